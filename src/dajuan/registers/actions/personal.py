"""Personal values: kept beside the ledger, read for a reason that is recorded, erased for good."""

import re
import secrets
from collections.abc import Collection, Sequence
from hashlib import sha256

from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, Committed, commit_change
from dajuan.ledger.definition import Concealed
from dajuan.org.actions.people import deed, record_deed
from dajuan.org.models import Person
from dajuan.org.permissions import may
from dajuan.org.refusals import Refused
from dajuan.registers.models import PersonalValue

#: How an export writes a value it must not show: the mask and its reference.
_EXPORTED = re.compile(r"(.*)#([0-9a-f]{64})", re.DOTALL)
_SHORT = 4
_LONG = 7


def mask(value: str) -> str:
    """A value as everybody may see it.

    >>> mask("H59487083"), mask("李四"), mask("")
    ('H****83', '李*', '')
    """
    if len(value) <= _SHORT:
        return value[:1] + "*" * (len(value) - 1) if len(value) > 1 else "*" * len(value)
    return f"{value[0]}****{value[-2:] if len(value) >= _LONG else ''}"


def parted(value: str) -> Concealed:
    """What a ledger lists for a personal value: the mask, and its reference (empty when it has none)."""
    found = _EXPORTED.fullmatch(value)
    return Concealed(found[1], found[2]) if found else Concealed(value, "")


def in_vault(references: Collection[str]) -> set[str]:
    """Those of the references whose value is still in the vault."""
    return set(PersonalValue.objects.filter(reference__in=references).values_list("reference", flat=True))


def conceal(values: Sequence[str], purpose: str) -> list[Concealed]:
    """Keeps clear values in the vault and gives what may stand in the ledger, the same for the same value.

    What an export wrote comes back as it was. To be called inside a change.
    """
    exported = {value: found for value in values if (found := _EXPORTED.fullmatch(value))}
    clear = {value for value in values if value and value not in exported}
    kept = _references(clear, purpose)
    salts = {value: secrets.token_hex(16) for value in clear - kept.keys()}
    fresh = {value: _reference(salt, value) for value, salt in salts.items()}
    PersonalValue.objects.bulk_create(
        PersonalValue(reference=fresh[value], purpose=purpose, salt=salt, value=value)
        for value, salt in salts.items()
    )
    references = kept | fresh
    return [
        Concealed(found[1], found[2])
        if (found := exported.get(value))
        else Concealed(mask(value), references.get(value, ""))
        for value in values
    ]


def _reference(salt: str, value: str) -> str:
    return sha256(f"{salt}|{value}".encode()).hexdigest()


def _references(values: set[str], purpose: str) -> dict[str, str]:
    found = PersonalValue.objects.filter(purpose=purpose, value__in=values)
    return dict(found.values_list("value", "reference"))


def read_personal(*, reference: str, person: Person, reason: str) -> str | None:
    """The clear value, None when it was erased. That it was read, by whom and why, is in the ledger first.

    Raises Refused without the ability, or without a reason.
    """
    if not may(person, "read_personal"):
        raise Refused("没有查看个人信息的权限")
    if not reason.strip():
        raise Refused("查看个人信息须写明理由")
    record_deed(kind="read_personal", detail=f"{reference[:12]}：{reason.strip()}"[:400], by=person.actor())
    return PersonalValue.objects.filter(reference=reference).values_list("value", flat=True).first()


def erase_personal(*, reference: str, by: Actor, reason: str) -> Committed[bool]:
    """Takes a value out of the vault for good; whether there was one. The ledger keeps mask and reference."""

    def work(change: Change) -> bool:
        deed(change, "erase_personal", None, f"{reference[:12]}：{reason}"[:400])
        return PersonalValue.objects.filter(reference=reference).delete()[0] > 0

    return commit_change(work, by=by, action="registers.erase_personal", reason=reason)
