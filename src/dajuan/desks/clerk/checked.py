"""What the check of an upload found, kept while its preview is turned over: no page reads the files again.

It may hold personal values in the clear, so it stays no longer than somebody turns pages, and never longer
than the upload itself. Every web process keeps its own; what is kept is only ever shown, publishing reads
and checks the files anew.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock, Timer

from dajuan.desks.clerk.preview import SheetPreview, sheet_preview
from dajuan.desks.clerk.staging import Batch
from dajuan.kernel.clock import Clock
from dajuan.ledger.position import head
from dajuan.ledger.workbooks.preparing import Prepared
from dajuan.store.transactions import read_tx

#: Rows of all uploads in memory together; a larger upload is read for each of its pages.
MOST_ROWS = 50_000
#: Nobody turned a page for so long, and it is read again.
IDLE = timedelta(minutes=30)
#: Seconds between looks at whether an upload is gone: another process may have removed it.
EVERY = 60


@dataclass(frozen=True)
class Checked:
    """Files with their reports, and every sheet (file's place-sheet's place) against the ledger.
    ``basis`` is what the check followed from besides the files."""

    basis: tuple[object, ...]
    prepared: Prepared
    previews: Mapping[str, SheetPreview]

    @property
    def rows(self) -> int:
        return sum(len(preview.sheet.staged.rows) for preview in self.previews.values())


@dataclass
class _Kept:
    files: tuple[Path, ...]
    found: Checked
    seen: datetime

    def has_gone(self) -> bool:
        """Published or discarded, by whichever process, or too old."""
        return not all(file.exists() for file in self.files)


class _Store:
    """What this process keeps. One timer looks after it while there is something to let go of."""

    def __init__(self, timer: type[Timer] = Timer) -> None:
        self.timer = timer
        self.kept: OrderedDict[str, _Kept] = OrderedDict()
        self.lock = Lock()
        self.looks = False

    def get(self, token: str, basis: tuple[object, ...]) -> Checked | None:
        with self.lock:
            one = self.kept.get(token)
            if one is None or one.found.basis != basis:
                return None
            one.seen = Clock.now()
            self.kept.move_to_end(token)
            return one.found

    def put(self, batch: Batch, found: Checked) -> None:
        with self.lock:
            files = tuple(batch.path(place) for place in range(len(batch.names)))
            self.kept[batch.token] = _Kept(files, found, Clock.now())
            self.kept.move_to_end(batch.token)
            while sum(one.found.rows for one in self.kept.values()) > MOST_ROWS:
                self.kept.popitem(last=False)
            self._look_later()

    def drop(self, token: str) -> None:
        with self.lock:
            self.kept.pop(token, None)

    def look(self) -> None:
        """Lets go of uploads nobody turns over, and of those published or gone, wherever that was done."""
        with self.lock:
            self.looks, since = False, Clock.now() - IDLE
            for token in [t for t, one in self.kept.items() if one.seen < since or one.has_gone()]:
                del self.kept[token]
            self._look_later()

    def _look_later(self) -> None:
        if self.kept and not self.looks:
            self.looks = True
            timer = self.timer(EVERY, self.look)
            timer.daemon = True
            timer.start()


_store = _Store()


def checked(batch: Batch) -> Checked:
    """The check of a batch under the present ledger and the clerk's mapping."""
    basis = (head(), Clock.today(), *batch.mapping)
    found = _store.get(batch.token, basis)
    if found is None:
        found = _check(batch, basis)
        _store.put(batch, found)
    return found


def forget(token: str) -> None:
    """Once published or discarded, nothing of an upload stays here."""
    _store.drop(token)


def _check(batch: Batch, basis: tuple[object, ...]) -> Checked:
    prepared = batch.prepared()
    with read_tx():
        previews = {
            f"{place}-{number}": sheet_preview(sheet)
            for place, file in enumerate(prepared.files)
            for number, sheet in enumerate(file.sheets)
        }
    return Checked(basis, prepared, previews)
