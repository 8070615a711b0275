"""What people do on the pages, through their forms: each leaves its trace, each refusal says why."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from dajuan.answers.models import Edition
from dajuan.kernel.clock import Clock
from dajuan.ledger.models import ChangeSet, CheckpointTrace, ImportFile
from dajuan.org.models import Person, Role
from dajuan.projects.models import LightSuppression, MonthLock
from tests.desks.test_uploads import upload
from tests.desks.zone import code, fill
from tests.people import OWN, PARENT, PASSWORD, Post, appoint, appoint_all

pytestmark = pytest.mark.usefixtures("zone_db")


@pytest.fixture
def clients() -> dict[str, Client]:
    """One signed-in client per role, in a filled zone."""
    people = appoint_all()
    fill()
    return {role: signed_in(person) for role, person in people.items()}


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def reason(text: str = "核对无误", prefix: str = "") -> dict[str, str]:
    """A keyed form with only a reason."""
    return {f"{prefix}key": str(uuid4()), f"{prefix}reason": text}


def test_a_sheet_is_frozen_by_one_and_signed_by_another(clients: dict[str, Client]) -> None:
    answer = clients["clerk"].post("/answers/half-year/freeze/", reason(), follow=True)
    assert "等待另一人签发" in answer.content.decode()
    edition = Edition.objects.get()
    page = clients["leader"].get(f"/answers/editions/{edition.pk}/?figure=P001").content.decode()
    assert "待签发" in page
    assert "70个" in page
    signed = clients["leader"].post(f"/answers/editions/{edition.pk}/sign/", reason(), follow=True)
    assert "已签发" in signed.content.decode()
    assert MonthLock.objects.count() == 6
    assert "个与台账一致" in clients["leader"].get("/").content.decode()
    assert clients["auditor"].get(f"/answers/editions/{edition.pk}/document.docx").content[:2] == b"PK"
    assert ChangeSet.objects.filter(action="org.export", actor_label="审计员").count() == 1


def test_a_repeated_freeze_makes_one_edition(clients: dict[str, Client]) -> None:
    form = reason()
    for _ in range(2):
        assert clients["clerk"].post("/answers/half-year/freeze/", form).status_code == 302
    assert Edition.objects.count() == 1


def test_a_light_is_silenced_only_with_a_reason_and_an_end(clients: dict[str, Client]) -> None:
    path, until = f"/projects/{code(0)}/suppress/", Clock.today() + timedelta(days=30)
    leader = clients["leader"]
    spoilt = {"key": str(uuid4()), "light": "start", "reason": "用地批复", "valid_to": "2022-01-01"}
    page = leader.post(path, spoilt).content.decode()
    assert "这一天已过" in page
    assert "用地批复</textarea>" in page
    for missing in ("reason", "valid_to", "light"):
        leader.post(path, {**spoilt, "valid_to": str(until), missing: ""})
    assert not LightSuppression.objects.exists()
    form = {"key": str(uuid4()), "light": "start", "reason": "用地批复已报省厅", "valid_to": str(until)}
    for _ in range(2):
        answer = leader.post(f"{path}?period=2022-H1", form)
        assert answer.headers["Location"] == f"/projects/{code(0)}/?period=2022-H1"
    assert LightSuppression.objects.get().approved_by == "分管领导"
    page = leader.get(f"/projects/{code(0)}/?period=2022-H1").content.decode()
    assert "用地批复已报省厅" in page
    assert "不含基准日 2022-06-30" in page


def test_only_a_light_that_warns_can_be_silenced(clients: dict[str, Client]) -> None:
    lit = {
        number: clients["leader"].get(f"/projects/{code(number)}/").content.decode() for number in range(12)
    }
    offered = [page for page in lit.values() if "批准灯色说明" in page]
    assert 0 < len(offered) < len(lit)
    assert all('class="light is-red"' in page or 'class="light is-yellow"' in page for page in offered)
    calm = next(number for number, page in lit.items() if page not in offered)
    form = {"key": str(uuid4()), "light": "start", "reason": "x", "valid_to": str(Clock.today())}
    clients["leader"].post(f"/projects/{code(calm)}/suppress/", form)
    assert not LightSuppression.objects.exists()


def test_any_light_that_warns_can_be_silenced(clients: dict[str, Client]) -> None:
    leader, until = clients["leader"], Clock.today() + timedelta(days=30)
    at = f"?period={Clock.today().year}&at={Clock.today()}"
    outside = next(
        path
        for path in (f"/projects/{code(number)}/" for number in range(72))
        if 'value="statistics"' in leader.get(path).content.decode()
    )
    form = {"key": str(uuid4()), "light": "statistics", "reason": "统计局正在审核", "valid_to": str(until)}
    leader.post(f"{outside}suppress/{at}", form)
    page = leader.get(f"{outside}{at}").content.decode()
    assert re.search(r"已说明</span> <b>入统灯", page)
    assert LightSuppression.objects.get().light == "statistics"


def test_the_list_shows_a_department_only_its_own_projects(clients: dict[str, Client]) -> None:
    local = signed_in(appoint(Post("local", "建设局专员", Role.CLERK, PARENT)))
    page = local.get("/projects/").content.decode()
    assert page.count("<tr>") - 2 == 50
    exported = local.get("/projects/export.csv").content.decode("utf-8-sig")
    departments = {line.split(",")[3] for line in exported.splitlines()[1:]}
    assert departments == {PARENT, OWN, "质量组"}
    assert local.get(f"/projects/{code(3)}/").status_code == 403
    assert "只有全区范围的岗位可以打开" in local.get("/figures/P003/").content.decode()


def test_an_account_is_opened_changed_and_reset_on_its_pages(clients: dict[str, Client]) -> None:
    admin = clients["administrator"]
    form = {"username": "newpost", "label": "新设岗", "role": "clerk", "department": "1", **reason("新设")}
    admin.post("/accounts/new/", {**form, "role": ""})
    assert not Person.objects.filter(username="newpost").exists()
    page = admin.post("/accounts/new/", form).content.decode()
    secret = page.partition('id="one-time">')[2].partition("<")[0]
    person = Person.objects.get(username="newpost")
    assert person.check_password(secret)
    assert "已经提交过" in admin.post("/accounts/new/", form).content.decode()
    held = person.assignments.get()
    admin.post(f"/accounts/{person.pk}/end/{held.pk}/", reason("撤岗", "end-"))
    held.refresh_from_db()
    assert held.valid_to is not None
    assert (
        "一次性密码" in admin.post(f"/accounts/{person.pk}/reset/", reason("遗忘", "reset-")).content.decode()
    )


def test_the_auditor_verifies_and_takes_a_checkpoint_out(clients: dict[str, Client]) -> None:
    auditor = clients["auditor"]
    taken = auditor.post("/audit/checkpoint/")
    assert CheckpointTrace.objects.count() == 1
    verified = auditor.post("/audit/verify/", headers={"referer": "http://testserver/audit/?action=import"})
    page = verified.content.decode()
    assert "核验通过" in page
    assert 'name="next" value="http://testserver/audit/?action=import"' in page
    further = auditor.get("/audit/verify/?action=ledger.checkpoint&page=2")
    assert further.headers["Location"] == "/audit/?action=ledger.checkpoint&page=2"
    assert taken.json()["algorithm"] == "sha256"
    last = ChangeSet.objects.get(action="ledger.checkpoint")
    assert "留存检查点" in auditor.get(f"/audit/{last.chain.seq}/").content.decode()


def test_the_auditor_reads_an_import_in_words(clients: dict[str, Client], tmp_path: Path) -> None:
    token = upload(clients["clerk"], tmp_path)
    clients["clerk"].post(f"/imports/staged/{token}/publish/", {"accept": "good", **reason()})
    seq = ImportFile.objects.get().change_set.chain.seq
    page = clients["auditor"].get(f"/audit/{seq}/").content.decode()
    assert "文件名：台账.xlsx" in page
    assert '导入列 · 新增</b> <span class="note wrap">项目代码' in page
    assert "ledger_import" not in page


@pytest.mark.parametrize(("role", "home"), [("leader", "/"), ("administrator", "/menu/")])
def test_everybody_signs_in_to_a_page_they_may_see(clients: dict[str, Client], role: str, home: str) -> None:
    name = Person.objects.get(assignments__role=role).username
    answer = Client().post("/sign-in/", {"login": name, "password": PASSWORD}, follow=True)
    assert answer.redirect_chain == [(home, 302)]
    assert answer.status_code == 200
    assert f'href="{home}">回到首页' in clients[role].get("/vault/").content.decode()


def test_the_rules_for_a_password_are_a_list(clients: dict[str, Client]) -> None:
    page = clients["clerk"].get("/password/").content.decode()
    assert "&lt;" not in page
    assert "至少 10 个字符。</li>" in page


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere/", 404),
        ("/projects/none/", 404),
        ("/figures/X999/", 404),
        ("/figures/?period=soon", 400),
        ("/audit/", 403),
    ],
)
def test_what_cannot_be_shown_is_said_on_a_page_of_our_own(
    clients: dict[str, Client], path: str, status: int
) -> None:
    answer = clients["leader"].get(path)
    assert answer.status_code == status
    assert "回到首页" in answer.content.decode()
