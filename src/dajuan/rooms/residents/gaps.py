"""Gaps of residents: flood plans that no longer hold, certificates that ran out, works not finished."""

from dajuan.indicators.formulas import Count
from dajuan.indicators.gaps import GAPS, Gap
from dajuan.rooms.residents.indicators.certificates import CERTIFICATES
from dajuan.rooms.residents.indicators.plans import PLANS
from dajuan.rooms.residents.indicators.works import WORKS

for _gap in (
    Gap(
        code="expired_plans",
        label="没有有效防汛预案的对象",
        sound="防汛对象有有效预案",
        rule="预案的有效期至早于基准日或没有填",
        should=Count(PLANS),
        lacking=Count(PLANS, where=lambda t: ~t.valid),
        columns=("subject", "level", "responsible", "valid_to"),
        number="W006",
    ),
    Gap(
        code="expired_dog_certificates",
        label="过期的养犬登记证",
        sound="养犬登记证在有效期",
        rule="发证日期≤基准日，有效期至早于基准日",
        should=Count(CERTIFICATES, where=lambda t: t.issued),
        lacking=Count(CERTIFICATES, where=lambda t: t.issued & t.has_expired),
        columns=("community", "issued_on", "valid_to"),
        number="C005",
    ),
    Gap(
        code="unfinished_reconstruction",
        label="还没有完工的灾后重建项目",
        sound="灾后重建项目已完工",
        rule="基准日没有竣工日期",
        should=Count(WORKS, where=lambda t: t.kind == "flood_reconstruction"),
        lacking=Count(WORKS, where=lambda t: (t.kind == "flood_reconstruction") & ~t.finished),
        columns=("investment", "department_name", "started_on"),
        order="investment",
    ),
):
    GAPS.put(_gap)
