"""06 企业名录: every enterprise of the zone, above the statistical threshold or on the way there."""

from collections.abc import Iterator, Mapping

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.workbooks.row_rules import CodeAsTyped
from dajuan.ledger.workbooks.rules import InOrder, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import Enterprise, OperatingState, Scale
from dajuan.rooms.enterprises.ledgers.columns import CREDIT_CODE, ENTERPRISE_NAME, NOTE, presenting

#: Words of a 规模类别 cell, a title or a sheet name; 规下 before 规上, for 规模以下 holds no 规上.
SCALES = (
    ("规下工业", Scale.SMALL_INDUSTRY.value),
    ("规模以下工业", Scale.SMALL_INDUSTRY.value),
    ("规下服务业", Scale.SMALL_SERVICE.value),
    ("规下服务", Scale.SMALL_SERVICE.value),
    ("规模以下服务", Scale.SMALL_SERVICE.value),
    ("限下批零住餐", Scale.SMALL_TRADE.value),
    ("限下", Scale.SMALL_TRADE.value),
    ("限额以下", Scale.SMALL_TRADE.value),
    ("规上工业", Scale.LARGE_INDUSTRY.value),
    ("规模以上工业", Scale.LARGE_INDUSTRY.value),
    ("规上服务业", Scale.LARGE_SERVICE.value),
    ("规上服务", Scale.LARGE_SERVICE.value),
    ("规模以上服务", Scale.LARGE_SERVICE.value),
    ("限上住餐", Scale.LARGE_CATERING.value),
    ("住餐", Scale.LARGE_CATERING.value),
    ("住宿", Scale.LARGE_CATERING.value),
    ("餐饮", Scale.LARGE_CATERING.value),
    ("限上批零", Scale.LARGE_TRADE.value),
    ("批零", Scale.LARGE_TRADE.value),
    ("批发", Scale.LARGE_TRADE.value),
    ("零售", Scale.LARGE_TRADE.value),
    ("资质建筑业", Scale.QUALIFIED_BUILDER.value),
    ("建筑", Scale.QUALIFIED_BUILDER.value),
    ("房地产开发", Scale.DEVELOPER.value),
    ("房地产", Scale.DEVELOPER.value),
    ("成长企业", Scale.GROWING.value),
    ("成长", Scale.GROWING.value),
)
STATES = (
    ("停产", OperatingState.SUSPENDED.value),
    ("停业", OperatingState.SUSPENDED.value),
    ("歇业", OperatingState.SUSPENDED.value),
    ("失联", OperatingState.LOST.value),
    ("注销", OperatingState.CLOSED.value),
    ("吊销", OperatingState.CLOSED.value),
    ("关闭", OperatingState.CLOSED.value),
    ("正常", OperatingState.NORMAL.value),
    ("在营", OperatingState.NORMAL.value),
    ("存续", OperatingState.NORMAL.value),
    ("在业", OperatingState.NORMAL.value),
    ("开业", OperatingState.NORMAL.value),
    ("营业", OperatingState.NORMAL.value),
    ("生产", OperatingState.NORMAL.value),
)
_GROUPS = frozenset({"成长", "成长企业"})  # a sheet of these also holds others


def scale_of_sheet(notes: SheetNotes) -> Mapping[str, object]:
    """The scale of a sheet without such a column, where a heading names exactly one."""
    for text in (notes.sheet, *notes.lines):
        found = {code for word, code in SCALES if word in text and word not in _GROUPS}
        if len(found) == 1:
            return {"scale": found.pop()}
    return {}


def present_enterprises() -> Iterator[Row]:
    """The register, by code."""
    return presenting(Enterprise, "written_code")


LEDGERS.put(
    LedgerDefinition(
        code="enterprises",
        label="企业名录",
        title_words=("规上企业", "规上工业", "规下", "限上", "企业名录", "名录", "企业名单", "四上"),
        marks=("scale", "industry_code", "listed_on", "delisted_on", "operating_state", "employees"),
        fewest_marks=2,
        identity=("credit_code",),
        publish=record_about(Enterprise),
        constants=scale_of_sheet,
        present=present_enterprises,
        columns=(
            ENTERPRISE_NAME,
            CREDIT_CODE,
            Column("scale", "规模类别", ("规模", "企业规模", "企业类别", "类别", "四上类别", "单位类别", "企业类型", "专业类别", "所属专业", "规模类型"),
                   kind="choice", choices=SCALES, carried=True),
            Column("industry_code", "行业代码", ("行业小类代码", "国民经济行业代码", "行业类别代码", "行业小类", "行业编码", "所属行业代码"), limit=8),
            Column("chain", "产业链", ("所属产业链", "产业链名称", "产业类别", "所属产业", "产业集群", "链条", "主导产业"), limit=60),
            Column("is_leading", "头部企业", ("是否头部企业", "是否头部", "链主企业", "是否链主", "是否链主企业", "龙头企业", "是否龙头企业", "头部", "是否龙头"),
                   kind="flag"),
            Column("area", "属地", ("所属街道", "所在街道", "所在片区", "所属片区", "街道", "片区", "所属区域", "辖区", "所在地", "乡镇街道", "镇办"),
                   limit=60, place=True),
            Column("listed_on", "入规时间", ("入规日期", "入统时间", "入库时间", "纳规时间", "上规时间", "入规年月", "纳统时间", "升规时间", "入规"),
                   kind="date"),
            Column("delisted_on", "退规时间", ("退出规上时间", "退出规上日期", "退规日期", "退库时间", "退统时间", "退规年月", "退出时间", "退规"), kind="date"),
            Column("operating_state", "经营状态", ("经营情况", "生产经营状态", "运营状态", "企业状态", "营业状态", "生产状态", "开业状态", "登记状态", "状态"),
                   kind="choice", choices=STATES),
            Column("employees", "从业人数", ("从业人员", "从业人员数", "职工人数", "员工人数", "用工人数", "员工数", "平均用工人数", "从业人员期末人数"),
                   kind="integer"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            CodeAsTyped("credit_code", "written_code", "missing_code"),
            Unique(("credit_code",), "credit_code", "信用代码", name="enterprise_name"),
            InOrder("listed_on", "delisted_on"),
        ),
    )
)  # fmt: skip
