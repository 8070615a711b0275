"""13 老旧小区: housing estates being renewed."""

from dajuan.ledger.definition import REPORTED_ON, Column
from dajuan.ledger.workbooks.rules import InOrder
from dajuan.registers.definition import NOTE, STATUSES, place_ledger

place_ledger(
    kind="old_estates",
    label="老旧小区",
    title_words=("老旧小区", "小区改造", "旧改"),
    marks=("households", "buildings", "consent_rate"),
    what="小区",
    columns=(
        Column("name", "小区名称", ("项目小区", "小区", "老旧小区名称", "改造小区名称", "改造小区", "项目名称", "名称"), required=True),
        Column("address", "所在社区", ("社区名称", "属地社区", "社区", "所属社区", "位置", "地址", "地点", "所属街道", "街道社区")),
        Column("built_year", "建成年份", ("建成年代", "建设年代", "建造年份", "建成时间"), limit=20),
        Column("buildings", "楼栋数", ("楼栋", "栋数", "楼数", "楼栋数量", "涉及楼栋", "涉及楼栋数"), kind="integer"),
        Column("households", "户数", ("涉及户数", "惠及户数", "居民户数", "总户数", "改造户数", "住户数"), kind="integer"),
        Column("area", "建筑面积（平方米）", ("建筑面积", "改造面积", "面积", "总建筑面积"), kind="number", unit="平方米"),
        Column("category", "改造类别", ("改造档次", "改造层次", "改造类型", "类别", "改造内容", "改造类"), limit=40),
        Column("started_on", "开工日期", ("进场时间", "进场日期", "开工时间", "实际开工", "实际开工日期", "改造开工日期"), kind="date"),
        Column("finished_on", "竣工日期", ("竣工时间", "完工日期", "实际竣工", "实际竣工日期", "完成日期", "改造完成日期"), kind="date"),
        Column("consent_rate", "居民同意率（%）", ("群众同意率", "业主同意率", "居民同意比例", "居民意愿同意率", "居民同意率", "同意率", "居民意愿", "居民支持率"), kind="number"),
        Column("status", "状态", ("项目进度", "进展状态", "建设状态", "改造状态", "进展情况", "项目状态", "完成情况", "改造进度"), kind="choice", choices=STATUSES),
        NOTE,
        REPORTED_ON,
    ),
    rules=(InOrder("started_on", "finished_on"),),
)  # fmt: skip
