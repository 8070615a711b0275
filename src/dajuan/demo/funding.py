"""Special bonds for some of the zone's projects, what was paid out of them, central budget funds."""

from datetime import date

from dajuan.demo.apportion import apportion
from dajuan.demo.block import Block
from dajuan.demo.records import DemoProject, Row
from dajuan.demo.targets import WAN

#: Nine bonds of 7.66 亿元 in all, 4.12 亿元 of it paid; two projects with 4296.8 万元 of central funds.
_BONDS, _GRANTED, _PAID, _PAYMENTS = 9, 76_600 * WAN, 412_305_500, 34
_CENTRAL, _CENTRAL_MONEY = 2, 42_968_000
_TYPICAL = 39_400 * WAN
_TOPICS = ("市政和产业园区基础设施", "社会事业", "生态环保")


def funding(block: Block) -> None:
    """专项债额度, 支付明细 and 中央预算内: over public projects that the zone has."""
    public = [p for p in block.projects if p.category in ("基础设施", "社会民生") and not p.parent_code]
    public.sort(key=lambda project: (abs(project.total_investment - _TYPICAL), project.code))
    bonded, other = public[:_BONDS], public[_BONDS : _BONDS + 1 + _CENTRAL]
    granted = apportion(_GRANTED, [p.total_investment for p in bonded], 100 * WAN)
    lines = [
        _line(block, project, money) | _income(money, place)
        for place, (project, money) in enumerate(zip(bonded, granted, strict=True))
    ]
    late = _line(block, other[0], 5_200 * WAN) | {
        "arrived": None,
        "arrived_on": None,
        "declared_status": "已批复",
        **dict.fromkeys(("forecast_income", "income")),
    }
    lines.append(late | {"approved_on": date(2022, 7, 7), "note": "7月批次"})
    block.ledgers["bond_lines"] = lines
    block.ledgers["bond_payments"] = _payments(block, lines[:_BONDS])
    block.ledgers["central_funds"] = [
        _central(block, project, money)
        for project, money in zip(other[1:], block.parts(_CENTRAL_MONEY, _CENTRAL, 1_000), strict=True)
    ]


def _line(block: Block, project: DemoProject, granted: int) -> Row:
    return {
        "year": 2022, "batch": "", "project_name": project.name, "project_code": project.code, "sector": block.one(*_TOPICS),
        "owner_name": project.owner_name, "total_investment": project.total_investment, "granted": granted,
        "arrived": granted, "arrived_on": block.day(date(2022, 2, 20), date(2022, 3, 5)),
        "term_years": block.draw.choice((10, 15, 20)), "rate": round(block.draw.uniform(3.0, 3.4), 2),
        "approved_on": block.day(date(2022, 1, 12), date(2022, 2, 2)), "declared_status": "已发行", "note": "",
    }  # fmt: skip


def _income(granted: int, place: int) -> Row:
    """Six percent of the money forecast for the half-year; some projects earn it, some hardly begin."""
    forecast = granted * 6 // 100 // WAN * WAN
    return {"forecast_income": forecast, "income": forecast * (15 + place * 37 % 80) // 100 // WAN * WAN}


def _payments(block: Block, lines: list[Row]) -> list[Row]:
    weights = [block.draw.uniform(0.8, 1.2) for _ in range(_PAYMENTS)]
    rows = []
    for index, money in enumerate(apportion(_PAID, weights, 100)):
        rows.append(
            _payment(block, lines[index % len(lines)], money, block.day(date(2022, 3, 15), date(2022, 6, 28)))
        )
    rows.append(_payment(block, lines[0], 1_200 * WAN, date(2022, 7, 6)) | {"note": "7月支付"})
    return sorted(rows, key=lambda row: str(row["paid_on"]))


def _payment(block: Block, line: Row, money: int, day: date) -> Row:
    return {
        "project_name": line["project_name"], "paid_on": day, "amount": money,
        "purpose": block.one("工程进度款", "设备采购", "前期费用"), "voucher": "", "note": "",
    }  # fmt: skip


def _central(block: Block, project: DemoProject, money: int) -> Row:
    done = money * 62 // 100 // 100 * 100
    return {
        "project_name": project.name, "project_code": project.code,
        "plan_document": f"示投资〔2022〕{block.draw.randint(100, 900)}号", "issued_on": block.day(date(2022, 3, 1), date(2022, 3, 28)),
        "total_investment": project.total_investment, "granted": money, "invested": done,
        "paid": done * 3 // 4 // 100 * 100, "owner_name": project.owner_name,
        "responsible": block.post("资金监管岗"), "note": "",
    }  # fmt: skip
