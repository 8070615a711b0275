"""13 休息驿站: where people who work outdoors can rest."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="rest_stations",
    label="休息驿站",
    title_words=("服务站点", "驿站", "爱心驿站", "休息点"),
    marks=("host",),
    what="驿站",
    columns=(
        Column("name", "驿站名称", ("驿站", "名称", "站点名称", "点位名称", "休息点名称"), required=True),
        Column("address", "地点", ("驿站地址", "站点地址", "位置", "地址", "所在社区", "所在位置", "设置地点")),
        Column("host", "依托网点", ("共建网点", "依托载体", "依托机构", "依托单位", "依托场所", "设置单位", "网点类型", "依托网点类型", "依托"), limit=80),
        Column("opening_hours", "开放时间", ("服务时间", "开放时段", "营业时间", "服务时段"), limit=80),
        Column("keeper", "管理岗位", ("管理责任岗", "管护岗位", "负责岗位", "管理单位", "管护单位", "责任岗位", "责任单位", "管理员岗位"), limit=120),
        Column("finished_on", "设立日期", ("启用日期", "建成日期", "投用日期", "设置日期", "挂牌日期"), kind="date"),
        Column("closed_on", "停用日期", ("撤销日期", "关闭日期"), kind="date"),
        Column("status", "状态", ("运营情况", "运营状态", "运行状态", "开放状态", "使用状态", "开放情况"), kind="choice", choices=STATUSES),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
