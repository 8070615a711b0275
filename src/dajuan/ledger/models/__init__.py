"""Tables of the ledger: what changed, the sealed chain, and where imported facts came from."""

from dajuan.ledger.models.chain import Chain, ChangeSet, Cursor, Record, Withdrawal
from dajuan.ledger.models.checkpoints import CheckpointTrace
from dajuan.ledger.models.imports import (
    ColumnAlias,
    Entry,
    ImportColumn,
    ImportFile,
    ImportFinding,
    ImportSheet,
)
from dajuan.ledger.models.ledgered import LedgeredModel, ledgered_models
from dajuan.ledger.models.moments import WallClockField

__all__ = [
    "Chain",
    "ChangeSet",
    "CheckpointTrace",
    "ColumnAlias",
    "Cursor",
    "Entry",
    "ImportColumn",
    "ImportFile",
    "ImportFinding",
    "ImportSheet",
    "LedgeredModel",
    "Record",
    "WallClockField",
    "Withdrawal",
    "ledgered_models",
]
