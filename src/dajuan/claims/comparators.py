"""The words that govern a number, as said and in canonical form, and what a change is measured against."""

import re

_RIGHT = re.compile(
    "之一|完工|竣工|开工|建成|投产|达效|入库|目标|落地|增长|增幅|增速|获批|通车|签约|投用|办结|整改|上市|获评|入选"
)
_RANKS = re.compile("排名第|第一方阵|全国第一|全省第一|全市第一|位居第|并列第|连续")
_BASES = (
    (re.compile(r"(\d{4})年?[末底]"), r"\1年末"),
    (re.compile("年初|上一?年度?年?[末底]|去年年?[末底]|期初"), "年初"),
    (re.compile("环比|上月|上季|上期|上周|(?<![0-9])[月季周][增减]"), "环比"),
    (re.compile("年均|年平均|复合增"), "年均"),
    (re.compile(r"(\d{4})年"), r"\1年"),
    (re.compile("同比|同期|上年|去年|同口径|按年|(?<![一二两三四五六七八九十0-9])年[增减]|比增"), "同比"),
)


def base_of(words: str) -> str:
    """同比, 环比, 年初, 年均, 2019年末 …; empty when the words name none."""
    for pattern, name in _BASES:
        match = pattern.search(words)
        if match:
            return match.expand(name)
    return ""


def right_words(view: str, end: int, stop: int) -> list[str]:
    """Verbs that follow the number in its clause (全部完工, 之一)."""
    return _RIGHT.findall(view, end, stop)


def rank_words(view: str, start: int, end: int) -> list[str]:
    """排名第, 全国第一 …: the ranking phrase around a rank."""
    return [view[start:end], *_RANKS.findall(view, max(0, start - 8), end)]
