"""``load_demo``: fills an empty home with the synthetic zone."""

from dajuan.demo.accounts import DemoAccount, open_accounts
from dajuan.demo.rows import record_zone
from dajuan.demo.zone import SEED, zone
from dajuan.ledger.actors import CONSOLE
from dajuan.store.home import Home

#: Above this nobody would type workbooks; the rows go straight into the tables.
LARGEST_IN_WORKBOOKS = 10


def load_demo(home: Home, scale: int = 1, seed: int = SEED) -> tuple[DemoAccount, ...]:
    """Loads the zone into an empty, migrated home and opens its accounts, which are returned to be printed."""
    record_zone(zone(seed, scale), by=CONSOLE)
    return open_accounts()
