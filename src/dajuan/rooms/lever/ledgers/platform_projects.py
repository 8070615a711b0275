"""01 市级全生命周期监管平台项目台账: every project of the zone, from idea to capacity."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.rules import CodeOrTwin, InOrder, Unique
from dajuan.projects.actions import record_platform_projects
from dajuan.projects.models import Gate, GateKind, Project, ProjectBudget, ProjectPlan

_GATE_FIELDS = {
    GateKind.STARTED: ("planned_start", "started_on"),
    GateKind.COMPLETED: ("planned_completion", "completed_on"),
    GateKind.PRODUCING: ("planned_production", "producing_on"),
    GateKind.AT_CAPACITY: ("planned_capacity", "at_capacity_on"),
}


def total_investments() -> Mapping[tuple[object, ...], object]:
    """Every known project with its total investment in 元 (None when it has none)."""
    known: dict[tuple[object, ...], object] = dict.fromkeys((code,) for code in _codes())
    known |= {
        (code,): total for code, total in ProjectBudget.objects.values_list("project_id", "total_investment")
    }
    return known


def _codes() -> Iterator[str]:
    return Project.objects.values_list("code", flat=True).iterator()


def present_projects() -> Iterator[Row]:
    """The ledger as it stands, one row per project."""
    budgets = {budget.project_id: budget for budget in ProjectBudget.objects.all()}
    plans = {plan.project_id: plan for plan in ProjectPlan.objects.order_by("year")}
    gates = {(gate.project_id, gate.kind): gate for gate in Gate.objects.all()}
    names = {field.attname for field in Project._meta.concrete_fields}
    for row in Project.objects.order_by("code").values(*names, "department__name"):
        code = row["code"]
        row["department"] = row["department__name"] or ""
        budget, plan = budgets.get(code), plans.get(code)
        for name in ("total_investment", "own_funds", "loan_funds"):
            row[name] = getattr(budget, name, None)
        row |= {
            "annual_plan": getattr(plan, "annual_plan", None),
            "annual_goal": getattr(plan, "annual_goal", ""),
        }
        for kind, (planned, actual) in _GATE_FIELDS.items():
            gate = gates.get((code, kind.value))
            row |= {planned: getattr(gate, "planned", None), actual: getattr(gate, "actual", None)}
        yield row


_MONEY, _DATES = "投资（万元）", "时间节点"

LEDGERS.put(
    LedgerDefinition(
        code="platform_projects",
        label="项目台账",
        title_words=("项目清单", "项目一览", "全周期", "全生命周期", "监管平台", "项目库", "项目台账"),
        marks=("category", "approval_type", "nature", "chain", "leader", "annual_plan", "annual_goal", "planned_start",
               "started_on", "planned_completion", "completed_on", "in_statistics"),
        fewest_marks=3,
        identity=("code",),
        publish=record_platform_projects,
        offers=(("code",), "total_investment"),
        at_home=total_investments,
        detail="parent_code",
        present=present_projects,
        columns=(
            Column(
                "code",
                "项目代码",
                ("项目统一代码", "投资项目统一代码", "统一代码", "项目代码赋码", "投资项目代码", "在线平台代码", "审批监管平台代码", "投资项目在线审批监管平台代码",
                 "项目赋码", "国家代码", "代码", "项目编号", "赋码"),
                kind="project_code",
                required=True,
            ),
            Column("name", "项目名称", ("建设项目名称", "名称", "项目"), required=True),
            Column("parent_code", "打捆父项代码", ("父项代码", "父项项目代码", "打捆项目代码", "主项目代码", "母项目代码", "上级项目代码",
                   "所属打捆项目代码", "打捆主项代码", "包项目代码"), kind="project_code"),
            Column("category", "项目类别", ("所属类别", "投资领域", "投资类别", "项目所属领域", "所属行业领域", "项目类型", "产业类别", "类别", "行业类别", "项目分类", "所属领域"), limit=40),
            Column("approval_type", "立项类型", ("立项类别", "审核备类型", "审核备类别", "审批核准备案类型", "立项形式", "立项方式", "审批类型", "审批核准备案", "立项审批类型", "办理类型", "管理类型"), limit=20),
            Column("nature", "建设性质", ("建设类型", "新建或续建", "新建改扩建", "新建续建", "建设类别", "项目性质", "性质", "新建扩建改建"), limit=20),
            Column("owner_name", "项目单位", ("建设单位", "项目业主", "业主单位", "项目法人", "法人单位", "实施主体", "建设主体",
                   "实施单位", "项目法人单位", "企业名称", "投资主体", "投资单位", "承建单位", "项目建设单位", "业主")),
            Column("credit_code", "统一社会信用代码", ("信用代码", "社会信用代码", "项目单位信用代码", "机构代码",
                   "单位信用代码", "项目单位统一社会信用代码", "法人代码"), kind="credit_code"),
            Column("industry_code", "行业代码", ("国民经济行业代码", "所属行业代码", "行业", "行业小类代码", "所属行业"), limit=8),
            Column("chain", "产业链", ("所属产业链", "重点产业链", "产业链条", "产业集群"), limit=60),
            Column("site", "建设地点", ("建设地址", "项目地点", "项目地址", "选址", "建设位置", "项目选址", "坐落位置", "位置", "地点", "地址"), place=True),
            Column("department", "责任单位", ("责任部门", "牵头单位", "主管单位", "主管部门", "责任主体", "服务单位", "分管单位",
                   "归口单位", "行业主管部门", "推进单位", "包保单位", "属地"), carried=True, limit=80),
            Column("leader", "分包领导", ("挂点领导", "包抓领导", "包案领导", "县级包保领导", "包保领导", "联系领导", "包联领导", "分管领导", "责任领导", "牵头领导", "挂钩领导", "县级领导"), limit=80),
            Column("officer", "服务专员", ("服务秘书", "项目管家", "服务管家", "包联专员", "服务联系人", "责任专员", "联系专员", "首席服务官", "责任人", "联络员", "服务人员", "包联干部", "服务官", "项目专员", "项目秘书", "联系人"), limit=80),
            Column("stage", "项目阶段", ("推进阶段", "项目进展阶段", "进度阶段", "推进状态", "项目状态", "所处阶段", "当前阶段", "阶段", "进展阶段", "建设阶段", "目前阶段", "状态", "目前状态", "当前状态", "建设状态", "进展状态", "进展情况"), limit=20),
            Column("total_investment", "计划总投资", ("总投资", "项目总投资", "投资总额", "总投资额", "投资规模", "概算总投资",
                   "估算总投资", "项目计划总投资", "总概算", "批复总投资"),
                   kind="money", required=True, on_fault="row_rejected", group=_MONEY),
            Column("own_funds", "自筹", ("自筹部分", "单位自筹", "企业自有资金", "自有资本", "自筹资金", "自有资金", "企业自筹", "资本金"), kind="money", group=_MONEY),
            Column("loan_funds", "贷款及其他", ("融资及其他", "贷款等其他资金", "银行贷款及其他资金", "贷款及融资", "融资贷款", "贷款", "银行贷款", "贷款及其他资金", "其他资金", "融资", "银行贷款及其他", "借贷资金"),
                   kind="money", group=_MONEY),
            Column("annual_plan", "年度计划投资", ("本年计划投资", "当年计划投资", "年计划投资", "年度投资计划", "年度投资目标",
                   "年投资计划", "本年度投资计划", "年度目标投资", "年内计划投资", "计划年投资"), kind="money", group=_MONEY),
            Column("annual_goal", "年度目标", ("年内形象进度目标", "当年建设目标", "本年目标任务", "当年目标", "年度目标任务", "年度建设目标", "年度形象目标", "年度建设内容", "本年目标", "年度形象进度目标",
                   "年度任务", "年度工作目标", "年目标")),
            Column("planned_start", "计划开工", ("计划开工建设时间", "计划动工时间", "拟开工", "预计开工", "计划开工时间", "计划动工"), kind="date", group=_DATES),
            Column("started_on", "实际开工", ("开工时间", "已开工时间", "开工日期", "实际动工"), kind="date", group=_DATES),
            Column("planned_completion", "计划竣工", ("拟竣工", "预计竣工", "计划完工", "预计完工", "计划建成", "拟建成"), kind="date", group=_DATES),
            Column("completed_on", "实际竣工", ("竣工时间", "实际完工", "完工时间", "建成时间", "实际建成"), kind="date", group=_DATES),
            Column("producing_on", "实际投产", ("建成投产时间", "正式投产时间", "投产运营时间", "投产时间", "投产日期", "实际投运", "投运时间"), kind="date", group=_DATES),
            Column("at_capacity_on", "实际达效", ("实现达效时间", "达标达产时间", "达效时间", "实际达产", "达产时间", "达产达效时间"), kind="date", group=_DATES),
            Column("in_statistics", "是否入库统计", ("纳入统计", "是否入库纳统", "是否统计入库", "统计纳入情况", "是否纳统入库", "是否入统", "是否入库", "入库情况", "是否纳统", "纳统情况", "入统情况", "入库统计",
                   "是否纳入统计", "是否已入库", "入统"), kind="flag"),
            Column("note", "备注", ("说明", "备注说明"), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            CodeOrTwin("code", "name", ("owner_name", "credit_code", "total_investment")),
            Unique(("code",), "code", "项目代码"),
            InOrder("planned_start", "planned_completion"),
            InOrder("started_on", "completed_on"),
        ),
    )
)  # fmt: skip
