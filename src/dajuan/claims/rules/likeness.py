"""Whether two numbers say the same kind of thing of their subject: a level is never held against an increment."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dajuan.claims.claim import Claim
from dajuan.claims.members import EACH
from dajuan.claims.periods import on_its_own
from dajuan.claims.reading import read
from dajuan.claims.rules.facts import Facts

#: Kinds of the same sort may be compared; the other kinds only with their own.
_STATE = frozenset({"level", "count", "share", "rank"})
#: 全市 and the like are not the ledger's own place; the rest may be.
_OWN = frozenset({"", "全区", "开发区", "高新区", "经开区", "该区", "全线", "全网", "全系统"})
_SAYS = {
    # An amount that is a difference although no word of change governs it.
    "change": re.compile(
        "新增|净增|新(?:认定|培育|入库|纳入|登记|注册|签约|引进|开工|增加)|增量|[增减][收支产加长少]额|少增|多增|减量"
        "|缺口|差额|差距|相差|超收|短收|欠收|欠缴|超支|结余|降幅|增幅|退出|退库|注销|[较比与][^，。；]{1,16}[多少差](?:了|出)?[约近]?$"
    ),
    "mean": re.compile("人均|户均|亩均|日均|月均|年均|平均|均价|每|单位面积|单个|最[高大低小多少]"),
    "aim": re.compile(
        "目标|计划|规划|预算[数内]|[年初]预算|(?:完成|占|达|为|的)预算|预计|预测|预期|力争|确保|应(?:为|达|完成)|任务(?:数|量)?[为是]?$|下达[^，。；]{0,6}任务|安排|需要?|还需|尚需|拟"
    ),
    "single": re.compile("当[月季日周旬]|[本单]月|本[周旬]"),
    "part": re.compile("其他|其余|分别|各(?!类|项|级|界)"),
    "past": re.compile("(?:由|从(?!业|事|严)|自(?=年初|上年|去年|原))[^，。；到至]{0,16}$"),
    "stock": re.compile("累计|总[数量]|共[有计]?$|共有|现有|存量|保有|拥有|达"),
}
#: What there is at the end of a month, and what only happens in it.
_STANDS = re.compile("累计|余额|存量|保有|现有|共有|总数")
_HAPPENS = re.compile(
    "签约|开工|竣工|入库|新|受理|办[理结]|完成|实现|发放|[检抽巡]查|排查|处置|查处|培训|引进|举办|开展|组织|出动|满意|合格|及时|回复"
)
_HAPPENINGS = frozenset(
    {"件", "次", "人次", "车次", "起", "场", "场次", "批", "批次", "宗", "例", "笔", "单"}
)
_AIMED = re.compile("[^，。；]{0,4}(?:目标|任务|计划|预算)")
_REACHED = re.compile("(?:到|至)了?[约近超逾]?$")
#: What a number may say that has no subject of its own: when, that it was done, that it is about so much.
_NEUTRAL = re.compile(
    "(?:[0-9年月日末底初\\-~至到前、,，:： ]|上半年|下半年|全年|[一二三四]季度|今年|本年度?|以来|截至|截止|目前|已经?|累计|共计?|合计|总计|完成|实现|达|为|是|有|了|的|也|则"
    "|增[长加]|提[高升]|上升|扩大|[下压]降|减少|[约近超逾]|超过|突破|高达|仅|只有|不[足到]|不[低少]于|全[国省市区县]|[我本][区市县])*"
)


_HERE = re.compile("[我全本]区|开发区|高新区|经开区")
_NAMED = re.compile("(?:^|[，,；;：:、（(])(?:其中)?([一-鿿A-Z]{1,3}?(?:区|县|镇|乡|街道))(?=[一-鿿])")
_NO_NAME = re.compile(
    "[全我本该各开小社园城景校片辖新厂山林灾矿地商市农]区|(?:高新|经开|开发|示范|集聚|功能|保税|试验|先行)区|[全我本该各][县镇乡]|城[镇乡]|[全各]街道"
)


class Saying(NamedTuple):
    """``sort`` is the kind, all amounts being one; ``words`` what else is said (change, mean, aim, single, part, stock, past)."""

    sort: str
    base: str
    words: frozenset[str]


def saying(claim: Claim) -> Saying:
    """What a number says of its subject."""
    sort = "state" if claim.kind in _STATE else claim.kind
    words = EACH.sub("", claim.before) if "each" in claim.made_by else claim.before
    said = {name for name, pattern in _SAYS.items() if pattern.search(words)}
    if claim.supposed or _AIMED.match(claim.after):
        said.add("aim")
    if claim.base and sort == "state" and not _REACHED.search(claim.before):
        said.add("past")
    if on_its_own(claim.period) and not _stands(claim):
        said.add("single")
    return Saying(sort, claim.base, frozenset(said))


def _stands(claim: Claim) -> bool:
    """6月，规上工业企业112家: they are there at its end; 6月，完成投资21亿元 and 增长8% are of that month alone."""
    words = claim.before + claim.subject
    if _STANDS.search(words):
        return True
    return (
        claim.kind in {"count", "share", "rank"}
        and claim.unit not in _HAPPENINGS
        and not _HAPPENS.search(words)
    )


@lru_cache(maxsize=1 << 12)
def saying_of_name(name: str, unit: str) -> tuple[str, Saying]:
    """The subject of a figure's name and what it says, as the reader understands 名称 + 1 + unit."""
    claims = read(f"{name}1{_PRINTED.get(unit, unit)}")
    if not claims:
        return name, Saying("state", "", frozenset())
    return claims[-1].subject, saying(claims[-1])


_PRINTED = {"pp": "个百分点", "m": "米", "m2": "平方米", "m3": "立方米", "kWh": "千瓦时", "kg": "公斤"}


def names_itself(facts: Facts, claim: Claim, number: int) -> bool:
    """Whether the words before the number name its subject, or add nothing to the one it shares; in a list, whether
    it is told which name is whose."""
    if facts.size[number] > 1 and "each" not in claim.made_by:
        return False
    if claim.topic == number or claim.kind not in _STATE or "each" in claim.made_by:
        return True
    return not claim.part and _NEUTRAL.fullmatch(claim.before.strip("，, ")) is not None


def comparable(claim: Saying, figure: Saying) -> bool:
    """The same sort and base; the claim says nothing (人均, 目标, 当月, 新增) that the figure's name does not."""
    if claim.sort != figure.sort or claim.words - figure.words - {"stock"}:
        return False
    unsaid = figure.words - claim.words
    if "single" in unsaid or ("change" in unsaid and "stock" in claim.words):
        return False
    return claim.sort == "state" or not claim.base or not figure.base or claim.base == figure.base


def elsewhere(facts: Facts, claim: Claim) -> bool:
    """Whether the sentence speaks of a place that is not the ledger's; a rank is one's own wherever it is held."""
    if claim.kind == "rank":
        return False
    return claim.place not in _OWN or any(map(_of_another, _said_before(facts, claim)))


def _said_before(facts: Facts, claim: Claim) -> Iterator[str]:
    """The words before this number and those before it in the sentence, back to where one's own place was said."""
    yield claim.before
    for other in facts.earlier(claim):
        if _HERE.search(claim.before):
            return
        claim = other
        yield claim.before


def _of_another(words: str) -> bool:
    """红旗区固定资产投资: a clause that opens with a place by its name."""
    return any(not _NO_NAME.search(found[1]) for found in _NAMED.finditer(words))
