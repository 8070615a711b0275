"""科技型企业: small technology firms evaluated and admitted, and the reserve for high-tech titles."""

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count
from dajuan.indicators.printing import Display
from dajuan.rooms.enterprises.indicators.terms import RESERVE_FIRMS, TECH_FIRMS

indicator(
    number="S001",
    name="admitted_tech_firms",
    said_as=("科技型中小企业", "评价入库科技型中小企业", "国家科技型中小企业", "评价入库国家科技型中小企业"),
    label="评价入库科技型中小企业数",
    unit="家",
    formula=Count(TECH_FIRMS, where=lambda t: t.is_admitted, shows="is_admitted"),
    formula_text="状态已入库且入库日期≤基准日",
    scope_note="本年度评价名单；未通过、已撤销和基准日后公告的不计",
    display=Display("家"),
    excludes=(Excluded("未通过、已撤销或基准日后入库", Count(TECH_FIRMS, where=lambda t: ~t.is_admitted)),),
    examples=(Example("1", rows=[{"is_admitted": True}, {"is_admitted": False}]),),
)
indicator(
    number="S002",
    name="new_reserve_firms",
    said_as=("高企后备入库企业", "新增高企后备入库企业", "高新技术企业后备入库企业"),
    label="新增高企后备入库企业",
    unit="家",
    formula=Count(RESERVE_FIRMS, where=lambda t: t.is_new, shows="is_new"),
    formula_text="入库日期在本年且≤基准日",
    display=Display("家"),
    examples=(Example("1", rows=[{"is_new": True}, {"is_new": False}]),),
)
indicator(
    number="S003",
    name="reserve_firms",
    label="高企后备库存量",
    unit="家",
    formula=Count(RESERVE_FIRMS, where=lambda t: t.is_in_reserve),
    formula_text="基准日全部在库",
    scope_note="已出库、已过有效期的不计",
    display=Display("家"),
    excludes=(Excluded("已过有效期", Count(RESERVE_FIRMS, where=lambda t: t.has_expired)),),
    examples=(Example("1", rows=[{"is_in_reserve": True}, {"is_in_reserve": False}]),),
)
