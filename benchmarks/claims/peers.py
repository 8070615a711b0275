"""The readers to compare: ours, a bare regular expression, and what is installed of the known packages."""

import importlib
import re
from collections.abc import Callable

from dajuan.claims import check, read

Reader = Callable[[str], object]
BARE = re.compile(r"\d+(?:\.\d+)?\s*(?:[万亿]*[元个家项处户人件次米吨亩]|%|个百分点)?")


def _described(text: str) -> object:
    claims = read(text)
    for claim in claims[:1]:
        claim.tell()
    return claims


def _recognizers() -> Reader:
    suite = importlib.import_module("recognizers_number")
    culture = importlib.import_module("recognizers_text").Culture.Chinese
    return lambda text: suite.recognize_number(text, culture)


def _chinese2digits() -> Reader:
    return importlib.import_module("chinese2digits").takeNumberFromString


def _jionlp() -> Reader:
    return importlib.import_module("jionlp").ner.extract_money


#: name, reader maker, text share it is given (slow ones get less and are compared per byte)
PEERS: tuple[tuple[str, Callable[[], Reader], float], ...] = (
    ("dajuan read", lambda: read, 1.0),
    ("dajuan read, described", lambda: _described, 1.0),
    ("dajuan read and check", lambda: lambda text: check(read(text)), 1.0),
    ("bare regular expression", lambda: BARE.findall, 1.0),
    ("Recognizers-Text", _recognizers, 0.01),
    ("chinese2digits", _chinese2digits, 0.01),
    ("JioNLP extract_money", _jionlp, 0.01),
)


def installed() -> tuple[list[tuple[str, Reader, float]], list[str]]:
    """Readers that can run here, and the names of those that are missing."""
    found, missing = [], []
    for name, make, share in PEERS:
        try:
            found.append((name, make(), share))
        except ImportError:
            missing.append(name)
    return found, missing
