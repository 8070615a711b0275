"""``dajuan figures`` and ``dajuan figure``: the computed figures, and what stands behind one."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from dajuan.desks.terminal import app, fail
from dajuan.indicators import queries
from dajuan.indicators.figure import Figure
from dajuan.indicators.records import RecordPage
from dajuan.kernel.amount import plain
from dajuan.kernel.period import Period, calendar_day
from dajuan.ledger.position import Position

PeriodOption = Annotated[str, typer.Option(help="期间：2022-H1、2022-Q2、2022-06、2022")]
AtOption = Annotated[str, typer.Option(help="基准日（取数的状态日期），默认期末")]
KnownOption = Annotated[str, typer.Option(help="已知：某日以前已报告的（日期），或账本序号")]
JsonOption = Annotated[bool, typer.Option("--json", help="输出JSON")]


@app.command()
def figures(
    period: PeriodOption,
    at: AtOption = "",
    known: KnownOption = "",
    number: Annotated[list[str] | None, typer.Option(help="只要这些指标编号，可重复")] = None,
    as_json: JsonOption = False,
) -> None:
    """列出一个期间的全部指标数；不给 --at 和 --known 时连同各种变体。"""
    try:
        found = queries.figures(
            Period.parse(period), at=day(at), known=position(known), numbers=number or None
        )
    except (KeyError, ValueError) as error:
        fail(str(error.args[0]))
    if as_json:
        typer.echo(json.dumps([figure_row(figure) for figure in found], ensure_ascii=False, indent=1))
    else:
        _print_figures(found)


@app.command()
def figure(
    key: Annotated[str, typer.Argument(help="指标编号，如 P003、P011.经济发展局")],
    period: PeriodOption,
    at: AtOption = "",
    known: KnownOption = "",
    records: Annotated[bool, typer.Option("--records", help="列出背后的每一条记录和单元格")] = False,
    part: Annotated[str, typer.Option(help="numerator 或 denominator：率的分子或分母的记录")] = "",
    as_json: JsonOption = False,
) -> None:
    """一个指标数：怎么算的、由哪些项得来、背后是哪些记录。"""
    if part and not records:
        fail("--part 要同 --records 一起用。")
    when, what = day(at), position(known)
    try:
        span = Period.parse(period)
        found = queries.figure(key, span, at=when, known=what)
        pages = (
            {
                name: queries.records_of(key, span, at=when, known=what, part=name)
                for name in _parts(found, part)
            }
            if records
            else {}
        )
    except (KeyError, ValueError) as error:
        fail(str(error.args[0]))
    if as_json:
        typer.echo(json.dumps({**figure_row(found), **detail(found, pages)}, ensure_ascii=False, indent=1))
    else:
        _print_figure(found, pages)


def day(text: str) -> date | None:
    """An ISO date, or nothing."""
    try:
        return calendar_day(text) if text else None
    except ValueError as error:
        fail(str(error))


def position(text: str) -> Position | None:
    """``--known``: a date or a ledger sequence number, or nothing."""
    try:
        return Position.parse(text) if text else None
    except ValueError as error:
        fail(str(error))


def figure_row(figure: Figure) -> dict[str, Any]:
    """The contract of ``figures --json``: exact decimal strings, dates in ISO form."""
    return {
        "number": figure.key,
        "code": figure.code,
        "label": figure.label,
        "value": _text(figure.value),
        "unit": figure.unit,
        "printed": figure.printed,
        "numerator": _text(figure.numerator),
        "denominator": _text(figure.denominator),
        "records": figure.records,
        "excluded": [{"reason": e.reason, "count": e.count} for e in figure.excluded],
        "at": figure.at.isoformat(),
        "known_seq": figure.known_seq,
        "known_date": figure.known_date.isoformat() if figure.known_date else None,
    }


def detail(figure: Figure, pages: dict[str, RecordPage]) -> dict[str, Any]:
    """What ``figure --json`` says beyond the row: scope, operands, and the records by part."""
    return {
        "formula": figure.formula,
        "scope_note": figure.scope_note,
        "version": figure.version,
        "operands": [
            {"label": o.label, "value": _text(o.value), "unit": o.unit, "records": o.records, "number": o.key}
            for o in figure.operands
        ],
        "parts": {name: _page(page) for name, page in pages.items()},
    }


def _page(page: RecordPage) -> dict[str, Any]:
    return {
        "column": page.column,
        "unit": page.unit,
        "count": page.count,
        "total": _text(page.total),
        "distinct": page.distinct,
        "rows": [
            {
                "entity": row.entity,
                "label": row.label,
                "department": row.department,
                "value": _text(row.value),
                "source": vars(row.source) if row.source else None,
            }
            for row in page.rows
        ],
    }


def _parts(figure: Figure, part: str) -> Sequence[str]:
    if part:
        return [part]
    own = [operand.part for operand in figure.operands if operand.part]
    return own if figure.operands else ["value"]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _print_figures(found: list[Figure]) -> None:
    table = _table("编号", "指标", "数值", "印作", "记录", "基准日", "已知")
    for figure in found:
        known = figure.known_date.isoformat() if figure.known_date else f"第{figure.known_seq}号"
        value = f"{_text(figure.value) or '—'} {figure.unit}"
        table.add_row(
            figure.key, figure.label, value, figure.printed, str(figure.records), str(figure.at), known
        )
    Console().print(table)


def _print_figure(figure: Figure, pages: dict[str, RecordPage]) -> None:
    typer.echo(
        f"{figure.key}　{figure.label}　{figure.printed}　（{_text(figure.value) or '—'} {figure.unit}）"
    )
    typer.echo(f"口径：{figure.formula}。{figure.scope_note}")
    for operand in figure.operands:
        typer.echo(
            f"　　{operand.key or operand.label}　{operand.label}　{_text(operand.value)} {operand.unit}"
        )
    for exclusion in figure.excluded:
        typer.echo(f"　　不计：{exclusion.reason} {exclusion.count} 条")
    for page in pages.values():
        table = _table("对象", "名称", page.column, "来源")
        for row in page.rows:
            source = f"{row.source.file} {row.source.sheet}!{row.source.cell}" if row.source else ""
            table.add_row(row.entity, row.label, _text(row.value) or "", source)
        Console().print(table)
        total = f"，合计 {_text(page.total)} {page.unit}" if page.total is not None else ""
        typer.echo(f"共 {page.count} 条{total}" + (f"，去重 {page.distinct}" if page.distinct else ""))


def _table(*heads: str) -> Table:
    """Nothing is cut off: long Chinese text folds."""
    table = Table(box=None, header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table
