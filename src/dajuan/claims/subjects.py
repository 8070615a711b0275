"""Whose number it is: the noun phrase left of the governor, the noun to the right of a count, or the subject before."""

import re

from dajuan.claims.governors import Found

_LEAD = re.compile(
    r"(?:[ \t\n“”‘’（()）:：、,，*#\-·]"
    r"|其中|此外|同时|另外|另有|另|截至[^，。]{0,4}|截止|今年以来|今年|本年|去年|上年同期|去年同期|上年|当年|全年|年内|至目前|目前|现|上半年|下半年"
    r"|前?[一二三四]季度|当月|本月|当季|(?:19|20)\d\d年度?|前?\d{1,2}(?:[-~至到]\d{1,2})?个?月(?:份|末|底)?"
    r"|年[末底初]|[末底]|累计|全[市省国区县州镇行]|[我本该][市省区县州国行]|并|且|也|已经|已|还|又|再|均|共计|共有|共|分别|先后|全面|全部|成功|预计|计划|力争"
    r"|完成|实现|新增|开展|推出|达到|达|设置|有|为|从|对|按|以|将|把|使|则|是|由|到|超额|提前|圆满|顺利|基本|以上|之间|的|和|与|及|了|中)+"
)
_LEVEL_WORDS = re.compile(
    r"(?:共计|共有|共|累计|均|各|分别|达到了?|达|约|近|超过|超|逾|突破|为|是|有|已经|已|仅|只有|合计|总计|不足|高达|连续|预计|实际|较|比|以及|其中|不少于|不低于|等|"
    r"稳定在|保持在|维持在|控制在|位居|居|位列|排名|列|[:：“”‘’（()）、 \t\n])+$"
)
_INNER = re.compile(r"(?:累计|共计|(?<!公)共(?!同|用|和|服|享|建)|(?<!平)均(?!衡|价|值|可)|分别|先后)")
_RIGHT_NOUN = re.compile(r"[ “‘]?([\u4e00-\u9fff、”’“‘·A-Za-z]{1,24})")
_RIGHT_END = re.compile(
    r"实现|占|全部|均|已|达|为|中|的|被|开工|完工|进入|入选|获|在|正|将|和|与|以上|左右|以下|以内|之|同比|增长|下降|、|共|总|是|较|比|等|有|列|及|参加|参与|通过|建成|投产"
)
_CUTS = frozenset({"grow", "fall", "near", "nearabove", "nearbelow", "above", "below", "base", "pull", "share", "over", "to"})
_DEPENDENT = re.compile(
    r"(?:计划|年度|已|协议|合同|概算|估算)?(?:总投资|投资|完成投资|投资额|总额|总量|建筑面积|总建筑面积|占地面积|占地|建筑|得分|余额|总产值|年产值|产值|营业收入|税收|利润|面积|资金|到位资金|年度投资|已完成投资|就业|投资总额|总面积|总长|全长|总里程)"
)
_DROPPED_END = re.compile("(?:较|比|对|占|在|同|与)[^，。]*$")
LONGEST = 36


def left_subject(view: str, start: int, end: int, found: list[Found]) -> tuple[int, int]:
    """Span of the noun phrase before the first governor that is not part of it; empty when there is none."""
    lead = _LEAD.match(view, start, end)
    begin = lead.end() if lead else start
    stop = end
    for word_start, word_end, governor in found:
        if governor.role in _CUTS and governor.flavour != "rate":
            stop = max(start, word_start)
            break
        if governor.role == "done" and governor.flavour != "rate":
            stop = word_start
            break
    if stop <= begin:
        return begin, begin
    tail = _LEVEL_WORDS.search(view, begin, stop)
    if tail:
        stop = tail.start()
    return max(begin, stop - LONGEST), stop


def tidy(text: str) -> str:
    """A subject without adverbs, quotes and line breaks."""
    return _INNER.sub("", text).translate(_QUOTES)


_QUOTES = str.maketrans("", "", "“”‘’ \n\t（）()*|#")


def right_noun(view: str, end: int) -> str:
    """The noun a count counts, when it follows directly: 33个老旧小区整体改造."""
    match = _RIGHT_NOUN.match(view, end)
    if not match:
        return ""
    stop = _RIGHT_END.search(match[1], 1)
    text = match[1][: stop.start()] if stop else match[1]
    if _RIGHT_END.match(text):
        return ""
    return text.strip("、”’“‘")


def is_dependent(subject: str) -> bool:
    """总投资, 得分 …: words that need the subject before them."""
    return bool(_DEPENDENT.fullmatch(subject))
