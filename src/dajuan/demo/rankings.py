"""Matters offered as one, and the rounds of a ranking that the zone came to lead."""

from datetime import date, timedelta
from decimal import Decimal

from dajuan.demo.block import DEPARTMENTS, Block
from dajuan.demo.records import Row

OWN_UNIT = "示范区"
#: 313 papers before, 218 now; steps in proportion.
_PAPERS_BEFORE, _PAPERS, _STEPS_BEFORE, _STEPS = 313, 218, 199, 123
_BUNDLES = (
    "婚育",
    "出生",
    "开店",
    "用工",
    "就业",
    "退役",
    "注销",
    "餐饮",
    "超市",
    "转移登记",
    "二手房",
    "身后",
    "助残",
    "退休",
    "入学",
)
_ROUNDS = ("基线轮", "第1轮", "第2轮", "第3轮", "第4轮")
_RIVALS = ("合成一区", "合成二区", "合成三区", "合成四区")
_COUNTIES = ("合成一县", "合成二县", "合成三县", "合成四县")


def bundles(block: Block) -> None:
    """一件事: fifteen offered, one being prepared."""
    counts = zip(_BUNDLES, block.parts(_PAPERS_BEFORE, 15), block.parts(_STEPS_BEFORE, 15), strict=True)
    rows = [_bundle(block, index, *each) for index, each in enumerate(counts)]
    _lower(rows, "materials", _PAPERS)
    _lower(rows, "steps", _STEPS)
    coming = _bundle(block, len(rows), "养老", 21, 11) | {"materials": 14, "steps": 6}
    block.ledgers["bundles"] = [*rows, coming | {"launched_on": None, "stage": "筹备"}]


def _bundle(block: Block, index: int, word: str, papers: int, steps: int) -> Row:
    return {
        "name": f"{word}一件事（合成{block.serial(index)}）", "department_name": block.one(*DEPARTMENTS),
        "matters": block.draw.randint(2, 8), "materials_before": papers, "materials": papers,
        "steps_before": steps, "steps": steps, "launched_on": block.day(date(2022, 1, 20), date(2022, 6, 20)),
        "stage": "已推出",
    }  # fmt: skip


def _lower(rows: list[Row], name: str, total: int) -> None:
    """Takes one off here and there until the column adds up to ``total``."""
    counts = [int(str(row[name])) for row in rows]
    while sum(counts) > total:
        place = max(range(len(counts)), key=counts.__getitem__)
        counts[place] -= 1
    for row, count in zip(rows, counts, strict=True):
        row[name] = count


def rankings(block: Block) -> None:
    """质量提升季排名: second in the first round, then first four times."""
    rows: list[Row] = []
    for number, label in enumerate(_ROUNDS):
        day = date(2022, 1, 28) + timedelta(days=28 * number)
        others = block.draw.sample(_RIVALS, len(_RIVALS))
        units = [others[0], OWN_UNIT, *others[1:]] if number == 0 else [OWN_UNIT, *others]
        for group, ranked in (("城区组", units), ("县（市）组", list(_COUNTIES))):
            for place, unit in enumerate(ranked, 1):
                rows.append(_place(block, label, day, group, unit, place))
    block.ledgers["quality_season"] = rows


def _place(block: Block, label: str, day: date, group: str, unit: str, place: int) -> Row:
    score = Decimal(9_600 - place * 180 + block.draw.randint(0, 90)) / 100
    return {
        "round": label, "announced_on": day, "document": f"示创〔2022〕{day.month}期", "group": group, "unit": unit,
        "score": score, "place": place, "is_own": unit == OWN_UNIT,
    }  # fmt: skip
