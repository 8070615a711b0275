"""What is told of a sheet's columns: those it lacks, and those that were guessed or not read."""

import re

from dajuan.ledger.staged import Finding, StagedSheet, letter_of
from dajuan.ledger.workbooks.recognised import Recognition
from dajuan.ledger.workbooks.titles import UNITS, folded
from dajuan.ledger.workbooks.undecided import BY_HAND, Doubts

#: A title that names one thing beside another: 开工（签约）日期; a unit or a qualifier in brackets does not.
_TWO_THINGS = re.compile(r"[^\W\d]{2,}[(]([^\W\d]{2,4})[)][^\W\d]{2,}")
_TOLD_APART = frozenset({"date", "moment", "month", "money"})
_MONTH_TITLE = re.compile(r"(?:20\d\d年)?\d{1,2}月份?(?:完成投资|完成)?")
_FEWEST_MONTHS = 3


def columns_missing(reading: Recognition, lack: str) -> str:
    """Why a sheet without columns it must have is refused, and what to do; ``lack`` says which."""
    titles = "、".join(dict.fromkeys(leaf for leaf in reading.header.leaves if leaf))
    return (
        f"看来是“{reading.definition.label}”，但{lack}；本表第{reading.header.last + 1}行的列名有：{titles}。"
        f"如果是列名写法不同，请用{BY_HAND}指明"
    )


def way_out(titles: list[str]) -> str:
    """What to do about a table nobody knows."""
    if sum(_MONTH_TITLE.fullmatch(folded(title)) is not None for title in titles) >= _FEWEST_MONTHS:
        return "一个月一列的表读不了，请每月一张表，或加“月份”列，一行只写一个月"
    return f"需要时用{BY_HAND}指明列名"


def report_columns(staged: StagedSheet, reading: Recognition, doubts: Doubts) -> None:
    """What is said of columns that were guessed, left unread, or may be one that decides."""

    def report(place: int, kind: str, reason: str) -> None:
        title, letter = reading.header.leaves[place], letter_of(place)
        staged.findings.append(
            Finding(staged.name, reading.header.last + 1, letter, title, kind, "warning", title, reason)
        )

    for name in (*reading.guessed, *_equivocal(reading)):
        label, title = reading.definition.column(name).label, staged.headers[name]
        reason = f"列“{title}”按“{label}”读取，请确认；若不对请用{BY_HAND}指明"
        report(reading.places[name], "guessed_column", reason)
    titled = {place for place in doubts if place < len(reading.header.leaves)}
    for place in sorted({*reading.unknown, *titled}):
        title = reading.header.leaves[place]
        if place in doubts:
            reason = f"列“{title}”可能是“{doubts[place].label}”，指明以前整张表不入账；请用{BY_HAND}指明"
            report(place, "undecided_column", reason)
        elif title in staged.headers.values():
            reason = f"列名“{title}”不止一列，只读取了前面的一列；并排的另一张表请移到下面或另一张工作表"
            report(place, "repeated_column", reason)
        else:
            reason = f"不认识列“{title}”，没有读取；如有对应的内容请用{BY_HAND}指明"
            report(place, "unknown_column", reason)
    for place in reading.needless:
        report(place, "unneeded_column", f"列“{reading.header.leaves[place]}”按您的说明不读取")


def _equivocal(reading: Recognition) -> list[str]:
    """Days and amounts whose title names two of them, so that only some rows may mean the one it is read as."""
    found = []
    for name, place in reading.places.items():
        both = _TWO_THINGS.fullmatch(folded(reading.header.leaves[place]))
        told_apart = reading.definition.column(name).kind in _TOLD_APART and name not in reading.guessed
        if both and told_apart and both[1] not in UNITS:
            found.append(name)
    return found
