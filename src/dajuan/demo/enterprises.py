"""The zone's enterprises: 112 above the threshold in industry, what changed, and who looks after them."""

from datetime import date, timedelta
from itertools import chain

from dajuan.demo.block import AREAS, Block
from dajuan.demo.names import SECTORS
from dajuan.demo.records import Row
from dajuan.kernel.codes import credit_check_character

#: On the register before the half year, and when others came and left: 108, 109, 111 and 112 of them.
_OLD, _OTHERS, _SMALL = 105, 58, 236
_LISTED = ((2, 1), (3, 2), (4, 1), (5, 2), (6, 1))
_DELISTED = (2, 3, 4)
_HYDROGEN, _LEADING, _IDLE_SMALL = 13, 8, 12
_LATE_LIAISONS, _MORE_LIAISONS = 7, 15
#: Whose code the register has wrong, and whose the contracts.
_CORRECTED, CORRECTED_SELLER = 20, 21
_WORDS = ("限上批零", "限上住餐", "规上服务业", "资质建筑业")
_INDUSTRY = [sector for sector in SECTORS if sector.category == "工业"]
_SERVICES = [sector for sector in SECTORS if sector.category == "现代服务业"]


def enterprises(block: Block, taken: set[str]) -> None:
    """企业名录, 变动与更正, 包联; ``taken`` are the codes of the enterprises of other blocks."""
    firms = [*_industry(block, taken), *_others(block)]
    for firm in firms[:_HYDROGEN]:
        firm |= {"chain": "氢能", "industry_code": "C3849", "operating_state": "正常"}
    for firm in firms[:_LEADING]:
        firm["is_leading"] = True
    block.ledgers["enterprises"] = firms
    block.ledgers["enterprise_changes"] = _changes(block, firms)
    block.ledgers["liaisons"] = _liaisons(block, firms)


def large(block: Block, at: date = date(2022, 6, 30)) -> list[Row]:
    """Industry above the threshold at a date."""
    return [
        firm
        for firm in block.ledgers["enterprises"]
        if isinstance(on := firm["listed_on"], date)
        and firm["scale"] == "规上工业"
        and on <= at
        and (not isinstance(off := firm["delisted_on"], date) or off > at)
    ]


def _industry(block: Block, taken: set[str]) -> list[Row]:
    owners = {
        project.credit_code: (project.owner_name, project.industry_code)
        for project in block.projects
        if project.category == "工业" and project.credit_code not in taken
    }
    drawn = [(code, name, industry) for code, (name, industry) in owners.items()]
    listed = [block.day(date(2012, 1, 1), date(2021, 12, 1)).replace(day=1) for _ in range(_OLD)]
    listed += chain.from_iterable([date(2022, month, 1)] * count for month, count in _LISTED)
    firms = []
    for index in range(len(listed) + len(_DELISTED)):
        if index < len(drawn):
            code, name, industry = drawn[index]
        else:
            sector = block.draw.choice(_INDUSTRY)
            (name, code), industry = block.names.firm(sector), sector.industry_code
        firms.append(_firm(block, name, code, "规上工业", industry))
    for firm, day in zip(firms, listed, strict=False):
        firm["listed_on"] = day
    for firm, month in zip(firms[-len(_DELISTED) :], _DELISTED, strict=True):
        firm |= {"listed_on": date(2018, month, 1), "delisted_on": date(2022, month, 1)}
        firm |= {"operating_state": "停产", "note": "退规"}
    firms += [_firm(block, name, code, "规下工业", industry) for code, name, industry in drawn[len(firms) :]]
    return firms


def _others(block: Block) -> list[Row]:
    firms = []
    for _ in range(_OTHERS):
        firm = _invented(block, block.one(*_WORDS), services=True)
        firm["listed_on"] = block.day(date(2014, 1, 1), date(2021, 12, 1)).replace(day=1)
        firms.append(firm)
    for index in range(_SMALL):
        services = block.draw.random() < 0.25
        firms.append(_invented(block, "规下服务业" if services else "规下工业", services=services))
        if index < _IDLE_SMALL:
            firms[-1]["operating_state"] = "失联" if index < 4 else "停产"
    return firms


def _invented(block: Block, scale: str, *, services: bool) -> Row:
    sector = block.draw.choice(_SERVICES if services else _INDUSTRY)
    name, code = block.names.firm(sector)
    return _firm(block, name, code, scale, sector.industry_code)


def _firm(block: Block, name: str, code: str, scale: str, industry: str) -> Row:
    return {
        "enterprise_name": name, "credit_code": code, "scale": scale, "industry_code": industry,
        "chain": _chain(industry), "is_leading": False, "area": block.one(*AREAS), "listed_on": None,
        "delisted_on": None, "operating_state": "正常", "employees": block.draw.randint(8, 900), "note": "",
    }  # fmt: skip


def _chain(industry: str) -> str:
    found = {sector.industry_code: sector.chain for sector in SECTORS}.get(industry, "")
    return {"氢能储能": "储能", "": "现代服务业"}.get(found, found)


def _changes(block: Block, firms: list[Row]) -> list[Row]:
    """What happened in the half year, and two codes put right that some ledgers have wrong."""
    rows = [
        _change(block, firm, kind, old, new, day)
        for kind, field, old, new in (("入规", "listed_on", "", "规上工业"), ("退规", "delisted_on", "规上工业", ""))
        for firm in firms
        if firm["scale"] == "规上工业" and isinstance(day := firm[field], date) and day.year == 2022
    ]  # fmt: skip
    for firm, day in zip(
        (firms[_CORRECTED], firms[CORRECTED_SELLER]), (date(2022, 6, 27), date(2022, 7, 4)), strict=True
    ):
        right = str(firm["credit_code"])
        rows.append(_change(block, firm, "信用代码更正", wrong_code(right), right, day))
    return rows


def wrong_code(right: str) -> str:
    """A code whose check character is wrong."""
    expected = credit_check_character(right[:17])
    return right[:17] + ("A" if expected != "A" else "B")


def _change(block: Block, firm: Row, kind: str, old: str, new: str, day: date) -> Row:
    return {
        "enterprise_name": firm["enterprise_name"], "kind": kind, "old_value": old, "new_value": new,
        "changed_on": day, "document": f"示统〔2022〕{day.month}号", "handler": block.post("统计专员"),
    }  # fmt: skip


def _liaisons(block: Block, firms: list[Row]) -> list[Row]:
    """Everybody above the threshold is looked after in June; in March seven were not yet."""
    rows = []
    for index, firm in enumerate(firm for firm in firms if firm["scale"] == "规上工业"):
        listed, delisted = firm["listed_on"], firm["delisted_on"]
        start = block.day(date(2021, 8, 1), date(2021, 12, 20))
        if 30 <= index < 30 + _LATE_LIAISONS:
            start = block.day(date(2022, 4, 5), date(2022, 6, 15))
        elif isinstance(listed, date) and listed > start:
            start = listed
        rows.append(_liaison(block, firm, start, delisted if isinstance(delisted, date) else None))
    for firm in block.some([firm for firm in firms if firm["scale"] == "规下工业"], _MORE_LIAISONS):
        day = block.day(date(2022, 1, 5), date(2022, 6, 1))
        rows.append(_liaison(block, firm, day, day + timedelta(days=400)))
    return rows


def _liaison(block: Block, firm: Row, start: date, end: date | None) -> Row:
    return {
        "enterprise_name": firm["enterprise_name"], "credit_code": firm["credit_code"],
        "leader": block.post("包联领导岗", 9), "officer": block.post("助企专员岗", 60),
        "started_on": start, "ended_on": end, "note": "企业退规" if firm["delisted_on"] else "",
    }  # fmt: skip
