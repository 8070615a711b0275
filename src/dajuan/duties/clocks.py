"""办理时限: dated rule sets saying how long each station of a case may take.

The numbers are one zone's choice and lie on the shelf from a room; the defaults are those of 13710
(1 day to hand over, 3 days to a first answer, 7 days, one month for major matters; calendar days
from collection).
"""

from dataclasses import dataclass
from datetime import date

from dajuan.duties.models import CaseKind, Grade
from dajuan.kernel.shelf import Shelf
from dajuan.ledger.cube import PARAMETERS, Parameter


@dataclass(frozen=True)
class Clock:
    """One rule set, valid from a day until the next one of the same ``kind`` of case.

    ``closing_hour``: on the day a reading is made, limits that run out later than this hour do not
    count as run out.
    """

    code: str
    kind: str
    valid_from: date
    source: str
    hand_over_days: int = 1
    first_answer_days: int = 3
    ordinary_days: int = 7
    major_days: int = 30
    closing_hour: int = 24

    def days(self, grade: str) -> int:
        """Calendar days from collection to the end."""
        return self.major_days if grade == Grade.MAJOR else self.ordinary_days


CLOCKS: Shelf[Clock] = Shelf("时限规则")


def clock_at(kind: str, day: date) -> Clock:
    """The rule set in force for a kind of case; the earliest for days before it; without any, the default."""
    ordered = sorted((clock for clock in CLOCKS if clock.kind == kind), key=lambda clock: clock.valid_from)
    valid = [clock for clock in ordered if clock.valid_from <= day]
    return [Clock("", kind, date.min, ""), *ordered[:1], *valid][-1]


def _parameter(name: str, kind: str) -> Parameter:
    return Parameter(f"{kind}_{name}", lambda day: int(getattr(clock_at(kind, day), name)))


for _name, _kind in (
    ("hand_over_days", CaseKind.ENTERPRISE_PROBLEM.value),
    ("first_answer_days", CaseKind.ENTERPRISE_PROBLEM.value),
    ("closing_hour", CaseKind.PATROL.value),
):
    PARAMETERS.put(_parameter(_name, _kind))
