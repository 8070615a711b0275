"""13 恢复绿地: plots that are green again."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="restored_green",
    label="恢复绿地",
    title_words=("恢复绿地", "绿地恢复", "复绿", "绿地", "恢复面积"),
    what="地块",
    columns=(
        Column("name", "地块位置", ("恢复地点", "绿地地点", "地块名称", "地块", "位置", "地点", "绿地位置", "绿地名称", "点位名称", "恢复位置"), required=True),
        Column("area", "恢复面积（平方米）", ("恢复绿化面积", "绿地恢复面积", "恢复面积", "恢复绿地面积", "绿地面积", "面积", "复绿面积", "绿化面积"), kind="number", unit="平方米",
               required=True, on_fault="row_rejected"),
        Column("finished_on", "完成日期", ("复绿日期", "复绿时间", "完成时间", "恢复日期", "恢复时间", "完工日期", "竣工日期"), kind="date"),
        Column("status", "状态", ("完成情况",), kind="choice", choices=STATUSES),
        Column("keeper", "责任单位", ("管护单位", "实施单位"), limit=120),
        NOTE,
        REPORTED_ON,
    ),
)  # fmt: skip
