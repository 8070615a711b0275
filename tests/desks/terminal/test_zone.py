"""The zone's own commands: init, backup, restore, doctor, as a person types them."""

from pathlib import Path

import pytest

from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.checkpoint import write_checkpoint
from dajuan.org.models import Person
from dajuan.store.founding import point_django_at
from dajuan.store.home import Home
from dajuan.store.server import EmbeddedServer
from tests.desks.terminal.conftest import Terminal


def test_init_shows_the_first_password_once(zone_db: Home, dajuan: Terminal) -> None:
    assert dajuan.type("init", "--zone", zone_db.zone) == 0
    assert "一次性密码" in dajuan.said
    password = dajuan.said.strip().rpartition("：")[2]
    assert Person.objects.get().check_password(password)
    assert dajuan.type("init", "--zone", zone_db.zone) == 0
    assert "密码" not in dajuan.said
    assert Person.objects.count() == 1


def test_another_zone_in_the_same_home_is_refused(zone_db: Home, dajuan: Terminal) -> None:
    assert dajuan.type("init", "--zone", "别的园区") == 2
    assert "已经是“测试园区”" in dajuan.complained
    assert "Traceback" not in dajuan.complained


@pytest.mark.parametrize("order", [["--home", "{}", "doctor"], ["doctor", "--home={}"]])
def test_home_may_stand_anywhere(
    order: list[str], tmp_path: Path, second_home: Home, dajuan: Terminal
) -> None:
    assert dajuan.type(*(part.format(tmp_path / "named") for part in order)) == 1
    assert f"{tmp_path / 'named'} 里还没有园区" in dajuan.said
    assert "办法：" in dajuan.said


def test_a_restored_zone_verifies_and_is_never_overwritten(
    zone_db: Home, tmp_path: Path, dajuan: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, second = tmp_path / "backup", Home(tmp_path / "second")
    dajuan.type("init", "--zone", zone_db.zone)
    assert dajuan.type("backup", folder) == 0
    monkeypatch.delenv("DAJUAN_DATABASE_URL")
    try:
        assert dajuan.type("restore", folder, "--home", second.path) == 0
        assert "未发现改动" in dajuan.said
        assert Person.objects.count() == 1
        assert dajuan.type("--home", second.path, "restore", folder) == 2
        assert "只写入空目录" in dajuan.complained
        write_checkpoint(tmp_path / "later", by=CONSOLE)
        assert dajuan.type("--home", second.path, "restore", folder) == 2
        assert "恢复会丢失它们" in dajuan.complained
    finally:
        point_django_at(second)
        EmbeddedServer(second).stop()


def test_restore_tells_a_backup_from_another_folder(
    tmp_path: Path, second_home: Home, dajuan: Terminal
) -> None:
    assert dajuan.type("restore", tmp_path) == 2
    assert "不是完整的备份" in dajuan.complained
    assert not second_home.path.exists()


def test_commands_of_a_missing_home_say_what_to_do(second_home: Home, dajuan: Terminal) -> None:
    for command in ("up", "backup x"):
        assert dajuan.type(*command.split()) == 2
        assert "dajuan init" in dajuan.complained
    assert dajuan.type("stop") == 0
    assert not second_home.path.exists()
