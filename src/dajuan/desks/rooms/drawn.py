"""Pictures, gaps and tables as pages show them: drawn, in words, every part leading to its figure or its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse

from dajuan.desks import charts
from dajuan.desks.reading import Reading
from dajuan.indicators.gaps import Gap, GapCount, gap_counts
from dajuan.indicators.listing import TablePage, table_page
from dajuan.indicators.pictures import Picture, picture_values
from dajuan.kernel.amount import grouped, in_unit
from dajuan.ledger.cube import CubeColumn
from dajuan.ledger.definition import LEDGERS

#: Rows of a gap shown beside its picture; the rest are on its own page.
_FEW = 4
_WAN = "万元"


@dataclass(frozen=True)
class Drawn:
    """``links`` are addresses of the levels, in the order they are drawn; empty where the reader may not go."""

    picture: Picture
    levels: charts.Levels
    links: Sequence[str]


@dataclass(frozen=True)
class Lacking:
    """A gap with somebody in it; ``few`` are its first rows."""

    count: GapCount
    few: TablePage


@dataclass(frozen=True)
class Gaps:
    """All gaps of a page as one picture, and those with somebody in them."""

    levels: charts.Levels | None
    links: Sequence[str]
    lacking: Sequence[Lacking]
    unused: Sequence[Gap]


def drawn(pictures: Iterable[Picture], reading: Reading, *, rows: bool) -> list[Drawn]:
    """Those that have anything in them; ``rows`` says whether the reader may see the rows behind a level.
    Call inside ``read_tx``."""
    wanted = sorted(pictures, key=lambda picture: (picture.place, picture.code))
    values = picture_values(wanted, reading.period, reading.context)
    found = []
    for picture in wanted:
        links = [_step_address(picture, place, reading, rows=rows) for place in range(len(picture.steps))]
        if levels := _levels(picture, values[picture.code]):
            found.append(Drawn(picture, levels, links[::-1] if picture.kind == "ladder" else links))
    return found


def _levels(picture: Picture, values: list[tuple[str, Decimal]]) -> charts.Levels | None:
    if picture.kind == "flow":
        return charts.money_flow([(label, value / 10_000) for label, value in values], picture.label)
    counts = [(label, int(value)) for label, value in values]
    if picture.kind == "ladder":
        return charts.ladder(counts, picture.label) if any(count for _, count in counts) else None
    return charts.funnel(counts, picture.label)


def _step_address(picture: Picture, place: int, reading: Reading, *, rows: bool) -> str:
    """The figure that says the same, or else the rows behind the level."""
    number = picture.steps[place].number
    if not number and not rows:
        return ""
    address = (
        reverse("figure_page", args=[number]) if number else reverse("step_page", args=[picture.code, place])
    )
    return f"{address}?{reading.query}"


def gaps_of(gaps: Iterable[Gap], reading: Reading, *, rows: bool) -> Gaps:
    """``rows`` says whether the reader may see who they are. Call inside ``read_tx``."""
    counts = gap_counts(gaps, reading.period, reading.context)
    used = [count for count in counts if count.should]
    levels = charts.coverage(
        [(count.gap.sound, count.in_order, count.should) for count in used],
        "缺口",
        headers=("事项", "已落实", "应有", "缺"),
    )
    lacking = [
        Lacking(
            count,
            table_page(count.gap.table, reading.period, reading.context, limit=_FEW)
            if rows
            else TablePage(count.gap.table, (), (), count.lacking, ()),
        )
        for count in used
        if count.lacking
    ]
    links = (
        [f"{reverse('gap_page', args=[count.gap.code])}?{reading.query}" for count in used] if rows else []
    )
    return Gaps(levels, links, lacking, [count.gap for count in counts if not count.should])


def filled(page: TablePage) -> list[int]:
    """Places of the columns in which any row of the page has a value."""
    return [
        place
        for place in range(len(page.columns))
        if any(row.values[place] not in (None, "") for row in page.rows)
    ]


def title_of(column: CubeColumn) -> str:
    """With its unit; money is shown in 万元."""
    unit = _WAN if column.unit == "元" else column.unit
    return f"{column.label}（{unit}）" if unit else column.label


def is_number(column: CubeColumn, value: object) -> bool:
    return bool(column.unit) or (isinstance(value, (int, Decimal)) and not isinstance(value, bool))


def is_day(value: object) -> bool:
    return isinstance(value, date)


def said(column: CubeColumn, value: object) -> str:
    """A cell in words: 万元, dates, 是 and 否, the word of a code."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return grouped(in_unit(value, _WAN), 2) if column.unit == "元" else grouped(value.normalize())
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else _word(column.field, str(value))


def _word(field: str, code: str) -> str:
    """What a ledger prints for a code; the text itself when it is none."""
    for ledger in LEDGERS:
        for column in ledger.columns:
            if column.field == field and column.kind == "choice":
                word = next((word for word, known in column.choices if known == code), "")
                if word:
                    return word
    return code
