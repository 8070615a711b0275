"""``dajuan claims`` and ``dajuan check`` as plain functions: (exit code, text to print)."""

import json
from collections.abc import Iterable
from typing import Any

from dajuan.claims.checking import check
from dajuan.claims.claim import Claim, Verdict
from dajuan.claims.documents import UnreadableError, document_text
from dajuan.claims.reading import read
from dajuan.claims.rules.ledger import Figure
from dajuan.kernel.amount import plain

FINE, RED, UNREADABLE = 0, 3, 2
_MARKS = {"red": "矛盾", "warning": "存疑", "note": "提示", "none": "相符"}


def claims_command(path: str, as_json: bool = False) -> tuple[int, str]:
    """Claims of a file (``-``: standard input): JSON lines in the scorer's format, or a table for people."""
    try:
        claims = read(document_text(path))
    except UnreadableError as error:
        return UNREADABLE, str(error)
    if as_json:
        return FINE, "\n".join(json.dumps(claim_row(claim), ensure_ascii=False) for claim in claims)
    lines = [
        f"{claim.surface}\t{_value(claim)}\t{claim.kind}\t{claim.subject}\t{claim.comparator}"
        for claim in claims
    ]
    return FINE, "\n".join([*lines, f"共{len(claims)}处数字"])


def check_command(path: str, as_json: bool = False, figures: Iterable[Figure] = ()) -> tuple[int, str]:
    """Claims and verdicts of a file; exit code 3 when something is red."""
    try:
        claims = read(document_text(path))
    except UnreadableError as error:
        return UNREADABLE, str(error)
    verdicts = check(claims, figures)
    red = any(verdict.severity == "red" for verdict in verdicts)
    if as_json:
        rows = [claim_row(claim) for claim in claims] + [verdict_row(verdict) for verdict in verdicts]
        return (RED if red else FINE), "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    lines = [_line(verdict) for verdict in verdicts if verdict.severity != "none"]
    count = sum(verdict.severity == "red" for verdict in verdicts)
    passed = sum(verdict.verdict == "ok" for verdict in verdicts)
    lines.append(f"共{len(claims)}处数字，核对{len(verdicts)}项，相符{passed}项，矛盾{count}处")
    return (RED if red else FINE), "\n".join(lines)


def claim_row(claim: Claim) -> dict[str, Any]:
    """One prediction row of the scorer's format, with relations."""
    row: dict[str, Any] = {name: getattr(claim, name) for name in _NAMES}
    row["value"] = float(claim.value)
    row["value_hi"] = None if claim.value_hi is None else float(claim.value_hi)
    row["relations"] = [{"kind": kind, "other": other} for kind, other in claim.relations]
    row["made_by"] = list(claim.made_by)
    return row


_NAMES = (
    "start", "end", "surface", "value", "value_hi", "unit", "approx", "kind", "subject", "comparator", "period", "scope",
)  # fmt: skip


def verdict_row(verdict: Verdict) -> dict[str, Any]:
    """One verdict, premises as spans."""
    return {
        "verdict": verdict.verdict,
        "rule": verdict.rule,
        "severity": verdict.severity,
        "premises": [[claim.start, claim.end] for claim in verdict.premises],
        "equation": verdict.equation,
        "repair": verdict.repair,
        "note": verdict.note,
        "missing": list(verdict.missing),
        "source": verdict.source,
    }


def _value(claim: Claim) -> str:
    high = "" if claim.value_hi is None else f"～{plain(claim.value_hi)}"
    return f"{plain(claim.value)}{high}{claim.unit}"


def _line(verdict: Verdict) -> str:
    words = "、".join(claim.surface for claim in verdict.premises)
    tail = "；".join(part for part in (verdict.equation, verdict.note, verdict.repair) if part)
    return f"{_MARKS[verdict.severity]}\t{words}\t{tail}"
