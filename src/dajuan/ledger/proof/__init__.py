"""Proof that nothing was changed: an independent reader of the chain, in plain Python.

It trusts no function of the database, only rows and PostgreSQL's own ``::text`` and ``to_jsonb``:
every digest is computed again as ``sql/capture_and_seal.sql`` defines it, the chain is walked from its
beginning, every live row is held against its last captured version, and the end is held against a
checkpoint kept outside, without which a consistent rewrite of everything could not be told.
"""

from django.db import connection

from dajuan.ledger.checkpoint import Checkpoint
from dajuan.ledger.proof.chain import walk
from dajuan.ledger.proof.live import compare
from dajuan.ledger.proof.verdict import Finding, Verdict
from dajuan.store.transactions import read_tx

__all__ = ["Finding", "Verdict", "verify"]

#: What the captured text was made under (see ledger_capture).
_SETTINGS = {"datestyle": "ISO, YMD", "timezone": "UTC", "intervalstyle": "postgres", "bytea_output": "hex"}


def verify(checkpoint: Checkpoint | None = None) -> Verdict:
    """Reads the whole ledger in one fixed view and says what is wrong, located as closely as it can be.

    With ``checkpoint``, the history up to it must be the very one it was taken from.
    """
    with read_tx():
        with connection.cursor() as cursor:
            for name, value in _SETTINGS.items():
                cursor.execute("SELECT pg_catalog.set_config(%s, %s, true)", [name, value])
        verdict = Verdict()
        walk(verdict, checkpoint)
        compare(verdict)
    return verdict
