"""What a column may be called, by the oracle's own list; the perturber draws its wordings from it."""

from dataclasses import dataclass

LEVEL_WORDS = {"省": "provincial", "市": "city"}

#: ledger -> field -> titles, the first one being the usual one.
TITLES: dict[str, dict[str, tuple[str, ...]]] = {
    "platform": {
        "serial": ("序号", "编号"),
        "name": ("项目名称",),
        "code": ("项目代码", "投资项目代码", "项目统一代码"),
        "parent": ("打捆父项代码", "父项代码", "父项项目代码"),
        "category": ("项目类别", "类别"),
        "approval": ("立项类型",),
        "nature": ("建设性质",),
        "owner": ("项目单位", "建设单位", "项目法人单位"),
        "credit_code": ("统一社会信用代码", "信用代码"),
        "industry": ("行业代码", "国民经济行业代码"),
        "chain": ("产业链",),
        "site": ("建设地点", "项目地点"),
        "department": ("责任单位", "责任部门"),
        "leader": ("分包领导",),
        "officer": ("服务专员",),
        "stage": ("项目阶段", "当前阶段"),
        "total": ("计划总投资", "总投资"),
        "own": ("自筹", "自筹资金"),
        "loan": ("贷款及其他",),
        "plan": ("年度计划投资", "本年计划投资"),
        "goal": ("年度目标",),
        "planned_start": ("计划开工", "计划开工日期", "计划开工时间"),
        "started": ("实际开工", "实际开工日期", "实际开工时间"),
        "planned_end": ("计划竣工", "计划竣工日期", "计划竣工时间"),
        "completed": ("实际竣工", "实际竣工日期"),
        "producing": ("实际投产", "实际投产日期"),
        "at_capacity": ("实际达效", "实际达效日期"),
        "in_statistics": ("是否入库统计", "是否入统"),
        "note": ("备注",),
    },
    "months": {
        "serial": ("序号", "编号"),
        "department": ("责任单位", "责任部门"),
        "name": ("项目名称",),
        "code": ("项目代码", "投资项目代码"),
        "plan": ("年度计划投资", "本年计划投资"),
        "previous": ("上月年初累计",),
        "this_month": ("本月完成", "本月完成投资"),
        "year_to_date": ("年初累计完成", "年初至今累计完成", "本年累计完成"),
        "since_start": ("开工以来累计", "开工至今累计完成"),
        "progress": ("形象进度",),
        "problem": ("存在问题",),
        "filler": ("填报人",),
        "reviewer": ("审核人",),
        "note": ("备注",),
    },
    "corrections": {
        "serial": ("序号", "编号"),
        "code": ("项目代码", "投资项目代码"),
        "name": ("项目名称",),
        "month": ("更正月份",),
        "old": ("原报年初累计", "原报数"),
        "new": ("更正后年初累计", "更正后"),
        "reason": ("更正原因",),
        "date": ("更正日期",),
        "filler": ("填报人",),
    },
    "members": {
        "serial": ("序号", "编号"),
        "provincial": ("省台账编号", "省台账号"),
        "code": ("项目代码", "投资项目代码"),
        "name": ("项目名称",),
        "round": ("期次",),
        "track": ("批别",),
        "owner": ("项目单位", "建设单位"),
        "declared": ("申报投资额", "申报总投资"),
        "admitted": ("认定日期", "认定时间"),
        "performed": ("履约日期", "履约时间"),
        "started": ("实际开工", "实际开工日期"),
        "producing": ("实际投产", "实际投产日期"),
        "at_capacity": ("实际达效", "实际达效日期"),
        "status": ("认定状态",),
        "note": ("备注",),
    },
    "withdrawals": {
        "serial": ("序号", "编号"),
        "provincial": ("省台账编号", "省台账号"),
        "code": ("项目代码", "投资项目代码"),
        "name": ("项目名称",),
        "round": ("期次",),
        "track": ("批别",),
        "date": ("调出日期", "调出时间"),
        "document": ("调出依据文号", "调出文号"),
        "reason": ("调出原因",),
    },
    "key_projects": {
        "serial": ("序号", "编号"),
        "name": ("项目名称",),
        "code": ("项目代码", "投资项目代码"),
        "nature": ("建设性质",),
        "content": ("主要建设内容", "建设内容"),
        "years": ("建设年限",),
        "total": ("总投资", "计划总投资"),
        "before": ("截至上年底累计完成",),
        "plan": ("年度计划投资", "本年计划投资"),
        "year_to_date": ("1-6月完成投资", "本年累计完成投资"),
        "goal": ("年度建设目标",),
        "needed": ("应办",),
        "done": ("已办",),
        "department": ("责任单位", "责任部门"),
        "officer": ("责任人",),
        "note": ("备注",),
    },
    "official": {
        "serial": ("序号", "编号"),
        "indicator": ("指标名称", "指标"),
        "period": ("期间", "所属期间"),
        "value": ("数值", "指标值"),
        "unit": ("计量单位", "单位"),
        "growth": ("同比增速", "同比增长"),
        "status": ("状态", "数据状态"),
        "office": ("发布单位",),
        "document": ("发布文号", "文号"),
        "published": ("发布日期", "公布日期"),
        "scope": ("口径说明", "备注"),
    },
}

#: The columns without which a sheet is not that ledger.
SIGNATURES: dict[str, tuple[str, ...]] = {
    "platform": ("code", "total", "stage"),
    "months": ("code", "this_month", "year_to_date"),
    "corrections": ("code", "month", "new"),
    "members": ("provincial", "round", "declared"),
    "withdrawals": ("provincial", "date", "document"),
    "key_projects": ("code", "plan", "year_to_date", "goal"),
    "official": ("indicator", "period", "document"),
}

MONEY: dict[str, tuple[str, ...]] = {
    "platform": ("total", "own", "loan", "plan"),
    "months": ("plan", "previous", "this_month", "year_to_date", "since_start"),
    "corrections": ("old", "new"),
    "members": ("declared",),
    "withdrawals": (),
    "key_projects": ("total", "before", "plan", "year_to_date"),
    "official": (),
}


@dataclass(frozen=True)
class Group:
    """A merged title over several columns; money groups carry the unit."""

    words: str
    fields: tuple[str, ...]


GROUPS: dict[str, tuple[Group, ...]] = {
    "platform": (
        Group("投资（{unit}）", ("total", "own", "loan", "plan")),
        Group(
            "时间节点", ("planned_start", "started", "planned_end", "completed", "producing", "at_capacity")
        ),
    ),
    "months": (Group("完成投资（{unit}）", ("this_month", "year_to_date", "since_start")),),
    "key_projects": (
        Group("投资（{unit}）", ("total", "before", "plan", "year_to_date")),
        Group("联审联批（项）", ("needed", "done")),
    ),
}
