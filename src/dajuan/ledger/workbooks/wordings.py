"""Every wording of a column, and how like a title is to one."""

from collections import Counter
from functools import lru_cache

from dajuan.ledger.definition import Column
from dajuan.ledger.workbooks.header import Path
from dajuan.ledger.workbooks.titles import plain_title, title_forms

GUESSED_FROM = 0.75  # likeness from which a title is taken for a field, and the guess is shown
_LONGEST_GUESSED = 24
_TELLING = 4
#: What changes the meaning of a title, so that likeness is not enough.
_OTHER_MEANING = tuple("上年 去年 上月 比例 率 占 同比 原 是否 剩余 未 % 增 排名 差".split())  # noqa: SIM905
_TIME_ENDINGS = ("时间", "年月", "年月日", "节点")
_MONEY_ENDINGS = ("额", "金额", "数")


@lru_cache(maxsize=16384)
def likeness_of(path: Path, known: tuple[str, ...]) -> float:
    """How much of a title and a wording is the same, 0..1: Dice over characters, or a wording of four
    characters and more inside the title; 0 when what is left over changes the meaning."""
    title = title_forms(path)[-1] if title_forms(path) else ""
    if not 2 <= len(title) <= _LONGEST_GUESSED:
        return 0.0
    return max((_shared(title, form) for form in known if len(form) > 1), default=0.0)


def _shared(title: str, form: str) -> float:
    inside, together = len(form) >= _TELLING and form in title, len(title) + len(form)
    if not inside and 2 * min(len(title), len(form)) < GUESSED_FROM * together:
        return 0.0
    left, right = Counter(title), Counter(form)
    likeness = 2 * (left & right).total() / together
    if inside:
        likeness = max(likeness, GUESSED_FROM)
    if likeness >= GUESSED_FROM:
        rest = "".join(((left - right) + (right - left)).elements())
        if any(all(letter in rest for letter in word) for word in _OTHER_MEANING):
            return 0.0
    return likeness


@lru_cache(maxsize=1024)
def wordings(column: Column) -> tuple[str, ...]:
    """All plain titles of a column: its label and aliases, with and without the usual endings."""
    found: list[str] = []
    for title in (column.label, *column.aliases):
        base = plain_title(title)
        endings = {"date": _TIME_ENDINGS, "moment": _TIME_ENDINGS, "money": _MONEY_ENDINGS}.get(
            column.kind, ()
        )
        for ending in endings:
            base = base.removesuffix(ending) if len(base) > len(ending) + 1 else base
        found += [plain_title(title), base, *(base + ending for ending in endings)]
    return tuple(dict.fromkeys(found))


def named_outright(column: Column) -> frozenset[str]:
    """The plain titles that are the column's own words, none made from them."""
    return frozenset(plain_title(title) for title in (column.label, *column.aliases))
