"""Checkpoints: the chain's position, kept where nobody with the database in hand can reach it.

A consistent rewrite of the whole history passes every check made inside the database; only a
checkpoint outside tells. It is written to a file, and printed on each report as a code and a QR.
"""

import base64
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from dajuan.kernel.clock import SHANGHAI, Clock
from dajuan.kernel.obstacle import obstacle
from dajuan.ledger.actors import Actor
from dajuan.ledger.change import Change, commit_change
from dajuan.ledger.models import CheckpointTrace
from dajuan.ledger.position import head

ALGORITHM = "sha256"
_CODE_BYTES = 15  # 120 bits in six groups of four: short enough to compare by eye


class CheckpointError(Exception):
    """A checkpoint that cannot be read or taken, in words to show as they are."""


@dataclass(frozen=True)
class Checkpoint:
    """``head`` (hex) was the end of the chain of zone ``origin`` at ``seq``, seen at ``time`` (ISO 8601)."""

    origin: str
    seq: int
    head: str
    time: str
    algorithm: str = ALGORITHM

    @property
    def code(self) -> str:
        """For print: the position and the first 120 bits of the head, as ``128-ABCD-EFGH-…``."""
        letters = base64.b32encode(bytes.fromhex(self.head)[:_CODE_BYTES]).decode()
        return "-".join([str(self.seq), *(letters[i : i + 4] for i in range(0, len(letters), 4))])

    def json(self) -> str:
        """One line: what the file holds and the QR says."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Reads ``json()`` back; CheckpointError for anything else."""
        try:
            given = json.loads(text)
            found = cls(*(given[name] for name in ("origin", "seq", "head", "time", "algorithm")))
            whole = isinstance(found.seq, int) and len(bytes.fromhex(found.head)) == 32
            datetime.fromisoformat(found.time)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise CheckpointError("这不是检查点文件：应为 dajuan checkpoint 写出的 JSON") from error
        if not whole or found.algorithm != ALGORITHM:
            raise CheckpointError(f"检查点的内容不完整，或算法不是 {ALGORITHM}")
        return found


def current_checkpoint() -> Checkpoint:
    """The end of the chain now; CheckpointError while the ledger is empty."""
    seq, digest = head()
    if not seq:
        raise CheckpointError("账本还是空的，没有可留存的检查点")
    time = Clock.now().astimezone(SHANGHAI).isoformat(timespec="seconds")
    return Checkpoint(settings.HOME.zone, seq, digest, time)


def leave_trace(change: Change, checkpoint: Checkpoint, destination: str) -> None:
    """Notes in the ledger, inside the open ``change``, that ``checkpoint`` left for ``destination``."""
    del change  # its being open is what matters
    CheckpointTrace.objects.create(
        seq=checkpoint.seq, head=checkpoint.head, taken_at=checkpoint.time, destination=destination[:200]
    )


def copy_checkpoint(path: Path) -> Checkpoint:
    """Writes the present checkpoint to ``path``; the ledger is only read.

    CheckpointError when the file cannot be written or the ledger is empty.
    """
    checkpoint = current_checkpoint()
    try:
        path.write_text(checkpoint.json() + "\n", encoding="utf-8")
    except OSError as error:
        raise CheckpointError(f"检查点写不进 {path}：{obstacle(error)}") from error
    return checkpoint


def write_checkpoint(path: Path, *, by: Actor, reason: str = "") -> Checkpoint:
    """``copy_checkpoint`` that leaves its trace in the ledger (one change-set further on)."""
    checkpoint = copy_checkpoint(path)
    commit_change(
        lambda change: leave_trace(change, checkpoint, path.name),
        by=by,
        action="ledger.checkpoint",
        subject=path.name,
        reason=reason,
    )
    return checkpoint


def read_checkpoint(path: Path) -> Checkpoint:
    """The checkpoint in a file; CheckpointError when there is none."""
    try:
        return Checkpoint.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CheckpointError(f"读不出检查点文件 {path.name}") from error
