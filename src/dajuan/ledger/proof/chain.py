"""The walk along the chain: count, content, previous and head of every change-set, recomputed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import connection

from dajuan.ledger.checkpoint import Checkpoint
from dajuan.ledger.proof.verdict import Finding, Verdict

GENESIS = sha256(b"dajuan").digest()
_BATCH = 5000
_CHAIN = """
    SELECT c.seq, c.change_set_id::text, c.count, c.content, c.previous, c.head, s.id IS NOT NULL,
           s.actor, s.actor_label, s.department, s.action, s.subject, s.reason, s.reported_on, s.key,
           s.body_sha256, s.source_file_sha256, s.at
    FROM ledger_chain c LEFT JOIN ledger_change_set s ON s.id = c.change_set_id ORDER BY c.seq"""
_RECORDS = """
    SELECT change_set_id::text, table_name, entity, op, reported_on::text, document::text
    FROM ledger_record ORDER BY id"""
_UNSEALED = """
    SELECT s.id::text, s.at FROM ledger_change_set s
    WHERE NOT EXISTS (SELECT FROM ledger_chain c WHERE c.change_set_id = s.id) ORDER BY s.at"""


class _Link(NamedTuple):
    seq: int
    change_set: str
    records: int
    content: bytes
    previous: bytes
    head: bytes
    header: bytes | None


def part(value: str | None) -> bytes:
    """A text preceded by its length in octets, so that no two contents read alike."""
    if value is None:
        return b"-:"
    octets = value.encode()
    return b"%d:%b" % (len(octets), octets)


def walk(verdict: Verdict, checkpoint: Checkpoint | None) -> None:
    """Follows the chain from the beginning; a broken link is reported once and the walk goes on."""
    records = _Records()
    seq, head, seen = 0, GENESIS, ""
    sealed: dict[str, int] = {}
    for link in _links():
        found, digests = records.of(link.change_set, link.records)
        verdict.findings += _wrong(link, seq, head, found, digests)
        seq, head = link.seq, link.head
        sealed[link.change_set] = seq
        verdict.change_sets += 1
        if checkpoint and checkpoint.seq == seq:
            seen = head.hex()
    unsealed = list(_rows(_UNSEALED))
    for change_set, at in unsealed:
        text = f"变更集 {change_set}（{at:%Y-%m-%d %H:%M}）不在链上：链被截去一段，或被人添加"
        verdict.findings.append(Finding("unsealed", text, change_set=str(change_set)))
    verdict.findings += _leftover(records.rest(), sealed, {str(row[0]) for row in unsealed})
    verdict.records, verdict.seq, verdict.head = records.read, seq, head.hex() if seq else ""
    if checkpoint:
        verdict.findings += _against(checkpoint, seq, seen)


def _wrong(link: _Link, seq: int, head: bytes, found: int, digests: bytes) -> Iterator[Finding]:
    def finding(kind: str, text: str) -> Finding:
        return Finding(kind, f"第 {link.seq} 号：{text}", link.seq, link.change_set)

    if link.seq != seq + 1:
        yield finding("gap", f"前面缺第 {seq + 1} 至 {link.seq - 1} 号")
    if link.previous != head:
        yield finding("previous", "所记的上一链头与上一号不符，历史在此处被换过")
    if sha256(part(str(link.seq)) + link.previous + link.content).digest() != link.head:
        yield finding("head", "链头与内容摘要不符，链的这一行被改过")
    if link.header is None:
        yield finding("missing_change_set", "变更集本身不见了")
    elif found != link.records:
        yield finding("count", f"封存时有 {link.records} 条记录，现在有 {found} 条")
    elif sha256(link.header + digests).digest() != link.content:
        yield finding("content", f"变更集或它的 {found} 条记录与封存时不同")


def _leftover(rest: dict[str, int], sealed: dict[str, int], unsealed: set[str]) -> Iterator[Finding]:
    for change_set, count in rest.items():
        if change_set in sealed:
            seq = sealed[change_set]
            yield Finding("late_records", f"第 {seq} 号：封存之后又多出 {count} 条记录", seq, change_set)
        elif change_set not in unsealed:
            yield Finding(
                "stray_records", f"有 {count} 条记录不属于任何变更集（{change_set}）", None, change_set
            )


def _against(checkpoint: Checkpoint, seq: int, seen: str) -> Iterator[Finding]:
    if checkpoint.seq > seq:
        text = f"检查点在第 {checkpoint.seq} 号，账本只到第 {seq} 号：尾部被截去，或恢复了更早的备份"
        yield Finding("checkpoint", text, seq + 1)
    elif seen != checkpoint.head:
        text = f"第 {checkpoint.seq} 号的链头与检查点不同：此前的历史被整体改写，或检查点属于别的账本"
        yield Finding("checkpoint", text, checkpoint.seq)


class _Records:
    """Digests of the records by change-set, read once in the order they were written.

    Change-sets written at the same time lie interleaved, so what is read ahead waits as 32 octets each.
    """

    def __init__(self) -> None:
        self.read = 0
        self._waiting: dict[str, bytearray] = {}
        self._batches = self._digest()

    def of(self, change_set: str, count: int) -> tuple[int, bytes]:
        """How many records of a change-set there are (at least ``count``, if so many are left), digested."""
        while len(self._waiting.get(change_set, b"")) < count * 32 and next(self._batches, None):
            pass
        digests = bytes(self._waiting.pop(change_set, b""))
        return len(digests) // 32, digests

    def rest(self) -> dict[str, int]:
        """How many records nobody asked for, by change-set."""
        for _ in self._batches:
            pass
        return {change_set: len(digests) // 32 for change_set, digests in self._waiting.items()}

    def _digest(self) -> Iterator[int]:
        parts = _Parts()
        for batch in _batches(_RECORDS):
            for change_set, table, entity, op, reported_on, document in batch:
                octets = document.encode()
                text = b"%b%b%b%b%d:%b" % (
                    parts[table], part(entity), parts[op], parts[reported_on], len(octets), octets,
                )  # fmt: skip
                waiting = self._waiting.get(change_set)
                if waiting is None:
                    waiting = self._waiting[change_set] = bytearray()
                waiting += sha256(text).digest()
            self.read += len(batch)
            yield len(batch)


class _Parts(dict[str | None, bytes]):
    """Table names, operations and dates come again and again."""

    def __missing__(self, value: str | None) -> bytes:
        self[value] = made = part(value)
        return made


def _links() -> Iterator[_Link]:
    for seq, change_set, count, content, previous, head, there, *fields in _rows(_CHAIN):
        header = b"".join(part(_text(value)) for value in (change_set, *fields)) if there else None
        yield _Link(seq, change_set, count, bytes(content), bytes(previous), bytes(head), header)


def _text(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _rows(statement: str) -> Iterator[tuple[Any, ...]]:
    for batch in _batches(statement):
        yield from batch


def _batches(statement: str) -> Iterator[list[tuple[Any, ...]]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while batch := cursor.fetchmany(_BATCH):
            yield batch
