"""What the ledgers of this room read out of titles, sheet names and column titles."""

from datetime import date

import pytest

from dajuan.ledger.definition import LEDGERS, SheetNotes
from dajuan.rooms.lever.ledgers.batch_members import round_and_track
from dajuan.rooms.lever.ledgers.key_projects import year_and_level
from dajuan.rooms.lever.ledgers.project_months import month_of


def notes(sheet: str, *lines: str, titles: tuple[str, ...] = (), reported: date | None = None) -> SheetNotes:
    return SheetNotes("台账.xlsx", sheet, lines, titles, reported, 2022)


@pytest.mark.parametrize(
    ("found", "month"),
    [
        (notes("1月", "月报表（2022年1-3月）", "填报日期：2022年4月2日"), 3),
        (notes("3月", "月报表", "填报日期：2022年4月2日"), 3),
        (notes("Sheet1", "月报表", "报送日期：2022年4月2日", titles=("1-3月累计完成投资",)), 3),
        (notes("Sheet1", "二〇二二年月报", "三月份"), 3),
        (notes("Sheet1", "月报表", reported=date(2022, 3, 28)), 3),
    ],
)
def test_month_of_a_report(found: SheetNotes, month: int) -> None:
    assert month_of(found)["month"] == date(2022, month, 1)


def test_a_report_without_any_month() -> None:
    assert month_of(notes("Sheet1", "月报表"))["month"] is None


@pytest.mark.parametrize(
    ("found", "number", "track"),
    [
        (notes("第一期", "第一期“三个一批”项目台账"), 1, None),
        (notes("签约", "第十二期三个一批"), 12, "signing"),
        (notes("Sheet1", "第2期“三个一批”投产项目"), 2, "production"),
        (notes("汇总", "三个一批签约、开工、投产项目"), None, None),
    ],
)
def test_round_and_track(found: SheetNotes, number: int | None, track: str | None) -> None:
    assert round_and_track(found) == {"round": number, "track": track}


@pytest.mark.parametrize(
    ("found", "level", "until"),
    [
        (notes("省重点", "2022年省重点项目", titles=("1-6月完成投资",)), "provincial", 6),
        (notes("Sheet1", "新乡市2022年市级重点项目（1—5月）"), "city", 5),
        (notes("省、市重点", "省重点和市重点项目", reported=date(2022, 4, 30)), None, 4),
    ],
)
def test_year_level_and_month_of_key_projects(found: SheetNotes, level: str | None, until: int) -> None:
    assert year_and_level(found) == {"year": 2022, "level": level, "until": date(2022, until, 1)}


def test_titles_of_one_ledger_do_not_collide() -> None:
    """No label of a column is an alias of another column of the same ledger."""
    for definition in LEDGERS:
        labels = [column.label for column in definition.columns]
        assert len(set(labels)) == len(labels), definition.code
        for column in definition.columns:
            assert not set(column.aliases) & (set(labels) - {column.label}), (definition.code, column.field)
