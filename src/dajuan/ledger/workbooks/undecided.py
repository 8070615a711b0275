"""Columns nobody recognised that may say whether a row counts: their sheet waits until a person says so."""

import re
from collections.abc import Mapping, Sequence

from dajuan.ledger.definition import Column
from dajuan.ledger.staged import Finding, StagedSheet, letter_of, raw_text
from dajuan.ledger.workbooks.recognised import Recognition
from dajuan.ledger.workbooks.titles import folded

_LONGEST = 12  # characters of a state; more is a remark
_MOSTLY = 0.8
_FEW = 8  # different states under a title that says so
_SHOWN = 4
_SHORTEST_WORD = 2
#: How somebody says what a column is, on a page or at the command line.
BY_HAND = "页面上的对照（或 --mapping 文件）"
#: Titles of states, whatever the cells say.
_TITLED = re.compile(r"状态|状况|有效性|是否(?:有效|作废|撤|注销|取消|终止)")
#: What is said of a thing that began, ended or was called off, with or without a remark in brackets.
_SAID = re.compile(
    r"(?:已|未|待|拟|正在).*|.*(?:中|完毕|有效|无效|生效|失效|作废|废止|撤销|撤回|注销|取消|终止|解除|退回|停用|暂停|"
    r"中止|不予|不通过|正常|异常)(?:[(\[].*)?"
)
#: Place of a column -> the column of the ledger it may be.
Doubts = Mapping[int, Column]


def doubts_about(staged: StagedSheet, reading: Recognition) -> Doubts:
    """Columns that could be one the sheet lacks and by which rows count or do not."""
    taken = {*reading.places.values(), *reading.needless}
    free = [place for place in range(max(map(len, staged.raw), default=0)) if place not in taken]
    found: dict[int, Column] = {}
    for column in reading.definition.columns:
        told = column.field in staged.places or column.field in staged.values
        if column.counted and not told and staged.constants.get(column.field) is None:
            for place in free:
                cells = [folded(raw_text(row[place])) if place < len(row) else "" for row in staged.raw]
                if _may_be(_title(reading, place), cells, column):
                    found.setdefault(place, column)
    return found


def assume(staged: StagedSheet, reading: Recognition) -> None:
    """Gives the rows of a sheet that says nothing of it the state of rows that count, and says so."""
    for column in reading.definition.columns:
        told = column.field in staged.places or column.field in staged.values
        if column.assumed and not told and staged.constants.get(column.field) is None:
            staged.constants[column.field] = column.assumed
            word = next(word for word, code in column.choices if code == column.assumed)
            reason = f"表里没有“{column.label}”列，各行都按“{word}”读取"
            staged.findings.append(Finding(staged.name, 0, "", "", "state_assumed", "warning", None, reason))


def withheld(staged: StagedSheet, reading: Recognition, doubts: Doubts) -> str:
    """Why the sheet waits, and what to do; empty when nothing is in doubt."""
    if not doubts:
        return ""
    labels = "、".join(dict.fromkeys(f"“{column.label}”" for column in doubts.values()))
    columns = "；".join(_described(staged, reading, place) for place in doubts)
    untitled = any(not _title(reading, place) for place in doubts)
    way = "给没有列名的列补上列名，再" if untitled else ""
    return (
        f"没有认出{labels}列，而有不认识的列可能就是它：{columns}。一行算不算数要看{labels}，不能默认，这张表先不入账；"
        f"请{way}用{BY_HAND}把它指明为{labels}，不是的指明“不需要”"
    )


def _described(staged: StagedSheet, reading: Recognition, place: int) -> str:
    title = _title(reading, place)
    named = f"“{title}”（{letter_of(place)}列）" if title else f"{letter_of(place)}列（没有列名）"
    if reading.definition.personal:
        return named
    texts = dict.fromkeys(raw_text(row[place]).strip() for row in staged.raw if place < len(row))
    shown = [text[:_LONGEST] for text in texts if text]
    more = " 等" if len(shown) > _SHOWN else ""
    return f"{named}填的是{'、'.join(shown[:_SHOWN])}{more}"


def _title(reading: Recognition, place: int) -> str:
    leaves = reading.header.leaves
    return leaves[place] if place < len(leaves) else ""


def _may_be(title: str, cells: Sequence[str], column: Column) -> bool:
    """Whether title and cells look like the column's, and some row would not count by them."""
    texts = [text for text in cells if text]
    short = [text for text in texts if len(text) <= _LONGEST]
    if not texts or all(_code_of(text, column) in column.counted for text in cells):
        return False
    words = tuple(word for word, _ in column.choices if len(word) >= _SHORTEST_WORD)
    like = [text for text in short if _SAID.fullmatch(text) or text.startswith(words) or text.endswith(words)]
    titled = _TITLED.search(folded(title)) is not None and len(set(texts)) <= _FEW
    return len((titled and short) or like) >= len(texts) * _MOSTLY


def _code_of(text: str, column: Column) -> str:
    return next((code for word, code in column.choices if word in text), "")
