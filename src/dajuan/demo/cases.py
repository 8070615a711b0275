"""Cases with a clock: what patrols find, what enterprises ask, what walking through a matter shows."""

from datetime import date, datetime, timedelta

from dajuan.demo.block import COMMUNITIES, DEPARTMENTS, Block
from dajuan.demo.records import Row

#: 480 found, 454 taken up and handed on, 435 handled and checked, 36 of these to be done again;
#: 451 due by the end, 308 of them handled in time.
_FOUND, _TAKEN, _HANDLED, _REWORK, _IN_TIME, _DUE_LATER = 480, 454, 435, 36, 308, 3
_PATROL = ("小广告", "设施破损", "非机动车乱停", "绿化缺株", "暴露垃圾", "乱堆物料", "占道经营")
#: Enterprises' problems: how many, when collected, weighty or not, days until closed (None: still open).
_PROBLEMS: tuple[tuple[int, date, date, bool, tuple[int, int] | None], ...] = (
    (55, date(2022, 1, 5), date(2022, 5, 12), False, (5, 7)),
    (18, date(2022, 1, 5), date(2022, 4, 20), True, (15, 30)),
    (30, date(2022, 1, 5), date(2022, 5, 8), False, (9, 18)),
    (13, date(2022, 1, 5), date(2022, 4, 12), True, (33, 45)),
    (4, date(2022, 5, 15), date(2022, 5, 22), False, (18, 30)),
    (12, date(2022, 2, 1), date(2022, 5, 20), False, None),
    (4, date(2022, 2, 1), date(2022, 4, 25), True, None),
    (3, date(2022, 5, 25), date(2022, 5, 26), False, (4, 5)),
    (9, date(2022, 5, 28), date(2022, 5, 31), False, (5, 7)),
    (19, date(2022, 6, 1), date(2022, 6, 21), False, (4, 7)),
    (1, date(2022, 6, 10), date(2022, 6, 12), False, (9, 12)),
    (10, date(2022, 6, 8), date(2022, 6, 21), False, None),
    (2, date(2022, 6, 3), date(2022, 6, 8), True, (14, 20)),
    (6, date(2022, 6, 3), date(2022, 6, 22), True, None),
)
_SLOW_DISPATCH, _SLOW_ANSWER = 53, 46
_ASKED = (
    ("融资", "贷款续贷"),
    ("用工", "一线用工缺口"),
    ("用地", "二期用地"),
    ("手续", "消防预约"),
    ("市场", "产销对接"),
    ("政策", "奖补兑现"),
)
_WALKS, _MENDED = 18, 15


def cases(block: Block) -> None:
    """创文排查, 企业问题 and 走流程."""
    block.ledgers["patrols"] = [_patrol(block, index) for index in range(_FOUND)]
    block.ledgers["enterprise_problems"] = _problems(block)
    block.ledgers["walk_throughs"] = [_walk(block, index) for index in range(_WALKS)]


def _patrol(block: Block, index: int) -> Row:
    found = datetime(2022, 2, 1, 7) + timedelta(minutes=block.draw.randrange(130 * 24 * 60))
    row: Row = {
        "number": f"HC2022{block.serial(index):05}", "category": block.one(*_PATROL),
        "concerns": f"点位{block.draw.randint(1, 160):03}", "area": block.one(*COMMUNITIES), "collected_at": found,
        "accepted_at": None, "dispatched_at": None, "returned_at": None, "limit_hours": block.draw.choice((4, 24, 48, 72)),
        "handled_at": None, "checked_at": None, "result": "", "closed_at": None,
        "department_name": block.one("城管中队", "环卫单位", "绿化单位", "社区岗"), "note": "",
    }  # fmt: skip
    if index >= _TAKEN:
        return row
    if index >= _TAKEN - _DUE_LATER:
        found = datetime(2022, 6, 29, 9, 30) + timedelta(minutes=block.draw.randrange(300))
        row |= {"limit_hours": 72, "collected_at": found}
    taken = found + timedelta(minutes=block.draw.randint(10, 80))
    sent = taken + timedelta(minutes=block.draw.randint(10, 100))
    row |= {"accepted_at": taken, "dispatched_at": sent}
    if index >= _HANDLED:
        return row
    minutes = int(str(row["limit_hours"])) * 60
    share = block.draw.uniform(0.3, 0.98) if index < _IN_TIME else block.draw.uniform(1.05, 1.6)
    handled = sent + timedelta(minutes=int(minutes * share) + (index >= _IN_TIME))
    checked = handled + timedelta(minutes=block.draw.randint(60, 600))
    row |= {
        "handled_at": handled,
        "checked_at": checked,
        "result": "返工" if index % 12 == 5 and index < 12 * _REWORK else "通过",
    }
    if row["result"] == "通过":
        row["closed_at"] = checked + timedelta(minutes=block.draw.randint(15, 90))
    return row


def _problems(block: Block) -> list[Row]:
    rows = [_problem(block, *group[1:]) for group in _PROBLEMS for _ in range(group[0])]
    order = block.some(rows, len(rows))
    for row in order[:_SLOW_DISPATCH]:
        row["dispatched_at"] = _plus(row, 2)
    for row in order[_SLOW_DISPATCH - 20 :][:_SLOW_ANSWER]:
        row["answered_at"] = _plus(row, 4)
    order.sort(key=lambda row: str(row["collected_at"]))
    for index, row in enumerate(order):
        row["number"] = f"HCQ2022{block.serial(index):05}"
    return order


def _problem(block: Block, first: date, last: date, grave: bool, days: tuple[int, int] | None) -> Row:
    firm = block.draw.choice(block.ledgers["enterprises"])
    category, subject = block.draw.choice(_ASKED)
    row: Row = {
        "number": "", "concerns": firm["enterprise_name"], "credit_code": firm["credit_code"], "category": category,
        "grade": "重大" if grave else "一般", "subject": subject, "collected_at": block.day(first, last),
        "department_name": block.one(*DEPARTMENTS), "note": "", "handled_at": None, "confirmation": "", "closed_at": None,
        "declared_status": "办理中",
    }  # fmt: skip
    row |= {
        "dispatched_at": _plus(row, block.draw.randint(0, 1)),
        "answered_at": _plus(row, block.draw.randint(1, 3)),
    }
    if days:
        closed = block.draw.randint(*days)
        row |= {"handled_at": _plus(row, max(closed - 1, 4)), "closed_at": _plus(row, closed)}
        row |= {"confirmation": block.one("满意", "基本满意"), "declared_status": "已销号"}
    return row


def _plus(row: Row, days: int) -> date:
    collected = row["collected_at"]
    assert isinstance(collected, date)  # noqa: S101 - every problem has been collected
    return collected + timedelta(days=days)


def _walk(block: Block, index: int) -> Row:
    day = block.day(date(2022, 2, 5), date(2022, 5, 25))
    done = index < _MENDED
    return {
        "collected_at": day, "found_by": f"走流程岗{block.serial(index):03}", "concerns": block.one("社保转移", "企业开办", "不动产登记"),
        "subject": block.one("材料要求不一致", "等待时间长", "指引不清"), "department_name": block.one(*DEPARTMENTS),
        "due_at": day + timedelta(days=15), "handled_at": day + timedelta(days=block.draw.randint(6, 15)) if done else None,
        "declared_status": "已整改" if done else "整改中",
    }  # fmt: skip
