"""Another zone's wording made of a known one: titles among the known aliases, orders, units, totals on top."""

from dataclasses import replace
from random import Random

from dajuan.demo.drafts import MONEY, UNITS
from dajuan.demo.layouts import Column, Layout, Wording
from dajuan.ledger.definition import LEDGERS, LedgerDefinition
from dajuan.ledger.workbooks.titles import folded


def rearranged(wording: Wording, seed: int) -> Wording:
    """The same sheets as somebody else would keep them, the same for the same seed."""
    draw = Random(f"rearranged/{seed}")
    layouts = tuple(_rearranged(layout, draw) for layout in wording.layouts)
    return Wording(f"{wording.name}（另排{seed}）", layouts)


def _rearranged(layout: Layout, draw: Random) -> Layout:
    definition = LEDGERS.get(layout.ledger)
    taken: set[str] = set()
    columns = []
    for column in draw.sample(layout.columns, len(layout.columns)):
        title = _title(column, definition, taken, draw)
        columns.append(Column(column.field, f"{title}（{{unit}}）" if column.field in MONEY else title))
    return replace(
        layout, columns=tuple(columns), unit=draw.choice(list(UNITS)), totals_on_top=draw.random() < 0.7,
        file=layout.file.replace(".csv", ".xlsx"), above=layout.above.replace("单位：{unit}", ""),
    )  # fmt: skip


def _title(column: Column, definition: LedgerDefinition, taken: set[str], draw: Random) -> str:
    """A title that belongs to this column alone; the present one where a column has no others."""
    fields = {known.field for known in definition.columns}
    if column.field not in fields:
        return column.title
    own = definition.column(column.field)
    others = {
        folded(text)
        for known in definition.columns
        if known.field != column.field
        for text in (known.label, *known.aliases)
    }
    free = [text for text in (own.label, *own.aliases) if folded(text) not in others | taken]
    title = draw.choice(free or [column.title])
    taken.add(folded(title))
    return title
