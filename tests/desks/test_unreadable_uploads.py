"""Whatever a parser says, the clerk reads in Chinese which file could not be read and what to do about it."""

import re
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dajuan.ledger.workbooks import reading
from dajuan.store.home import Home
from tests.ledger.workbooks.making import projects, save
from tests.people import appoint_all

#: The reading process with a parser that stumbles in its own words.
STUMBLES = """
import sys
import python_calamine
from dajuan.ledger.workbooks import child
class Book:
    @staticmethod
    def from_path(path):
        raise {error}
child.CalamineWorkbook = Book
child.main()
"""
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = {"Excel", "WPS", "xlsx"}


@pytest.fixture
def clerk(zone_db: Home) -> Client:
    client = Client()
    client.force_login(appoint_all()["clerk"])
    return client


def told(clerk: Client, tmp_path: Path, error: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the page says in the line of the file."""
    monkeypatch.setattr(reading, "_COMMAND", [sys.executable, "-c", STUMBLES.format(error=error)])
    path = save(tmp_path / "重点项目.xlsx", {"项目": projects()})
    files = [SimpleUploadedFile(path.name, path.read_bytes())]
    page = clerk.post("/imports/upload/", {"workbooks": files}, follow=True).content.decode()
    [line] = [line for line in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "重点项目.xlsx" in line]
    return re.sub(r"<svg.*?</svg>|<[^>]+>", " ", line, flags=re.DOTALL)


@pytest.mark.parametrize(
    "error",
    [
        'python_calamine.CalamineError("gizmo 7 is unhappy with record 0xBEEF")',
        'python_calamine.ZipError("the directory has gone fishing")',
        'python_calamine.XmlError("never heard of such a thing")',
        'ValueError("no such luck")',
        'OSError("disk said no")',
        'KeyError("xl/styles.bin")',  # what nobody foresaw ends the process
        'RuntimeError("called after midnight")',
        "SystemExit(3)",
    ],
)
def test_an_unknown_stumble_is_told_in_chinese(
    clerk: Client, tmp_path: Path, error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = told(clerk, tmp_path, error, monkeypatch)
    assert "无法读取" in line
    assert "密码" in line
    assert "另存为 .xlsx" in line
    assert set(ENGLISH.findall(line)) <= NAMES


def test_a_password_is_told_by_the_kind_of_error_not_its_words(
    clerk: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = told(clerk, tmp_path, 'python_calamine.PasswordError("sesame")', monkeypatch)
    assert "设有打开密码" in line
    assert "sesame" not in line


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("缺尾.xlsx", b"PK\x03\x04" + b"\0" * 100, "已损坏"),
        ("旧表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "无法读取"),
        ("引号.csv", '项目代码,项目名称\n"'.encode() + b"x" * 200_000, "引号"),
    ],
)
def test_real_damage_is_told_without_the_words_of_programmers(
    clerk: Client, name: str, content: bytes, said: str
) -> None:
    files = [SimpleUploadedFile(name, content)]
    page = clerk.post("/imports/upload/", {"workbooks": files}, follow=True).content.decode()
    [line] = [line for line in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if name in line]
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", line, flags=re.DOTALL)
    assert said in text
    assert "另存为 .xlsx" in text
    assert set(ENGLISH.findall(text)) <= NAMES | {name.rpartition(".")[2]}
