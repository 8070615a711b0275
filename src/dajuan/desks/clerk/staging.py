"""Uploads that nobody has published yet: a folder in the home per upload, with a manifest.

An original may hold personal values in the clear, so it stays no longer than needed: until it is
published, discarded by its clerk, or a week old. The manifest of what was published says what became
of the files and holds nothing of their cells.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from dajuan.kernel.clock import Clock
from dajuan.ledger.workbooks.preparing import Prepared, Upload, prepare
from dajuan.store.jobs import defer, job
from dajuan.store.locks import in_turn

_TOKEN = re.compile(r"^[0-9a-f]{32}$")
LIMIT = 20
KEPT = timedelta(days=7)


@dataclass
class Batch:
    """Files handed in together. ``mapping`` holds what the clerk said unknown columns mean; ``done`` what
    became of the files once they were published."""

    token: str
    person: int
    names: list[str] = field(default_factory=list)
    mapping: list[tuple[str, str, str]] = field(default_factory=list)
    done: list[dict[str, object]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return Path(settings.HOME.staging) / self.token

    def path(self, place: int) -> Path:
        """Where the bytes of a file are; its own name is never used as a path."""
        return self.folder / f"{place}{Path(self.names[place]).suffix[:10]}"

    def keep(self) -> None:
        """Writes the manifest."""
        draft = self.folder / "manifest.draft"
        draft.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
        draft.replace(self.folder / "manifest.json")

    def prepared(self) -> Prepared:
        """Reads and checks all the files together; nothing is written. 404 when they were removed meanwhile."""
        uploads = [Upload(name, self.path(place)) for place, name in enumerate(self.names)]
        try:
            return prepare(uploads, mapping=list(self.mapping))
        except FileNotFoundError:
            raise Http404 from None

    def drop_files(self) -> None:
        """Once published the home keeps the originals elsewhere."""
        for place in range(len(self.names)):
            self.path(place).unlink(missing_ok=True)


def take(files: "Iterable[UploadedFile[bytes]]", person: int) -> Batch:
    """Stores uploads under names of our own, for a while."""
    batch = Batch(uuid4().hex, person)
    # First, so that nothing stays which nobody will remove.
    defer(expire_upload, at=Clock.now() + KEPT, token=batch.token)
    batch.folder.mkdir(mode=0o700)
    for place, file in enumerate(files):
        batch.names.append(Path(file.name or f"{place}").name[:200])
        with batch.path(place).open("wb") as out:
            shutil.copyfileobj(file, out)
    batch.keep()
    return batch


def discard(token: str) -> None:
    """Removes originals and manifest for good; nothing when they are gone already."""
    folder = Path(settings.HOME.staging) / token
    if _TOKEN.match(token):
        with suppress(FileNotFoundError), in_turn(folder):
            shutil.rmtree(folder, ignore_errors=True)


@job("desks.expire_upload", attempts=3)
def expire_upload(token: str) -> None:
    """An upload that has waited its time goes, published or not."""
    discard(token)


@contextmanager
def held(token: str, person: int) -> Iterator[Batch]:
    """The person's own batch, for one request at a time in all processes: a form sent twice is published
    once, and one that was discarded meanwhile not at all."""
    with ExitStack() as turn:
        try:
            turn.enter_context(in_turn(find(token, person).folder))
        except FileNotFoundError:
            raise Http404 from None
        yield find(token, person)


def find(token: str, person: int) -> Batch:
    """The person's own batch; 404 for anybody else's."""
    manifest = Path(settings.HOME.staging) / token / "manifest.json"
    if not _TOKEN.match(token) or not manifest.exists():
        raise Http404
    batch = Batch(**json.loads(manifest.read_text(encoding="utf-8")))
    batch.mapping = [(code, title, name) for code, title, name in batch.mapping]
    if batch.person != person:
        raise Http404
    return batch


def waiting(person: int) -> list[Batch]:
    """The person's batches that were not published, the latest first."""
    folders = sorted(
        Path(settings.HOME.staging).glob("*/manifest.json"), key=lambda path: -path.stat().st_mtime
    )
    found = [Batch(**json.loads(path.read_text(encoding="utf-8"))) for path in folders[:LIMIT]]
    return [batch for batch in found if batch.person == person and not batch.done]
