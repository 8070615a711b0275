"""Places as another zone writes them: other titles, order, units and sheet names."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from dajuan.indicators.queries import figures
from dajuan.kernel.period import Period
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.definition import LEDGERS
from dajuan.ledger.workbooks.export import ledger_workbook
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reports import FileReport
from dajuan.registers.models import EmergencyPlan, Place, PlaceFeature
from dajuan.store.home import Home
from tests.ledger.workbooks.making import Table, save


def imported(home: Home, path: Path, sheets: dict[str, Table]) -> FileReport:
    save(path, sheets)
    [report] = publish(prepare([Upload(path.name, path)]), Terms(CONSOLE, home, load_history=True))
    return report


def shown(*numbers: str) -> dict[str, tuple[Decimal | None, str]]:
    found = figures(Period.parse("2022-H1"))
    return {f.key: (f.value, f.printed) for f in found if f.key in numbers}


def test_lengths_and_areas_in_other_units_are_converted(zone_db: Home, tmp_path: Path) -> None:
    cables = [
        ["线缆整治情况"],
        ["完成时间", "道路名称", "产权单位", "整治长度（公里）"],
        ["2022.3.5", "甲路", "供电单位", 1.5],
        ["3月6日", "乙路", "供电单位", "350米"],
        ["2022.9.1", "丙路", "供电单位", 9],
    ]
    green = [
        ["复绿台账"],
        ["单位：亩"],
        ["地块名称", "恢复绿地面积", "完成时间"],
        ["甲地", 3, date(2022, 4, 1)],
        ["乙地", "200平方米", date(2022, 5, 1)],
    ]
    razed = [
        ["违法建筑拆除情况表"],
        ["立案编号", "坐落", "违建面积（万平方米）", "下达通知日期", "拆除时间", "拆除情况"],
        ["A1", "甲村", 1.25, date(2022, 1, 3), date(2022, 2, 3), "已拆除完毕"],
        ["A2", "乙村", 0.5, date(2022, 1, 3), None, "未拆除"],
    ]
    report = imported(zone_db, tmp_path / "报送.xlsx", {"Sheet1": cables, "Sheet2": green, "Sheet3": razed})
    assert [sheet.ledger for sheet in report.sheets] == ["overhead_cables", "restored_green", "demolitions"]
    assert [finding.kind for finding in report.findings] == []
    assert shown("C001", "C002", "C004") == {
        "C001": (Decimal(12500), "约1万平方米"),
        "C002": (Decimal(2200), "2200平方米"),
        "C004": (Decimal(1850), "约0.2万米"),
    }


def test_what_is_done_follows_date_and_status(zone_db: Home, tmp_path: Path) -> None:
    parks = [
        ["公园绿道建设情况"],
        ["项目名称", "类型", "里程（米）", "竣工时间", "建设状态"],
        ["甲园", "社区公园", None, date(2022, 5, 1), "已完工"],
        ["乙园", "社区公园", None, date(2022, 5, 1), "未完工"],
        ["丙园", "社区公园", None, None, "已完工"],
        ["甲道", "绿道", 2500, date(2022, 6, 30), "已完工"],
        ["乙道", "绿道", 2500, date(2022, 7, 1), "已完工"],
    ]
    stations = [
        ["驿站名称", "位置", "服务时间", "启用日期", "运行状态"],
        ["甲", "银行", "8:30-18:00", date(2021, 5, 1), "正常开放"],
        ["乙", "银行", "8:30-18:00", date(2022, 8, 1), "正常开放"],
        ["丙", "银行", "8:30-18:00", date(2021, 5, 1), "暂停开放"],
    ]
    imported(zone_db, tmp_path / "a.xlsx", {"一": parks, "驿站": stations})
    assert shown("C007", "C009", "C012") == {
        "C007": (Decimal(1), "1个"),
        "C009": (Decimal("2.5"), "2.5公里"),
        "C012": (Decimal(1), "1处"),
    }
    assert PlaceFeature.objects.filter(kind="rest_stations", feature="opening_hours").count() == 3
    definition = LEDGERS.get("parks")
    assert definition.present is not None
    (tmp_path / "out.xlsx").write_bytes(ledger_workbook(definition, definition.present()))
    [again] = publish(
        prepare([Upload("out.xlsx", tmp_path / "out.xlsx")]), Terms(CONSOLE, zone_db, load_history=True)
    )
    assert again.sheets[0].unchanged == Place.objects.filter(kind="parks").count()


def test_a_plan_is_expired_on_the_day_of_its_sheet(zone_db: Home, tmp_path: Path) -> None:
    titles = ["级别", "方案名称", "适用范围", "批准日期", "有效期限", "演练时间"]
    rows = [
        ["总体", "总预案", "全区", date(2021, 4, 1), date(2022, 5, 31), "5月8日"],
        ["部门", "分预案", "甲局", date(2022, 4, 1), date(2023, 5, 31), date(2022, 6, 1)],
        ["村级", "村预案", "乙村", date(2022, 4, 1), date(2023, 5, 31), None],
    ]
    report = imported(zone_db, tmp_path / "a.xlsx", {"预案": [["防汛预案"], titles, *rows]})
    assert [(f.kind, f.cell, f.effect) for f in report.findings] == [("expired", "E3", "warning")]
    assert EmergencyPlan.objects.get(name="总预案").drilled_on == date(2022, 5, 8)
    assert {plan.level for plan in EmergencyPlan.objects.all()} == {"zone", "department", "site"}
    assert shown("W004", "W005") == {"W004": (Decimal(3), "3个"), "W005": (Decimal(2), "2个")}


def test_a_sheet_of_places_nobody_names_is_no_ledger(zone_db: Home, tmp_path: Path) -> None:
    save(tmp_path / "a.xlsx", {"表": [["名称", "位置", "完工日期", "状态"], ["甲", "乙", "丙", "丁"]]})
    [report] = prepare([Upload("a.xlsx", tmp_path / "a.xlsx")]).reports
    assert report.sheets == []
