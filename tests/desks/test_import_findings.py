"""Why rows of a published import were left out: on its page and in its list, for whoever may open records."""

import io
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.models import Entry, ImportFile, ImportSheet
from dajuan.org.models import Deed, Role
from dajuan.store.home import Home
from tests.ledger.workbooks.making import code_of, months, projects, save
from tests.people import OWN, Post, appoint, appoint_all

STRANGERS = 60


@pytest.fixture
def clients(zone_db: Home) -> dict[str, Client]:
    return {role: signed_in(person) for role, person in appoint_all().items()}


def signed_in(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


@pytest.fixture
def published(clients: dict[str, Client], tmp_path: Path) -> str:
    """The address of an import with 60 rows of unknown projects and a cell that is no number."""
    amounts = {1: 10, 2: "十分多"} | dict.fromkeys(range(100, 100 + STRANGERS), 5)
    path = save(tmp_path / "月报.xlsx", {"项目": projects(), "3月": months(amounts)})
    file = SimpleUploadedFile(path.name, path.read_bytes())
    batch = clients["clerk"].post("/imports/upload/", {"workbooks": [file]}).headers["Location"]
    given = {"accept": "good", "reason": "补录", "key": str(uuid4())}
    clients["clerk"].post(f"{batch}publish/", given)
    return f"/imports/{ImportFile.objects.get().pk}/"


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_page_says_of_every_problem_where_what_and_why(
    clients: dict[str, Client], published: str
) -> None:
    first, second = (page(clients["clerk"], f"{published}?page={number}") for number in (1, 2))
    assert "问题和原因 62" in first
    assert "剔除的行 60" in first
    assert first.count("<tr><td") + second.count("<tr><td") == 62
    assert (first + second).count(">整行剔除</td>") == STRANGERS
    assert first.count(">按空值处理</td>") == 2
    assert ">F5<small>3月</small></td>" in first
    assert "十分多" in first
    rows = page(clients["clerk"], f"{published}?show=rows&page=2")
    assert rows.count("<tr><td") == 10
    assert rows.count('<b class="bad">') == 10
    assert code_of(159) in rows


def test_the_list_is_the_same_as_a_workbook_and_leaves_a_trace(
    clients: dict[str, Client], published: str
) -> None:
    answer = clients["auditor"].get(f"{published}findings.xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    titles, *rows = sheet.iter_rows(values_only=True)
    assert titles == ("表", "单元格", "行", "列", "列名", "原始填写", "原因", "处理")
    assert len(rows) == 62
    assert rows[0][:6] == ("3月", "F5", 5, "F", "年初累计完成", "十分多")
    assert {row[7] for row in rows} == {"按空值处理", "整行剔除"}
    assert Deed.objects.get(kind="export").detail == "月报.xlsx 的问题 62 条"
    assert clients["auditor"].get(f"{published}findings.pdf").status_code == 404


def test_the_auditor_comes_from_the_change_and_only_reads(clients: dict[str, Client], published: str) -> None:
    seq = ImportFile.objects.get().change_set.chain.seq
    assert f'href="{published}"' in page(clients["auditor"], f"/audit/{seq}/")
    seen = page(clients["auditor"], published)
    assert "整行剔除" in seen
    assert "撤回这次导入" not in seen
    assert "original/" not in seen
    assert "撤回这次导入" in page(clients["clerk"], published)
    assert clients["auditor"].post(f"{published}withdraw/", {"reason": "x"}).status_code == 403
    local = signed_in(appoint(Post("local", "建设局专员", Role.CLERK, OWN)))
    assert local.get(published).status_code == 403
    assert local.get(f"{published}findings.xlsx").status_code == 403


def earlier(change: Change) -> None:
    """An import as the release before wrote it."""
    file = ImportFile.objects.create(sha256="0" * 64, name="早先.xlsx", change_set_id=change.id)
    sheet = ImportSheet.objects.create(file=file, name="项目", ledger_code="platform_projects", rejected=1)
    Entry.objects.create(sheet=sheet, row_number=7, status="rejected", raw={"A": "无代码的项目"})


def none_wrong(change: Change) -> None:
    ImportFile.objects.create(sha256="1" * 64, name="无误.xlsx", change_set_id=change.id, findings_kept=0)


@pytest.mark.parametrize(
    ("work", "said", "unsaid"),
    [(earlier, "系统还不保存逐行原因", "没有发现问题"), (none_wrong, "没有发现问题", "系统还不保存逐行原因")],
)
def test_an_import_without_reasons_says_whether_there_were_any(
    clients: dict[str, Client], work: Callable[[Change], None], said: str, unsaid: str
) -> None:
    commit_change(work, by=CONSOLE, action="import")
    address = f"/imports/{ImportFile.objects.get().pk}/"
    seen = page(clients["clerk"], address)
    assert said in seen
    assert unsaid not in seen
    assert ("无代码的项目" in seen) == (work is earlier)
    assert clients["clerk"].get(f"{address}findings.xlsx").status_code == (404 if work is earlier else 200)
