"""09 高企后备: firms on the ladder to the title of high-tech enterprise, what they lack, who coaches them."""

from collections.abc import Iterator

from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row
from dajuan.ledger.workbooks.row_rules import CodeAsTyped, Expired
from dajuan.ledger.workbooks.rules import InOrder, Unique
from dajuan.registers.actions import record_about
from dajuan.registers.models import ReserveFirm
from dajuan.rooms.enterprises.ledgers.columns import CREDIT_CODE, ENTERPRISE_NAME, NOTE, presenting


def present_reserve() -> Iterator[Row]:
    """The reserve, by code."""
    return presenting(ReserveFirm, "written_code")


LEDGERS.put(
    LedgerDefinition(
        code="reserve_firms",
        label="高企后备企业",
        title_words=("储备库", "高企储备", "培育库", "高企后备", "高新技术企业后备", "后备库", "高企培育"),
        marks=("gap", "coach", "applies_in", "rung"),
        fewest_marks=1,
        identity=("credit_code",),
        publish=record_about(ReserveFirm),
        after=("enterprises", "enterprise_changes"),
        present=present_reserve,
        columns=(
            ENTERPRISE_NAME,
            CREDIT_CODE,
            Column("rung", "培育层级", ("培育梯次", "梯次", "培育阶段", "后备层级", "后备类别", "培育级别", "层级"), limit=40),
            Column("gap", "差距项", ("未达标项", "短板指标", "未达标指标", "差距内容", "差距", "短板", "存在差距", "主要差距", "差距指标", "不足项", "欠缺条件", "短板弱项")),
            Column("coach", "辅导机构", ("对接机构", "对接服务机构", "中介服务机构", "服务机构", "中介机构", "辅导单位", "科技服务机构", "辅导服务机构", "咨询机构"), limit=120),
            Column("admitted_on", "入库日期", ("入库培育时间", "纳入培育时间", "入库时间", "纳入日期", "纳入时间", "入选日期", "纳入后备日期"), kind="date", required=True),
            Column("expires_on", "有效期至", ("有效期", "有效期止", "到期日期", "到期时间", "培育期至"), kind="date"),
            Column("left_on", "出库日期", ("出库时间", "退出日期", "移出日期"), kind="date"),
            Column("applies_in", "拟申报年度", ("申报年度", "计划申报年度", "拟申报年份", "计划申报年份", "申报年份", "预计申报年度"), kind="integer"),
            NOTE,
            REPORTED_ON,
        ),
        rules=(
            CodeAsTyped("credit_code", "written_code", "missing_code"),
            Unique(("written_code",), "credit_code", "信用代码"),
            InOrder("admitted_on", "left_on"),
            Expired("expires_on", "后备资格已过有效期"),
        ),
    )
)  # fmt: skip
