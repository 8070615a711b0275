"""Somebody who works on while everything dies: repeats each act under its key until it is acknowledged.

``python -m tests.torture.client KIND NAME FOLDER``; acknowledged acts go to ``FOLDER/NAME.log``, a line
each, so that a killed client goes on where it was. It ends when ``FOLDER/stop`` is there.
"""

import http.client
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import DatabaseError, InterfaceError, connection  # noqa: E402

from dajuan.ledger.actors import CONSOLE  # noqa: E402
from dajuan.ledger.change import Change, commit_change  # noqa: E402
from dajuan.ledger.models import ColumnAlias  # noqa: E402
from dajuan.ledger.recording import record_rows  # noqa: E402
from dajuan.org.actions import create_person  # noqa: E402
from dajuan.org.models import Department, Role  # noqa: E402
from dajuan.projects.models import BatchMember  # noqa: E402
from tests.ledger.positions import MEMBERS  # noqa: E402

PASSWORD = "correct-horse-2022"
LOST = 0.2  # so many answers never arrive
ROWS = 20
PAUSE, BREATH = 0.05, 1.0
FORM, LEDGER, WRITER = "form", "ledger", "writer"


class Unanswered(Exception):
    """No answer, or one that says to come again."""


def prepare() -> None:
    """Accounts for the pages, and a row that all writers count in."""
    root = Department.objects.get(parent=None)
    for username, role in ((FORM, Role.ADMINISTRATOR), (LEDGER, Role.CLERK)):
        create_person(
            username=username,
            label=f"试验岗 {username}",
            role=role,
            department=root,
            by=CONSOLE,
            password=PASSWORD,
        )
    commit_change(
        lambda _: ColumnAlias.objects.create(ledger_code="count", field="", title="", sender="0"),
        by=CONSOLE,
        action="test.prepare",
    )


def write(name: str, number: int, chance: Random) -> None:
    """One transaction: a count shared with the other writers, and twenty rows of one's own."""

    def work(change: Change) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE ledger_columnalias SET sender = (sender::int + 1)::text WHERE ledger_code = 'count'"
            )
        start = int(name.removeprefix(WRITER)) * 100
        day = date(2022, 1, 1) + timedelta(days=number)
        record_rows(
            change, BatchMember, [MEMBERS.row(start + row, day, f"{name}:{number}") for row in range(ROWS)]
        )

    try:
        commit_change(
            work, by=CONSOLE, action="test.write", key=f"{name}:{number}", body=str(number).encode()
        )
    except (DatabaseError, InterfaceError) as error:
        connection.close()
        raise Unanswered from error
    if chance.random() < LOST:
        raise Unanswered


class Browser:
    """Just enough of one: cookies, sign-in, forms."""

    def __init__(self, name: str, chance: Random) -> None:
        self.name, self.chance, self.cookies = name, chance, dict[str, str]()

    def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "", lost: float = LOST
    ) -> http.client.HTTPResponse:
        """Raises Unanswered for a lost answer, a 503 or a 429 (many had to sign in again); any other trouble of the server is an error."""
        web = http.client.HTTPConnection("127.0.0.1", int(os.environ["TORTURE_PORT"]), timeout=30)
        headers = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        if method == "POST":
            headers |= {"X-CSRFToken": self.cookies.get("csrftoken", ""), "Content-Type": kind}
        try:
            web.request(method, path, body, headers)
            if method == "POST" and self.chance.random() < lost:
                raise Unanswered
            answer = web.getresponse()
            answer.page = answer.read()  # type: ignore[attr-defined]
        except (OSError, http.client.HTTPException) as error:
            raise Unanswered from error
        finally:
            web.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            key, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[key] = value
        if answer.status in (429, 503):
            raise Unanswered
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status}")
        return answer

    def post(self, path: str, fields: Mapping[str, object]) -> str:
        """Where it leads; signs in first when need be."""
        form = "application/x-www-form-urlencoded"
        where = str(self.ask("POST", path, urlencode(fields).encode(), form).headers.get("Location", ""))
        if "/sign-in/" in where:
            self.sign_in()
            raise Unanswered
        return where

    def upload(self, path: str, name: str, content: bytes) -> str:
        edge = "----------torture"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="workbooks"; filename="{name}"\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        return str(self.ask("POST", path, body, f"multipart/form-data; boundary={edge}").headers["Location"])

    def sign_in(self) -> None:
        self.cookies.clear()
        page = self.ask("GET", "/sign-in/").page.decode()  # type: ignore[attr-defined]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        fields = {
            "login": self.name.rstrip("0123456789"),
            "password": PASSWORD,
            "csrfmiddlewaretoken": token[1] if token else "",
        }
        form = "application/x-www-form-urlencoded"
        self.ask("POST", "/sign-in/", urlencode(fields).encode(), form, lost=0)
        if "sessionid" not in self.cookies:
            time.sleep(BREATH)  # refused for a while, as a person would be
            raise Unanswered


def found(browser: Browser, number: int) -> None:
    """One form post: a department."""
    name = f"{browser.name}:{number}"
    root = os.environ["TORTURE_ROOT"]
    fields = {"name": name, "parent": root, "key": uuid5(NAMESPACE_URL, name)}
    if "sessionid" not in browser.cookies:
        browser.sign_in()
    if not browser.post("/departments/add/", fields):
        raise RuntimeError(f"the form was not accepted: {name}")


def load(browser: Browser, number: int) -> None:
    """One workbook: uploaded, previewed, published."""
    name = f"{browser.name}:{number}"
    lines = ["指标名称,期间,数值,计量单位,状态,发布单位,发布文号"]
    lines += [f"{name}:{row},2022年1-6月,{row}.5,%,初步,统计局,试验〔2022〕{number}号" for row in range(3)]
    if "sessionid" not in browser.cookies:
        browser.sign_in()
    staged = browser.upload("/imports/upload/", f"{number}.csv", "\n".join(lines).encode())
    if "/staged/" not in staged:
        browser.sign_in()
        raise Unanswered
    fields = {"accept": "good", "reason": "试验", "key": uuid5(NAMESPACE_URL, name)}
    while True:
        try:
            if browser.post(f"{staged}publish/", fields) == staged:
                return
            raise RuntimeError(f"the workbook was not accepted: {name}")
        except Unanswered:
            time.sleep(PAUSE)


def main(kind: str, name: str, folder: Path) -> None:
    if kind == "prepare":
        prepare()
        return
    log = folder / f"{name}.log"
    done = len(log.read_text().splitlines()) if log.exists() else 0
    chance = Random(f"{os.environ['TORTURE_SEED']} {name} {done}")
    browser = Browser(name, chance)
    acts: dict[str, Callable[[int], None]] = {
        WRITER: lambda number: write(name, number, chance),
        FORM: lambda number: found(browser, number),
        LEDGER: lambda number: load(browser, number),
    }
    while True:  # a killed client may have left an act unacknowledged: that one comes first
        with suppress(Unanswered):
            acts[kind](done)
            with log.open("a") as out:
                out.write(f"{name}:{done}\n")
            if (folder / "stop").exists():
                return
            done += 1
            continue
        time.sleep(PAUSE)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
