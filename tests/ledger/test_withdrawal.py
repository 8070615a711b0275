"""Taking a change-set back: what stands comes back, what hangs on it refuses."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from dajuan.ledger.actions import WithdrawalRefused, withdraw_import
from dajuan.ledger.actors import CONSOLE, Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.models import ChangeSet, Record, Withdrawal
from dajuan.ledger.position import head
from dajuan.ledger.proof import verify
from dajuan.ledger.recording import record_rows
from dajuan.org.actions import found_departments
from dajuan.org.models import Closure, Department
from dajuan.projects.models import BatchMember, MonthState, Project, ProjectMonth
from tests.ledger.positions import MEMBERS

pytestmark = pytest.mark.usefixtures("zone_db")

CLERK = Actor("person:7", "发改局项目专员", "发改局")
JANUARY, FEBRUARY, MARCH = date(2022, 1, 31), date(2022, 2, 28), date(2022, 3, 31)


def commit(work: Callable[[Change], object]) -> UUID:
    done = commit_change(work, by=CONSOLE, action="import", subject="01 平台项目.xlsx").change_set_id
    assert done
    return done


def members(*rows: tuple[int, date, str]) -> UUID:
    return commit(lambda change: record_rows(change, BatchMember, [MEMBERS.row(*row) for row in rows]))


def withdraw(change_set: UUID, reason: str = "报错了表") -> dict[str, int]:
    value = withdraw_import(change_set, by=CLERK, reason=reason).value
    assert value is not None
    return value


def present() -> dict[str, str]:
    return dict(BatchMember.objects.values_list("provincial_code", "project_name"))


def project(change: Change, code: str = "2201") -> Project:
    del change
    return Project.objects.create(code=code, name="示范项目", reported_on=JANUARY)


def month(change: Change, code: str = "2201") -> None:
    del change
    ProjectMonth.objects.create(
        project_id=code, month=date(2022, 1, 1), state=MonthState.REPORTED, reported_on=FEBRUARY
    )


def test_rows_go_back_to_what_stands_or_go() -> None:
    members((1, JANUARY, "一月"), (2, JANUARY, "不变"))
    wrong = members((1, FEBRUARY, "错"), (3, FEBRUARY, "多报"))

    assert withdraw(wrong) == {"projects_batchmember": 2}

    assert present() == {"2022-1": "一月", "2022-2": "不变"}
    assert verify().ok


def test_what_was_reported_later_stays() -> None:
    wrong = members((1, JANUARY, "错"), (2, JANUARY, "错"))
    members((1, FEBRUARY, "二月"))
    withdraw(wrong)
    assert present() == {"2022-1": "二月"}


def test_a_late_report_stands_again_once_the_newer_one_is_withdrawn() -> None:
    newer = members((1, MARCH, "三月"))
    members((1, JANUARY, "一月"))
    withdraw(newer)
    assert present() == {"2022-1": "一月"}


def test_what_stands_is_last_by_report_date_not_by_arrival() -> None:
    members((1, FEBRUARY, "二月"))
    newest = members((1, MARCH, "三月"))
    members((1, JANUARY, "一月"))
    withdraw(newest)
    assert present() == {"2022-1": "二月"}


def test_both_stay_visible_with_reason_and_author() -> None:
    wrong = members((1, JANUARY, "错"))
    withdraw(wrong, "按 2 月口径重报")

    last = ChangeSet.objects.get(chain__seq=head()[0])
    assert (last.action, last.actor_label, last.reason) == (
        "ledger.withdraw",
        "发改局项目专员",
        "按 2 月口径重报",
    )
    assert Withdrawal.objects.get().change_set_id == wrong
    assert Record.objects.filter(change_set_id=wrong).exists()


def test_the_same_rows_can_be_reported_again_afterwards() -> None:
    entity_before = members((1, JANUARY, "甲")) and BatchMember.objects.get().pk
    withdraw(ChangeSet.objects.get().id)
    members((1, JANUARY, "甲"))
    assert BatchMember.objects.get().pk == entity_before


def test_facts_that_hang_on_a_vanishing_row_are_named_and_nothing_happens() -> None:
    founded = commit(project)
    commit(month)
    seq = head()[0]

    with pytest.raises(WithdrawalRefused, match=r"“项目月报”2201 2022-01-01等共 1 行"):
        withdraw(founded)
    assert (head()[0], Project.objects.count()) == (seq, 1)


def test_rows_that_vanish_together_do_not_hold_each_other() -> None:
    def both(change: Change) -> None:
        project(change)
        month(change)

    assert withdraw(commit(both)) == {"projects_project": 1, "projects_projectmonth": 1}
    assert not Project.objects.exists()


def test_what_is_derived_from_a_vanishing_row_goes_with_it() -> None:
    commit(lambda change: found_departments(change, ["经济发展局"]))
    second = commit(lambda change: found_departments(change, ["建设管理局"]))
    withdraw(second)
    assert not Department.objects.filter(name="建设管理局").exists()
    assert Closure.objects.count() == 3


def test_a_restored_row_must_find_what_it_refers_to() -> None:
    commit(project)
    commit(month)
    gone = commit(lambda _: ProjectMonth.objects.all().delete())
    commit(lambda _: Project.objects.all().delete())
    with pytest.raises(WithdrawalRefused, match="与现有数据冲突"):
        withdraw(gone)


def test_the_same_form_sent_twice_withdraws_once() -> None:
    wrong = members((1, JANUARY, "错"))
    first = withdraw_import(wrong, by=CLERK, reason="重报", key="form-1")
    again = withdraw_import(wrong, by=CLERK, reason="重报", key="form-1")
    assert (again.repeated, again.seq) == (True, first.seq)


@pytest.mark.parametrize(
    ("change_set", "reason", "says"),
    [
        (lambda wrong, _: wrong, "重报", "已经撤回过"),
        (lambda _, withdrawal: withdrawal, "重报", "撤回本身不能再撤回"),
        (lambda *_: uuid4(), "重报", "找不到"),
        (lambda wrong, _: wrong, " ", "理由"),
    ],
)
def test_refusals(change_set: Callable[[UUID, UUID | None], UUID], reason: str, says: str) -> None:
    wrong = members((1, JANUARY, "错"))
    withdrawal = withdraw_import(wrong, by=CLERK, reason="重报").change_set_id
    with pytest.raises(WithdrawalRefused, match=says):
        withdraw_import(change_set(wrong, withdrawal), by=CLERK, reason=reason)
