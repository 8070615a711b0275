"""13 绿化节点: corners and crossings planted anew."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="green_nodes",
    label="绿化节点",
    title_words=("节点", "绿化提升"),
    what="节点",
    columns=(
        Column("name", "节点名称", ("提升节点", "绿化提升节点", "绿化节点名称", "绿化节点", "节点", "名称", "项目名称", "点位名称"), required=True),
        Column("address", "位置", ("地点", "地址", "所在位置", "节点位置", "建设地点")),
        Column("finished_on", "完工日期", ("提升完成时间", "提升完成日期", "完工时间", "竣工日期", "完成日期", "建成日期"), kind="date"),
        Column("status", "状态", ("工程状态", "进展", "建设状态", "进展情况", "完成情况", "改造状态"), kind="choice", choices=STATUSES),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
