"""Rules a ledger definition combines. Each looks at the rows that still stand and reports findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from dajuan.kernel.amount import grouped, in_unit
from dajuan.kernel.once import Once
from dajuan.ledger.staged import Effect, Knowledge, StagedSheet
from dajuan.ledger.workbooks.titles import folded

_SIMILAR = 0.8
_COMPARED = 50  # rows with the same unit and amount; more is no twin but a habit
_FEN = Decimal("0.01")
Place = tuple[StagedSheet, int]


@dataclass(frozen=True)
class Needed:
    """A row without this value is rejected."""

    field: str
    kind: str
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            values = sheet.values.get(self.field, [])
            for index in [
                i for i, value in enumerate(values) if value in (None, "") and i not in sheet.rejected
            ]:
                sheet.find(index, self.field, self.kind, "row_rejected", self.reason)


@dataclass(frozen=True)
class CodeOrTwin:
    """A row without a code is rejected; when it looks like a row nearby, that is said.

    ``same`` fields must be equal and ``name`` alike for two rows to be taken for one thing.
    """

    field: str
    name: str
    same: tuple[str, ...]

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            codes = sheet.values[self.field]
            empty = [i for i, code in enumerate(codes) if not code and i not in sheet.rejected]
            keys = sheet.keys(self.same) if empty else []
            coded = self._coded(sheet, codes, keys)
            for index in empty:
                twin = self._twin(sheet, coded.get(keys[index], []), index)
                if twin is None:
                    label = sheet.headers[self.field]
                    sheet.find(index, self.field, "missing_code", "row_rejected", f"缺{label}")
                else:
                    reason = f"缺项目代码，且与另一行单位、信用代码、总投资相同、名称相近，疑似同一项目（与第{twin}行重复）"
                    sheet.find(index, self.field, "missing_code_near_duplicate", "row_rejected", reason)

    def _coded(
        self, sheet: StagedSheet, codes: list[object], keys: list[tuple[object, ...]]
    ) -> dict[tuple[object, ...], list[int]]:
        """Rows that have a code, by the fields that must be the same."""
        coded: dict[tuple[object, ...], list[int]] = {}
        for index, key in enumerate(keys):
            if codes[index] and index not in sheet.rejected and any(v not in (None, "") for v in key):
                coded.setdefault(key, []).append(index)
        return coded

    def _twin(self, sheet: StagedSheet, others: list[int], index: int) -> int | None:
        names = sheet.values[self.name]
        for other in others[:_COMPARED]:
            if _similar(str(names[other]), str(names[index])):
                return sheet.rows[other]
        return None


def _similar(one: str, other: str) -> bool:
    one, other = folded(one), folded(other)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SIMILAR


@dataclass(frozen=True)
class Unique:
    """No two rows of a file have the same key: an equal row is dropped, of unequal ones none is used.

    ``ignored`` fields do not make rows unequal; ``what`` names the key in the reason. Rows that differ
    in nothing but a slightly different ``name`` are one thing written twice: the later is dropped.
    """

    key: tuple[str, ...]
    field: str
    what: str
    name: str = ""
    ignored: frozenset[str] = frozenset({"note", "filler", "reviewer"})

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        keys = [key for sheet in sheets for key in sheet.keys(self.key)]
        if len(set(keys)) == len(keys):
            return
        seen: dict[tuple[object, ...], Place] = {}
        disputed: set[tuple[object, ...]] = set()
        for sheet in sheets:
            for index, key in enumerate(sheet.keys(self.key)):
                if index in sheet.rejected or key[-1] in (None, ""):
                    continue
                first = seen.setdefault(key, (sheet, index))
                if first != (sheet, index):
                    self._repeated(first, (sheet, index), key, disputed)

    def _repeated(
        self, first: Place, again: Place, key: tuple[object, ...], disputed: set[tuple[object, ...]]
    ) -> None:
        where = f"第{first[0].rows[first[1]]}行"
        where = where if first[0] is again[0] else f"表“{first[0].name}”{where}"
        sheet, index = again
        if key not in disputed and self._content(*first) == self._content(*again):
            sheet.find(
                index, self.field, "duplicate_row", "row_rejected", f"{self.what}重复（与{where}重复）"
            )
            return
        if key not in disputed and self._renamed(first, again):
            reason = f"{self.what}相同、名称略有不同（与{where}重复）"
            sheet.find(index, self.field, "duplicate_near_name", "row_rejected", reason)
            return
        reason = f"{self.what}有两行且内容不同，都不采用"
        if key not in disputed:
            disputed.add(key)
            first[0].find(first[1], self.field, "duplicate_conflict", "row_rejected", reason)
        sheet.find(index, self.field, "duplicate_conflict", "row_rejected", f"{reason}（与{where}重复）")

    def _renamed(self, first: Place, again: Place) -> bool:
        one, other = self._content(*first), self._content(*again)
        names = str(one.pop(self.name, "")), str(other.pop(self.name, ""))
        return bool(self.name) and one == other and _similar(*names)

    def _content(self, sheet: StagedSheet, index: int) -> dict[str, object]:
        return {
            name: column[index]
            for name, column in sheet.values.items()
            if name not in self.ignored and column[index] not in (None, "")
        }


@dataclass(frozen=True)
class Known:
    """The value must be a key of another ledger, in this call or at home."""

    field: str
    ledger: str
    kind: str
    effect: Effect
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        keys = known.of(self.ledger)
        for sheet in sheets:
            values = sheet.values.get(self.field, [])
            strangers = [
                i for i, v in enumerate(values) if v and (v,) not in keys and i not in sheet.rejected
            ]
            for index in strangers:
                sheet.find(index, self.field, self.kind, self.effect, self.reason)


@dataclass(frozen=True)
class NotAbove:
    """An amount must not exceed what another ledger says about the row's ``key`` field."""

    field: str
    key: str
    ledger: str
    kind: str
    effect: Effect
    reason: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        limits = known.of(self.ledger)
        for sheet in sheets:
            keys = sheet.values.get(self.key, [])
            tops = map(Once[object, object](lambda key: limits.get((key,))).__getitem__, keys)
            pairs = zip(sheet.values.get(self.field, []), tops, strict=False)
            above = [
                index
                for index, (value, top) in enumerate(pairs)
                if isinstance(value, Decimal) and isinstance(top, Decimal) and value > top
            ]
            for index in above:
                if index not in sheet.rejected:
                    sheet.find(index, self.field, self.kind, self.effect, self.reason)


@dataclass(frozen=True)
class InOrder:
    """The later of two dates of a row must not lie before the earlier one."""

    earlier: str
    later: str
    effect: Effect = "warning"
    kind: str = "date_order"

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        del known
        for sheet in sheets:
            starts, ends = sheet.values.get(self.earlier), sheet.values.get(self.later)
            if starts is None or ends is None:
                continue
            reason = f"{sheet.headers[self.later]}早于{sheet.headers[self.earlier]}"
            for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
                if (
                    isinstance(start, date)
                    and isinstance(end, date)
                    and end < start
                    and index not in sheet.rejected
                ):
                    sheet.find(index, self.later, self.kind, self.effect, reason)


@dataclass(frozen=True)
class Agrees:
    """An amount should equal what another ledger has under ``key_of`` the row; both stay as they are."""

    field: str
    ledger: str
    key_of: Callable[[StagedSheet, int], tuple[object, ...] | None]
    source: str

    def check(self, sheets: Sequence[StagedSheet], known: Knowledge) -> None:
        others = known.of(self.ledger)
        for sheet, index, value in _amounts(sheets, self.field):
            key = self.key_of(sheet, index)
            other = others.get(key) if key else None
            if isinstance(other, Decimal) and abs(other - value) >= _FEN:
                gap = grouped(in_unit(abs(other - value), "万元"), 2)
                reason = f"与{self.source}同一项目的数不一致（差{gap}万元），两处均保留待核"
                sheet.find(index, self.field, "cross_ledger_conflict", "warning", reason)


def _amounts(sheets: Sequence[StagedSheet], name: str) -> Iterator[tuple[StagedSheet, int, Decimal]]:
    """The amounts of one field in the rows that stand."""
    for sheet in sheets:
        for index, value in enumerate(sheet.values.get(name, [])):
            if isinstance(value, Decimal) and index not in sheet.rejected:
                yield sheet, index, value
