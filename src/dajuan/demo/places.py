"""Places of daily life: charging points, cables, demolitions, greenery, estates, parks, rest stations."""

from datetime import date
from decimal import Decimal
from itertools import chain

from dajuan.demo.block import COMMUNITIES, Block
from dajuan.demo.records import Row
from dajuan.demo.targets import AT

_FIRST, _LAST = date(2022, 1, 10), date(2022, 6, 28)
_CHARGING, _CHARGING_BEFORE = 217, 23
#: 13962 m of cables, 19876.5 m² taken down, 7000 m² green again, 16437 households, 50 km of green ways.
_CABLES, _CABLE_METRES, _DEMOLITIONS, _DEMOLISHED_TENTHS = 58, 13_962, 41, 198_765
_GREEN, _GREEN_METRES, _ESTATES, _HOUSEHOLDS, _ESTATES_LEFT = 17, 7_000, 33, 16_437, 4
_WAYS, _WAY_TENTHS = 9, 500
_PARKS = (("社区公园", 4), ("街头游园", 5), ("景观小品", 23))
_NODES, _STATIONS = 14, 46
_ROADS = ("一", "二", "三", "四", "五", "六", "七", "八")


def places(block: Block) -> None:
    """The eight ledgers of places."""
    ledgers = block.ledgers
    ledgers["charging_points"] = [_charging(block, index) for index in range(_CHARGING + _CHARGING_BEFORE)]
    ledgers["overhead_cables"] = [
        {
            "name": f"合成{block.one('经', '纬')}{block.one(*_ROADS)}路{block.serial(index)}段",
            "length": length, "keeper": block.one("通信单位甲", "通信单位乙", "供电单位"),
            "finished_on": block.day(_FIRST, _LAST), "note": "",
        }
        for index, length in enumerate(block.parts(_CABLE_METRES, _CABLES))
    ]  # fmt: skip
    ledgers["demolitions"] = _demolitions(block)
    ledgers["restored_green"] = [
        {
            "name": f"{block.one(*COMMUNITIES)}{block.one('绿化带', '河岸', '游园旁')}{block.serial(index)}",
            "area": area, "finished_on": block.day(_FIRST, _LAST), "note": "",
        }
        for index, area in enumerate(block.parts(_GREEN_METRES, _GREEN, 10))
    ]  # fmt: skip
    ledgers["old_estates"] = _estates(block)
    ledgers["parks"] = _parks(block)
    ledgers["green_nodes"] = [
        {
            "name": f"合成绿化节点{block.serial(index)}", "address": block.one("入口", "桥下", "河堤段", "路口"),
            "finished_on": block.day(_FIRST, _LAST), "status": "完工", "note": "",
        }
        for index in range(_NODES)
    ]  # fmt: skip
    ledgers["rest_stations"] = [_station(block, index) for index in range(_STATIONS + 1)]


def _charging(block: Block, index: int) -> Row:
    new = index < _CHARGING
    return {
        "name": f"合成充电点{block.serial(index):03}", "address": block.one(*COMMUNITIES),
        "ports": block.draw.choice((10, 12, 20)), "inspection": "合格" if block.draw.random() < 0.95 else "待验收",
        "finished_on": block.day(_FIRST, _LAST) if new else block.day(date(2021, 7, 1), date(2021, 12, 20)),
        "keeper": block.one("物业管护岗", "环卫管护岗", "市政管护岗"),
    }  # fmt: skip


def _demolitions(block: Block) -> list[Row]:
    rows: list[Row] = []
    for index, tenths in enumerate(block.parts(_DEMOLISHED_TENTHS, _DEMOLITIONS)):
        noticed = block.day(date(2022, 1, 6), date(2022, 3, 20))
        rows.append(
            _demolition(block, index, tenths, noticed, "已拆除")
            | {"finished_on": block.day(date(2022, 3, 25), _LAST)}
        )
    return [*rows, _demolition(block, len(rows), 6_400, date(2022, 6, 9), "已通知未拆")]


def _demolition(block: Block, index: int, tenths: int, noticed: date, status: str) -> Row:
    return {
        "name": f"HC2022{block.serial(index):05}", "address": f"{block.one(*COMMUNITIES)}{block.draw.randint(1, 40)}号",
        "area": Decimal(tenths) / 10, "started_on": noticed, "finished_on": None, "status": status, "note": "",
    }  # fmt: skip


def _estates(block: Block) -> list[Row]:
    rows: list[Row] = []
    for index, households in enumerate([*block.parts(_HOUSEHOLDS, _ESTATES), *[120] * _ESTATES_LEFT]):
        done = index < _ESTATES
        start = block.day(date(2021, 6, 15), date(2022, 1, 25)) if done else date(2022, 5, 9)
        rows.append(
            {
                "name": f"合成{block.one('花苑', '家属院', '小区')}{block.serial(index)}",
                "address": block.one(*COMMUNITIES), "built_year": str(block.draw.randint(1984, 2004)),
                "buildings": block.draw.randint(2, 20), "households": households,
                "area": block.draw.randint(90, 600) * 100, "category": block.one("基础类", "完善类", "提升类"),
                "started_on": start, "finished_on": block.day(date(2022, 2, 10), _LAST) if done else None,
                "consent_rate": Decimal(block.draw.randint(850, 990)) / 10,
                "status": "完工" if done else "在建",
            }
        )  # fmt: skip
    return rows


def _parks(block: Block) -> list[Row]:
    named = [*chain.from_iterable([kind] * count for kind, count in _PARKS)]
    rows = [_park(block, index, kind) for index, kind in enumerate(named)]
    for tenths in block.parts(_WAY_TENTHS, _WAYS):
        way = _park(block, len(rows), "绿道")
        rows.append(way | {"length": Decimal(tenths) / 10, "pieces": None})
    left = _park(block, len(rows), "社区公园")
    rows.append(left | {"finished_on": None, "status": "在建", "note": "下半年完工"})
    return sorted(rows, key=lambda row: str(row["category"]))


def _park(block: Block, index: int, kind: str) -> Row:
    return {
        "name": f"合成{kind}{block.serial(index)}", "category": kind, "length": None, "pieces": 1,
        "finished_on": block.day(date(2022, 2, 5), AT), "status": "完工", "note": "",
    }  # fmt: skip


def _station(block: Block, index: int) -> Row:
    is_open = index < _STATIONS
    return {
        "name": f"合成驿站{block.serial(index):02}", "address": block.one(*COMMUNITIES),
        "host": block.one("邮政网点", "便民中心", "银行网点", "农贸市场"), "opening_hours": "8:30-18:00",
        "keeper": block.post("网点管理岗", 40), "finished_on": block.day(date(2021, 11, 1), date(2022, 6, 20)),
        "status": "开放" if is_open else "停用",
    }  # fmt: skip
