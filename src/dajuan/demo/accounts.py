"""Log-ins of the demonstration: one post per role, with passwords that are printed and protect nothing."""

from dataclasses import dataclass

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.org.actions import create_person, found_departments, root_department
from dajuan.org.models import Department, Role

CLERKS_DEPARTMENT = "规划建设局"


@dataclass(frozen=True)
class DemoAccount:
    """One log-in as ``up --demo`` prints it; ``department`` is empty for the zone itself."""

    username: str
    label: str
    role: Role
    password: str
    department: str = ""


ACCOUNTS = (
    DemoAccount("leader", "示范区主任", Role.LEADER, "demo-leader"),
    DemoAccount("clerk", "项目服务中心专员", Role.CLERK, "demo-clerk"),
    DemoAccount("clerk.construction", "规划建设局专员", Role.CLERK, "demo-construction", CLERKS_DEPARTMENT),
    DemoAccount("auditor", "示范区审计员", Role.AUDITOR, "demo-auditor"),
    DemoAccount("administrator", "示范区系统管理员", Role.ADMINISTRATOR, "demo-administrator"),
)


def open_accounts() -> tuple[DemoAccount, ...]:
    """Opens the accounts in a zone that has its departments."""
    commit_change(
        lambda change: (root_department(change), found_departments(change, [CLERKS_DEPARTMENT])),
        by=CONSOLE,
        action="demo.departments",
    )
    for account in ACCOUNTS:
        where = {"name": account.department} if account.department else {"parent": None}
        create_person(
            username=account.username,
            label=account.label,
            role=account.role,
            department=Department.objects.get(**where),
            by=CONSOLE,
            reason="演示账号",
            password=account.password,
        )
    return ACCOUNTS
