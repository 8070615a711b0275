"""The wording of another zone: 亿元 in the titles, one row of titles, other names and orders throughout."""

from dajuan.demo.layouts import Layout, Wording, columns
from dajuan.demo.second_ledgers import SECOND_LEDGERS

_FILE = "二区-{what}（合成数据）.xlsx"
_ABOVE = "统计截止时间：{day}"
_MONTH_FILE = "二区-2022年{month}月投资调度表（合成数据）.xlsx"

SECOND_ZONE = Wording(
    "第二示范区",
    (
        Layout(
            "platform_projects", _FILE.format(what="在库项目"), "在库项目清单", "第二示范区在库项目清单（合成数据）",
            columns(
                "name 项目名称", "stage 项目阶段", "total_investment 计划总投资（亿元）", "annual_plan 年度计划投资（亿元）",
                "department 责任单位", "code 项目编码", "parent_code 打捆父项编码", "owner_name 项目单位",
                "credit_code 信用代码", "industry_code 行业代码", "category 项目类别", "nature 建设性质",
                "planned_start 计划开工时间", "started_on 实际开工时间", "planned_completion 计划竣工时间",
                "completed_on 实际竣工时间", "producing_on 实际投产时间", "at_capacity_on 实际达效时间",
                "in_statistics 是否入库", "officer 项目专员", "leader 分包领导",
            ),
            unit="亿元", above=_ABOVE, summed=("total_investment",),
        ),
        Layout(
            "project_months", _MONTH_FILE, "调度", "第二示范区2022年{month}月项目投资调度表（合成数据）",
            columns(
                "department 责任单位", "project_name 项目名称", "year_to_date 年初累计完成投资（亿元）",
                "this_month 本月完成投资（亿元）", "project_code 项目编码", "annual_plan 年度计划投资（亿元）",
                "since_start 开工以来累计完成（亿元）", "progress_note 形象进度", "filler 填报人",
            ),
            unit="亿元", above="填报时间：{day}", summed=("year_to_date",),
        ),
        Layout(
            "month_corrections", _MONTH_FILE, "数据更正", "以前月份数据更正表（合成数据）",
            columns(
                "month 更正月份", "project_code 项目编码", "project_name 项目名称", "old 原报数（亿元）",
                "year_to_date 更正后年初累计（亿元）", "reported_on 更正时间", "reason 更正原因",
            ),
            unit="亿元", above="更正日期：{day}",
        ),
        *(
            Layout(
                "batch_members", _FILE.format(what="三个一批"), f"第{name}期", f"第{name}期“三个一批”项目（合成数据）",
                columns(
                    "provincial_code 省台账编码", "project_name 项目名称", "project_code 项目编码", "round 期次",
                    "track 批别", "declared_investment 申报投资额（亿元）", "owner_name 项目单位",
                    "started_on 实际开工时间", "performed_on 履约时间", "producing_on 实际投产时间",
                    "at_capacity_on 实际达效时间", "admitted_on 认定时间",
                ),
                unit="亿元", above=_ABOVE, part=(number,), summed=("declared_investment",),
            )
            for number, name in enumerate("一二三四五", 1)
        ),
        Layout(
            "batch_withdrawals", _FILE.format(what="三个一批"), "调出", "“三个一批”调出清单（合成数据）",
            columns(
                "provincial_code 省台账编码", "project_code 项目编码", "round 期次", "track 批别",
                "withdrawn_on 调出时间", "document 调出文号", "reason 调出原因",
            ),
            unit="亿元", above="",
        ),
        *(
            Layout(
                "key_projects", _FILE.format(what="重点项目"), f"{name}重点", f"2022年{name}重点项目（合成数据）",
                columns(
                    "project_name 项目名称", "project_code 项目编码", "total_investment 总投资（亿元）",
                    "annual_plan 年度计划投资（亿元）", "invested 1-6月完成投资（亿元）", "approvals_needed 联审联批应办",
                    "approvals_done 联审联批已办", "department_name 责任单位",
                ),
                unit="亿元", above=_ABOVE, part=(level,), summed=("invested",),
            )
            for level, name in (("provincial", "省"), ("city", "市"))
        ),
        Layout(
            "official_figures", _FILE.format(what="统计和评价数据"), "数据", "第二示范区外部数据（合成数据）",
            columns(
                "indicator 指标", "period_text 期间", "value 数值", "unit 单位", "growth 同比增速(%)", "status 状态",
                "office 发布单位", "document 文号", "published_on 发布时间",
            ),
            unit="亿元", above="",
        ),
        *SECOND_LEDGERS,
    ),
)  # fmt: skip
