"""What the reader and the checker call things, in the words of somebody who reads reports."""

from decimal import Decimal
from fractions import Fraction

from dajuan.claims import Claim
from dajuan.claims.periods import split
from dajuan.kernel.amount import MONEY_UNITS, grouped, plain, rounded

KINDS = {
    "level": "总量",
    "count": "个数",
    "growth": "增幅",
    "delta": "增减量",
    "share": "比重或比率",
    "completion": "完成程度",
    "pull": "拉动",
    "rank": "位次",
}
RULES = {
    "part_le_whole": "部分不超过整体",
    "growth_levels": "增幅与总量、增量",
    "average_growth": "年均增幅",
    "share": "占比与两个数",
    "completion_gap": "完成目标、超额",
    "schedule_gap": "与时序进度比",
    "pp_gap": "两个比率之差",
    "pull_weight": "拉动与增幅、比重",
    "contribution": "贡献率",
    "qizhong_sum": "分项之和",
    "ratio_sum": "构成之和",
    "mean_between": "总体在各部分之间",
    "enum_count": "列举的个数",
    "rank_range": "位次",
    "integers": "比率对应整数个",
    "restatement": "前后两次写法",
    "time_order": "时间先后与累计",
    "product": "乘积、人均",
    "pp_vs_pct": "百分点还是百分数",
    "constant_price_guard": "可比价与现价",
    "other_base_guard": "对比的基期",
    "unit_conversion": "单位换算",
    "ledger": "与台账",
}
_UNITS = {
    "pp": "个百分点",
    "bp": "个基点",
    "m": "米",
    "m2": "平方米",
    "m3": "立方米",
    "kg": "公斤",
    "kW": "千瓦",
    "kWh": "千瓦时",
}
_PARTS = {"H1": "上半年", "H2": "下半年", "Q1": "一季度", "Q2": "二季度", "Q3": "三季度", "Q4": "四季度"}


def kind_said(claim: Claim) -> str:
    return KINDS.get(claim.kind, claim.kind)


def value_said(claim: Claim) -> str:
    """The value with its unit, money in the unit people use for its size: 123.8亿元."""
    values = [claim.value] if claim.value_hi is None else [claim.value, claim.value_hi]
    return "～".join(_said(Fraction(value), claim.unit) for value in values)


def unit_said(claim: Claim) -> str:
    return _UNITS.get(claim.unit, claim.unit) or "（无单位）"


def band_said(claim: Claim) -> str:
    """Which true values the printed digits and the words around them (约、余、超) allow; empty for an exact count."""
    low, high = claim.interval.lo, claim.interval.hi
    if low is not None and low == high:
        return ""
    if low is None or high is None:
        ends = [_said(end, claim.unit) for end in (low, high) if end is not None]
        return "".join((f"不{'低' if high is None else '高'}于", *ends))
    return f"{_said(low, claim.unit)}～{_said(high, claim.unit)}"


def comparator_said(claim: Claim) -> str:
    """What it is compared with: the nearest governing word (同比增长), and the base where that does not say it."""
    nearest = claim.comparator.rpartition(";")[2]
    if nearest == claim.subject:
        return ""
    return nearest if claim.base in nearest else f"{nearest}（比{claim.base}）"


def period_said(period: str) -> str:
    """2022-H1 as 2022年上半年, 06末 as 6月末, 2022-01..05 as 2022年1—5月."""
    year, part = split(period)
    return year + ("年" if year.isdigit() else "") + (_part_said(part) if part else "")


def _part_said(part: str) -> str:
    if part in _PARTS:
        return _PARTS[part]
    stood = "末" if part.endswith("末") else ""
    month, day = part.removesuffix("末"), ""
    if "-" in month:
        month, day = month.split("-")
    months = "—".join(str(int(one)) for one in month.split(".."))
    return f"{months}月{stood}" + (f"{int(day)}日" if day else "")


def _said(value: Fraction, unit: str) -> str:
    if unit == "元":
        unit = next(
            (name for name, size in reversed(MONEY_UNITS.items()) if abs(value) >= Fraction(size)), "元"
        )
        value = value / Fraction(MONEY_UNITS[unit])
    return f"{grouped(Decimal(plain(rounded(value, 6))))}{_UNITS.get(unit, unit)}"
