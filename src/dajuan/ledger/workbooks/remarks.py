"""What is told of a sheet's cells together: rows nobody sees, states left blank, rates that look like shares."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Finding, StagedSheet, letter_of, raw_text
from dajuan.ledger.workbooks.reading import RawSheet
from dajuan.ledger.workbooks.recognised import Recognition

_MOST_NAMED = 20  # stretches of rows
_MOST_SHOWN = 3


def remark(staged: StagedSheet, raw: RawSheet, reading: Recognition) -> None:
    """Warnings about a sheet that was read; nothing of it is taken away."""
    hidden = [row for row in staged.rows if row - 1 in raw.hidden_rows]
    if hidden:
        reason = (
            f"{rows_named(hidden)}是隐藏的（筛选或手工隐藏），照常读取；表内合计可能没有计入，"
            "不应计入的请从表中删去再导入"
        )
        staged.findings.append(Finding(staged.name, 0, "", "", "hidden_rows", "warning", None, reason))
    for column in reading.definition.columns:
        if column.field not in staged.places:
            continue
        for kind, reason in (*_blank_states(staged, column), *_shares(staged, column)):
            place, title = staged.places[column.field], staged.headers[column.field]
            where = reading.header.last + 1, letter_of(place), title
            staged.findings.append(Finding(staged.name, *where, kind, "warning", title, reason))


def _blank_states(staged: StagedSheet, column: Column) -> Iterator[tuple[str, str]]:
    if not column.counted:
        return
    place, values = staged.places[column.field], staged.values[column.field]
    blank = [
        row
        for row, cells, value in zip(staged.rows, staged.raw, values, strict=True)
        if value in (None, "") and not (place < len(cells) and raw_text(cells[place]).strip())
    ]
    if blank:
        words = "、".join(_first_words(column))
        fate = (
            f"只有填“{words}”的才计数，这些行不计入"
            if column.assumed
            else "这些行是否计数只能按日期等其他列判断"
        )
        title = staged.headers[column.field]
        yield (
            "missing_state",
            f"“{title}”（{letter_of(place)}列）{rows_named(blank)}是空的，{fate}；请补填后再导入",
        )


def _first_words(column: Column) -> list[str]:
    """How each counted state is printed."""
    words = dict(reversed([(code, word) for word, code in column.choices]))
    return [words[code] for code in column.counted if code in words]


def _shares(staged: StagedSheet, column: Column) -> Iterator[tuple[str, str]]:
    """A column of per cents none of which is above 1 nor shown with its sign: perhaps 0.953 for 95.3%."""
    title, place = staged.headers[column.field], staged.places[column.field]
    if column.kind != "number" or "%" not in column.label + title:
        return
    told = [
        (value, raw_text(cells[place]))
        for cells, value in zip(staged.raw, staged.values[column.field], strict=True)
        if isinstance(value, Decimal) and place < len(cells)
    ]
    within = all(0 <= value <= 1 and "%" not in text and "％" not in text for value, text in told)
    some = [(value, text) for value, text in told if 0 < value < 1]
    if some and within:
        shown = "、".join(text for _, text in some[:_MOST_SHOWN])
        first = some[0][0]
        reason = (
            f"“{title}”（{letter_of(place)}列）的数都在0到1之间（{shown}），按百分数读取，即{first:f}%；"
            f"若本意是{(first * 100).normalize():f}%，请把这一列改成百分数后再导入"
        )
        yield "rate_as_share", reason


def rows_named(rows: Sequence[int]) -> str:
    """第3、5-7行, as many stretches as a person reads."""
    stretches = [
        [row for _, row in group] for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    ]
    named = [f"{s[0]}-{s[-1]}" if len(s) > 1 else str(s[0]) for s in stretches[:_MOST_NAMED]]
    more = f"等{len(rows)}" if len(stretches) > _MOST_NAMED else ""
    return f"第{'、'.join(named)}{more}行"
