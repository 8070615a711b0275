"""Every action that code can write into the ledger has a Chinese name for the auditor."""

import re
from pathlib import Path

import dajuan
from dajuan.desks.auditor.trail import ACTIONS, action_label

SOURCE = Path(dajuan.__file__).parent


def test_no_action_is_shown_as_its_code() -> None:
    written = {
        code
        for path in SOURCE.rglob("*.py")
        for code in re.findall(r'\baction="([a-z_.]+)"', path.read_text(encoding="utf-8"))
    }
    assert {"answers.freeze", "org.assign", "import"} <= written
    assert written - set(ACTIONS) == set()
    assert not action_label("follow.lights").isascii()
