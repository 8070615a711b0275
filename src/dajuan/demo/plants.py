"""Faults planted in the further ledgers: a table of what is done to which row, and what an import must say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dajuan.demo.drafts import Cell, Draft, Line, amount
from dajuan.demo.records import DemoZone
from dajuan.demo.targets import AT, WAN
from dajuan.kernel.codes import credit_check_character

ROW, CELL, WARNING = "row_rejected", "cell_rejected", "warning"
Cells = dict[str, Cell]


@dataclass(frozen=True)
class Plant:
    """``change`` is what differs in the spoilt row; an ``extra`` row stands behind the one it comes from
    and takes nothing from the zone when it is rejected. ``where`` says which rows will do."""

    ledger: str
    field: str
    kind: str
    effect: str
    change: Callable[[Cells, str], Cells] = lambda cells, unit: {}
    where: Callable[[Cells], bool] = lambda cells: True
    extra: bool = True
    times: int = 1


def _fresh(field: str, **others: Cell) -> Callable[[Cells, str], Cells]:
    """Another row's key, and what is wrong with that row."""
    return lambda cells, unit: {field: f"{cells[field]}拟", **others}


def _negative(field: str, key: str = "") -> Callable[[Cells, str], Cells]:
    return lambda cells, unit: {
        field: amount(-86 * WAN, unit), **({key: f"{cells[key]}拟"} if key else {})
    }  # fmt: skip


def _unlisted(cells: Cells, unit: str) -> Cells:
    """An enterprise nobody has heard of, with a negative expense."""
    return {"credit_code": other_code(str(cells["credit_code"])), "expense": amount(-86 * WAN, unit)}


def _days_before(field: str, start: str, key: str) -> Callable[[Cells, str], Cells]:
    def change(cells: Cells, unit: str) -> Cells:
        del unit
        begun = cells[start]
        assert isinstance(begun, date)  # noqa: S101 - such rows are chosen
        return {field: begun - timedelta(days=3), key: f"{cells[key]}拟"}

    return change


def other_code(code: str) -> str:
    """A right credit code that differs from ``code``."""
    body = code[:8] + code[9:17] + ("7" if code[8] != "7" else "8")
    return body + credit_check_character(body)


def _has(**wanted: Cell) -> Callable[[Cells], bool]:
    return lambda cells: all(cells.get(field) == value for field, value in wanted.items())


def _filled(*fields: str) -> Callable[[Cells], bool]:
    return lambda cells: all(cells.get(field) for field in fields)


PLANTS = (
    Plant("enterprises", "credit_code", "duplicate_row", ROW, where=_has(scale="规上工业")),
    Plant("enterprises", "credit_code", "duplicate_near_name", ROW,
          lambda cells, unit: {"enterprise_name": f"{cells['enterprise_name']}（示范）"}, _has(scale="规下工业")),
    Plant("enterprises", "credit_code", "missing_code", ROW, _fresh("enterprise_name", credit_code=None), _has(scale="规下服务业")),
    Plant("enterprises", "credit_code", "uscc_length", CELL, lambda cells, unit: {"credit_code": str(cells["credit_code"])[:17]},
          _has(scale="规下服务业"), extra=False),
    Plant("research_activities", "expense", "negative_amount", ROW, _unlisted, _filled("researchers")),
    Plant("technology_contracts", "contract_number", "duplicate_row", ROW),
    Plant("technology_contracts", "technology_amount", "tech_exceeds_deal", WARNING,
          lambda cells, unit: {"technology_amount": float(str(cells["deal_amount"])) * 2}, _has(state="已撤销"), extra=False),
    Plant("technology_contracts", "registered_on", "text_in_date", ROW, _fresh("contract_number", registered_on="待定")),
    Plant("tech_firms", "registration_number", "duplicate_row", ROW),
    Plant("innovation_platforms", "name", "duplicate_row", ROW),
    Plant("recognitions", "document", "missing_document", ROW, _fresh("subject", document=None), _has(kind="全国第一")),
    Plant("recognitions", "expires_on", "expired", WARNING, lambda cells, unit: {"expires_on": date(2022, 5, 5)},
          _filled("expires_on"), extra=False),
    Plant("liaisons", "credit_code", "duplicate_row", ROW),
    Plant("charging_points", "name", "duplicate_row", ROW),
    Plant("overhead_cables", "length", "negative_amount", ROW, _fresh("name", length=-120)),
    Plant("demolitions", "finished_on", "date_order", ROW, _days_before("finished_on", "started_on", "name"), _filled("finished_on")),
    Plant("old_estates", "finished_on", "text_in_date", CELL, lambda cells, unit: {"finished_on": "待定"}, _has(status="在建"),
          extra=False, times=2),
    Plant("dog_certificates", "number", "duplicate_row", ROW, times=3),
    Plant("dog_certificates", "number", "missing_code", ROW, lambda cells, unit: {"number": None}),
    Plant("heat_trainings", "attendance", "not_a_number", ROW, lambda cells, unit: {"attendance": "约八十", "site": f"{cells['site']}旁"}),
    Plant("bond_payments", "project_name", "duplicate_row", ROW),
    Plant("bond_payments", "amount", "negative_amount", ROW, _negative("amount")),
    Plant("patrols", "number", "duplicate_row", ROW, where=_filled("closed_at")),
    Plant("patrols", "handled_at", "time_order", ROW, _days_before("handled_at", "dispatched_at", "number"), _filled("closed_at")),
    Plant("enterprise_problems", "number", "duplicate_row", ROW),
    Plant("enterprise_problems", "handled_at", "date_order", ROW, _days_before("handled_at", "collected_at", "number"),
          _filled("handled_at")),
    Plant("enterprise_problems", "declared_status", "closed_without_confirmation", WARNING,
          lambda cells, unit: {"declared_status": "已销号"}, _has(declared_status="办理中"), extra=False, times=2),
)  # fmt: skip


class FurtherFaults:
    """Plants each fault on the first sheet that has a row for it."""

    def __init__(self, zone: DemoZone) -> None:
        self._draw = Random(f"{zone.seed}/plants")  # noqa: S311 - reproducible on purpose
        self._left = {plant: plant.times for plant in PLANTS}
        changes = zone.ledgers["enterprise_changes"]
        found = [row for row in changes if row["kind"] == "信用代码更正"]
        self._wrong = {str(row["new_value"]): str(row["old_value"]) for row in found}
        self._register = {str(row["new_value"]) for row in found[::2]}

    def plant(self, draft: Draft) -> None:
        """Spoils a sheet; draws anew only among rows that are still right."""
        for plant in [plant for plant in PLANTS if plant.ledger == draft.layout.ledger]:
            for _ in range(self._left[plant]):
                fit = [line for line in draft.lines if not line.is_taken and plant.where(line.cells)]
                if fit:
                    _apply(plant, draft, self._draw.choice(fit))
                    self._left[plant] -= 1
        self._misspell(draft)
        if draft.layout.ledger == "emergency_plans":
            for line in draft.lines:
                end = line.cells["valid_to"]
                if isinstance(end, date) and end < AT:
                    line.faults.append(("valid_to", "expired", WARNING))

    def _misspell(self, draft: Draft) -> None:
        """Codes that the corrections put right: in the register, or of one seller."""
        for line, field in _coded(draft):
            code = str(line.cells[field])
            ours = (field == "credit_code") == (code in self._register)
            if code in self._wrong and ours and not line.is_taken:
                line.cells[field] = self._wrong[code]
                line.faults.append((field, "uscc_check_digit", CELL))
                return


def _coded(draft: Draft) -> Iterator[tuple[Line, str]]:
    field = {"enterprises": "credit_code", "technology_contracts": "seller_code"}.get(draft.layout.ledger)
    if field:
        yield from ((line, field) for line in draft.lines)


def _apply(plant: Plant, draft: Draft, line: Line) -> None:
    changed = {
        name: value
        for name, value in plant.change(line.cells, draft.layout.unit).items()
        if name in line.cells
    }
    if plant.extra:
        spoilt = Line(line.cells | changed)
        draft.lines.insert(draft.lines.index(line) + 1, spoilt)
        line.is_taken = spoilt.is_taken = True
    else:
        spoilt = line
        line.cells.update(changed)
        line.is_taken = True
    spoilt.faults.append((plant.field, plant.kind, plant.effect))
