"""What the check of an upload found, kept while its preview is turned over: no page reads the files again."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from dajuan.desks.clerk.preview import SheetPreview, sheet_preview
from dajuan.desks.clerk.staging import Batch
from dajuan.kernel.clock import Clock
from dajuan.ledger.position import head
from dajuan.ledger.workbooks.preparing import Prepared
from dajuan.store.transactions import read_tx

#: Rows of all uploads in memory together; a larger upload is read for each of its pages.
MOST_ROWS = 50_000


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


_kept: OrderedDict[str, Checked] = OrderedDict()
_lock = Lock()


def checked(batch: Batch) -> Checked:
    """The check of a batch under the present ledger and the clerk's mapping."""
    basis = (head(), Clock.today(), *batch.mapping)
    with _lock:
        found = _kept.get(batch.token)
        if found and found.basis == basis:
            _kept.move_to_end(batch.token)
            return found
    found = _check(batch, basis)
    with _lock:
        _kept[batch.token] = found
        while sum(one.rows for one in _kept.values()) > MOST_ROWS:
            _kept.popitem(last=False)
    return found


def forget(token: str) -> None:
    """Once published or discarded, nothing of an upload stays here."""
    with _lock:
        _kept.pop(token, None)


def _check(batch: Batch, basis: tuple[object, ...]) -> Checked:
    prepared = batch.prepared()
    with read_tx():
        previews = {
            f"{place}-{number}": sheet_preview(sheet)
            for place, file in enumerate(prepared.files)
            for number, sheet in enumerate(file.sheets)
        }
    return Checked(basis, prepared, previews)
