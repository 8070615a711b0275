"""R14 ranks."""

import re
from collections.abc import Iterator

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.rules.facts import Facts
from dajuan.claims.rules.judging import judge
from dajuan.kernel.interval import Interval

_MARK = re.compile("[，,。；;]")
_GROUP_BEFORE = re.compile("在|全[国省市区县]|参评|参与|共")
_GROUP_AFTER = re.compile("^[^，。；]{0,14}(?:中|里|内|之中|参评|排名|排|列|居|第)")


def rank_range(facts: Facts) -> Iterator[Verdict]:
    """R14: 第k of N: 1 ≤ k ≤ N. 在全省18个省辖市中位居第3: 3 ≤ 18.

    Guard: a tier (第一方阵) is no rank 1; a count without 中 after it is no group.
    """
    for rank in facts.claims:
        if rank.kind != "rank" or rank.unit not in {"位", "名"} or rank.surface[0] == "首":
            continue
        if rank.value < 1:
            yield judge("rank_range", rank, Interval.of(1, None), "名次不小于1", [])
            continue
        group = _group(facts, rank)
        if group is not None:
            equation = f"第{rank.value}名≤{group.surface}"
            yield judge("rank_range", rank, Interval.of(1, group.value), equation, [group])


def _group(facts: Facts, rank: Claim) -> Claim | None:
    for other in facts.earlier(rank):
        if other.kind == "count" and other.approx == "exact":
            joined = facts.following(other) is rank and not _MARK.search(other.after)
            near = joined or (rank.clause - other.clause <= 1 and _GROUP_AFTER.match(other.after))
            return other if near and _GROUP_BEFORE.search(other.before) else None
    return None


RULES = (rank_range,)
