"""Monthly progress, lights, starts: how the year is going."""

from dajuan.indicators.definition import Coverage, Example, indicator
from dajuan.indicators.formulas import Count, Sum
from dajuan.indicators.printing import BILLIONS
from dajuan.indicators.series import AsKnown, MonthlyReports
from dajuan.rooms.lever.indicators.terms import MONTHS, PROGRESS, PROJECTS, is_whole

_CARRIED = "各项目截至该月最近一期有效年初累计之和（缺报、剔除沿用上期）"

for number, name, label, text in (
    (
        "P020",
        "investment_light",
        "投资进度{item}项目数",
        "年初累计÷年度计划×100－序时进度：≥－10绿，[－30，－10)黄，＜－30红",
    ),
    ("P021", "start_light", "开工{item}项目数", "计划开工已到而未开工：按月份差，不足3个月黄，3个月及以上红"),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="个",
        formula=Count(PROJECTS, where=is_whole),
        formula_text=text,
        scope_note="投资灯只判有年度计划且已实际开工的项目" if number == "P020" else "打捆子项不判",
        breakdown=name,
        item_labels={"green": "绿灯", "yellow": "黄灯", "red": "红灯", "suppressed": "已说明"},
        always=("green", "yellow", "red") if number == "P020" else ("yellow", "red"),
        examples=(Example("1", rows=[{"is_child": False, name: "red"}]),),
    )
indicator(
    number="P030",
    name="cumulative_investment",
    label="1—{month}月累计完成投资",
    unit="万元",
    formula=Sum(PROGRESS, "year_to_date"),
    formula_text=_CARRIED,
    scope_note="first：截至该月填报日已知；final：含全部更正",
    series=MonthlyReports(final=True),
    display=BILLIONS,
    coverage=Coverage(
        Count(PROGRESS, where=lambda t: ~t.carried), Count(PROGRESS, where=lambda t: t.year_to_date.notnull())
    ),
    examples=(
        Example("3", rows=[{"year_to_date": "10000"}, {"year_to_date": "20000"}, {"year_to_date": None}]),
    ),
)
indicator(
    number="P032",
    name="valid_month_rows",
    label="{month}月月报有效值行数",
    unit="行",
    formula=Count(MONTHS, where=lambda t: t.is_last_month & t.is_report & t.year_to_date.notnull()),
    formula_text="该月表中年初累计有效的行数",
    scope_note="只看该月表本身，不含更正",
    series=MonthlyReports(),
    examples=(
        Example(
            "1",
            rows=[
                {"is_last_month": True, "is_report": True, "year_to_date": "0"},
                {"is_last_month": True, "is_report": True, "year_to_date": None},
                {"is_last_month": True, "is_report": False, "year_to_date": "1"},
            ],
        ),
    ),
)
indicator(
    number="P033",
    name="month_sheet_sum",
    label="{month}月月报有效行合计",
    unit="万元",
    formula=Sum(MONTHS, "year_to_date", where=lambda t: t.is_last_month & t.is_report),
    formula_text="该月表内有效行年初累计之和（不沿用）",
    series=MonthlyReports(),
    display=BILLIONS,
    examples=(Example("1", rows=[{"is_last_month": True, "is_report": True, "year_to_date": "10000"}]),),
)
for number, name, label, back in (
    ("P034", "last_month_as_known", "1—{month}月累计完成，按上月末所知", 1),
    ("P035", "month_before_last_as_known", "1—{month}月累计完成，按其后一月末所知", 2),
):
    indicator(
        number=number,
        name=name,
        label=label,
        unit="万元",
        formula=Sum(PROGRESS, "year_to_date"),
        formula_text=_CARRIED,
        scope_note="仅用填报日、更正日不晚于上月末的数据",
        series=AsKnown(months_back=back, known_months_back=1),
        display=BILLIONS,
        examples=(Example("1", rows=[{"year_to_date": "10000"}]),),
    )
indicator(
    number="P040",
    name="started_outside_statistics",
    label="已开工未入统计库项目数",
    unit="个",
    formula=Count(
        PROJECTS, where=lambda t: is_whole(t) & t.has_started & ~t.in_statistics, shows="in_statistics"
    ),
    formula_text="实际开工≤基准日且未入库",
    higher_is_better=False,
    examples=(
        Example(
            "1",
            rows=[
                {"is_child": False, "has_started": True, "in_statistics": False},
                {"is_child": False, "has_started": True, "in_statistics": True},
            ],
        ),
    ),
)
indicator(
    number="P041",
    name="started_this_year",
    label="本年新开工项目数",
    unit="个",
    formula=Count(PROJECTS, where=lambda t: is_whole(t) & t.started_in_year, shows="started_on"),
    formula_text="实际开工在本年1月1日至基准日",
    examples=(Example("1", rows=[{"is_child": False, "started_in_year": True}]),),
)
indicator(
    number="P042",
    name="started_by_month",
    label="{item}月新开工项目数",
    unit="个",
    formula=Count(PROJECTS, where=lambda t: is_whole(t) & t.started_in_period),
    formula_text="实际开工在当月",
    breakdown="start_month",
    examples=(Example("1", rows=[{"is_child": False, "started_in_period": True, "start_month": 3}]),),
)
indicator(
    number="P043",
    name="projects_missing_reports",
    label="缺报月报的项目数",
    unit="个",
    formula=Count(PROJECTS, where=lambda t: t.missed_a_month),
    formula_text="本年有过月报，而至少一个月既无月报行、又无该月更正",
    scope_note="剔除行、剔除格也算有行；台账中不存在的代码不算项目",
    higher_is_better=False,
    examples=(Example("1", rows=[{"missed_a_month": True}, {"missed_a_month": False}]),),
)
