"""Every P, K, B and O value from the oracle's records: plain loops, exact fractions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tests.acceptance.oracle.records import KeyProject, Member, Official, Project, Report, Zone

HALF_YEAR = date(2022, 6, 30)
_SIX = Decimal("0.000001")
_STATUS = ("快报", "初步", "最终", "目标")


@dataclass(frozen=True)
class Expected:
    """A value and, where the key lets it be compared, how many rows stand behind it."""

    value: Decimal | None
    records: int | None = None


Values = dict[str, Expected]


def _rate(above: Decimal | Fraction | int, below: Decimal | Fraction | int) -> Decimal | None:
    return _six(Fraction(above) / Fraction(below) * 100) if below else None


def _six(number: Fraction) -> Decimal:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(_SIX, ROUND_HALF_UP)


def _sum(numbers: Iterable[Decimal | None]) -> Decimal:
    return sum((n for n in numbers if n is not None), Decimal(0))


def _total(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """A sum of money; nothing, and not zero, when no row stands behind it."""
    found = [n for n in numbers if n is not None]
    return _sum(found) if found else None


def last_month(at: date) -> int:
    """The last month of the year complete at a day."""
    return at.month if (at + timedelta(days=1)).day == 1 else at.month - 1


def latest(reports: Iterable[Report], through: int, known: date | None) -> dict[str, Decimal]:
    """Each project's last valid year-to-date amount up to a month, as known at a day."""
    versions: dict[tuple[str, int], Report] = {}
    for report in sorted(reports, key=lambda r: (r.reported_on, r.correction)):
        if report.month <= through and (known is None or report.reported_on <= known):
            versions[report.code, report.month] = report
    found: dict[str, Decimal] = {}
    for (code, _), report in sorted(versions.items(), key=lambda item: item[0][1]):
        if report.year_to_date is not None:
            found[code] = report.year_to_date
    return found


class Figures:
    """The figures of a zone at a valid date, with what had been reported by ``known``."""

    def __init__(self, zone: Zone, at: date = HALF_YEAR, known: date | None = None) -> None:
        self.zone, self.at, self.known = zone, at, known
        self.whole = [p for p in zone.projects.values() if not p.parent]
        self.month = last_month(at)
        self.progress = latest(zone.reports, self.month, known)

    def all(self) -> Values:
        """Everything that has one value at this position (no series)."""
        return {
            **self.platform(),
            **self.breakdowns(),
            **self.lights(),
            **self.starts(),
            **self.keys(),
            **self.batches(),
            **batch_rates(self.zone, self.at),
        }

    def platform(self) -> Values:
        whole, planned = self.whole, [p for p in self.whole if p.plan is not None]
        children = [p for p in self.zone.projects.values() if p.parent]
        total, done = _sum(p.total for p in whole), _sum(self.progress.values())
        plan = _sum(p.plan for p in planned)
        done_with_plan = _sum(self.progress.get(p.code) for p in planned)
        unbundled = len(whole) - len({p.parent for p in children}) + len(children)
        return {
            "P001": Expected(Decimal(len(whole)), len(whole)),
            "P002": Expected(_total(p.total for p in whole), len(whole)),
            "P003": Expected(_total(self.progress.values()), len(self.progress)),
            "P004": Expected(_total(p.plan for p in planned), len(planned)),
            "P005": Expected(_rate(done, plan), max(len(self.progress), len(planned))),
            "P006": Expected(_rate(done_with_plan, plan), len(planned)),
            "P007": Expected(_rate(done, total), max(len(self.progress), len(whole))),
            "P008": Expected(Decimal(len(children)), len(children)),
            "P009": Expected(Decimal(unbundled)),
        }

    def breakdowns(self) -> Values:
        found: Values = {}
        groups: dict[str, list[Project]] = defaultdict(list)
        for p in self.whole:
            for number, item in (("P010", p.stage), ("P011", p.department), ("P012", p.industry[:3])):
                groups[f"{number}.{item}"].append(p)
        for key, projects in groups.items():
            found[key] = Expected(Decimal(len(projects)), len(projects))
            if key.startswith("P012"):
                found[key.replace("P012", "P013")] = Expected(_sum(p.total for p in projects), len(projects))
        return found

    def lights(self) -> Values:
        investment: Counter[str] = Counter()
        start: Counter[str] = Counter()
        for p in self.whole:
            if p.plan and p.started and p.started <= self.at:
                done = Fraction(self.progress.get(p.code, Decimal(0))) / Fraction(p.plan) * 100
                ahead = done - Fraction(self.month * 100, 12)
                investment["green" if ahead >= -10 else "yellow" if ahead >= -30 else "red"] += 1
            if p.planned_start and p.planned_start <= self.at and not (p.started and p.started <= self.at):
                months = (self.at.year - p.planned_start.year) * 12 + self.at.month - p.planned_start.month
                start["red" if months >= 3 else "yellow"] += 1
        counts = [("P020", colour, investment[colour]) for colour in ("green", "yellow", "red")]
        counts += [("P021", colour, start[colour]) for colour in ("yellow", "red")]
        return {f"{number}.{colour}": Expected(Decimal(n), n) for number, colour, n in counts}

    def starts(self) -> Values:
        begun = [p for p in self.whole if p.started and p.started <= self.at]
        this_year = [p for p in begun if p.started and p.started.year == self.at.year]
        outside = sum(not p.in_statistics for p in begun)
        months = Counter(p.started.month for p in this_year if p.started)
        missing = self.missing()
        return {
            "P040": Expected(Decimal(outside), outside),
            "P041": Expected(Decimal(len(this_year)), len(this_year)),
            "P043": Expected(Decimal(missing), missing),
            **{f"P042.{month}": Expected(Decimal(n), n) for month, n in months.items()},
        }

    def missing(self) -> int:
        """Projects that reported in the year but have a month with neither row nor correction."""
        seen: dict[str, set[int]] = defaultdict(set)
        reporting = set()
        for report in self.zone.reports:
            if report.month <= self.month and (self.known is None or report.reported_on <= self.known):
                seen[report.code].add(report.month)
                if not report.correction:
                    reporting.add(report.code)
        return sum(len(seen[code]) < self.month for code in reporting)

    def keys(self) -> Values:
        provincial = {k.code: k for k in self.zone.key_projects if k.level == "provincial"}
        city = {k.code: k for k in self.zone.key_projects if k.level == "city"}
        union: dict[str, KeyProject] = {**city, **provincial}
        both = len(provincial.keys() & city.keys())
        counts = (("K001", len(union)), ("K002", len(provincial)), ("K003", len(city)), ("K004", both))
        found = {number: Expected(Decimal(n), n) for number, n in counts}
        for number, level in (("K005", provincial), ("K006", city)):
            plan = _sum(k.plan for k in level.values())
            found[number] = Expected(_rate(_sum(k.year_to_date for k in level.values()), plan), len(level))
        reported = _sum(self.progress.get(code) for code in city)
        found["K007"] = Expected(_rate(reported, _sum(k.plan for k in city.values())), len(city))
        found["K008"] = Expected(_total(k.plan for k in union.values()), len(union))
        return found

    def batches(self) -> Values:
        listed = in_register(self.zone, self.at)
        codes = {m.code for m in listed}
        newest = {m.code: m for m in sorted(listed, key=lambda m: m.round)}
        keys = {k.code for k in self.zone.key_projects}
        left = sum(day <= self.at for day in self.zone.withdrawn.values())
        rounds = Counter(m.round for m in listed)
        counts = (("B003", len(listed)), ("B004", left), ("B009", len(keys & codes)),
                  ("B010", len(codes & self.zone.projects.keys())))  # fmt: skip
        return {
            "B001": Expected(Decimal(len(codes)), len(listed)),
            "B002": Expected(_total(m.declared for m in newest.values()), len(newest)),
            **{number: Expected(Decimal(n), n) for number, n in counts},
            **{f"B008.{number}": Expected(Decimal(n), n) for number, n in rounds.items()},
        }


def in_register(zone: Zone, at: date) -> list[Member]:
    """Members admitted by a day and not yet withdrawn."""
    return [
        m
        for m in zone.members
        if m.admitted <= at and zone.withdrawn.get((m.provincial, m.code), date.max) > at
    ]


def batch_rates(zone: Zone, at: date, suffix: str = "") -> Values:
    """Start, capacity and performance rates of the first four rounds at a day."""
    found: Values = {}
    listed = [m for m in in_register(zone, at) if m.round <= 4]
    tracks = (("B005", "start"), ("B006", "production"), ("B007", "signing"))
    for number, track in tracks:
        mine = [m for m in listed if m.track == track]
        days = {
            "start": [m.started for m in mine],
            "production": [m.at_capacity for m in mine],
            "signing": [m.performed for m in mine],
        }[track]
        reached = sum(day is not None and day <= at for day in days)
        found[number + suffix] = Expected(_rate(reached, len(mine)), len(mine))
    return found


def month_series(zone: Zone) -> Values:
    """P030, P032, P033 for every month, P034 and P035: what was known when."""
    found: Values = {}
    sheets: dict[int, list[Report]] = defaultdict(list)
    for report in zone.reports:
        if not report.correction:
            sheets[report.month].append(report)
    for month, rows in sorted(sheets.items()):
        first, final = (latest(zone.reports, month, known) for known in (rows[0].reported_on, None))
        valid = [row.year_to_date for row in rows if row.year_to_date is not None]
        found[f"P030.{month}.first"] = Expected(_total(first.values()), len(first))
        found[f"P030.{month}.final"] = Expected(_total(final.values()), len(final))
        found[f"P032.{month}"] = Expected(Decimal(len(valid)), len(valid))
        found[f"P033.{month}"] = Expected(_total(valid), len(valid))
    for number, month in (("P034", 5), ("P035", 4)):
        values = latest(zone.reports, month, date(2022, 5, 31))
        found[number] = Expected(_total(values.values()), len(values))
    return found


def official_values(zone: Zone, period: str = "2022年1-6月") -> Values:
    """The O values: chosen by period, status and publication, never computed from others' parts."""

    def chosen(name: str, when: str, measure: str = "value") -> Decimal | None:
        rows = [
            r
            for r in zone.official
            if (r.indicator, r.period) == (name, when) and getattr(r, measure) is not None
        ]
        best: Official | None = max(rows, key=lambda r: (_STATUS.index(r.status), r.published), default=None)
        return getattr(best, measure) if best else None

    def years(name: str) -> list[Decimal | None]:
        known = sorted({r.period for r in zone.official if r.indicator == name}, reverse=True)
        return [chosen(name, when) for when in known] + [None]

    position = years("营商环境国家级功能区位次")
    found = {
        "O001": chosen("规模以上工业增加值", period, "growth"),
        "O002": chosen("医药制造业增加值", period, "growth"),
        "O003": chosen("医药制造业拉动规上工业增加值", period),
        "O004": chosen("固定资产投资", period, "growth"),
        "O005": chosen("工业投资", period, "growth"),
        "O006": chosen("一般公共预算收入", period),
        "O007": chosen("一般公共预算收入", period, "growth"),
        "O008": years("营商环境评价总体得分")[0],
        "O009": years("营商环境评价企业满意度得分")[0],
        "O010": position[0],
        "O012": chosen("市级平台项目投资完成率位次", period),
        "O013": years("规上工业企业研发活动覆盖率省定年度目标")[0],
        "O016": years("营商环境参评国家级功能区数")[0],
        "O017": chosen("全市参加投资完成率排名的单位数", period),
    }
    if len(position) > 2 and position[0] is not None and position[1] is not None:
        found["O011"] = position[1] - position[0]
    return {number: Expected(value) for number, value in (found | _derived(found)).items()}


def _derived(found: dict[str, Decimal | None]) -> dict[str, Decimal | None]:
    more: dict[str, Decimal | None] = {}
    for number, rank, group in (("O018", "O010", "O016"), ("O019", "O012", "O017")):
        place, size = found[rank], found[group]
        if place is not None and size is not None:
            more[number] = Decimal(int(place <= -(-size // 3)))
    total, part, pull = (found[number] for number in ("O001", "O002", "O003"))
    if total is not None and part and pull is not None:
        share = Fraction(pull) / Fraction(part)
        more["O014"] = _six(share * 100)
        if share != 1:
            more["O015"] = _six((Fraction(total) - Fraction(pull)) / (1 - share))
    return more


def every_value(zone: Zone) -> Values:
    """All figures of the half year with their variants, as the answer key numbers them."""
    found = {**Figures(zone).all(), **month_series(zone), **official_values(zone)}
    for at in (date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 31)):
        found.update(batch_rates(zone, at, f".{at:%m%d}"))
    return found
