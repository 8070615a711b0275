"""Reading official figures: chosen by period, status and document, never recomputed."""

from collections.abc import Sequence
from datetime import date, timedelta

from dajuan.indicators.cubes import OFFICIAL, Published, rank
from dajuan.indicators.formulas import Official
from dajuan.kernel.kept_text import kept_text
from dajuan.ledger.asof import Context
from dajuan.ledger.cube import rows_of, sql_of
from dajuan.ledger.reading import run


def published(contexts: Sequence[Context], period: tuple[date, date]) -> list[Published]:
    """Every official row in every context: one query."""
    return [Published(*row) for row in run(OFFICIAL, _text(), contexts, period)]  # type: ignore[arg-type]


@kept_text
def _text() -> str:
    return sql_of(rows_of(OFFICIAL.code).select(*Published._fields))


def choose(formula: Official, rows: Sequence[Published], ctx: int, at: date) -> Published | None:
    """The row a definition means at the valid date ``at``, or None."""
    names = {_plain(formula.indicator), *map(_plain, formula.aliases)}
    mine = [row for row in rows if row.ctx == ctx and _plain(row.indicator) in names]
    mine = [row for row in mine if _measured(formula, row) is not None]
    if formula.yearly:
        whole_years = [row for row in mine if _is_year(row) and row.period_start.year <= at.year]  # type: ignore[union-attr]
        years = sorted({row.period_start.year for row in whole_years if row.period_start}, reverse=True)
        if formula.back >= len(years):
            return None
        mine = [
            row for row in whole_years if row.period_start and row.period_start.year == years[formula.back]
        ]
    else:
        end = _last_month_end(at)
        mine = [row for row in mine if row.period_start == date(end.year, 1, 1) and row.period_end == end]
    return max(mine, key=rank, default=None)


def _measured(formula: Official, row: Published) -> object:
    return row.growth if formula.measure == "growth" else row.value


def _is_year(row: Published) -> bool:
    start, end = row.period_start, row.period_end
    return bool(start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31))


def _last_month_end(day: date) -> date:
    following = day + timedelta(days=1)
    return day if following.day == 1 else day.replace(day=1) - timedelta(days=1)


def _plain(wording: str) -> str:
    return "".join(wording.split()).replace("（", "(").replace("）", ")")
