"""The ledger in thirty lines of plain Python: what every reading at (S, T) must equal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dajuan.ledger.models import LedgeredModel
from dajuan.projects.models import BatchMember, MonthLock


@dataclass(frozen=True)
class Version:
    """``value`` is None for a deletion; ``order`` is the place within its change-set."""

    seq: int
    order: int
    reported_on: date
    value: str | None


@dataclass
class Positions:
    """Versions by key, and which change-sets (by seq) were withdrawn at which seq."""

    versions: dict[int, list[Version]] = field(default_factory=dict)
    withdrawn: dict[int, int] = field(default_factory=dict)

    def at(self, key: int, seq: int, known: date | None, *, register: bool = False) -> Version | None:
        """The version that stands: the last by (reported_on, seq), a deletion included."""
        counting = [
            v
            for v in self.versions.get(key, [])
            if v.seq <= seq and not self.withdrawn.get(v.seq, seq + 1) <= seq
        ]
        reported = [v for v in counting if known is None or v.reported_on <= known]
        if register and not reported:
            return min(counting, key=lambda v: (v.reported_on, v.seq, -v.order), default=None)
        return max(reported, key=lambda v: (v.reported_on, v.seq, v.order), default=None)

    def add(self, key: int, seq: int, reported_on: date, value: str | None) -> None:
        before = self.versions.setdefault(key, [])
        before.append(Version(seq, len(before), reported_on, value))

    def record(self, seq: int, rows: Iterable[tuple[int, date, str]]) -> int:
        """Rows equal to what was known on their own date are left alone; returns how many were."""
        unchanged = 0
        for key, reported_on, value in rows:
            present = self.at(key, seq, reported_on)
            if present and present.value == value:
                unchanged += 1
            else:
                self.add(key, seq, reported_on, value)
        return unchanged

    def reading(self, seq: int, known: date | None, *, register: bool = False) -> dict[int, str]:
        found = {key: self.at(key, seq, known, register=register) for key in self.versions}
        return {key: v.value for key, v in found.items() if v and v.value is not None}


@dataclass(frozen=True)
class Kind:
    """A table to try it on: one key column, one fact, everything else fixed. Keys of one ``run`` start
    at ``run * 100``, so that runs in one zone do not meet."""

    model: type[LedgeredModel]
    key: str
    fact: str
    fixed: dict[str, object]

    def row(self, key: int, reported_on: date, value: str) -> dict[str, object]:
        columns = {str(f.column): None for f in self.model._meta.concrete_fields if not f.primary_key}
        given = {self.key: self.key_value(key), self.fact: value, "reported_on": reported_on}
        return {**columns, **self.fixed, **given}

    def key_value(self, key: int) -> object:
        return date.fromordinal(700_000 + key) if self.key == "month" else f"2022-{key}"

    def number(self, value: object) -> int:
        return value.toordinal() - 700_000 if isinstance(value, date) else int(str(value).split("-")[1])


LOCKS = Kind(MonthLock, "month", "reason", {})
#: A register: read at its first version before it was reported.
MEMBERS = Kind(
    BatchMember,
    "provincial_code",
    "project_name",
    {"round": 1, "track": "start", "project_code": "", "owner_name": "", "declared_status": "", "note": ""},
)
