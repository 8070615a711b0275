"""Official figures: monthly growth that ends at the published values, assessments, ranks and a target."""

from datetime import date
from decimal import Decimal

from dajuan.demo.records import DemoOfficial

_STATISTICS, _FINANCE = "示例市统计部门", "示例区财政部门"
#: Months, then growth of industry, medicine, its pull, fixed assets, industrial investment, revenue, its growth.
_SERIES = (
    (2, "8.1", "85.9", "13.9", "13.4", "12.7", 20_460, "6.9"),
    (3, "9.2", "87.4", "14.4", "12.9", "11.6", 30_880, "6.7"),
    (4, "9.5", "86.6", "14.7", "13.2", "12.3", 41_130, "6.1"),
    (5, "8.4", "86.2", "14.9", "12.1", "12.6", 51_390, "6.5"),
    (6, "9.0", "87.0", "15.1", "12.5", "12.0", 63_400, "6.3"),
)


def official_figures() -> list[DemoOfficial]:
    """Amounts in 元, everything else in the unit named."""
    rows = [row for month in _SERIES for row in _month(*month)]
    revenue = _row(
        "一般公共预算收入", "2022年1-6月", 633_500_000, "万元", "6.2", _FINANCE, "示财快〔2022〕6号", "0702"
    )
    revenue.status, revenue.scope_note = "快报", "以最终数为准"
    return [*rows, revenue, *_assessments()]


def _month(
    month: int, industry: str, medicine: str, pull: str, assets: str, works: str, revenue: int, growth: str
) -> list[DemoOfficial]:
    period, document = f"2022年1-{month}月", f"示统月〔2022〕{month}号"
    day, later = f"{month + 1:02}18", f"{month + 1:02}12"
    return [
        _row("规模以上工业增加值", period, None, "%", industry, _STATISTICS, document, day),
        _row("医药制造业增加值", period, None, "%", medicine, _STATISTICS, document, day),
        _row("医药制造业拉动规上工业增加值", period, pull, "个百分点", None, _STATISTICS, document, day),
        _row("固定资产投资", period, None, "%", assets, _STATISTICS, document, day),
        _row("工业投资", period, None, "%", works, _STATISTICS, document, day),
        _row(
            "一般公共预算收入", period, revenue * 10_000, "万元", growth, _FINANCE, f"示财〔2022〕{month}0号", later
        ),
    ]  # fmt: skip


def _assessments() -> list[DemoOfficial]:
    jury, this, before = "省级第三方评价机构", "示评〔2022〕5号", "示评〔2021〕4号"
    command, bulletin = "示例市项目指挥部", "示项通〔2022〕6期"
    target = _row(
        "规上工业企业研发活动覆盖率省定年度目标",
        "2022年",
        "50",
        "%",
        None,
        "省级科技部门",
        "示科〔2022〕3号",
        "0222",
    )
    target.status = "目标"
    return [
        _row("营商环境评价总体得分", "2021年度", "86.30", "分", None, jury, this, "0526"),
        _row("营商环境评价企业满意度得分", "2021年度", "88.67", "分", None, jury, this, "0526"),
        _row("营商环境国家级功能区位次", "2021年度", "5", "位", None, jury, this, "0526"),
        _row("营商环境国家级功能区位次", "2020年度", "8", "位", None, jury, before, "0617", 2021),
        _row("营商环境参评国家级功能区数", "2021年度", "22", "个", None, jury, this, "0526"),
        _row("市级平台项目投资完成率位次", "2022年1-6月", "3", "位", None, command, bulletin, "0707"),
        _row("全市参加投资完成率排名的单位数", "2022年1-6月", "14", "个", None, command, bulletin, "0707"),
        target,
    ]


def _row(
    indicator: str, period: str, value: str | int | None, unit: str, growth: str | None, office: str,
    document: str, published: str, year: int = 2022,
) -> DemoOfficial:  # fmt: skip
    return DemoOfficial(
        indicator, period, None if value is None else Decimal(value), unit,
        None if growth is None else Decimal(growth), "最终", office, document,
        date(year, int(published[:2]), int(published[2:])),
    )  # fmt: skip
