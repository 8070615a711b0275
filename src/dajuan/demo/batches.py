"""Three batches of five rounds: who is admitted when, and which dates that puts on the project."""

from datetime import date, timedelta
from itertools import count
from random import Random

from dajuan.demo.records import DemoMember, DemoProject, DemoWithdrawal
from dajuan.demo.targets import ROUND_DATES

TRACKS = ("signing", "start", "production")
#: Production members of rounds 1-4 (all at capacity by the end of June) and start members of rounds 1-4.
_PRODUCING, _STARTING = (
    (1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4),
    (1,) * 5 + (2,) * 6 + (3,) * 5 + (4,) * 4,
)
_SIGNING = (1, 1, 2, 2, 2, 3, 3, 3, 4, 4)
_LAST_DAY = date(2022, 6, 28)
#: (round, track, stage of the project, when it left, document, why)
_LEFT = (
    (1, "signing", "储备", date(2021, 12, 24), "示项目办〔2021〕31号", "选址调整，协议终止"),
    (1, "start", "前期", date(2021, 12, 24), "示项目办〔2021〕31号", "用地未落实，未实质开工"),
    (2, "start", "前期", date(2022, 6, 17), "示项目办〔2022〕12号", "投资主体变更，未开工"),
    (3, "production", "投产", date(2022, 6, 17), "示项目办〔2022〕12号", "停产检修，未达效"),
)


class Batches:
    """Admits projects of one zone; ``members`` and ``withdrawals`` are the two ledgers."""

    def __init__(self, draw: Random, projects: list[DemoProject], first_number: int) -> None:
        self._draw, self._numbers = draw, count(first_number)
        self._pool = {
            stage: [p for p in projects if p.stage == stage] for stage in {p.stage for p in projects}
        }
        self.members: list[DemoMember] = []
        self.withdrawals: list[DemoWithdrawal] = []
        self._admit_at_capacity()
        self._admit_starting()
        self._admit_latest_round()
        for round_number in _SIGNING:
            self._signing(round_number, self._take("签约"))
        for leaving in _LEFT:
            self._admit_leaving(*leaving)
        self.members.sort(key=lambda m: (m.round, TRACKS.index(m.track), m.provincial_code))

    def projects(self) -> set[str]:
        """Codes of the projects that are still on the list."""
        left = {withdrawal.provincial_code for withdrawal in self.withdrawals}
        return {m.project_code for m in self.members if m.provincial_code not in left}

    def declare(self, by_code: dict[str, DemoProject]) -> None:
        """Copies the projects' dates and money; an earlier round may have declared somewhat less."""
        latest = {member.project_code: member for member in self.members}
        for member in self.members:
            project = by_code[member.project_code]
            member.started_on = project.started_on if member.track != "signing" else None
            member.declared_investment = project.total_investment
            if latest[member.project_code] is not member:
                member.declared_investment = project.total_investment * self._draw.randint(88, 99) // 100
            if member.track == "production":
                member.producing_on, member.at_capacity_on = project.producing_on, project.at_capacity_on

    def _take(self, stage: str) -> DemoProject:
        return self._pool[stage].pop()

    def _admit(self, round_number: int, track: str, project: DemoProject) -> DemoMember:
        number = f"示台{round_number:02}{TRACKS.index(track) + 1}-{next(self._numbers):04}"
        member = DemoMember(
            round_number, track, number, project.code, project.name, project.owner_name, 0,
            ROUND_DATES[round_number - 1],
        )  # fmt: skip
        self.members.append(member)
        return member

    def _signing(self, round_number: int, project: DemoProject) -> None:
        member = self._admit(round_number, "signing", project)
        if round_number < len(ROUND_DATES):
            member.performed_on = self._near(round_number, 18, 75)

    def _near(self, round_number: int, least: int, most: int) -> date:
        day = ROUND_DATES[round_number - 1] + timedelta(days=self._draw.randint(least, most))
        return min(day, _LAST_DAY)

    def _admit_at_capacity(self) -> None:
        for place, round_number in enumerate(_PRODUCING):
            project = self._take("达效")
            project.producing_on = self._near(round_number, -25, -2)
            project.at_capacity_on = self._near(round_number, 25, 150)
            if round_number > 1 and place % 3:  # announced as a start one round before
                project.started_on = self._near(round_number - 1, -20, 15)
                self._admit(round_number - 1, "start", project)
                if round_number > 2 and place % 2:
                    self._signing(round_number - 2, project)
            self._admit(round_number, "production", project)

    def _admit_starting(self) -> None:
        for place, round_number in enumerate(_STARTING):
            project = self._take("在建")
            project.started_on = self._near(round_number, -15, 75)
            self._admit(round_number, "start", project)
            if round_number > 1 and place % 2:
                self._signing(round_number - 1, project)

    def _admit_latest_round(self) -> None:
        latest = len(ROUND_DATES)
        for place, stage in enumerate(("在建", "在建", "前期", "前期")):
            project = self._take(stage)
            if place < 2:
                project.started_on = self._near(latest, -6, -1)
            else:
                project.planned_start = ROUND_DATES[-1] + timedelta(days=self._draw.randint(15, 60))
            self._admit(latest, "start", project)
        for place in range(4):
            project = self._take("投产")
            project.producing_on = self._near(latest, -15, -2)
            if place < 2:
                project.started_on = self._near(2, -15, 60)
                self._admit(2, "start", project)
            self._admit(latest, "production", project)
            self._signing(latest, self._take("签约"))

    def _admit_leaving(
        self, round_number: int, track: str, stage: str, day: date, document: str, reason: str
    ) -> None:
        project = self._take(stage)
        if stage == "前期":
            project.planned_start = date(2022, 9, 1)
        member = self._admit(round_number, track, project)
        member.declared_status = "调出"
        self.withdrawals.append(
            DemoWithdrawal(
                round_number, track, member.provincial_code, project.code, project.name, day, document, reason
            )
        )
