"""``load_demo``: fills an empty home with the synthetic zone."""

from pathlib import Path
from tempfile import TemporaryDirectory

from dajuan.demo.accounts import DemoAccount, open_accounts
from dajuan.demo.areas import area_map
from dajuan.demo.rows import record_zone
from dajuan.demo.workbooks import write_workbooks
from dajuan.demo.zone import SEED, zone
from dajuan.ledger.actors import CONSOLE
from dajuan.ledger.workbooks.preparing import Upload, prepare
from dajuan.ledger.workbooks.publishing import Terms, publish
from dajuan.ledger.workbooks.reports import FileReport
from dajuan.store.home import AREAS, Home, write_whole

#: Above this nobody would type workbooks; the rows go straight into the tables.
LARGEST_IN_WORKBOOKS = 10


def load_demo(home: Home, scale: int = 1, seed: int = SEED) -> tuple[DemoAccount, ...]:
    """Loads the zone into an empty, migrated home and opens its accounts, which are returned to be printed."""
    invented = zone(seed, scale)
    if scale > LARGEST_IN_WORKBOOKS:
        record_zone(invented, by=CONSOLE)
    else:
        with TemporaryDirectory() as folder:
            write_workbooks(invented, Path(folder))
            import_workbooks(home, Path(folder))
    write_whole(home.path / AREAS, area_map())
    return open_accounts()


def import_workbooks(home: Home, folder: Path) -> list[FileReport]:
    """Imports every workbook of ``folder`` as anybody would; the rows that stand are published."""
    uploads = [
        Upload(path.name, path) for path in sorted(folder.iterdir()) if path.suffix in (".xlsx", ".csv")
    ]
    terms = Terms(by=CONSOLE, home=home, load_history=True, reason="演示用合成数据")
    return publish(prepare(uploads), terms)
