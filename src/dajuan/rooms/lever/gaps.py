"""Gaps of the lever: projects without a plan or a report, batch members that have not done what was announced."""

from dajuan.indicators.formulas import Condition, Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.projects.models import Track
from dajuan.rooms.lever.indicators.terms import COHORTS, PROJECTS, is_whole
from dajuan.rooms.lever.indicators.three_batches import cohort
from dajuan.rooms.lever.pictures import come_as_far_as

#: Of each batch what was announced for it: the place of the stage (see the pictures), the words, the rate.
_ANNOUNCED = {
    Track.SIGNING: (0, "履约", "B007"),
    Track.START: (1, "开工", "B005"),
    Track.PRODUCTION: (3, "达效", "B006"),
}


def has_not_come_as_far(track: Track, place: int) -> Condition:
    """Members of a batch who have not reached the stage."""
    return lambda t: cohort(track)(t) & ~come_as_far_as(track, place)(t)


for _track, (_stage, _word, _number) in _ANNOUNCED.items():
    GAPS.put(
        Gap(
            code=f"batch_{_track.value}_behind",
            label=f"{_track.label}还没有{_word}",
            sound=f"{_track.label}已{_word}",
            rule=f"在册成员，台账日期和项目节点都没有到{_word}",
            should=Count(COHORTS, where=cohort(_track)),
            lacking=Count(COHORTS, where=has_not_come_as_far(_track, _stage)),
            columns=("round", "declared_investment"),
            order="declared_investment",
            number=_number,
        )
    )
GAPS.put(
    Gap(
        code="without_annual_plan",
        label="有完成投资但没有年度计划的项目",
        sound="完成投资的项目有年度计划",
        rule="报过完成投资的平台项目（打捆只算父项）没有年度计划投资",
        should=Count(PROJECTS, where=lambda t: is_whole(t) & t.year_to_date.notnull()),
        lacking=Count(
            PROJECTS, where=lambda t: is_whole(t) & t.year_to_date.notnull() & t.annual_plan.isnull()
        ),
        columns=("department", "stage", "year_to_date"),
        order="year_to_date",
        number="P004",
    )
)
GAPS.put(
    Gap(
        code="without_report",
        label="最近一期月报没有报来的项目",
        sound="有月报的项目报了最近一期",
        rule="有过月报、最近一期沿用上期数的项目",
        should=Count(PROJECTS, where=lambda t: is_whole(t) & t.year_to_date.notnull()),
        lacking=Count(PROJECTS, where=lambda t: is_whole(t) & t.year_to_date.notnull() & t.carried),
        columns=("department", "stage", "year_to_date"),
        order="year_to_date",
        number="P003",
    )
)
