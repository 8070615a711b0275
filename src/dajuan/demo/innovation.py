"""Research, technology contracts, small technology firms, the reserve, platforms, alliances, honours."""

from datetime import date

from dajuan.demo.apportion import apportion
from dajuan.demo.block import Block
from dajuan.demo.enterprises import CORRECTED_SELLER, large
from dajuan.demo.records import Row
from dajuan.demo.targets import AT

_FEN_QUANTUM = 100
#: 42913.57 万元 by 83 firms, 71 of them from the first quarter on; 29396.30 万元 by 97 a year before.
_RESEARCH, _ACTIVE, _EARLY, _RESEARCH_BEFORE, _FIRMS_BEFORE = 429_135_700, 83, 71, 293_963_000, 97
#: Contracts and 元: to May and in June of this year, to June and after it in the year before.
_DEALS = (
    (104, 192_462_600, date(2022, 1, 4), date(2022, 5, 31)),
    (32, 60_661_000, date(2022, 6, 1), AT),
    (52, 120_468_000, date(2021, 1, 5), date(2021, 6, 30)),
    (136, 310_057_000, date(2021, 7, 1), date(2021, 12, 28)),
    (10, 18_000_000, date(2022, 7, 1), date(2022, 7, 11)),
    (6, 8_500_000, date(2022, 1, 10), date(2022, 6, 20)),
)
_TECHNOLOGY = 158_902_200
_FIELDS = ("控制软件", "检测装置", "节能系统", "工艺配方", "催化材料", "传感器件")
_TECH_FIRMS, _RESERVE_NEW, _RESERVE_OLD = 187, 20, 11
#: Level, kinds, standing at the year's end, new in the half year, revoked before.
_PLATFORMS = (
    ("国家级", ("国家企业技术中心", "国家地方联合工程实验室", "国家级科技企业孵化器"), 12, 0, 0),
    ("省级", ("省级工程技术研究中心", "省级重点实验室", "省级企业技术中心", "省级新型研发机构"), 112, 6, 2),
    ("市级", ("市级企业技术中心", "市级工程技术研究中心", "市级重点实验室"), 161, 5, 3),
    ("区级", ("区级研发中心",), 15, 1, 0),
)


def innovation(block: Block) -> None:
    """All ledgers of innovation, over the enterprises of the block."""
    ledgers = block.ledgers
    ledgers["research_activities"] = [*_research(block), *_research_before(block)]
    ledgers["technology_contracts"] = _contracts(block)
    ledgers["tech_firms"] = _tech_firms(block)
    ledgers["reserve_firms"] = _reserve(block)
    ledgers["innovation_platforms"] = _platforms(block)
    ledgers["innovation_alliances"] = [
        _alliance(block, index, day) for index, day in enumerate((date(2022, 4, 15), date(2020, 9, 8)))
    ]


def _named(firm: Row) -> Row:
    return {"enterprise_name": firm["enterprise_name"], "credit_code": firm["credit_code"]}


def _research(block: Block) -> list[Row]:
    known = large(block, date(2022, 3, 31))
    firms = large(block)
    active = [firm for firm in firms if firm in known][:_ACTIVE]
    spent = dict(
        zip(
            (firm["credit_code"] for firm in active),
            block.parts(_RESEARCH, _ACTIVE, _FEN_QUANTUM),
            strict=True,
        )
    )
    early = {firm["credit_code"] for firm in active[:_EARLY]}
    rows = []
    for firm in firms:
        whole = spent.get(firm["credit_code"], 0)
        first = whole * 4 // 10 // _FEN_QUANTUM * _FEN_QUANTUM if firm["credit_code"] in early else 0
        rows.append(
            _named(firm) | {
                "period_start": date(2022, 1, 1), "period_end": AT, "is_active": bool(whole),
                "first_quarter": first, "second_quarter": whole - first, "expense": whole,
                "researchers": block.draw.randint(6, 120) if whole else 0,
                "has_institute": bool(whole) and block.draw.random() < 0.4, "has_own_accounts": bool(whole),
                "note": "",
            }
        )  # fmt: skip
    return rows


def _research_before(block: Block) -> list[Row]:
    firms = large(block, date(2021, 12, 31))[:_FIRMS_BEFORE]
    period = {"period_start": date(2021, 1, 1), "period_end": date(2021, 6, 30)}
    amounts = block.parts(_RESEARCH_BEFORE, _FIRMS_BEFORE, _FEN_QUANTUM)
    return [
        _named(firm) | period | {"expense": amount, "note": ""}
        for firm, amount in zip(firms, amounts, strict=True)
    ]


def _contracts(block: Block) -> list[Row]:
    rows: list[Row] = []
    for group, (count, total, first, last) in enumerate(_DEALS):
        deals = block.parts(total, count, _FEN_QUANTUM)
        days = sorted(block.day(first, last) for _ in range(count))
        for deal, day in zip(deals, days, strict=True):
            state = "已撤销" if group == len(_DEALS) - 1 else "已登记"
            rows.append(_contract(block, len(rows), deal, day, state))
    counted = rows[: _DEALS[0][0] + _DEALS[1][0]]
    corrected = block.ledgers["enterprises"][CORRECTED_SELLER]
    rows[40] |= {"seller_name": corrected["enterprise_name"], "seller_code": corrected["credit_code"]}
    weights = [float(str(row["deal_amount"])) * block.draw.uniform(0.5, 0.75) for row in counted]
    for row, part in zip(counted, apportion(_TECHNOLOGY, weights, _FEN_QUANTUM), strict=True):
        row["technology_amount"] = part
    return rows


def _contract(block: Block, index: int, deal: int, day: date, state: str) -> Row:
    seller, kind = (
        block.draw.choice(block.ledgers["enterprises"]),
        block.one("技术开发", "技术转让", "技术服务", "技术咨询"),
    )
    return {
        "contract_number": f"{day.year}990101{block.serial(index):06}",
        "contract_name": f"{block.one(*_FIELDS)}{kind}合同", "kind": kind,
        "seller_name": seller["enterprise_name"], "seller_code": seller["credit_code"],
        "buyer_name": f"合成委托单位{block.draw.randint(1, 400):03}", "buyer_region": block.one("甲省", "乙省", "丙省"),
        "deal_amount": deal, "technology_amount": deal * 6 // 10 // _FEN_QUANTUM * _FEN_QUANTUM,
        "registered_on": day, "state": state, "year": day.year, "note": "",
    }  # fmt: skip


def _tech_firms(block: Block) -> list[Row]:
    firms = block.some(block.ledgers["enterprises"], _TECH_FIRMS + 6)
    rows = []
    for index, firm in enumerate(firms):
        points = [
            block.draw.randrange(10, 21, 2),
            block.draw.randrange(20, 41, 10),
            block.draw.randrange(12, 31, 6),
        ]
        admitted = index < _TECH_FIRMS
        rows.append(
            _named(firm) | {
                "year": 2022, "registration_number": f"2022990101A{block.serial(index):07}",
                "staff_points": points[0], "spending_points": points[1], "result_points": points[2],
                "total_points": sum(points),
                "admitted_on": block.day(date(2022, 3, 1), date(2022, 6, 28)) if admitted else None,
                "state": "已入库" if admitted else block.one("未通过", "评价中"), "note": "",
            }
        )  # fmt: skip
    return rows


def _reserve(block: Block) -> list[Row]:
    firms = block.some(block.ledgers["enterprises"], _RESERVE_NEW + _RESERVE_OLD)
    rows = []
    for index, firm in enumerate(firms):
        new = index < _RESERVE_NEW
        day = (
            block.day(date(2022, 1, 5), date(2022, 6, 25))
            if new
            else block.day(date(2021, 3, 1), date(2021, 11, 30))
        )
        rows.append(
            _named(firm) | {
                "gap": block.one("研发费用占比", "科技人员占比", "高新收入占比", "知识产权"),
                "coach": f"合成辅导机构{block.draw.randint(1, 7):02}", "admitted_on": day,
                "applies_in": block.draw.choice((2022, 2023)), "note": "",
            }
        )  # fmt: skip
    return rows


def _platforms(block: Block) -> list[Row]:
    rows: list[Row] = []
    for level, kinds, standing, new, revoked in _PLATFORMS:
        for index in range(standing + new + revoked):
            day = block.day(date(2013, 2, 1), date(2021, 11, 30))
            kind = block.one(*kinds)
            if standing <= index < standing + new:
                day, kind = block.day(date(2022, 1, 20), date(2022, 6, 20)), kinds[0]
            host = block.draw.choice(block.ledgers["enterprises"])["enterprise_name"]
            serial = block.serial(len(rows))
            rows.append(
                {
                    "name": f"{block.one(*_FIELDS)}{kind}{serial:03}", "level": level, "kind": kind,
                    "host_name": host, "document": f"示科{level[0]}〔{day.year}〕{block.draw.randint(1, 99)}号",
                    "recognised_on": day,
                    "revoked_on": date(2021, 12, 20) if index >= standing + new else None, "note": "",
                }
            )  # fmt: skip
    return rows


def _alliance(block: Block, index: int, day: date) -> Row:
    return {
        "name": f"合成{block.one(*_FIELDS)}产业联盟{block.serial(index):02}",
        "lead_name": block.ledgers["enterprises"][index]["enterprise_name"],
        "members": block.draw.randint(9, 30), "founded_on": day, "note": "",
    }  # fmt: skip
