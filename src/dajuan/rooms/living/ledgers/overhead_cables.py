"""13 空中缆线: stretches of road where cables were put in order."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="overhead_cables",
    label="空中缆线",
    title_words=("蜘蛛网", "缆线", "线缆", "飞线", "规范长度", "规范整治长度", "整治长度"),
    what="路段",
    columns=(
        Column("name", "路段", ("实施路段", "整治道路路段", "路段名称", "整治路段", "道路", "道路名称", "整治路段名称", "位置", "地点", "点位"), required=True),
        Column("length", "规范长度（米）", ("梳理长度", "规整长度", "规范长度", "整治长度", "长度", "规范整治长度", "缆线长度", "完成长度", "规范米数", "整治米数", "米数"),
               kind="number", unit="米", required=True, on_fault="row_rejected"),
        Column("keeper", "权属单位", ("缆线产权单位", "线缆产权单位", "产权单位", "责任单位", "线缆权属单位", "运营单位", "所属单位"), limit=120),
        Column("finished_on", "完成日期", ("完成时间", "整治完成日期", "规范日期", "完工日期", "整治日期"), kind="date"),
        Column("status", "状态", ("整治状态", "完成情况"), kind="choice", choices=STATUSES),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
