"""What the oracle believes after reading: typed records, and findings on single cells."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Finding:
    """A fault on one cell, as the answer key names it."""

    file: str
    sheet: str
    cell: str
    kind: str
    effect: str


@dataclass(frozen=True)
class Project:
    code: str
    parent: str
    department: str
    industry: str
    stage: str
    total: Decimal
    plan: Decimal | None
    planned_start: date | None
    started: date | None
    in_statistics: bool


@dataclass(frozen=True)
class Report:
    """One row of a monthly sheet, or one correction; amounts in 万元, None when rejected or empty."""

    code: str
    month: int
    reported_on: date
    year_to_date: Decimal | None
    correction: bool
    rejected: bool = False


@dataclass(frozen=True)
class Member:
    provincial: str
    code: str
    round: int
    track: str
    declared: Decimal
    admitted: date
    performed: date | None
    started: date | None
    at_capacity: date | None


@dataclass(frozen=True)
class KeyProject:
    level: str
    code: str
    plan: Decimal
    year_to_date: Decimal


@dataclass(frozen=True)
class Official:
    indicator: str
    period: str
    value: Decimal | None
    growth: Decimal | None
    status: str
    document: str
    published: date


@dataclass
class Zone:
    """Everything read from a set of workbooks."""

    projects: dict[str, Project] = field(default_factory=dict)
    reports: list[Report] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    withdrawn: dict[tuple[str, str], date] = field(default_factory=dict)
    key_projects: list[KeyProject] = field(default_factory=list)
    official: list[Official] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    good: dict[tuple[str, str], int] = field(default_factory=dict)
    rejected: dict[tuple[str, str], int] = field(default_factory=dict)
