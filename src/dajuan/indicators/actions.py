"""Entering what others published: official figures, places in rankings."""

from collections.abc import Sequence

from dajuan.indicators.models import OfficialFigure, RankingPlace
from dajuan.ledger.change import Change
from dajuan.ledger.recording import Recorded, record_rows
from dajuan.ledger.rows import Row, last_by, taken


def record_official_figures(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of OfficialFigure. A figure is reported on the day it was published."""
    key = ("indicator", "period_text", "status", "office", "document")
    days = [row.get("published_on") or row["reported_on"] for row in rows]
    found = taken(rows, OfficialFigure, reported_on=days)
    return record_rows(change, OfficialFigure, last_by(found, key))


def record_ranking_places(change: Change, rows: Sequence[Row]) -> Recorded:
    """Fields: those of RankingPlace. A round is reported on the day it was announced."""
    own = [bool(row.get("is_own")) for row in rows]
    found = taken(rows, RankingPlace, is_own=own, reported_on=[row["announced_on"] for row in rows])
    return record_rows(change, RankingPlace, last_by(found, RankingPlace.natural_key))
