"""Uploads nobody has published: what a clerk withdraws, and what has waited its time, leaves nothing behind."""

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
