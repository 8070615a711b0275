"""What the synthetic zone consists of. Field names are those of the ledgers; money is whole 元."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

#: One line of a ledger nobody needs a class for: typed values by field, choices in words.
Row = dict[str, object]


@dataclass(slots=True)
class DemoProject:
    """One line of the project ledger; ``parent_code`` marks a child of a bundle."""

    code: str
    name: str
    category: str
    approval_type: str
    nature: str
    owner_name: str
    credit_code: str
    industry_code: str
    chain: str
    site: str
    department: str
    leader: str
    officer: str
    stage: str
    parent_code: str = ""
    total_investment: int = 0
    own_funds: int = 0
    loan_funds: int = 0
    annual_plan: int | None = None
    annual_goal: str = ""
    planned_start: date | None = None
    started_on: date | None = None
    planned_completion: date | None = None
    completed_on: date | None = None
    producing_on: date | None = None
    at_capacity_on: date | None = None
    in_statistics: bool = False
    note: str = ""
    invested: int = 0
    invested_before: int = 0


@dataclass(slots=True)
class DemoMonth:
    """One monthly report as it was first made."""

    project_code: str
    project_name: str
    department: str
    month: date
    annual_plan: int | None
    previous_total: int
    this_month: int
    year_to_date: int
    since_start: int
    progress_note: str
    problem: str
    filler: str
    reviewer: str


@dataclass(slots=True)
class DemoCorrection:
    """A later word on an earlier month; ``old`` is what the first report said: 元, or words."""

    project_code: str
    project_name: str
    month: date
    old: int | str
    year_to_date: int
    reason: str
    reported_on: date
    filler: str


@dataclass(slots=True)
class DemoMember:
    """One project in one track of one round."""

    round: int
    track: str
    provincial_code: str
    project_code: str
    project_name: str
    owner_name: str
    declared_investment: int
    admitted_on: date
    performed_on: date | None = None
    started_on: date | None = None
    producing_on: date | None = None
    at_capacity_on: date | None = None
    declared_status: str = "认定"
    note: str = ""


@dataclass(slots=True)
class DemoWithdrawal:
    """A member that left its batch."""

    round: int
    track: str
    provincial_code: str
    project_code: str
    project_name: str
    withdrawn_on: date
    document: str
    reason: str


@dataclass(slots=True)
class DemoKeyProject:
    """One line of a yearly list of key projects."""

    year: int
    level: str
    project_code: str
    project_name: str
    nature: str
    content: str
    years: str
    total_investment: int
    invested_before: int
    annual_plan: int
    invested: int
    annual_goal: str
    approvals_needed: int
    approvals_done: int
    department_name: str
    responsible: str


@dataclass(slots=True)
class DemoOfficial:
    """A published figure with its document."""

    indicator: str
    period_text: str
    value: Decimal | None
    unit: str
    growth: Decimal | None
    status: str
    office: str
    document: str
    published_on: date
    scope_note: str = ""


@dataclass(slots=True)
class DemoZone:
    """All of it, in the order of the ledgers."""

    name: str
    seed: int
    scale: int
    projects: list[DemoProject] = field(default_factory=list)
    months: list[DemoMonth] = field(default_factory=list)
    corrections: list[DemoCorrection] = field(default_factory=list)
    members: list[DemoMember] = field(default_factory=list)
    withdrawals: list[DemoWithdrawal] = field(default_factory=list)
    key_projects: list[DemoKeyProject] = field(default_factory=list)
    official: list[DemoOfficial] = field(default_factory=list)
    ledgers: dict[str, list[Row]] = field(default_factory=dict)
