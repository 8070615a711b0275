"""What a web process keeps of an upload: gone when the upload is, wherever that was done, and never published."""

import gc
import weakref
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Timer

import pytest
from django.http import Http404
from django.test import Client

from dajuan.desks.clerk import checked as keeping
from dajuan.desks.clerk import staging
from dajuan.kernel.clock import Clock
from dajuan.ledger.models import ChangeSet
from dajuan.org.models import Person
from dajuan.projects.models import Project
from dajuan.store.home import Home
from tests.desks.test_uploads import upload
from tests.people import appoint_all


@pytest.fixture
def person(zone_db: Home) -> Person:
    return appoint_all()["clerk"]


@pytest.fixture
def clerk(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """What the process would do after a while, in place of the while."""
    waiting: list[Callable[[], None]] = []

    class Waiting(Timer):
        def start(self) -> None:
            assert 0 < self.interval < staging.KEPT.total_seconds()
            assert self.daemon
            waiting.append(self.function)

    monkeypatch.setattr(keeping, "_store", keeping._Store(Waiting))
    return waiting


def previewed(clerk: Client, person: Person, folder: Path) -> "tuple[str, weakref.ref[keeping.Checked]]":
    """The token of an upload somebody turns over, and what is kept of it."""
    token = upload(clerk, folder)
    assert clerk.get(f"/imports/staged/{token}/").status_code == 200
    return token, weakref.ref(keeping.checked(staging.find(token, person.pk)))


def is_kept(found: "weakref.ref[keeping.Checked]") -> bool:
    gc.collect()
    return found() is not None


Looks = list[Callable[[], None]]


def test_rows_leave_memory_when_the_files_expire(
    clerk: Client, person: Person, tmp_path: Path, looks: Looks
) -> None:
    token, found = previewed(clerk, person, tmp_path)
    assert len(looks) == 1
    looks.pop()()
    assert is_kept(found)
    staging.expire_upload(token)  # as the worker does, which is another process
    assert is_kept(found)
    [look] = looks
    looks.clear()
    look()
    assert not is_kept(found)
    assert looks == []


def test_rows_leave_memory_when_nobody_turns_them_over(
    clerk: Client, person: Person, tmp_path: Path, looks: Looks, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, found = previewed(clerk, person, tmp_path)
    later = Clock.now() + keeping.IDLE + timedelta(minutes=1)
    monkeypatch.setattr(Clock, "source", staticmethod(lambda: later))
    looks.pop()()
    assert not is_kept(found)
    assert clerk.get(f"/imports/staged/{token}/").status_code == 200
    assert len(looks) == 1


def test_one_look_at_a_time_however_many_uploads(
    clerk: Client, person: Person, tmp_path: Path, looks: Looks
) -> None:
    first, _ = previewed(clerk, person, tmp_path)
    previewed(clerk, person, tmp_path)
    clerk.post(f"/imports/staged/{first}/discard/")
    previewed(clerk, person, tmp_path)
    assert len(looks) == 1


def test_what_another_process_discarded_is_neither_shown_nor_published(
    clerk: Client, person: Person, tmp_path: Path
) -> None:
    token, found = previewed(clerk, person, tmp_path)
    staging.discard(token)
    assert is_kept(found)
    address = f"/imports/staged/{token}/"
    assert clerk.get(address).status_code == 404
    assert clerk.get(f"{address}marked/0/").status_code == 404
    given = {"accept": "good", "reason": "上半年", "key": "5f0e1a52-6a3b-4b1e-9d0e-2d9a4f2b6c11"}
    before = ChangeSet.objects.count()
    assert clerk.post(f"{address}publish/", given).status_code == 404
    assert clerk.post(f"{address}columns/", {"project_months|x": "note"}).status_code == 404
    assert (ChangeSet.objects.count(), Project.objects.count()) == (before, 0)


def test_what_another_process_published_is_shown_as_done(
    clerk: Client, person: Person, tmp_path: Path, looks: Looks
) -> None:
    token, found = previewed(clerk, person, tmp_path)
    with staging.held(token, person.pk) as batch:
        batch.done = [report.as_kept() for report in batch.prepared().reports]
        batch.keep()
        batch.drop_files()
    address = f"/imports/staged/{token}/"
    assert "入账结果" in clerk.get(address).content.decode()
    assert clerk.get(f"{address}marked/0/").status_code == 404
    given = {"accept": "good", "reason": "上半年", "key": "5f0e1a52-6a3b-4b1e-9d0e-2d9a4f2b6c11"}
    assert clerk.post(f"{address}publish/", given).status_code == 302
    assert Project.objects.count() == 0
    looks.pop()()
    assert not is_kept(found)


def test_files_removed_while_they_are_read_are_not_found(
    clerk: Client, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = upload(clerk, tmp_path)
    batch = staging.find(token, person.pk)
    staging.discard(token)
    monkeypatch.setattr(staging, "find", lambda *_: batch)  # found just before it was discarded
    assert clerk.get(f"/imports/staged/{token}/").status_code == 404
    assert clerk.post(f"/imports/staged/{token}/publish/", {"reason": "x"}).status_code == 404
    assert clerk.post(f"/imports/staged/{token}/discard/").status_code == 302
    with pytest.raises(Http404), staging.held(token, person.pk):
        pass
