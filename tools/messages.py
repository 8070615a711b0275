"""Compiles the .po files of the desks into .mo files; needs no gettext on the machine."""

import ast
import struct
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "src" / "dajuan" / "desks" / "locale"
_MAGIC = 0x950412DE
_HEAD = 28


def read(text: str) -> dict[str, str]:
    """msgid to msgstr, one line each, as our .po files are written."""
    messages: dict[str, str] = {}
    msgid = ""
    for line in text.splitlines():
        word, _, quoted = line.partition(" ")
        if word == "msgid":
            msgid = ast.literal_eval(quoted)
        elif word == "msgstr":
            messages[msgid] = ast.literal_eval(quoted)
    return messages


def compiled(messages: dict[str, str]) -> bytes:
    """The GNU .mo format: a head, two tables of (length, offset), the strings sorted by msgid."""
    pairs = sorted((key.encode(), value.encode()) for key, value in messages.items())
    offset = _HEAD + 16 * len(pairs)
    tables, strings = [b"", b""], b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), offset + len(strings))
            strings += pair[column] + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), _HEAD, _HEAD + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + strings


def main() -> None:
    for source in LOCALE.rglob("*.po"):
        source.with_suffix(".mo").write_bytes(compiled(read(source.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
