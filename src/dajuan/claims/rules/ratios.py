"""R4 rates that are by their very name one stated amount over another: 存贷比, 利润率."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts, key
from dajuan.claims.rules.judging import band, judge
from dajuan.kernel.interval import Interval


class Ratio(NamedTuple):
    """Names of the rate, and the names of what is divided by what."""

    names: tuple[str, ...]
    top: tuple[str, ...]
    bottom: tuple[str, ...]
    #: Whether amounts of the same sentence may have more words before their names (区属国企资产总额).
    anyones: bool = True


RATIOS = (
    Ratio(("存贷比",), ("贷款余额",), ("存款余额",), anyones=False),
    Ratio(("营业收入利润率", "收入利润率"), ("利润总额",), ("营业收入", "主营业务收入")),
    Ratio(("资产负债率",), ("负债总额", "总负债", "负债合计"), ("资产总额", "总资产", "资产总计")),
)


#: 存贷比提高到…, 高于: the rate of another time or place.
_CHANGED = re.compile("[较比与]上|目标|要求|不[高低]于|全[国省市]|由|从")


def named_ratio(facts: Facts) -> Iterator[Verdict]:
    """R4: 100·top/bottom. 存款余额965.3亿元 … 贷款余额812.6亿元，存贷比84.18%.

    Guard: both amounts are those of all (各项贷款余额, not 小微贷款余额), of the rate's own period and place, at most
    two sentences back.
    """
    for claim in facts.claims:
        if claim.kind != "share" or claim.dimension != "percent":
            continue
        said = claim.before or claim.subject
        ratio = next((one for one in RATIOS if any(name in said for name in one.names)), None)
        if ratio is None or _CHANGED.search(said):
            continue
        top, bottom = (_amount(facts, claim, names, ratio.anyones) for names in (ratio.top, ratio.bottom))
        if top is None or bottom is None or top.unit != bottom.unit or not (bottom.interval.lo or 0) > 0:
            continue
        expected = top.interval / bottom.interval * 100
        equation = f"{top.surface}÷{bottom.surface}×100={band(expected)}%，文中{claim.surface}"
        wanted = claim.interval / 100
        others = [(top, wanted * bottom.interval)]
        if wanted.lo is not None and wanted.lo > 0:
            others.append((bottom, top.interval / wanted))
        yield judge("share", claim, expected, equation, [top, bottom], others)


def _amount(facts: Facts, claim: Claim, names: tuple[str, ...], anyones: bool) -> Claim | None:
    for other in facts.earlier(claim, 2):
        if other.kind != "level" or (other.period, other.scope) != (claim.period, claim.scope):
            continue
        subject = key(other.subject)
        near = anyones and other.sentence == claim.sentence and subject.endswith(names)
        if near or subject in names or subject.endswith(tuple("各项" + name for name in names)):
            return other if Interval.point(0) != other.interval else None
    return None


RULES = (named_ratio,)
