"""National codes and what exactly is wrong with one: 统一社会信用代码 (GB 32100) and 项目代码."""

import re
import unicodedata
from itertools import pairwise

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_VALUE = {character: value for value, character in enumerate(_CREDIT_ALPHABET)}
_CREDIT_WEIGHTS = [pow(3, place, 31) for place in range(17)]
CREDIT_LENGTH = 18

_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2500\ufe63\uff0d_~～]")
_PROJECT = re.compile(r"(?:\d\d(?:0[1-9]|1[0-2])|20[01]\d)-\d{6}-\d{2}-\d{2}-\d{6}", re.ASCII)
_GROUPS = (4, 10, 12, 14)
_PROJECT_DIGITS = 20


def tidy(text: str) -> str:
    """A code as it should have been typed: half-width, upper case, no blanks, one kind of hyphen."""
    return "".join(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).split()).upper()


def credit_check_character(body: str) -> str:
    """The 18th character for the first 17; KeyError for a character GB 32100 does not use."""
    total = sum(_CREDIT_VALUE[c] * weight for c, weight in zip(body, _CREDIT_WEIGHTS, strict=True))
    return _CREDIT_ALPHABET[-total % 31]


def credit_code_fault(code: str) -> str | None:
    """``length``, ``check_digit`` (a forbidden character too) or None for a right code (already tidy).

    >>> credit_code_fault("91410771MAAP6WJE3F"), credit_code_fault("91410771MAAP6WJE3L")
    ('check_digit', None)
    """
    if len(code) != CREDIT_LENGTH:
        return "length"
    try:
        return None if credit_check_character(code[:17]) == code[17] else "check_digit"
    except KeyError:
        return "check_digit"


def is_project_code(code: str) -> bool:
    """Whether a tidy code has the national shape YYMM-6-2-2-6 (before 2020 a year stood in front)."""
    return _PROJECT.fullmatch(code) is not None


def repaired_project_code(code: str) -> str | None:
    """The code with its hyphens put right, or None when its digits do not make one.

    >>> repaired_project_code("21094107718901658321")
    '2109-410771-89-01-658321'
    """
    digits = code.replace("-", "")
    if len(digits) != _PROJECT_DIGITS or not digits.isascii() or not digits.isdigit():
        return None
    cuts = (0, *_GROUPS, _PROJECT_DIGITS)
    repaired = "-".join(digits[a:b] for a, b in pairwise(cuts))
    return repaired if is_project_code(repaired) else None
