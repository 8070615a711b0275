"""Whose number it is: the noun phrase left of the governor, the noun to the right of a count, or the subject before."""

import re
from collections.abc import Sequence

from dajuan.claims.decisions import Found

_LEAD = re.compile(
    r"(?:[ \t\n“”‘’（()）:：、,，*#\-·|]|[到至](?=\d{1,2}[-~至月])|也|\[\d{1,2}\]|合计|约合?(?![谈见束定会])|人民币|至(?!今)"
    r"|其中|(?:其次|再次|首先|最[后多高少]的?|依次|主要|首位的?)(?:为|是)|其次|此外|同时|另外|另有|另|截至[^，。]{0,4}|截止|按可比(?:口径|价格)?(?:计算)?|今年以来|今年|本年度?|(?:去年|上年)(?:同期|年?[末底]|全年)?|当年|全年|年内|至目前|目前|上半年|下半年"
    r"|前?[一二三四]季度末?|当月|(?:剔除|扣除|还原)[^，。]{2,14}(?:因素|影响|退税|基数)[后外]?|(?:同|自然|可比)口径|而(?!立)|转(?=[为由])|本月|当季|(?:19|20)\d\d年度?|前?\d{1,2}(?:[-~至到]\d{1,2})?个?月(?:份|末|底)?"
    r"|年[末底初]|累计|全[市省国区县州镇行](?!业|性)|[我本该][市省区县州国行]|并(?!购|网|轨|联)|且|也|已经|已|中?再次|还(?!款|贷|本|原)|又"
    r"|均(?!衡|价)|共计|共有|共(?!同|建|享|青|富)|分别|先后|全面|全部|成功|预计|计划(?!总?投资|生育)|力争"
    r"|完成(?!率|进度|比例)|实现|新增|尤其是?|特别是|更|仅|不仅|连续[一二两三四五六七八九十\d]{1,3}个?(?:年|月|季度)|持续[一二两三四五六七八九十\d]{1,3}个?(?:年|月|季度)|(?:[一二两三四五六七八九十]|\d{1,2})年(?:来|间|内)?(?=[增减升降翻]|年均|平均)|随后|随即|在(?:全[国省市区县]|国家级[一-鿿]{2,4}?区)(?!一)|纳入(?!统计|监管|管理|名单|库)|列入|荣?获(?![得批奖评利取益])|开展|推出|达到|达(?!标|效|产)|设置|有(?!色|机|效|限|线|关|序)|为|对(?!外|口|标|接|公|华|台)|由|以(?=[一-鿿]{2,8}为)"
    r"|则|超额|提前|圆满|顺利|以上|之间|的|和(?!谐|平|美|家)|与|及(?!时)|了|现有|拥有|创造了?|获批(?=全)|入选(?=全))+"
)
_LEVEL_WORDS = re.compile(
    r"(?:完成|平均|普遍|首次|持续|继续|共计|共有|共|累计|均|各|分别|达到了?|达|约|近|超过|超|逾|突破|为|是|有|已经|已|仅|只有|合计|总计|不足|接近|将近|(?<!存)在|不|所|双双|稳定|保持|翻了?|(?<!包)含|上半年|下半年|[一二三四]季度|前?\d{1,2}(?:[-~至到]\d{1,2})?个?月份?|高达|连续|预计|仍然?|实际|较|(?<![存贷款收入之量])比|以及|和|(?:19|20)\d\d年(?:[末底]|度)?|其中|不少于|不低于|等|"
    r"(?:由|从|自)(?:上年|去年|年初|\d{4}年|目前|原来)?(?:同期|[末底初])?的?|稳定在|保持在|维持在|控制在|位居|居|位列|排名|排位|排在|排|列|[:：“”‘’（()）、 \t\n])+$"
)
_INNER = re.compile(
    r"(?:\[\d{1,2}\]|累计|共计|(?<!公)共有?(?!同|用|和|服|享|建|制|产)|(?<![平人户亩场日月年])均(?!衡|价|值|可)|分别|先后|(?<=[企司行团业位园])(?:实现|完成)(?=[一-鿿]{2}))"
)
_RIGHT_NOUN = re.compile(r"[ “‘]?([\u4e00-\u9fff、”’“‘·A-Za-z]{1,24})")
_RIGHT_END = re.compile(
    r"实现|净[增减]|新增|增加(?!值|额)|提高|上升|下降|减少|扩大|缩短|压缩|[降增减升][至到]|降低|占(?!地)|全部|均(?!衡|价)|已|达(?!标)|为(?!民)|(?<!其)中(?!心|国|央|小|药|医|等|学|介|型|部|原|欧|试|专|职|高|低|层)|的|被|开工|完工|进入|入选|超过|跃[升居上]|攀升|突破|获"
    r"|在(?!建|线|校|岗|职)|正|将|和|与|以上|左右|以下|以内|之|同比|增长(?!点|极)|下降|、|尚未|(?<!公)共(?!享|建|同|青|产)|总(?!部|面积|投|装|工会)|是|较|比(?!赛|例|重)|等(?!级)"
    r"|有(?!色|限|机|效)|(?<!系)列(?!车)|及(?!时)|参加|参与|通过|建成|投产"
)
_CUTS = frozenset(
    {
        "grow",
        "fall",
        "near",
        "nearabove",
        "nearbelow",
        "above",
        "below",
        "base",
        "pull",
        "share",
        "over",
        "to",
    }
)
#: 112家工业企业研发覆盖率: what is counted are the firms.
_OWNERS = re.compile(
    "([一-鿿]{0,10}?(?:企业|项目|单位|机构|人员))[一-鿿]{2,12}(?:率|增速|产值|收入|利润|投资|税收)$"
)
#: 一家入选的试点县区.
_CHOSEN = re.compile(
    "(入选|获评|获奖|获批|在建|上市|停产|达标|受表彰)的([一-鿿]{2,8}?)(?=$|[和与在均全已占达，。、])"
)
_DEPENDENT = re.compile(
    r"(?:计划|年度|已|协议|合同|概算|估算)?(?:总投资|完成率|完成进度|占比|投资|完成投资|投资额|总额|总量|建筑面积|总建筑面积|占地面积|占地|建筑|得分|余额|总产值|年产值|产值|营业收入|税收|利润|面积|资金|到位资金|年度投资|已完成投资|就业|投资总额|总面积|总长|全长|总里程|主线长|路线全长|线路全长|合同额|总规模|规模|计划投资|概算投资|建成后|年销售收入|年税收|利税|协议总?金额|协议资金|签约总?金额|总金额|就业岗位|建设规模)"
)
_PLACE_END = re.compile(
    "(?:在|居|位居|列|位列|名列|稳居|跃居|均居|跃升至?|进入|升至|位于)?(?:在|居|列)?(?:全[国省市区县州球]|世界|国内|同类[一-鿿]{2,4}|国家级[一-鿿]{0,6}|(?<=[在居列])[一-鿿]{2,3}[省市])$"
)
#: 位居全省法院第3位: whom one is ranked among.
_RANKING = re.compile("(?:位[居列]|名列|稳居|跃居|跻身|排名?在|排名(?=全|第|中|前)|居(?=全|第|中|前))")
_VERBS_ONLY = re.compile(
    "(?:实施|推进|全面|完成|开展|建成|推出|成功|组织|举办|实现|并|和|了|新建|打造|形成)+"
)
_ABOUT_OTHERS = re.compile(
    "[，, ]*(?:(?:是|为|相当于)[^，。；]{1,12}的$|(?:较|比(?!重|例))[^，。；]{1,24}$|在[^，。；]{1,20}中的?(?:占比|比重|份额|比例)|对[^，。；]{1,20}的?贡献)"
)
_TARGET = re.compile("[ ]?(?:以上|左右)?的?((?:年度|全年|省定|市定|既定|预期)?目标)")
_DONE_START = re.compile(
    "(?:完成|占|为|达到?|实现|相当于|是)[^，,。；;]{0,28}?(?:目标|任务|计划|预算|指标)|完成[^，,。；;]{0,16}的$"
    "|(?:超过?|快于|慢于|落后于?|滞后于?|高于|低于|领先)[^，,。；;]{0,8}(?:进度|目标|任务|计划)"
)
_FIELD = re.compile("[\u4e00-\u9fff]{3}")
#: 年增, 月增, 比增: the letter before the change belongs to it.
_YEARLY = frozenset("年月季周比")
_CHANGES = frozenset("增减升降跌涨")
#: … unless it ends a date: 1-6月增长.
_DATED = re.compile("[0-9]月$|半年$")
_CHANGE = re.compile("[增减升降涨跌缩]|提高|扩大|保持|实现")
_INDICATOR = re.compile(
    "(?:[率额量值数价]|面积|里程|投资|贷款|存款|利润|收入|支出|[工农商]业|服务业|制造业|人口|规模|出口|进口|消费)$"
)
_FOREMOST = re.compile(
    "(?:其中)?([^其]{2,16}?)(?:数量|占比|所占比重)?(?:最多|最高|最大|居首位?|居多|排名第一)"
)
_FOREMOST_ENDS = frozenset("多高大首位一")
_NOUN_START = re.compile("[，,；;。、和与及\n:： ]")
LONGEST = 36


def left_subject(words: str, found: Sequence[Found], kind: str) -> tuple[int, int]:
    """Span of the noun phrase before the first governor that is not part of it; empty when there is none."""
    if _ABOUT_OTHERS.match(words):
        return 0, 0
    lead = _LEAD.match(words)
    begin = lead.end() if lead else 0
    field = _last_field(words, begin)
    if field and not any(start == field for start, _, _ in found):
        begin = field
    stop = _first_cut(words, begin, found, kind)
    if (
        words[stop - 1 : stop] in _YEARLY
        and words[stop : stop + 1] in _CHANGES
        and not _DATED.search(words, 0, stop)
    ):
        stop -= 1
    if stop <= begin:
        return begin, begin
    tail = _LEVEL_WORDS.search(words, begin, stop)
    if tail:
        stop = tail.start()
    if kind == "rank" and _RANKING.match(words, begin):
        return begin, begin
    if kind == "rank":
        place = _PLACE_END.search(words, begin, stop)
        stop = place.start() if place else stop
    return max(begin, stop - LONGEST), stop


def _last_field(words: str, begin: int) -> int:
    """Where the last of several fields set apart by blanks begins (与上年末持平 拨备覆盖率), 0 if there is but one."""
    blank = words.rfind(" ", begin)
    return blank + 1 if blank >= 0 and _FIELD.match(words, blank + 1) else 0


def _first_cut(words: str, begin: int, found: Sequence[Found], kind: str) -> int:
    """Where the words that govern the number begin."""
    if kind == "completion":
        done = _DONE_START.search(words)
        if done:
            return done.start()
    for word_start, _, governor in found:
        if word_start >= begin and governor.role in _CUTS and governor.flavour != "rate":
            return word_start
    return len(words)


def last_clause(view: str, start: int, end: int) -> tuple[int, int]:
    """The last clause of a stretch without numbers."""
    for match in _NOUN_START.finditer(view, start, end):
        start = match.end()
    return start, end


def names_indicator(clause: str) -> bool:
    """棉纱的产量，比上年增加…: a clause that only names what the next one speaks of."""
    return len(clause) <= 20 and bool(_INDICATOR.search(clause)) and not _CHANGE.search(clause)


def foremost(clause: str) -> str:
    """其中咨询类最多，共3105件: what the clause before puts first, empty when it puts nothing."""
    match = _FOREMOST.fullmatch(clause) if clause and clause[-1] in _FOREMOST_ENDS else None
    return match[1] if match else ""


def counted(view: str, left: str, noun: str) -> str:
    """Subject of a count with its noun: a short verb before it stays (引进10家氢能企业 → 引进氢能企业)."""
    if "首批" in left:
        return "首批" + noun
    if len(left) > 4 or left.endswith(("的", "唯一")) or _VERBS_ONLY.fullmatch(left):
        return noun
    return left + noun


def target_noun(view: str, end: int) -> str:
    """年度目标 when the number is the target itself (50%年度目标)."""
    match = _TARGET.match(view, end)
    return match[1] if match else ""


def tidy(text: str) -> str:
    """A subject without adverbs, quotes and line breaks."""
    if "（" in text or "(" in text:
        text = _ASIDE.sub("", text)
    return _AMONG.sub("", _INNER.sub("", text)).translate(_QUOTES)


#: 投入强度（与生产总值之: what a bracket adds to a name.
_ASIDE = re.compile(r"(?<=[\u4e00-\u9fff])[（(][^（()）]{0,24}(?:[)）]|$)")
#: 在全省营商环境评价中总体得分: the letter that closes what the numbers are from.
_AMONG = re.compile("(?<=评[价估选比])中(?=[总综企得])")
_QUOTES = str.maketrans("", "", "“”‘’ \n\t（）()*|#")


def right_noun(view: str, end: int) -> str:
    """The noun a count counts, when it follows directly: 33个老旧小区整体改造."""
    match = _RIGHT_NOUN.match(view, end)
    if not match:
        return ""
    chosen = _CHOSEN.match(match[1])
    if chosen:
        return chosen[1] + chosen[2]
    stop = _RIGHT_END.search(match[1], 1)
    text = match[1][: stop.start()] if stop else match[1]
    owners = _OWNERS.match(text)
    text = owners[1] if owners else text
    if _RIGHT_END.match(text):
        return ""
    return text.strip("、”’“‘")


def is_dependent(subject: str) -> bool:
    """总投资, 得分 …: words that need the subject before them."""
    return bool(_DEPENDENT.fullmatch(subject))
