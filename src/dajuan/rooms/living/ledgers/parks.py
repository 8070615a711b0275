"""13 公园、游园、绿道、景观小品: what was laid out to walk and rest in."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="parks",
    label="公园游园绿道",
    title_words=("公园", "游园", "绿道", "景观小品"),
    columns=(
        Column("name", "名称", ("绿地名称", "公园绿地名称", "公园名称", "项目名称", "点位名称", "游园名称", "设施名称"), required=True),
        Column("category", "类别", ("绿地类型", "绿地类别", "类型", "种类", "设施类别", "项目类别", "点位类别", "公园类别"), carried=True, limit=40, required=True),
        Column("address", "位置", ("地点", "地址", "所在社区", "建设地点")),
        Column("length", "长度（公里）", ("长度", "绿道长度", "里程", "公里数", "建设长度"), kind="number", unit="公里"),
        Column("pieces", "数量（个）", ("座数", "建设数量", "数量", "个数", "数量（处）", "处数"), kind="integer", unit="个"),
        Column("finished_on", "完工日期", ("完工时间", "竣工日期", "完成日期", "建成日期", "开放日期"), kind="date"),
        Column("status", "状态", ("工程状态", "进展", "完成情况说明", "建设状态", "进展情况", "完成情况", "建设进度"), kind="choice", choices=STATUSES),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
