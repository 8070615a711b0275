"""What the hash chain costs: change-sets a second with and without it, for 1, 4 and 16 clients."""

from collections.abc import Iterator

import psycopg
from django.conf import settings

from benchmarks.clients import Clients
from benchmarks.report import Table
from benchmarks.stage import fresh_database, keep_as
from benchmarks.timing import Case, race
from dajuan.ledger.actors import CONSOLE
from dajuan.org.actions import record_deed
from dajuan.store.home import OWNER

CLIENTS = (1, 4, 16)
_TOTAL = 640
SEALED, UNSEALED = "sealed", "unsealed"


def measure() -> Iterator[Table]:
    """The table of throughput."""
    for model in (SEALED, UNSEALED):
        fresh_database()
        record_deed(kind="measured", detail="开始", by=CONSOLE)
        keep_as(model)
    with psycopg.connect(settings.HOME.login(OWNER, dbname=UNSEALED), autocommit=True) as owner:
        owner.execute("ALTER TABLE ledger_change_set DISABLE TRIGGER ledger_seal")
    clients = Clients(max(CLIENTS))
    taken = race(
        {
            f"{count} {model}": _case(clients, count, model)
            for count in CLIENTS
            for model in (SEALED, UNSEALED)
        }
    )
    clients.close()
    rows = []
    for count in CLIENTS:
        with_chain, without = taken[f"{count} {SEALED}"], taken[f"{count} {UNSEALED}"]
        cost = 1 - without / with_chain
        rows.append(
            (str(count), f"{_TOTAL / with_chain:,.0f}/s", f"{_TOTAL / without:,.0f}/s", f"{cost:.0%}")
        )
    yield Table(
        "commits",
        ("clients", "with the chain", "without", "cost of the chain"),
        rows,
        f"Every client is a process that records one fact per change-set; {_TOTAL} change-sets a run. Clients and server "
        "share the cores, so the number at 16 clients is the machine's, not the server's.",
    )  # fmt: skip


def _case(clients: Clients, count: int, model: str) -> Case:
    return Case(
        run=lambda: clients.commit(count, _TOTAL // count), prepare=lambda: clients.connect(count, model)
    )
