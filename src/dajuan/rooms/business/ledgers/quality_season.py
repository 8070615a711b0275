"""16 质量提升季排名: places in a ranking the city holds in rounds."""

from collections.abc import Iterator, Mapping, Sequence

from django.conf import settings

from dajuan.indicators.actions import record_ranking_places
from dajuan.indicators.models import RankingPlace
from dajuan.ledger.change import Change
from dajuan.ledger.definition import LEDGERS, REPORTED_ON, Column, LedgerDefinition, Row, SheetNotes
from dajuan.ledger.recording import Recorded
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.ledger.workbooks.titles import folded

#: The name the ranking has in the table of rankings.
QUALITY_SEASON = "quality_season"
#: How the zone is called in lists of others, besides by its full name.
OWN_NAMES = ("高新区", "本区", "我区")


def record_quality_season(change: Change, rows: Sequence[Row]) -> Recorded:
    """Where the list does not say which unit is the zone itself, its name tells."""
    given = [
        {**row, "ranking": QUALITY_SEASON, "is_own": row.get("is_own") or _is_own(str(row["unit"]))}
        for row in rows
    ]
    return record_ranking_places(change, given)


def ungrouped(notes: SheetNotes) -> Mapping[str, object]:
    """A ranking may have one group only, without a name."""
    del notes
    return {"group": ""}


def _is_own(unit: str) -> bool:
    name, zone = folded(unit), folded(settings.HOME.zone if settings.HOME.exists else "")
    return (bool(zone) and (zone in name or name in zone)) or any(name.endswith(own) for own in OWN_NAMES)


def present_quality_season() -> Iterator[Row]:
    """All rounds, by day and group."""
    rows = RankingPlace.objects.filter(ranking=QUALITY_SEASON)
    yield from rows.order_by("announced_on", "group", "place", "unit").values()


LEDGERS.put(
    LedgerDefinition(
        code="quality_season",
        label="质量提升季排名",
        title_words=("文明创建", "测评", "考评", "质量提升季", "提升季", "综合排名", "排名"),
        marks=("place", "score", "round", "group"),
        fewest_marks=2,
        identity=("round", "group", "unit"),
        publish=record_quality_season,
        constants=ungrouped,
        present=present_quality_season,
        columns=(
            Column("unit", "单位", ("考核对象", "考评对象", "被考核单位", "参评对象", "单位名称", "县市区", "县（市、区）", "参评单位", "排名单位", "地区", "区域", "被考评单位", "考评单位"), required=True, limit=80),
            Column("round", "轮次", ("期数", "考评期次", "测评期次", "批次号", "轮", "期次", "排名轮次", "批次", "考评轮次", "测评轮次", "月份"), required=True, limit=40, carried=True),
            Column("announced_on", "通报日期", ("发布时间", "印发时间", "通报时间", "发布日期", "公布日期", "排名日期", "日期", "印发日期"), kind="date", required=True, carried=True),
            Column("document", "通报文号", ("文号", "通报文件", "文件号", "发布文号", "依据文号"), limit=80, carried=True),
            Column("group", "组别", ("考评组", "所属组别", "分组", "类别", "组", "所在组", "考评组别"), limit=40, carried=True),
            Column("score", "得分", ("考评得分", "测评得分", "考核得分", "综合得分", "总分", "分数", "成绩", "总得分", "最终得分"), kind="number"),
            Column("place", "名次", ("排名", "位次", "综合排名", "排位", "本轮名次", "本轮排名"), kind="integer", required=True),
            Column("is_own", "是否本区", ("本区", "是否本单位"), kind="flag"),
            Column("note", "备注", ("说明",), limit=4000),
            REPORTED_ON,
        ),
        rules=(
            Needed("unit", "missing_unit", "缺单位"),
            Needed("round", "missing_round", "缺轮次"),
            Needed("announced_on", "missing_date", "缺通报日期"),
            Needed("place", "missing_place", "缺名次"),
            Unique(("round", "group", "unit"), "unit", "同一轮次同一组别的单位"),
        ),
    )
)  # fmt: skip
