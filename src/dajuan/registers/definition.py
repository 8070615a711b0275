"""What a room says about a ledger of places: a kind, its columns, and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from dajuan.ledger.definition import LEDGERS, Column, LedgerDefinition, Row, Rule
from dajuan.ledger.workbooks.rules import Needed, Unique
from dajuan.registers.actions.places import record_places
from dajuan.registers.models import Place, PlaceFeature, PlaceStatus

_PLANNED, _BUILDING, _FINISHED, _OPEN, _CLOSED = (status.value for status in PlaceStatus)
#: Words of a 状态 cell. What denies stands before what affirms; of each status the first word is printed.
STATUSES = (
    *((word, _PLANNED) for word in ("未开工", "未动工", "待建", "待开工", "拟建", "谋划", "规划中")),
    *((word, _CLOSED) for word in ("停用", "未开放", "未启用", "停", "关闭", "撤销")),
    *((word, _BUILDING) for word in ("在建", "未", "施工", "通知", "限期", "责令", "立案", "推进")),
    *((word, _OPEN) for word in ("开放", "正常", "使用", "启用", "运行", "运营", "在用")),
    *((word, _BUILDING) for word in ("中", "正在", "待")),
    *((word, _FINISHED) for word in ("完工", "完", "竣工", "建成", "已", "拆除", "达标")),
)
#: Under these a place or a work counts when its day has come.
DONE = (_FINISHED, _OPEN)
NOTE = Column("note", "备注", ("说明", "备注说明"), limit=4000)


def place_ledger(
    *,
    kind: str,
    label: str,
    title_words: tuple[str, ...],
    columns: tuple[Column, ...],
    rules: Sequence[Rule] = (),
    marks: tuple[str, ...] = (),
    what: str = "点位",
) -> LedgerDefinition:
    """A ledger whose rows are places of one ``kind``, put on the shelf.

    Columns are fields of Place, of which name and address say where it is; those with a unit are its quantity; any other is kept as a feature.
    ``what`` names a row in reasons. By its status a place that has a day may still not count.
    """
    own = {field.name for field in Place._meta.concrete_fields}
    columns = tuple(replace(c, place=True) if c.field in ("name", "address") else c for c in columns)
    columns = tuple(replace(c, counted=DONE) if c.field == "status" else c for c in columns)
    units = {column.field: column.unit for column in columns if column.unit}
    features = tuple(c.field for c in columns if c.field not in own and not c.unit)
    name = next(column for column in columns if column.field == "name")
    return LEDGERS.put(
        LedgerDefinition(
            code=kind,
            label=label,
            title_words=title_words,
            marks=marks,
            fewest_marks=1,
            by_heading=True,
            identity=("name",),
            publish=partial(record_places, kind=kind, units=units, features=features),
            present=partial(present_places, kind, units),
            columns=columns,
            rules=(
                Needed("name", "missing_code", f"缺{name.label}"),
                *rules,
                Unique(("name",), "name", what),
            ),
        )
    )


def present_places(kind: str, units: dict[str, str]) -> Iterator[Row]:
    """The places of a kind by name, each with its features."""
    features: dict[str, dict[str, object]] = {}
    for place, feature, value in PlaceFeature.objects.filter(kind=kind).values_list(
        "name", "feature", "value"
    ):
        features.setdefault(place, {})[feature] = value
    for row in Place.objects.filter(kind=kind).order_by("name").values():
        amounts = {field: row["quantity"] if row["unit"] == unit else None for field, unit in units.items()}
        yield row | amounts | features.get(row["name"], {})
