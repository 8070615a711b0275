"""13 拆违: unlawful buildings, notified and taken down."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.ledger.workbooks.rules import InOrder
from dajuan.registers.definition import NOTE, STATUSES, place_ledger
from dajuan.registers.models import PlaceStatus

place_ledger(
    kind="demolitions",
    label="拆除违建",
    title_words=("拆违", "违法建设", "违建", "违法建筑", "两违", "拆除日期", "拆除时间"),
    what="案件编号",
    columns=(
        Column("name", "案件编号", ("案号", "编号", "案件号", "违建编号", "立案编号", "台账编号", "案件代码"), required=True, limit=40),
        Column("address", "位置", ("具体位置", "具体地点", "违建位置", "地点", "地址", "违建地点", "违法建设位置", "坐落", "所在位置", "违建地址")),
        Column("area", "建筑面积（平方米）", ("建筑面积", "拆除面积", "违建面积", "违法建设面积", "面积", "违法建筑面积"), kind="number",
               unit="平方米", required=True, on_fault="row_rejected"),
        Column("started_on", "通知日期", ("通知时间", "下达通知日期", "告知日期", "责令日期", "立案日期", "限拆通知日期", "下发通知日期"), kind="date"),
        Column("finished_on", "拆除日期", ("拆除时间", "实际拆除日期", "完成拆除日期", "拆除完成日期", "完成日期"), kind="date"),
        Column("status", "状态", ("当前状态", "违建状态", "处置状态", "拆除状态", "拆除情况", "处理状态", "进展情况", "办理状态"), kind="choice",
               choices=(("已通知未拆", PlaceStatus.BUILDING.value), ("已拆除", PlaceStatus.FINISHED.value), *STATUSES)),
        NOTE,
        REPORTED_ON,
    ),
    rules=(InOrder("started_on", "finished_on", "row_rejected"),),
)  # fmt: skip
