"""Places, works, plans, certificates and trainings as their ledgers give them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dajuan.kernel.amount import plain
from dajuan.ledger.change import Change
from dajuan.ledger.models import LedgeredModel
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken
from dajuan.registers.models import Place, PlaceFeature


def record_register(
    change: Change, rows: Sequence[Row], model: type[LedgeredModel], **given: object
) -> Recorded:
    """Fields: those of ``model``; ``given`` are the same for every row."""
    return record_rows(change, model, last_by(taken(rows, model, **given), model.natural_key))


def record_places(
    change: Change, rows: Sequence[Row], kind: str, units: Mapping[str, str], features: Sequence[str]
) -> Recorded:
    """Fields: those of Place; ``units`` are the fields that may hold the quantity, with their unit (the
    first that has a value counts); ``features`` are kept as text."""
    measured = [next((name for name in units if row.get(name) is not None), "") for row in rows]
    quantities = [row.get(name) for row, name in zip(rows, measured, strict=True)]
    places = taken(rows, Place, kind=kind, quantity=quantities, unit=[units.get(n, "") for n in measured])
    texts = [
        {**row, "feature": name, "value": text}
        for row in rows
        for name in features
        if (text := _as_text(row.get(name)))
    ]
    noted = taken(texts, PlaceFeature, kind=kind)
    done = record_rows(change, Place, last_by(places, Place.natural_key))
    record_rows(change, PlaceFeature, last_by(noted, PlaceFeature.natural_key))
    return done


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)
