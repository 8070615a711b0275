"""R18 per head, per session, per unit."""

import re
from collections.abc import Iterator

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import AMOUNTS, Facts
from dajuan.claims.rules.judging import band_as, judge

_PER = re.compile(
    "(人均|户均|亩均|场均|日均|月均|(?:平均)?每[家个人场户件亩台辆次处套村]|平均单个项目)[^，。；]{0,10}$"
)
_UNITS = {
    "人均": {"人", "名", "人次"},
    "户均": {"户", "家"},
    "亩均": {"m2"},
    "场均": {"场"},
}
_VISITS = re.compile("人均(?:旅游)?(?:消费|花费)")
_ADJUSTED = re.compile("收入|消费|生产总值|GDP|预期")


def product(facts: Facts) -> Iterator[Verdict]:
    """R18: per head = total / heads, from amounts of the same sentence. 20场、3000人次,场均150人次.

    Guard: income, spending and GDP per head use survey or average populations and are left out, the spending of
    visitors (人均消费 after 万人次) is not.
    """
    for mean in facts.claims:
        found = _PER.search(mean.before) if mean.kind in AMOUNTS else None
        if not found:
            continue
        word = found[1]
        units = _UNITS.get(word) or {word[-1]}
        visits = _VISITS.search(mean.before) is not None
        if visits:
            units = {"人次"}
        elif _ADJUSTED.search(mean.subject + mean.before):
            continue
        heads = [
            c for c in facts.earlier(mean, visits) if c.unit in units and c.kind in AMOUNTS and c.value > 0
        ]
        totals = [
            c
            for c in facts.earlier(mean)
            if (c.unit == mean.unit and c.kind == "level") or c.unit == mean.unit == "人次"
        ]
        if len(heads) == 1 and len(totals) == 1:
            yield _divided(mean, totals[0], heads[0])


def _divided(mean: Claim, whole: Claim, heads: Claim) -> Verdict:
    expected = whole.interval / heads.interval
    equation = f"{whole.surface}÷{heads.surface}={band_as(mean, expected)}，文中{mean.surface}"
    wanted = mean.interval * heads.interval
    return judge("product", mean, expected, equation, [whole, heads], [(whole, wanted)])


RULES = (product,)
