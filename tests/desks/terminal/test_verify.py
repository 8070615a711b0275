"""``dajuan verify`` and ``dajuan checkpoint`` as a script uses them: words and exit codes."""

import sys
from pathlib import Path

import pytest
from django.db import connections

from dajuan.desks.terminal import main
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import commit_change
from dajuan.ledger.models import ColumnAlias

pytestmark = pytest.mark.usefixtures("zone_db")


def note(title: str) -> None:
    commit_change(
        lambda _: ColumnAlias.objects.create(ledger_code="a", field="b", title=title),
        by=CONSOLE,
        action="test.alias",
    )


def dajuan(patch: pytest.MonkeyPatch, *arguments: object) -> int:
    patch.setattr(sys, "argv", ["dajuan", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_checkpoint_outside_finds_a_tail_that_was_cut(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "checkpoint.json"
    note("一")
    note("二")
    assert dajuan(monkeypatch, "checkpoint", "-o", file) == 0
    assert dajuan(monkeypatch, "verify", "--checkpoint", file) == 0
    assert "未发现改动" in capsys.readouterr().out

    with connections["owner"].cursor() as cursor:
        for table in ("ledger_chain", "ledger_record", "ledger_change_set"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM ledger_chain WHERE seq >= 2 RETURNING change_set_id")
        cut = [row[0] for row in cursor.fetchall()]
        cursor.execute("DELETE FROM ledger_record WHERE change_set_id = ANY(%s)", [cut])
        cursor.execute("DELETE FROM ledger_change_set WHERE id = ANY(%s)", [cut])

    assert dajuan(monkeypatch, "verify", "--checkpoint", file) == 1
    assert "✗ 检查点在第 2 号，账本只到第 1 号" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["verify", "--checkpoint", "{}/none.json"], ["checkpoint", "-o", "{}/no/such/folder.json"]]
)
def test_what_cannot_be_done_is_said(
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    note("一")
    assert dajuan(monkeypatch, *(part.format(tmp_path) for part in arguments)) == 2
    complained = capsys.readouterr().err
    assert complained.startswith("错误：")
    assert "检查点" in complained
