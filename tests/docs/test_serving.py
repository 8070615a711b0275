"""``serve-a-zone`` is followed on a machine that is a folder: its paths lie below it, systemd is played."""

import re
import shlex
from collections.abc import Iterator
from configparser import ConfigParser
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.docs.reader import REPOSITORY, Reader, visit

PAGE = REPOSITORY / "docs/how-to/serve-a-zone.md"
_PLACES = re.compile(r"(?<![\w.])/(etc|opt/dajuan|usr/local/bin|var/lib/dajuan|var/backups/dajuan)\b")
#: Programs that need root, or change the machine these tests run on.
_PLAYED = {"useradd": "exit 0", "chown": "exit 0", "runuser": 'shift 3; exec "$@"'}


class Machine(Reader):
    """The reader is its administrator."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        (folder / "opt").mkdir()
        (folder / "opt/dajuan").symlink_to(REPOSITORY)
        programs = folder / "usr/local/bin"
        programs.mkdir(parents=True)
        for name, script in _PLAYED.items():
            (programs / name).write_text(f"#!/bin/sh\n{script}\n")
            (programs / name).chmod(0o755)
        self.environment["PATH"] = f"{programs}:{self.environment['PATH']}"
        del self.environment["DAJUAN_HOME"]  # the page's own command knows it

    def here(self, text: str) -> str:
        return _PLACES.sub(lambda found: f"{self.folder}{found[0]}", super().here(text))

    def types(self, line: str) -> str:
        if not line.startswith("systemctl "):
            return super().types(line)
        verb, *names = [word for word in line.split()[1:] if word != "--now"]
        for name in names:
            self.told(verb, self.unit(name))
        return ""

    def unit(self, name: str) -> ConfigParser:
        read = ConfigParser(interpolation=None)
        read.read_string((self.folder / "etc/systemd/system" / name).read_text(encoding="utf-8"))
        if "Timer" in read:  # what it starts must be there as well
            self.unit(name.replace(".timer", ".service"))
        return read

    def told(self, verb: str, unit: ConfigParser) -> None:
        if "Timer" in unit:
            return
        service = unit["Service"]
        if verb == "stop":
            self.interrupts()
        elif service["Type"] == "oneshot":
            super().types(service["ExecStart"])
        else:
            known = shlex.quote(f"set -a; . {service['EnvironmentFile']}; exec {service['ExecStart']}")
            self.serves(f"bash -c {known}")

    def asked(self, host: str) -> tuple[int, str]:
        """Status and cookies of the sign-in page, as a web server in front asks for it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Host": host, "X-Forwarded-For": "10.0.0.1", "X-Forwarded-Proto": "https"}
        connection.request("GET", "/sign-in/", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Set-Cookie", "")


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    yield from visit(Machine(tmp_path))


def test_a_zone_is_served_to_others_backed_up_and_brought_to_a_new_version(machine: Machine) -> None:
    machine.follows(PAGE)
    status, cookies = machine.asked("dajuan.example")
    assert status == 200
    assert "; Secure" in cookies
    assert machine.asked("elsewhere.example")[0] == 400
    kept = sorted(path.name for path in (machine.folder / "var/backups/dajuan").iterdir())
    assert [name[:2] for name in kept] == ["20", "be", "ch"]
    fronts = [machine.folder / "etc" / name for name in ("caddy/Caddyfile", "nginx/conf.d/dajuan.conf")]
    assert all(f"127.0.0.1:{machine.port}" in front.read_text() for front in fronts)
