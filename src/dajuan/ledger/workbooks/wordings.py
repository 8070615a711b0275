"""Every wording of a column, and how like a title is to one."""

from collections import Counter
from functools import lru_cache

from dajuan.ledger.definition import Column, Kind
from dajuan.ledger.workbooks.everywhere import EVERYWHERE
from dajuan.ledger.workbooks.header import Path
from dajuan.ledger.workbooks.titles import plain_title, said_in_brackets, says_year_before, title_forms

GUESSED_FROM = 0.75  # likeness from which a title is taken for a field, and the guess is shown
_LONGEST_GUESSED = 24
_TELLING = 4
#: What changes the meaning of a title, so that likeness is not enough.
_OTHER_MEANING = (
    "上年", "去年", "前年", "明年", "上月", "比例", "率", "占", "同比", "同期", "原", "是否", "剩余", "未", "非",
    "%", "增", "排名", "差", "计划", "预计", "预定", "拟", "负责", "底",
)  # fmt: skip
_TIME_ENDINGS = ("时间", "年月", "年月日", "节点")
_MONEY_ENDINGS = ("额", "金额", "数")


#: Words offices use for one another. Good for a guess that is shown, not for a silent reading.
_MUCH_THE_SAME = (
    ("全称", "名称"), ("分类", "类别"), ("类型", "类别"), ("种类", "类别"), ("层级", "级别"), ("等级", "级别"),
    ("所在地点", "地点"), ("所在地", "地点"), ("地址", "地点"), ("位置", "地点"), ("选址", "地点"), ("坐落", "地点"), ("场所", "地点"),
    ("地域", "地区"), ("所在省", "地区"), ("省份", "地区"), ("数量", "数"), ("个数", "数"), ("总数", "数"),
    ("份数", "数"), ("件数", "数"), ("项数", "数"), ("状态", "情况"), ("状况", "情况"), ("结果", "情况"),
    ("结论", "情况"), ("机构", "单位"), ("主体", "单位"), ("限期", "时限"), ("期限", "时限"), ("事由", "原因"),
    ("理由", "原因"), ("修改", "更正"), ("调整", "更正"), ("修正", "更正"), ("变更", "变动"), ("主责", "责任"),
    ("牵头", "责任"), ("主办", "责任"), ("承办", "责任"), ("主管", "责任"), ("包保", "包联"), ("挂包", "包联"),
    ("分包", "包联"), ("回复", "反馈"), ("答复", "反馈"), ("第一次", "首次"), ("初次", "首次"), ("初步", "首次"),
    ("销账", "销号"), ("核销", "销号"), ("摘牌", "撤销"), ("取消", "撤销"), ("分值", "得分"), ("评分", "得分"),
    ("分数", "得分"), ("获批", "批准"), ("批复", "批准"), ("审批", "批准"), ("核准", "批准"), ("拨付", "支付"),
    ("付款", "支付"), ("支出", "支付"), ("投用", "启用"), ("投运", "启用"), ("成立", "组建"), ("派发", "派遣"),
    ("派单", "派遣"), ("转办", "交办"), ("纳统", "入统"), ("纳规", "入规"), ("升规", "入规"), ("填表", "填报"),
    ("制表", "填报"), ("报送", "填报"), ("签批", "审核"), ("审签", "审核"), ("出库", "退出"), ("移出", "退出"),
    ("调出", "退出"), ("核减", "退出"), ("建成", "竣工"), ("其他", "其它"),
)  # fmt: skip
_FILLING = (
    "项目",
    "问题",
    "案件",
    "企业",
    "目前",
    "当前",
    "具体",
    "所属",
    "所在",
    "相关",
    "是否",
    "有无",
    "的",
)
_SHORTEST_NAMED = 3
_ALIKE = 0.9  # likeness of titles that are the same but for such words
_BY_ITS_END = 0.82
#: Of a sum or a day every word may say which one it is: 累计完成投资 is not 项目累计完成投资.
_DATED = frozenset({"date", "moment", "month"})
_TOLD_BY_EVERY_WORD = frozenset({"money", "date", "moment", "month", "project_code", "credit_code"})


@lru_cache(maxsize=16384)
def likeness_of(path: Path, column: Column) -> float:
    """How much a title is like a wording of a column, 0..1; 0 when what is left over changes the meaning.

    Dice over characters; a wording of four characters and more inside the title; the same but for words
    offices use for one another; or a title that ends in the wording, as 培训地点 does in 地点.
    """
    title = title_forms(path)[-1] if title_forms(path) else ""
    if any(other in named_outright(column) for other in said_in_brackets(path)):
        return _ALIKE
    if not 2 <= len(title) <= _LONGEST_GUESSED:
        return 0.0
    if says_year_before(title) and not says_year_before(plain_title(column.label)):
        return 0.0
    return max((_likeness(title, form, column.kind) for form in wordings(column) if len(form) > 1), default=0)


def _likeness(title: str, form: str, kind: Kind) -> float:
    best, more, free = _shared(title, form), 0.0, kind not in _TOLD_BY_EVERY_WORD
    ends = title.endswith(form)
    if free:
        one, other = _alike(title), _alike(form)
        if one == other:
            more = _ALIKE + _dice(title, form) / 20
        elif min(len(one), len(other)) >= _TELLING:
            more = _shared(one, other)
        ends = ends or one.endswith(form)
    if ends and (free or (kind in _DATED and len(form) >= _TELLING)):
        more = max(more, min(_BY_ITS_END + len(form) / 100, _ALIKE))
    return more if more > best and not _means_otherwise(title, form) else best


@lru_cache(maxsize=16384)
def _alike(title: str) -> str:
    """A title without the words that fill it, others exchanged for the usual one."""
    for word, meant in _MUCH_THE_SAME:
        title = title.replace(word, meant)
    for word in _FILLING:
        title = title.replace(word, "") if len(title) > len(word) + 1 else title
    return title.removesuffix("名称") if len(title) > _SHORTEST_NAMED else title


def _shared(title: str, form: str) -> float:
    inside, together = len(form) >= _TELLING and form in title, len(title) + len(form)
    if not inside and 2 * min(len(title), len(form)) < GUESSED_FROM * together:
        return 0.0
    likeness = _dice(title, form)
    if inside:
        likeness = max(likeness, GUESSED_FROM)
    return 0.0 if likeness >= GUESSED_FROM and _means_otherwise(title, form) else likeness


def _dice(title: str, form: str) -> float:
    shared, left = 0, list(title)
    for letter in form:
        if letter in left:
            left.remove(letter)
            shared += 1
    return 2 * shared / (len(title) + len(form))


def _means_otherwise(title: str, form: str) -> bool:
    left, right = Counter(title), Counter(form)
    rest = "".join(((left - right) + (right - left)).elements())
    return any(all(letter in rest for letter in word) for word in _OTHER_MEANING)


@lru_cache(maxsize=1024)
def wordings(column: Column) -> tuple[str, ...]:
    """All plain titles of a column: its label and aliases, with and without the usual endings."""
    found: list[str] = []
    for title in titles_of(column):
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
    return frozenset(plain_title(title) for title in titles_of(column))


def titles_of(column: Column) -> tuple[str, ...]:
    """Label, aliases, and what offices call such a column everywhere."""
    return column.label, *column.aliases, *EVERYWHERE.get(column.label, ())
