"""核数 through the browser's door: who may, what is marked, what is taken away, and that nothing is kept."""

import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dajuan import claims
from dajuan.desks.checking.checked import checked_text
from dajuan.desks.checking.forms import LARGEST, MOST_CHARACTERS
from dajuan.desks.checking.pace import PER_MINUTE
from dajuan.desks.checking.views import MOST_CLAIMS
from dajuan.kernel.clock import Clock
from dajuan.ledger.position import head
from dajuan.store.home import Home
from tests.desks.checking.texts import REPORT
from tests.desks.zone import fill
from tests.people import appoint_all

FIGURE = re.compile(r'<a class="fig (\w+)" id="t(\d+)" href="#c\d+" aria-label="([^"]+)，[^"]+">')


@pytest.fixture
def clients(zone_db: Home) -> dict[str, Client]:
    """The four posts, signed in, in an empty zone."""
    made = {role: Client() for role in ("leader", "clerk", "auditor", "administrator")}
    people = appoint_all()
    for role, client in made.items():
        client.force_login(people[role])
    return made


@pytest.fixture
def leader(clients: dict[str, Client]) -> Client:
    return clients["leader"]


def opened(home: Home) -> None:
    """The zone lets everybody check."""
    with (home.path / "zone.toml").open("a", encoding="utf-8") as file:
        file.write("open_check = true\n")


def page_of(client: Client, text: str = "", **more: object) -> str:
    return client.post("/check/", {"text": text, **more}).content.decode()


def states(page: str) -> dict[str, str]:
    """Printed number -> state, in order of the text."""
    return {surface: state for state, _, surface in FIGURE.findall(page)}


def test_it_is_closed_to_strangers_unless_the_zone_opens_it(zone_db: Home) -> None:
    client = Client()
    assert client.get("/check/").headers["Location"] == "/sign-in/?next=/check/"
    assert client.post("/check/document.json", {"text": REPORT}).status_code == 302
    assert "不登录也可以核数" not in client.get("/sign-in/").content.decode()
    opened(zone_db)
    assert "不登录也可以核数" in client.get("/sign-in/").content.decode()
    page = client.get("/check/").content.decode()
    assert 'name="text"' in page
    assert 'name="period"' not in page
    assert states(page_of(client, REPORT))["60%"] == "contradicts"


def test_every_claim_is_marked_once_and_its_panel_is_on_the_page(leader: Client) -> None:
    page = page_of(leader, REPORT)
    read = [claim.surface for claim in claims.read(REPORT)]
    assert [surface for _, _, surface in FIGURE.findall(page)] == read
    targets = set(re.findall(r' id="([ct]\d+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) - {"main"} <= targets
    assert {f"c{number}" for number in range(1, len(read) + 1)} <= targets


def test_the_four_states(leader: Client) -> None:
    found = states(page_of(leader, REPORT))
    assert found["60%"] == "contradicts"
    assert found["14家"] == found["20家"] == found["24.1%"] == "doubtful"
    assert found["46.08%"] == found["15.1个百分点"] == "agrees"
    assert found["2万平方米"] == found["112家"] == "unchecked"


def test_the_arithmetic_is_said_with_its_repair(leader: Client) -> None:
    page = page_of(leader, REPORT)
    kept = (f'<span class="nowrap">{number}</span>' for number in ("14家", "20家", "100", "70%", "60%"))
    assert "{}÷{}×{}={}，文中{}".format(*kept) in page, "no number is broken at the end of a line"
    page = re.sub(r'<span class="nowrap">([^<]*)</span>', r"\1", page)
    assert "“60%”改为“70%”" in page
    assert "隐含下降约7.4%" in page


def test_readers_see_the_ledgers_figure_and_may_open_it(clients: dict[str, Client]) -> None:
    fill()
    page = page_of(clients["leader"], REPORT, period="2022-H1")
    assert states(page)["70个"] == "agrees"
    assert states(page)["999.9亿元"] == "contradicts"
    assert 'href="/figures/P002/?period=2022-H1"' in page
    assert clients["leader"].get("/figures/P002/?period=2022-H1").status_code == 200
    for page in (
        page_of(clients["administrator"], REPORT, period="2022-H1"),
        page_of(clients["leader"], REPORT),
    ):
        assert states(page)["70个"] == "unchecked"
        assert "/figures/" not in page.split('class="checked"')[1]


def test_a_month_of_the_text_is_held_against_the_same_month_of_the_ledger(clients: dict[str, Client]) -> None:
    fill()
    text = "2022年{}，纳入市级全生命周期监管平台项目共{}个。"
    for when in ("6月", "6月末", "上半年"):
        for count, state in (("70", "agrees"), ("71", "contradicts")):
            page = page_of(clients["leader"], text.format(when, count), period="2022-06")
            assert states(page)[f"{count}个"] == state
    assert (
        states(page_of(clients["leader"], text.format("5月", "71"), period="2022-06"))["71个"] == "unchecked"
    )


def test_a_zone_without_records_contradicts_nobody(leader: Client) -> None:
    offered = re.findall(r'<option value="([^"]+)" selected', leader.get("/check/").content.decode())
    page = page_of(leader, REPORT.replace("2022年", ""), period=offered[0])
    assert states(page)["70个"] == "unchecked"
    assert "台账里还没有这一期的数" in page


def test_text_is_shown_and_never_run(leader: Client) -> None:
    page = page_of(leader, "<script>alert(1)</script>共抽查20家\x07，其中14家合格，合格率60%。")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert states(page)["60%"] == "contradicts"


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


SENTENCE = "抽查20家企业，其中14家合格，合格率60%。"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", SENTENCE.encode("utf-8")),
        ("a.txt", SENTENCE.encode("gb18030")),
        ("a.md", f"# 情况\n\n**{SENTENCE}**".encode()),
        ("a.html", f"<html><p>{SENTENCE}</p></html>".encode()),
        ("a.docx", word_file("情况", SENTENCE)),
    ],
)
def test_files_are_read(leader: Client, name: str, data: bytes) -> None:
    page = page_of(leader, document=SimpleUploadedFile(name, data))
    assert states(page) == {"20家": "doubtful", "14家": "doubtful", "60%": "contradicts"}
    assert f"{SENTENCE}</textarea>" in page, "the text can be corrected and checked again"


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (101 * 2**20))
    return file.getvalue()


def broken_word() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file("好"))) as good, zipfile.ZipFile(file, "w") as bad:
        for entry in good.infolist():
            bad.writestr(entry, b"<w:" if entry.filename == "word/document.xml" else good.read(entry))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "读不出文字"),
        ("a.docx", b"PK\x03\x04 broken", "读不出文字"),
        ("a.docx", broken_word(), "读不出文字"),
        ("a.docx", bomb(), "展开后太大"),
        ("a.txt", b"1" * (LARGEST + 1), "文件超过 5 MB"),
        ("a.txt", "字".encode() * (MOST_CHARACTERS + 1), "超过一次"),
        ("a.txt", b"  \n ", "请粘贴文字，或者选一个文件"),
        ("a.txt", "1家，".encode() * (MOST_CLAIMS + 1), "处数字，超过一页"),
    ],
    ids=["picture", "truncated", "broken", "bomb", "large", "long", "empty", "dense"],
)
def test_what_cannot_be_checked_is_refused_in_words(
    leader: Client, name: str, data: bytes, said: str
) -> None:
    response = leader.post("/check/", {"document": SimpleUploadedFile(name, data)})
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not states(response.content.decode())


def test_the_word_file_has_the_text_comments_and_notes(leader: Client) -> None:
    response = leader.post("/check/document.docx", {"text": REPORT})
    document = docx.Document(io.BytesIO(b"".join(response)))
    printed = [paragraph.text for paragraph in document.paragraphs]
    for line in filter(None, REPORT.splitlines()):
        bare = re.sub(r"〔\d+ \w+〕", "", "\n".join(printed))
        assert line in bare
    red = [one for one in checked_text(REPORT).found if one.level == "red"]
    comments = {comment.text for comment in document.comments}
    assert {one.said() for one in red} <= comments
    notes = printed[printed.index("核数结果") :]
    assert any("〔2 矛盾〕“60%”" in note and "70%" in note for note in notes)


def test_json_is_what_the_command_prints(leader: Client) -> None:
    response = leader.post("/check/document.json", {"text": REPORT})
    found = json.loads(b"".join(response))
    assert [row["surface"] for row in found["claims"]] == [
        claim.surface for claim in claims.read(REPORT.strip())
    ]
    assert len(found["verdicts"]) == len(claims.check(claims.read(REPORT.strip())))
    assert REPORT[slice(*found["verdicts"][0]["premises"][0])] in REPORT


def test_documents_are_posted_and_only_those_there_are(leader: Client) -> None:
    assert leader.get("/check/document.docx").status_code == 405
    assert leader.post("/check/document.pdf", {"text": REPORT}).status_code == 404
    assert leader.post("/check/document.docx", {"text": " "}).status_code == 400


def test_nothing_is_kept(leader: Client, zone_db: Home) -> None:
    before, files = head(), sorted(zone_db.path.rglob("*"))
    response = leader.post(
        "/check/", {"text": REPORT, "document": SimpleUploadedFile("a.txt", REPORT.encode())}
    )
    assert response.headers["Cache-Control"] == "private, no-store"
    leader.post("/check/document.docx", {"text": REPORT})
    assert (head(), sorted(zone_db.path.rglob("*"))) == (before, files)


def test_strangers_wait_their_turn(zone_db: Home, leader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(zone_db)
    now = datetime(2022, 7, 1, 8, 30, tzinfo=UTC)
    monkeypatch.setattr(Clock, "source", lambda: now)
    stranger = Client()
    answers = [stranger.post("/check/", {"text": SENTENCE}) for _ in range(PER_MINUTE + 1)]
    assert [answer.status_code for answer in answers] == [200] * PER_MINUTE + [429]
    assert "每分钟最多核" in answers[-1].content.decode()
    assert answers[-1].headers["Retry-After"] == "60"
    assert stranger.get("/check/").status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.9").post("/check/", {"text": SENTENCE}).status_code == 200
    assert leader.post("/check/", {"text": SENTENCE}).status_code == 200
    monkeypatch.setattr(Clock, "source", lambda: now + timedelta(minutes=1))
    assert stranger.post("/check/", {"text": SENTENCE}).status_code == 200


def test_strangers_are_counted_by_all_web_processes_together(
    zone_db: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(zone_db)
    program = f"""
import datetime, django
django.setup()
from django.test import Client
from dajuan.kernel.clock import Clock
Clock.source = lambda: datetime.datetime(2022, 7, 1, 8, 30, tzinfo=datetime.UTC)
print(*[Client().post("/check/", {{"text": "略"}}).status_code for _ in range({PER_MINUTE})])
"""
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert other.stdout.split() == ["200"] * PER_MINUTE
    monkeypatch.setattr(Clock, "source", lambda: datetime(2022, 7, 1, 8, 30, tzinfo=UTC))
    assert Client().post("/check/", {"text": SENTENCE}).status_code == 429
