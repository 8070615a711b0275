"""What the small zone has beside its projects: places and works, money, enterprises, a ranking, a map."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from dajuan.desks.places.geography import keep
from dajuan.indicators.models import RankingPlace
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.models import LedgeredModel
from dajuan.ledger.recording import record_rows
from dajuan.ledger.rows import taken
from dajuan.projects.models import BondLine, BondPayment, CentralFund
from dajuan.registers.actions.personal import conceal
from dajuan.registers.models import (
    DogCertificate,
    EmergencyPlan,
    Enterprise,
    Liaison,
    Place,
    ReserveFirm,
    Work,
)
from dajuan.store.home import Home
from tests.desks.zone import REPORTED, WAN, code, credit_code

DAY = date(2022, 6, 30)
COMMUNITIES = ("河岸社区", "桥头社区", "新街社区")
HOLDER = "岗位一〇一"
FIRMS = 6


def furnish(home: Home) -> None:
    """``zone.fill`` must have been called."""
    commit_change(_work, by=CONSOLE, action="test.furnish", reason="测试数据", reported_on=REPORTED)
    keep(area_map(), home)


def area_map() -> str:
    """Three communities side by side and a street through them."""
    squares = [
        _feature(name, "Polygon", [[[x, 0], [x + 9, 0], [x + 9, 9], [x, 9], [x, 0]]])
        for x, name in zip((0, 9, 18), COMMUNITIES, strict=True)
    ]
    street = _feature("科隆大道", "LineString", [[0, 4], [14, 6], [27, 4]])
    return json.dumps({"type": "FeatureCollection", "note": "示意图", "features": [*squares, street]})


def _feature(name: str, kind: str, coordinates: object) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def _work(change: Change) -> None:
    for model, rows in {
        Place: _places(),
        Work: _works(),
        BondLine: _bonds(),
        BondPayment: [{"project_name": "债券1号", "paid_on": date(2022, 5, 1), "amount": 300 * WAN}],
        CentralFund: [_central()],
        RankingPlace: _ranking(),
        Enterprise: [_firm(n) for n in range(FIRMS)],
        Liaison: [_liaison(n) for n in range(FIRMS // 2)],
        ReserveFirm: [_reserve(n) for n in range(3)],
        EmergencyPlan: [_plan(n) for n in range(4)],
    }.items():
        _record(change, model, rows)
    held = conceal([HOLDER], "dog_holder")[0]
    dog = {
        "number": "Q1",
        "community": COMMUNITIES[0],
        "holder": held.shown,
        "holder_reference": held.reference,
        "issued_on": date(2022, 3, 1),
        "valid_to": date(2022, 6, 1),
    }
    _record(change, DogCertificate, [dog])


def _record(change: Change, model: type[LedgeredModel], rows: Iterable[Mapping[str, object]]) -> None:
    record_rows(change, model, taken(rows, model, reported_on=REPORTED, entry_id=None))


def _places() -> list[dict[str, object]]:
    charging: list[dict[str, object]] = [
        {
            "kind": "charging_points",
            "name": f"充电点{n}",
            "address": f"{COMMUNITIES[n % 3]}{n}号",
            "quantity": 10,
            "unit": "个",
            "keeper": "物业管护岗" if n else "",
            "finished_on": date(2022, 2, 1) + timedelta(days=n),
        }
        for n in range(12)
    ]
    park = {"kind": "parks", "name": "街头游园1", "category": "街头游园", "quantity": 1, "unit": "个"}
    return [*charging, park | {"finished_on": date(2022, 4, 1), "status": "finished"}]


def _works() -> list[dict[str, object]]:
    flood = {"kind": "flood_reconstruction", "investment": 90 * WAN, "department_name": "建设管理局"}
    return [
        flood | {"name": "桥梁重建", "project_code": code(7), "finished_on": date(2022, 4, 1)},
        flood | {"name": "科隆大道管网重建", "project_code": code(8), "status": "building"},
    ]


def _bonds() -> list[dict[str, object]]:
    return [
        {
            "year": 2022,
            "project_code": code(n),
            "project_name": f"债券{n}号",
            "granted": 1000 * WAN,
            "arrived": 800 * WAN,
            "arrived_on": date(2022, 2, 1),
            "approved_on": date(2022, 1, 10),
            "forecast_income": 100 * WAN,
            "income": (10 + 80 * n) * WAN,
        }
        for n in (0, 1)
    ]


def _central() -> dict[str, object]:
    day = date(2022, 3, 1)
    money = {"granted": 500 * WAN, "invested": 400 * WAN, "paid": 200 * WAN}
    return {
        "plan_document": "计划1号",
        "project_code": code(4),
        "project_name": "管网",
        "issued_on": day,
        **money,
    }


def _ranking() -> list[dict[str, object]]:
    rounds = {
        "第1轮": (date(2022, 3, 25), {"本区": (2, "90"), "甲区": (1, "92"), "乙区": (3, "88")}),
        "第2轮": (date(2022, 5, 25), {"本区": (1, "95"), "甲区": (2, "91.5"), "乙区": (2, "91.5")}),
    }
    return [
        {"ranking": "quality_season", "round": name, "group": "城区组", "unit": unit, "announced_on": day,
         "place": place, "score": Decimal(score), "is_own": unit == "本区"}
        for name, (day, units) in rounds.items()
        for unit, (place, score) in units.items()
    ]  # fmt: skip


def _firm(number: int) -> dict[str, object]:
    name, firm = f"河岸{number}号建设有限公司", credit_code(number)
    written = {"enterprise_name": name, "credit_code": firm, "written_code": firm}
    return {
        **written,
        "scale": "large_industry",
        "listed_on": date(2020, 1, 1),
        "area": COMMUNITIES[number % 3],
    }


def _liaison(number: int) -> dict[str, object]:
    firm = _firm(number)
    names = {name: firm[name] for name in ("enterprise_name", "credit_code", "written_code")}
    return {**names, "leader": "班子成员", "officer": "助企干部", "started_on": date(2022, 1, 1)}


def _reserve(number: int) -> dict[str, object]:
    firm = _firm(number)
    names = {name: firm[name] for name in ("enterprise_name", "credit_code", "written_code")}
    ends = DAY + timedelta(days=30 + 300 * number)
    return {
        **names,
        "gap": "知识产权",
        "admitted_on": date(2022, 2, 1),
        "expires_on": ends,
        "applies_in": 2022,
    }


def _plan(number: int) -> dict[str, object]:
    ends = date(2022, 5, 31) if number == 3 else date(2023, 5, 31)
    return {
        "subject": COMMUNITIES[number % 3],
        "name": f"防汛预案{number}",
        "level": "site",
        "valid_to": ends,
    }
