"""Uploads nobody has published: what a clerk withdraws, and what has waited its time, leaves nothing behind."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from dajuan.desks.clerk import staging
from dajuan.org.models import Role
from dajuan.store.home import Home
from tests.ledger.workbooks.making import projects, save
from tests.people import ZONE, Post, appoint, appoint_all


@pytest.fixture
def clerk(zone_db: Home) -> Client:
    client = Client()
    client.force_login(appoint_all()["clerk"])
    return client


def upload(client: Client, folder: Path) -> str:
    """The token of the batch."""
    path = save(folder / "台账.xlsx", {"项目": projects()})
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = client.post("/imports/upload/", {"workbooks": [file]})
    return answer.headers["Location"].split("/")[-2]


def left(home: Home) -> list[str]:
    return [path.name for path in home.staging.rglob("*") if path.is_file()]


def test_a_withdrawn_upload_is_gone_with_its_original(clerk: Client, zone_db: Home, tmp_path: Path) -> None:
    token = upload(clerk, tmp_path)
    assert "0.xlsx" in left(zone_db)
    other = Client()
    other.force_login(appoint(Post("clerk2", "另一专员", Role.CLERK, ZONE)))
    assert other.post(f"/imports/staged/{token}/discard/").status_code == 404
    assert clerk.get(f"/imports/staged/{token}/discard/").status_code == 405
    said = clerk.post(f"/imports/staged/{token}/discard/", follow=True).content.decode()
    assert "原件已删除" in said
    assert left(zone_db) == []
    assert clerk.get(f"/imports/staged/{token}/").status_code == 404


def test_an_upload_expires_by_itself(clerk: Client, zone_db: Home, tmp_path: Path) -> None:
    token = upload(clerk, tmp_path)
    job = ProcrastinateJob.objects.get(task_name="desks.expire_upload")
    assert job.args == {"token": token}
    waits = job.scheduled_at - job.procrastinateevent_set.get(type="deferred").at
    assert abs(waits - staging.KEPT).total_seconds() < 3600
    staging.expire_upload(token)
    assert left(zone_db) == []
    staging.expire_upload(token)
    staging.discard("../files")
    assert zone_db.files.exists()


def test_published_originals_do_not_stay_in_the_waiting_room(
    clerk: Client, zone_db: Home, tmp_path: Path
) -> None:
    token = upload(clerk, tmp_path)
    page = clerk.get(f"/imports/staged/{token}/").content.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]
    clerk.post(f"/imports/staged/{token}/publish/", {"accept": "good", "reason": "上半年", "key": key})
    assert left(zone_db) == ["manifest.json"]


def test_turning_a_preview_over_reads_the_files_once(
    clerk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = upload(clerk, tmp_path)
    read: list[str] = []
    prepared = staging.Batch.prepared
    monkeypatch.setattr(staging.Batch, "prepared", lambda self: read.append(self.token) or prepared(self))
    pages = [clerk.get(f"/imports/staged/{token}/?state={state}") for state in ("new", "problem", "new")]
    assert pages[0].content.count(b"<tr") == pages[2].content.count(b"<tr") > pages[1].content.count(b"<tr")
    assert read == [token]


def test_a_preview_follows_the_ledger(clerk: Client, tmp_path: Path) -> None:
    """Two uploads of the same rows: once the first is published, the second brings nothing new."""
    first, second = upload(clerk, tmp_path), upload(clerk, tmp_path)

    def states() -> list[str]:
        page = clerk.get(f"/imports/staged/{second}/").content.decode()
        return re.findall(r"(有问题|变化|新增|相同)\s*(?:<[^>]+>)?\s*(\d+)", page)

    before = dict(states())
    page = clerk.get(f"/imports/staged/{first}/").content.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]
    clerk.post(f"/imports/staged/{first}/publish/", {"accept": "good", "reason": "上半年", "key": key})
    after = dict(states())
    assert (before["新增"], before["相同"]) == (after["相同"], after["新增"])
    assert before["新增"] != "0"


def contracts(folder: Path) -> Path:
    """Two contracts, under a title nobody knows what became of them."""
    titles = ["合同登记编号", "合同名称", "卖方", "合同成交额（万元）", "登记日期", "登记处意见"]
    rows = [[f"HT-{n}", "开发", "甲", 100, "2022-05-01", said] for n, said in enumerate(("予以登记", "退回处理"))]  # fmt: skip
    return save(folder / "合同.xlsx", {"表一": [["技术合同认定登记台账"], titles, *rows]})


def test_a_column_that_may_decide_is_named_on_the_page_before_anything_counts(
    clerk: Client, tmp_path: Path
) -> None:
    path = contracts(tmp_path)
    file = SimpleUploadedFile(path.name, path.read_bytes())
    address = clerk.post("/imports/upload/", {"workbooks": [file]}).headers["Location"]
    page = clerk.get(address).content.decode()
    assert 'href="#publish"' not in page
    assert "没有认出“状态”列" in page
    assert 'name="technology_contracts|登记处意见"' in page
    clerk.post(f"{address}columns/", {"technology_contracts|登记处意见": ""})
    assert 'href="#publish"' not in clerk.get(address).content.decode()
    clerk.post(f"{address}columns/", {"technology_contracts|登记处意见": "not_needed"})
    page = clerk.get(address).content.decode()
    assert 'value="not_needed" selected' in page
    assert 'href="#publish"' in page
    clerk.post(f"{address}columns/", {"technology_contracts|登记处意见": "state"})
    page = clerk.get(address).content.decode()
    assert 'name="technology_contracts|' not in page
    assert 'href="#publish"' in page


def test_what_was_published_leaves_no_personal_value_behind(
    clerk: Client, zone_db: Home, tmp_path: Path
) -> None:
    """Names and telephones that slipped into titles, days and numbers are shown to the clerk before, and
    are nowhere in the home after."""
    heading = ["证号", "犬主姓名", "品种", "免疫情况", "办证日期"]
    good = ["Q1", "岗位一〇一", "比熊", "有", "2022/3/1"]
    bad = ["Q2", "岗位一〇二", "金毛", "有", "岗位一〇四 13800004444"]
    lacking = [
        ["证号", "社区", "犬主姓名", "品种", "岗位一〇六"],
        ["Q7", "甲社区", "岗位一〇五", "比熊", "有"],
    ]
    books = {
        "犬证.xlsx": {"养犬登记": [heading, good, bad], "养犬登记二": lacking},
        "缺列.xlsx": {"养犬登记": lacking},
    }
    paths = [save(tmp_path / name, sheets) for name, sheets in books.items()]
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in paths]
    address = clerk.post("/imports/upload/", {"workbooks": files}).headers["Location"]
    page = clerk.get(address).content.decode()
    assert "岗位一〇四 13800004444" in page
    assert "岗位一〇六" in page
    key = page.partition('name="key" value="')[2].partition('"')[0]
    said = {"accept": "good", "reason": "上半年", "key": key}
    done = clerk.post(f"{address}publish/", said, follow=True).content.decode()
    assert "已入账" in done
    assert "必填的列不全" in done
    kept = [path.read_text(encoding="utf-8") for path in zone_db.staging.rglob("*") if path.is_file()]
    assert len(kept) == 1
    for text in (*kept, done):
        assert "岗位" not in text
        assert "13800004444" not in text
