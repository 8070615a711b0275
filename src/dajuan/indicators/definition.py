"""An indicator is a small statute: number, scope, formula, worked examples. Rooms put them on the shelf."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from hashlib import sha256

from dajuan.indicators.formulas import Derived, Earlier, Formula, Measure, Official, Ratio
from dajuan.indicators.printing import Display
from dajuan.indicators.series import Series
from dajuan.indicators.statements import leaf_sql
from dajuan.kernel.shelf import Shelf


@dataclass(frozen=True)
class Example:
    """Rows (or operands) in, figure out. Run for every definition on the shelf by one test."""

    value: str
    rows: Sequence[Mapping[str, object]] = ()
    operands: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Excluded:
    """Rows a figure leaves out, and why: shown beside it."""

    label: str
    rows: Measure


@dataclass(frozen=True)
class Coverage:
    """How many of those who should have reported have."""

    reported: Measure
    expected: Measure


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """One definition. ``number`` is the zone's 指标编号, ``name`` the English code.

    ``label`` may hold {month} (of the valid date) and {item} (of the breakdown; ``item_labels`` gives
    words for codes). ``unit`` is the unit of ``value`` (万元 for money, % for rates); ``breakdown`` names a dimension
    of the cube whose own values, in full, become the variants; ``always`` lists values shown even
    when no row has them (the colours of a light).
    ``said_as`` are the names prose uses, by which a text is held against this figure.
    """

    number: str
    name: str
    label: str
    unit: str
    formula: Formula
    formula_text: str
    scope_note: str = ""
    display: Display | None = None
    breakdown: str = ""
    always: tuple[str, ...] = ()
    item_labels: Mapping[str, str] = field(default_factory=dict)
    series: Series | None = None
    excludes: tuple[Excluded, ...] = ()
    coverage: Coverage | None = None
    higher_is_better: bool | None = None
    said_as: tuple[str, ...] = ()
    valid_from: date = date(2022, 1, 1)
    examples: tuple[Example, ...] = ()

    @property
    def code(self) -> str:
        """What it lies under on the shelf."""
        return self.number

    @cached_property
    def version(self) -> str:
        """Changes when the statute does, in words or in its conditions, so a frozen sheet can say which
        one it used."""
        whole = self.formula if isinstance(self.formula, Derived | Official | Earlier) else self.references
        words = (self.number, self.label, self.unit, self.formula_text, self.scope_note)
        conditions = [leaf_sql(measure) for measure in self.measures.values()]
        text = "|".join((*words, str(self.valid_from), str(whole), *conditions))
        return sha256(text.encode()).hexdigest()[:12]

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The named leaves this definition reads itself (operands by number are read by theirs)."""
        found: dict[str, Measure] = {}
        if isinstance(self.formula, Measure):
            found["value"] = self.formula
        elif isinstance(self.formula, Ratio):
            for name, part in (
                ("numerator", self.formula.numerator),
                ("denominator", self.formula.denominator),
            ):
                if isinstance(part, Measure):
                    found[name] = part
        for position, excluded in enumerate(self.excludes):
            found[f"excluded{position}"] = excluded.rows
        if self.coverage:
            found["reported"], found["expected"] = self.coverage.reported, self.coverage.expected
        return found

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Numbers of the indicators this one is arithmetic of."""
        if isinstance(self.formula, Derived):
            return self.formula.references
        if isinstance(self.formula, Earlier):
            return (self.formula.number,)
        if isinstance(self.formula, Ratio):
            parts = (self.formula.numerator, self.formula.denominator)
            return tuple(part for part in parts if isinstance(part, str))
        return ()

    def operand_day(self, at: date) -> date:
        """The date its operands are read at when it is read at ``at``."""
        return self.formula.day(at) if isinstance(self.formula, Earlier) else at

    def named(self, day: date, item: str) -> str:
        """The label of one variant."""
        return self.label.format(month=day.month, item=self.item_labels.get(item, item) or "未填")

    @property
    def heading(self) -> str:
        """The label of the definition as such, whatever its variants: 各期在册成员数, 项目数（按阶段）."""
        label = self.label.replace("{month}", "N")
        before, item, after = label.partition("{item}")
        if not item:
            return label
        if before in ("", "第"):
            return f"{'各' if before or after.startswith('月') else '各项'}{after}"
        return f"{after.removeprefix('”')}（按{before.removesuffix('“')}）"

    def shown(self, value: Fraction | None) -> str:
        """The figure as printed, from base units (元)."""
        return (self.display or Display(self.unit)).shown(value)


INDICATORS: Shelf[Indicator] = Shelf("指标")


def version_of(key: str) -> str:
    """The version of the definition behind a figure's key; empty when it is not on the shelf."""
    number = key.split(".", 1)[0]
    return INDICATORS.get(number).version if number in INDICATORS else ""


def indicator(**parts: object) -> Indicator:
    """Makes a definition and puts it on the shelf."""
    return INDICATORS.put(Indicator(**parts))  # type: ignore[arg-type]
