"""R5 completion of targets, R6 distance from the even schedule."""

import re
from collections.abc import Iterator
from fractions import Fraction

from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.periods import months_gone
from dajuan.claims.rules.facts import AMOUNTS, Facts, same_end
from dajuan.claims.rules.judging import band, judge, note, shown, unchecked
from dajuan.kernel.amount import MONEY_UNITS
from dajuan.kernel.interval import Interval

_TARGET = re.compile("目标|任务|计划|预算|指标")
#: 年度计划投资43.5亿元。完成24.8亿元，占年度计划的57%: one plan, though a sentence apart.
_YEARS_PLAN = re.compile("(?:年度|全年|年初|目标)(?:计划|目标|任务|预算)")
_EXCESS = re.compile("超额|超(?!时序|序时|均衡)")
_SCHEDULE = re.compile("时序|序时|均衡|时间进度|同期进度")


def completion_gap(facts: Facts) -> Iterator[Verdict]:
    """R5: 100·done/target; an excess over a target that is a rate is rate - target in percentage points.

    覆盖率达到74.1%,超额24.1%完成50%目标: 74.1-50 = 24.1 points (48.2 % relative), a warning about the unit.
    A target that is not stated is implied: 123.8亿 at 95.81 % → 129.2亿.
    """
    for claim in facts.claims:
        if claim.kind != "completion" or _SCHEDULE.search(claim.comparator):
            continue
        verdict = _rate_target(facts, claim) if _EXCESS.search(claim.before) else None
        verdict = verdict or _amount_target(facts, claim)
        if verdict is not None:
            yield verdict


def _rate_target(facts: Facts, claim: Claim) -> Verdict | None:
    """Excess over a target that is itself a rate."""
    target = next(
        (
            c
            for c in facts.around(claim)
            if c.kind == "share" and "目标" in c.subject + c.after[:8] and c is not claim
        ),
        None,
    )
    rate = next((c for c in facts.earlier(claim) if c.kind == "share" and c is not target), None)
    if target is None or rate is None:
        return None
    gap = rate.interval - target.interval.middle
    equation = f"{rate.surface}-{target.surface}={band(gap)}个百分点，文中{claim.surface}"
    verdict = judge("completion_gap", claim, gap, equation, [rate, target])
    if verdict.verdict != "ok" or claim.dimension != "percent" or not target.value:
        return verdict
    relative = shown((Fraction(rate.value) / Fraction(target.value) - 1) * 100)
    text = f"{claim.surface}应为{shown(Fraction(claim.value))}个百分点；相对幅度是{relative}%"
    return note("completion_gap", text, [rate, target, claim], equation, "warning")


def _amount_target(facts: Facts, claim: Claim) -> Verdict | None:
    done = facts.amount(claim)
    if done is None or claim.dimension != "percent" or claim.value <= 0:
        return None
    target = _stated_target(facts, claim, done)
    excess = bool(_EXCESS.search(claim.before)) or (target is not None and "超" in target.before)
    rate = claim.interval + 100 if excess else claim.interval
    if target is None:
        return _implied(facts, claim, done, rate)
    expected = done.interval / _meant(target) * 100 - (100 if excess else 0)
    equation = f"{done.surface}÷{target.surface}×100={band(expected)}%，文中{claim.surface}"
    value = Fraction(claim.value) / 100 + (1 if excess else 0)
    others = [
        (done, Interval.point(Fraction(target.value) * value)),
        (target, Interval.point(Fraction(done.value) / value)),
    ]
    return judge("completion_gap", claim, expected, equation, [done, target], others)


def _meant(target: Claim) -> Interval:
    """目标6万人 is set as that very number, not rounded to it; sums of money are rounded from a plan."""
    whole = target.dimension == "count" and target.approx == "exact" and target.surface.find(".") < 0
    return Interval.point(target.value) if whole else target.interval


def _stated_target(facts: Facts, claim: Claim, done: Claim) -> Claim | None:
    for other in (*facts.earlier(claim, 1), facts.following(claim)):
        if (
            other is None
            or other is done
            or (other.bracketed and not done.bracketed)
            or other.unit != done.unit
            or other.kind not in AMOUNTS
            or other.value <= 0
        ):
            continue
        said = _YEARS_PLAN.search(claim.before)
        named = said is not None and said.group() in other.before
        same = other.sentence + 1 == done.sentence and same_end(other.subject, done.subject, 3)
        near = other.sentence == claim.sentence or other.topic == done.topic or named or same
        if (
            near
            and _TARGET.search(other.before[-10:] + other.subject[-8:])
            and not re.search("完成", other.before[-6:])
        ):
            return other
    return None


def _implied(facts: Facts, claim: Claim, done: Claim, rate: Interval) -> Verdict | None:
    """The target that done/rate implies, and its part of a stated total investment."""
    if done.kind != "level" or rate.lo is None or rate.lo <= 0 or not done.interval.bounded:
        return None
    target = done.interval * 100 / rate
    unit, size = (
        ("亿元", MONEY_UNITS["亿元"]) if done.unit == "元" and target.middle >= 10**8 else (done.unit, 1)
    )
    text = f"隐含的目标约为{shown(target.middle / Fraction(size), 1)}{unit}"
    premises = [done, claim]
    for other in facts.earlier(done):
        if "总投资" in other.before and other.unit == done.unit and other.value:
            share = target.middle / Fraction(other.value) * 100
            text += f"，占总投资{other.surface}的{shown(share, 1)}%"
            premises.insert(0, other)
            break
    return note("completion_gap", text, premises, f"{done.surface}÷{claim.surface}")


def schedule_gap(facts: Facts) -> Iterator[Verdict]:
    """R6: c - 100·t/12 points, t the months gone: 56.6-50 = 6.6 for the first half year."""
    for gap in facts.claims:
        if gap.dimension != "pp" or not _SCHEDULE.search(gap.comparator):
            continue
        rate = next(
            (
                c
                for c in facts.earlier(gap, 0)
                if c.dimension == "percent" and c.kind in {"completion", "share"}
            ),
            None,
        )
        rate = facts.aligned(gap, rate) if rate else None
        if rate is None:
            continue
        months = months_gone(gap.period)
        if months is None:
            yield unchecked("schedule_gap", gap, "截止月份")
            continue
        expected = rate.interval - Fraction(100 * months, 12)
        equation = f"{rate.surface}-{shown(Fraction(100 * months, 12))}%={band(expected)}，文中{gap.surface}"
        yield judge(
            "schedule_gap",
            gap,
            expected,
            equation,
            [rate],
            [(rate, gap.interval + Fraction(100 * months, 12))],
        )


RULES = (completion_gap, schedule_gap)
