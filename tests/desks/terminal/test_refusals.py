"""What an operator may type wrongly: each ends with 2 and one Chinese line that says what is the matter."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dajuan.store.home import Home
from tests.answers.small_zone import load_small_zone
from tests.desks.terminal.conftest import Terminal

HALF = "--period=2022-H1"
FIGURES = ("figures", HALF)
FIGURE = ("figure", "P003", HALF)
SHEET = ("sheet", "half-year", HALF, "-o", "{}/sheet.md")
IMPORT = ("import", "{}/table.csv")
CHECKPOINT = {"origin": "甲", "seq": 1, "head": "zz", "time": "x", "algorithm": "sha256"}
FILES = {
    "text.txt": "完成投资1亿元。",
    "table.csv": "甲,乙\n1,2\n",
    "list.json": "[1]",
    "broken.json": "{]",
    "deep.json": "[" * 100_000,
    "strange.json": '{"列": "没有的字段"}',
    "no-ledger.json": '{"没有的台账": {"列": "字段"}}',
    "checkpoint.json": json.dumps(CHECKPOINT),
    "empty.geojson": '{"type": "FeatureCollection", "features": []}',
    "listed/manifest.json": "[1]",
    "spoilt/manifest.json": "{]",
    "hollow/manifest.json": "{}",
}
#: No zone is needed to see these.
MISTYPED = [
    (("nonsense",), "没有命令“nonsense”"),
    (("--nonsense",), "没有选项“--nonsense”"),
    (("--home",), "--home 后面要写目录"),
    (("stop", "now"), "多写了“now”"),
    (("up", "--port", "abc"), "“--port”的值"),
    (("up", "--port", "0"), "“--port”的值"),
    (("up", "--port", "65536"), "“--port”的值"),
    (("up", "--scale", "0"), "“--scale”的值"),
    (("demo", "-o", "{}/x", "--wording", "third"), "“--wording”的值"),
    (("demo", "-o", "{}/text.txt"), "已有同名的文件"),
    (("demo", "-o", "{}/text.txt/x"), "不是目录"),
    (("glossary", "-o", "{}"), "这是目录"),
    (("glossary", "-o", "{}/none/x.md"), "没有这个文件或目录"),
    (("claims", "{}/none.txt"), "没有这个文件或目录"),
    (("claims", "{}"), "这是目录"),
    (("claims", "{}/binary.txt"), "不是文本文件"),
    (("check", "{}/binary.txt"), "不是文本文件"),
    (("restore", "{}/none"), "不是完整的备份"),
    (("restore", "{}/listed"), "manifest.json 读不出来"),
    (("restore", "{}/spoilt"), "manifest.json 读不出来"),
    (("restore", "{}/hollow"), "检查点"),
    ((*FIGURES, "--home", "{}"), "还没有园区"),
    ((*FIGURES, "--home", "{}/text.txt"), "还没有园区"),
    (("init",), "还没有园区"),
    (("init", "--zone", "新区", "--home", "{}/text.txt"), "已有同名的文件"),
]
DATES = ("六月", "2022-02-30", "2022/06/30", "-1", "²", "0000-01-01", "9999-12-31")
PERIODS = ("", "2022年", "2022-H3", "2022-13", "0000", "9999-H2")
#: These are said by a zone with a ledger.
REFUSED = [
    (("figure",), "缺少"),
    (("figures",), "缺少“--period”"),
    (("figures", "--period"), "“--period”后面要写内容"),
    ((*FIGURES, "--bogus"), "没有选项“--bogus”"),
    *((("figures", f"--period={period}"), "期间") for period in PERIODS),
    *((("figure", "P003", f"--period={period}"), "期间") for period in PERIODS),
    (("sheet", "half-year", "--period=9999", "-o", "{}/sheet.md"), "期间"),
    (("check", "{}/text.txt", "--period=9999"), "期间"),
    *(((*command, f"--at={day}"), "日期应写作") for command in (FIGURES, FIGURE, SHEET) for day in DATES),
    *(
        ((*command, f"--known={day}"), "--known 应为")
        for command in (FIGURES, FIGURE, SHEET)
        for day in DATES
    ),
    ((*FIGURE, "--known=99999999999999999999999"), "--known 应为"),
    ((*FIGURES, "--number=P9999"), "没有指标“P9999”"),
    (("figure", "P9999", HALF), "没有指标“P9999”"),
    (("figure", "P011.无此部门", HALF), "没有数"),
    ((*FIGURE, "--records", "--part=x"), "记录清单"),
    ((*FIGURE, "--part=x"), "--records"),
    ((*SHEET, "--format", "xls"), "“--format”的值"),
    (("sheet", "half-year", HALF, "-o", "{}"), "这是目录"),
    (("checkpoint", "-o", "{}"), "这是目录"),
    (("verify", "--checkpoint", "{}/deep.json"), "这不是检查点文件"),
    (("verify", "--checkpoint", "{}/checkpoint.json"), "这不是检查点文件"),
    (("verify", "--checkpoint", "{}"), "读不出检查点文件"),
    ((*IMPORT, "--mapping", "{}/none.json"), "none.json：没有这个文件或目录"),
    ((*IMPORT, "--mapping", "{}"), "这是目录"),
    ((*IMPORT, "--mapping", "{}/binary.txt"), "不是 UTF-8 文本"),
    ((*IMPORT, "--mapping", "{}/broken.json"), "第 1 行有误"),
    ((*IMPORT, "--mapping", "{}/deep.json"), "层数过多"),
    ((*IMPORT, "--mapping", "{}/list.json"), "应写成"),
    ((*IMPORT, "--mapping", "{}/strange.json"), "没有的字段"),
    ((*IMPORT, "--mapping", "{}/no-ledger.json"), "没有的台账"),
    ((*IMPORT, "--reported-on=2022-02-30"), "--reported-on"),
    (("import", "{}"), "没有这个文件"),
    (("import", "{}/table.csv"), "没有入账"),
    (("areas", "{}/none.json"), "none.json：没有这个文件或目录"),
    (("areas", "{}"), "这是目录"),
    (("areas", "{}/binary.txt"), "不是 UTF-8 文本"),
    (("areas", "{}/broken.json"), "第 1 行有误"),
    (("areas", "{}/deep.json"), "GeoJSON"),
    (("areas", "{}/list.json"), "GeoJSON"),
    (("areas", "{}/empty.geojson"), "没有带名称"),
    (("backup", "{}"), "不是空目录"),
    (("backup", "{}/text.txt"), "不是目录"),
    (("backup", "{}/text.txt/x"), "不是目录"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files that are not what a command needs."""
    place = tmp_path / "files"
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "binary.txt").write_bytes(b"\xff\xff\x81\x00\x9f")
    return place


def refused(dajuan: Terminal, folder: Path, command: tuple[str, ...], said: str) -> None:
    assert dajuan.type(*(part.format(folder) for part in command)) == 2, command
    assert dajuan.complained.startswith("错误："), command
    assert said in dajuan.complained, command
    assert dajuan.complained.count("\n") == 1, command


@pytest.mark.parametrize(("command", "said"), MISTYPED)
def test_without_a_zone(
    command: tuple[str, ...], said: str, folder: Path, second_home: Home, dajuan: Terminal
) -> None:
    refused(dajuan, folder, command, said)
    assert not second_home.path.exists()


def test_with_a_zone(zone_db: Home, folder: Path, dajuan: Terminal) -> None:
    load_small_zone()
    for command, said in REFUSED:
        refused(dajuan, folder, command, said)
    assert not (folder / "sheet.md").exists()


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_a_port_somebody_listens_on(zone_db: Home, taken: int, folder: Path, dajuan: Terminal) -> None:
    refused(dajuan, folder, ("up", "--port", str(taken)), f"端口 {taken} 已被占用")


def test_help_needs_no_zone(second_home: Home, dajuan: Terminal) -> None:
    assert dajuan.type() == 0
    assert "figures" in dajuan.said
    assert dajuan.type("figures", "--help") == 0
    assert "--period" in dajuan.said
    assert not second_home.path.exists()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("zone.toml", "garbage [", "zone.toml 读不出来"),
        ("zone.toml", "open_check = true", "没有园区名称"),
        ("roles.json", "{]", "roles.json 已损坏"),
        ("roles.json", "{}", "roles.json 已损坏"),
    ],
)
def test_a_home_whose_files_are_spoilt(name: str, text: str, said: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.found("坏区")
    (home.path / name).write_text(text, encoding="utf-8")
    assert said in from_another_shell(home, {})


@pytest.mark.parametrize(
    ("url", "said"),
    [("nonsense", "DAJUAN_DATABASE_URL 应写作"), ("postgresql://a:b@127.0.0.1:1/x", "dajuan doctor")],
)
def test_an_address_without_a_database(url: str, said: str, tmp_path: Path) -> None:
    assert said in from_another_shell(Home(tmp_path / "home"), {"DAJUAN_DATABASE_URL": url})


def from_another_shell(home: Home, environment: dict[str, str]) -> str:
    """What ``dajuan init`` of a process that reads its settings there complains about, in one line."""
    typed = ("--home", str(home.path), "init", "--zone", "坏区")
    done = subprocess.run(
        [sys.executable, "-c", "from dajuan.desks.terminal import main; main()", *typed],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("错误：")
    assert done.stderr.count("\n") == 1
    return done.stderr
