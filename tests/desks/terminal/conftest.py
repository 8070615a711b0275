"""A person at the command line."""

import sys

import pytest

from dajuan.desks.terminal import main


class Terminal:
    """Types a command; ``code``, ``said`` and ``complained`` are what came of the last one."""

    def __init__(self, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.patch, self.capture = patch, capture

    def type(self, *arguments: object) -> int:
        self.patch.setattr(sys, "argv", ["dajuan", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        self.said, self.complained = self.capture.readouterr()
        return int(ended.value.code or 0)


@pytest.fixture
def dajuan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(monkeypatch, capsys)
