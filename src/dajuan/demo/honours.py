"""Honours and firsts, each with a document and a scope that belong to nobody."""

from datetime import date

from dajuan.demo.block import Block
from dajuan.demo.records import Row

_CITY, _PROVINCE, _NATION = "示例市", "示例省", "全国"
#: Subject, kind, scope, day, how many were chosen together.
_HONOURS: tuple[tuple[str, str, str, date, int | None], ...] = (
    ("落户商业保理公司", "首家", _CITY, date(2022, 3, 9), None),
    ("获批国家工程研究中心", "首家", _CITY, date(2022, 1, 25), None),
    ("A股分拆上市企业", "首家", _PROVINCE, date(2022, 2, 16), None),
    ("氢能产业园投用", "首家", _PROVINCE, date(2022, 5, 18), None),
    ("医药集群入选首批新兴产业集群", "首批", _PROVINCE, date(2022, 1, 11), 15),
    ("医药产业研究院入选首批名单", "首批", _PROVINCE, date(2022, 1, 6), 10),
    ("民营经济示范城市试点", "首批", _PROVINCE, date(2022, 4, 7), 20),
    ("民营经济示范城市试点全市仅有", "唯一", _CITY, date(2022, 4, 7), 20),
    ("开展城市清洁日", "率先", _CITY, date(2022, 3, 4), None),
    ("庭院整治清零", "率先", _CITY, date(2022, 5, 11), None),
    ("创建复查会议肯定", "肯定", _NATION, date(2022, 6, 8), None),
)
_FIRSTS = (
    "重卡加氢量",
    "客车示范里程",
    "液氢储运",
    "叉车投运数",
    "环卫车运营",
    "热电联供",
    "冷链车投运",
    "站内制氢",
)
_LEVELS = {_CITY: "市", _PROVINCE: "省", _NATION: "国家"}


def honours(block: Block) -> None:
    """荣誉及首家首位: four of a kind first in the city or province, eight in the country. The zone has them
    once, however many blocks it consists of."""
    rows = [_honour(*each, number=number) for number, each in enumerate(_HONOURS, 1)]
    for number, subject in enumerate(_FIRSTS, len(rows) + 1):
        day = block.day(date(2022, 1, 5), date(2022, 6, 20))
        rows.append(_honour(f"氢能{subject}", "全国第一", _NATION, day, None, number=number))
    old = _honour("省级绿色园区", "称号", _PROVINCE, date(2021, 5, 6), 60, number=len(rows) + 1)
    block.ledgers["recognitions"] = [*rows, old | {"expires_on": date(2023, 5, 5)}]


def _honour(subject: str, kind: str, scope: str, day: date, together: int | None, *, number: int) -> Row:
    return {
        "subject": subject, "kind": kind, "level": _LEVELS[scope], "granted_by": f"合成{_LEVELS[scope]}级授予单位",
        "document": f"示荣〔{day.year}〕{number}号", "granted_on": day, "scope": scope, "group_size": together,
        "expires_on": None, "note": "",
    }  # fmt: skip
