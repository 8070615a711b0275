"""13 集中充电点: where electric bicycles are charged."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="charging_points",
    label="集中充电点",
    title_words=("充电",),
    marks=("ports",),
    columns=(
        Column("name", "点位名称", ("充电点名称", "充电点", "充电站名称", "站点名称", "名称", "点位", "充电设施名称", "充电桩名称"), required=True),
        Column("address", "所在社区", ("属地社区", "社区名称", "社区", "所属社区", "村（社区）", "位置", "地点", "地址", "所在位置", "安装位置", "建设地点", "小区")),
        Column("ports", "端口数", ("充电接口数量", "充电枪数", "充电端口数", "端口数量", "端口", "插口数", "插座数", "充电口数", "充电接口数", "接口数"), kind="integer", unit="个"),
        Column("inspection", "消防验收", ("消防验收结果", "消防是否合格", "消防验收情况", "验收情况", "验收结果", "验收", "是否通过消防验收"), limit=40),
        Column("finished_on", "建成日期", ("建成时间", "完工日期", "竣工日期", "投用日期", "启用日期", "投入使用日期", "安装日期", "设立日期"), kind="date"),
        Column("status", "状态", ("使用状态", "运行状态"), kind="choice", choices=STATUSES),
        Column("closed_on", "停用日期", ("拆除日期", "撤销日期"), kind="date"),
        Column("keeper", "管护单位", ("管养单位", "维保单位", "管理单位", "维护单位", "运营单位", "责任单位", "管护主体", "运维单位"), limit=120),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
