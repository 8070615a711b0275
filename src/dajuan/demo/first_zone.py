"""The wording of the demonstration zone: 万元 above the table, grouped titles, one sheet per kind of stage."""

from dajuan.demo.first_ledgers import FIRST_LEDGERS
from dajuan.demo.layouts import Layout, Wording, columns

_PLATFORM_FILE = "A1 示范区项目底账（合成数据）.xlsx"
_PLATFORM = (
    *columns(
        "department 牵头部门", "code 项目代码", "name 项目名称", "parent_code 所属打捆项目代码", "stage 当前阶段",
        "category 项目类别", "approval_type 立项方式", "nature 建设性质", "owner_name 建设单位",
        "credit_code 统一社会信用代码", "industry_code 行业代码", "chain 所属产业链", "site 建设地址",
    ),
    *columns(
        "planned_start 计划开工", "started_on 实际开工", "planned_completion 计划竣工", "completed_on 实际竣工",
        "producing_on 实际投产", "at_capacity_on 实际达效", group="关键节点",
    ),
    *columns(
        "total_investment 总投资", "own_funds 自有资金", "loan_funds 贷款及其他", "annual_plan 2022年计划投资",
        group="资金",
    ),
    *columns(
        "annual_goal 年度建设目标", "leader 包联领导", "officer 服务专员", "in_statistics 是否入统", "note 备注",
    ),
)  # fmt: skip
_SHORT = columns(
    "code 项目代码", "name 项目名称", "owner_name 建设单位", "credit_code 统一社会信用代码", "department 牵头部门",
    "officer 服务专员", "category 项目类别", "industry_code 行业代码", "stage 当前阶段", "nature 建设性质",
    "site 建设地址", "planned_start 计划开工", "planned_completion 计划竣工", "total_investment 总投资",
    "annual_plan 年度计划投资", "in_statistics 是否入统", "note 备注",
)  # fmt: skip
_MONEY = ("total_investment", "annual_plan")
_MONTHS = (
    *columns(
        "project_code 项目代码", "project_name 项目名称", "department 责任部门", "annual_plan 本年计划投资"
    ),
    *columns(
        "previous_total 上月止年初累计", "this_month 当月完成", "year_to_date 年初累计", "since_start 开工以来累计",
        group="完成投资情况",
    ),
    *columns("progress_note 工程形象进度", "problem 存在问题", "filler 填报岗位", "reviewer 审核岗位"),
)  # fmt: skip
_KEY = (
    *columns(
        "project_code 项目代码", "project_name 项目名称", "nature 建设性质", "years 建设年限",
        "content 建设内容及规模",
    ),
    *columns("total_investment 总投资", "invested_before 截至上年底完成", "annual_plan 年度计划投资",
             "invested 1—6月完成投资", group="投资"),
    *columns("annual_goal 年度建设目标", "department_name 责任单位", "responsible 责任岗位"),
    *columns("approvals_needed 应办", "approvals_done 已办", group="联审联批"),
)  # fmt: skip
_MONTH_FILE = "A2 投资进度月报（2022年{month}月，合成数据）.xlsx"
_BATCH_FILE = "A3 三个一批项目（一至五期，合成数据）.xlsx"
_KEY_FILE = "A4 重点项目进展（合成数据）.xlsx"

FIRST_ZONE = Wording(
    "示范区",
    (
        Layout(
            "platform_projects", _PLATFORM_FILE, "开工以来", "示范区全生命周期监管平台项目底账（合成数据）", _PLATFORM,
            part=("在建", "竣工", "投产", "达效", "暂停"), gathered="department", summed=_MONEY,
        ),
        Layout(
            "platform_projects", _PLATFORM_FILE, "签约及前期", "示范区全生命周期监管平台项目底账（合成数据）", _PLATFORM,
            part=("签约", "前期"), gathered="department", summed=_MONEY,
        ),
        Layout(
            "platform_projects", _PLATFORM_FILE, "谋划与储备", "示范区谋划储备项目底账（合成数据）", _SHORT,
            part=("谋划", "储备"), summed=_MONEY,
        ),
        Layout(
            "project_months", _MONTH_FILE, "进度", "示范区项目投资完成情况（2022年1—{month}月，合成数据）", _MONTHS,
            above="单位：{unit}　　填报日期：{day}", gathered="department",
            summed=("annual_plan", "this_month", "year_to_date"),
        ),
        Layout(
            "month_corrections", _MONTH_FILE, "往月更正", "往月数据更正（合成数据）",
            columns(
                "project_name 项目名称", "project_code 项目代码", "month 更正月份", "reason 更正原因",
                "old 原报年初累计", "year_to_date 更正后年初累计", "reported_on 更正日期", "filler 填报岗位",
            ),
            above="单位：{unit}　　更正日期：{day}",
        ),
        Layout(
            "batch_members", _BATCH_FILE, "一至五期", "示范区“三个一批”项目台账（合成数据）",
            columns(
                "round 期次", "track 批别", "project_code 项目代码", "project_name 项目名称", "provincial_code 省台账编号",
                "owner_name 建设单位", "admitted_on 认定日期", "declared_investment 申报投资", "performed_on 履约日期",
                "started_on 开工日期", "producing_on 投产日期", "at_capacity_on 达效日期", "declared_status 认定状态",
            ),
            gathered="track", summed=("declared_investment",),
        ),
        Layout(
            "batch_withdrawals", _BATCH_FILE, "调出项目", "“三个一批”调出项目清单（合成数据）",
            columns(
                "project_name 项目名称", "project_code 项目代码", "provincial_code 省台账编号", "round 期次", "track 批别",
                "reason 调出原因", "document 依据文号", "withdrawn_on 调出日期",
            ),
        ),
        Layout(
            "key_projects", _KEY_FILE, "省级重点", "2022年省重点项目进展（示范区，合成数据）", _KEY,
            part=("provincial",), summed=("total_investment", "annual_plan", "invested"),
        ),
        Layout(
            "key_projects", _KEY_FILE, "市级重点", "2022年市重点项目进展（示范区，合成数据）", _KEY,
            part=("city",), summed=("total_investment", "annual_plan", "invested"),
        ),
        Layout(
            "official_figures", "A5 外部发布数据（合成数据）.xlsx", "外部数据", "外部发布数据登记（合成数据，只录入不推算）",
            columns(
                "period_text 所属期间", "indicator 指标名称", "unit 计量单位", "value 数值", "growth 同比增速（%）",
                "office 发布单位", "document 发布文号", "published_on 发布日期", "status 数据状态", "scope_note 口径说明",
            ),
            above="截至{day}",
        ),
        *FIRST_LEDGERS,
    ),
)  # fmt: skip
