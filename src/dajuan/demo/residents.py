"""Dog certificates, roads under railways, rebuilding after the flood, flood plans, trainings."""

from datetime import date, timedelta

from dajuan.demo.block import COMMUNITIES, DEPARTMENTS, Block
from dajuan.demo.records import Row
from dajuan.demo.targets import AT, WAN

_MAY = date(2022, 5, 31)
#: Certificates issued to May, in June, and outside the half year.
_DOGS = (
    (1_550, date(2022, 1, 4), _MAY),
    (296, date(2022, 6, 1), AT),
    (12, date(2022, 7, 1), date(2022, 7, 8)),
)
_REBUILT, _REBUILT_MONEY = 14, 250_316_000
_DEPARTMENT_PLANS, _SITE_PLANS, _EXPIRED = 12, 168, 3
_SESSIONS, _CAME = 24, 3_126


def residents(block: Block) -> None:
    """The ledgers of residents' peace and safety, and the trainings of those who work outdoors."""
    ledgers = block.ledgers
    ledgers["dog_certificates"] = _dogs(block)
    ledgers["road_underpasses"] = [_road(block, index) for index in range(4)]
    ledgers["flood_reconstruction"] = [
        _rebuilt(block, index, money)
        for index, money in enumerate(block.parts(_REBUILT_MONEY, _REBUILT, 100))
    ]
    ledgers["emergency_plans"] = _plans(block)
    sessions = sorted(block.day(date(2022, 5, 10), date(2022, 6, 29)) for _ in range(_SESSIONS))
    sessions += [date(2022, 7, 5), date(2022, 7, 8)]
    came = [*block.parts(_CAME, _SESSIONS), 140, 96]
    ledgers["heat_trainings"] = [
        {
            "held_on": day, "topic": block.one("高温急救", "户外作业安全", "防暑降温"),
            "sector": block.one("保洁", "绿化", "环卫", "建筑"), "site": f"{block.one(*COMMUNITIES)}{block.serial(index)}室",
            "attendance": people, "organizer": block.one(*DEPARTMENTS), "note": "",
        }
        for index, (day, people) in enumerate(zip(sessions, came, strict=True))
    ]  # fmt: skip


def _dogs(block: Block) -> list[Row]:
    rows: list[Row] = []
    for count, first, last in _DOGS:
        for day in sorted(block.day(first, last) for _ in range(count)):
            serial = block.serial(len(rows))
            rows.append(
                {
                    "number": f"HC2022{serial:06}", "community": block.one(*COMMUNITIES),
                    "holder": f"持证人{serial:05}号", "breed": block.one("柴犬", "博美", "边牧", "泰迪", "比熊"),
                    "immunity": "有" if block.draw.random() < 0.97 else "待补", "issued_on": day,
                    "valid_to": day + timedelta(days=364), "status": "有效" if block.draw.random() < 0.99 else "注销",
                }
            )  # fmt: skip
    return rows


def _road(block: Block, index: int) -> Row:
    done = index < 3
    return {
        "name": f"合成{block.one('经', '纬')}路{block.serial(index)}段", "crossed": block.one("高铁", "高速公路"),
        "progress_note": "基础基本完成" if done else "方案论证", "foundation_done": done,
        "investment": block.draw.randint(90, 250) * 100 * WAN, "department_name": "规划建设局", "note": "",
    }  # fmt: skip


def _rebuilt(block: Block, index: int, money: int) -> Row:
    return {
        "name": f"合成{block.one('桥梁', '管网', '供水', '河道')}灾后重建{block.serial(index)}",
        "project_code": block.names.project_code(date(2021, 11, 1)), "investment": money,
        "fund_source": block.one("中央救灾资金", "专项债", "区级财政"),
        "started_on": block.day(date(2021, 10, 8), date(2021, 12, 25)),
        "finished_on": block.day(date(2022, 3, 15), date(2022, 6, 20)), "status": "完工",
        "department_name": "规划建设局",
    }  # fmt: skip


def _plans(block: Block) -> list[Row]:
    """One for the zone, N for departments, X for sites; the last ones ran out in May."""
    words = [("1", "总体预案")] + [("N", "部门预案")] * _DEPARTMENT_PLANS + [("X", "点位方案")] * _SITE_PLANS
    rows: list[Row] = []
    for index, (level, word) in enumerate(words):
        expired = index >= len(words) - _EXPIRED
        approved = date(2021, 5, 10) if expired else block.day(date(2022, 4, 15), date(2022, 5, 20))
        serial = block.serial(index)
        rows.append(
            {
                "level": level, "name": f"合成防汛{word}{serial:03}", "subject": f"对象{serial:03}",
                "edition": f"{approved.year}版", "approved_on": approved,
                "valid_to": date(2022, 5, 31) if expired else date(2023, 5, 31),
                "responsible": block.post("防汛责任岗", 60),
                "drilled_on": block.day(date(2022, 5, 21), date(2022, 6, 25)), "note": "",
            }
        )  # fmt: skip
    return rows
