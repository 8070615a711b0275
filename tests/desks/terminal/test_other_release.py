"""A database of an earlier or a later release than the program: said in one line, upgraded by init."""

import socket
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from dajuan.ledger.position import head
from dajuan.store.founding import point_django_at
from dajuan.store.home import OWNER, Home
from dajuan.store.server import EmbeddedServer
from tests.answers.small_zone import load_small_zone
from tests.desks.terminal.conftest import Terminal

FIGURE = ("figure", "P003", "--period", "2022-H1", "--records")
#: Every command that reads or writes the zone's database, backup apart.
COMMANDS = (
    FIGURE,
    ("figures", "--period", "2022-H1"),
    ("sheet", "half-year", "--period", "2022-H1", "-o", "{}/x.md"),
    ("check", "{}/text.txt"),
    ("import", "{}/text.txt"),
    ("areas", "{}/text.txt"),
    ("verify",),
    ("checkpoint", "-o", "{}/x.json"),
)


@pytest.fixture
def earlier(zone_db: Home) -> Home:
    """A zone with figures whose ledger lacks the tables' last step."""
    load_small_zone()
    call_command("migrate", "ledger", "0005", database="owner", verbosity=0)
    connections["owner"].close()
    return zone_db


@pytest.fixture
def later(zone_db: Home) -> Home:
    """A zone that a program with one more step has been at."""
    load_small_zone()
    with psycopg.connect(zone_db.login(OWNER)) as owner:
        owner.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('projects', '9999_to_come', now())"
        )
    return zone_db


def complaint(dajuan: Terminal, folder: Path, command: tuple[str, ...]) -> str:
    """The one line a refused command leaves."""
    (folder / "text.txt").write_text("完成投资1亿元。", encoding="utf-8")
    assert dajuan.type(*(part.format(folder) for part in command)) == 2, command
    assert dajuan.complained.startswith("错误：")
    assert dajuan.complained.count("\n") == 1, command
    assert dajuan.said == ""
    return dajuan.complained


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_on_an_earlier_database_says_what_to_do(
    earlier: Home, command: tuple[str, ...], tmp_path: Path, dajuan: Terminal
) -> None:
    said = complaint(dajuan, tmp_path, command)
    assert "旧版本" in said
    assert "dajuan init" in said
    assert "dajuan backup" in said


@pytest.mark.parametrize("command", [*COMMANDS, ("backup", "{}/b"), ("init",)])
def test_a_later_database_is_left_alone(
    later: Home, command: tuple[str, ...], tmp_path: Path, dajuan: Terminal
) -> None:
    before = head()
    said = complaint(dajuan, tmp_path, command)
    assert "更新版本" in said
    assert "projects.9999_to_come" in said
    assert head() == before


def test_a_later_database_is_not_served(later: Home, tmp_path: Path, dajuan: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    assert "更新版本" in complaint(dajuan, tmp_path, ("up", "--port", port))


def test_init_brings_an_earlier_database_up_to_date(earlier: Home, dajuan: Terminal) -> None:
    assert dajuan.type("doctor") == 1
    assert "数据表比程序旧" in dajuan.said
    assert "dajuan init" in dajuan.said
    assert dajuan.type("init") == 0
    assert dajuan.type("doctor") == 0
    assert dajuan.type(*FIGURE) == 0
    assert "合计 800 万元" in dajuan.said
    assert dajuan.type("verify") == 0


def test_the_doctor_sees_a_later_database(later: Home, dajuan: Terminal) -> None:
    assert dajuan.type("doctor") == 1
    assert "程序不认识 projects.9999_to_come" in dajuan.said


@pytest.fixture
def restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    home = Home(tmp_path / "restored")
    yield home
    point_django_at(home)
    EmbeddedServer(home).stop()


def test_an_earlier_database_is_backed_up_unchanged_and_restored_up_to_date(
    earlier: Home, tmp_path: Path, dajuan: Terminal, restored: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = head()
    assert dajuan.type("backup", tmp_path / "saved") == 0
    assert head() == before
    monkeypatch.delenv("DAJUAN_DATABASE_URL")
    assert dajuan.type("restore", tmp_path / "saved", "--home", restored.path) == 0
    assert "未发现改动" in dajuan.said
    assert dajuan.type("--home", restored.path, *FIGURE) == 0
    assert "合计 800 万元" in dajuan.said


def test_what_a_library_has_summed_up_is_no_later_release(zone_db: Home, dajuan: Terminal) -> None:
    load_small_zone()
    with psycopg.connect(zone_db.login(OWNER)) as owner:
        owner.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('auth', '0001_dropped', now())"
        )
    assert dajuan.type("figures", "--period", "2022-H1") == 0


def test_a_page_says_whose_tables_they_are(earlier: Home, client: Client) -> None:
    client.raise_request_exception = False
    with psycopg.connect(earlier.login(OWNER)) as owner:
        owner.execute("ALTER TABLE django_session RENAME COLUMN session_data TO of_old")
    client.cookies["sessionid"] = "no-such-session-as-this-one-here"
    answer = client.get("/sign-in/")
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "dajuan init" in page
    assert "refresh" not in page
    assert "Retry-After" not in answer.headers
