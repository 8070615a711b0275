"""The numbers the design asks for, on the gold data that lies beside the repository."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dajuan.claims import check, read
from dajuan.claims.command import claim_row

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "claims").is_dir(), reason="the gold data does not lie beside the repository"
    ),
]


def scored(*arguments: str) -> str:
    command = [sys.executable, str(SHARED / "claims" / "score.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def number(report: str, pattern: str) -> float:
    found = re.search(pattern, report)
    assert found, report
    return float(found[1])


@pytest.fixture
def extraction(tmp_path: Path) -> str:
    rows = []
    gold = SHARED / "claims" / "seed_gold.jsonl"
    for line in gold.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        if row["type"] == "sentence":
            for claim in read(row["text"], non_claims=True):
                rows.append(claim_row(claim) | {"sentence_id": row["sentence_id"]})
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf8")
    return scored(str(gold), str(predictions))


def test_extraction_reaches_its_goals(extraction: str) -> None:
    assert number(extraction, r"span exact .*F1 ([\d.]+)") >= 0.985
    assert number(extraction, r"value\+unit accuracy +([\d.]+)") >= 0.995
    assert number(extraction, r"END-TO-END .*F1 ([\d.]+)") >= 0.98
    assert number(extraction, r"emitted as claims (\d+)") <= 1
    assert number(extraction, r"comparator recall +([\d.]+)") >= 0.95
    assert number(extraction, r"subject character F1 +([\d.]+)") >= 0.85


def test_consistency_reaches_its_goals(tmp_path: Path) -> None:
    gold = SHARED / "claims" / "consistency_dev.jsonl"
    rows = []
    for line in gold.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        if row.get("type") != "header":
            red = [verdict.rule for verdict in check(read(row["text"])) if verdict.severity == "red"]
            rows.append({"id": row["id"], "consistent": not red, "rule": (red or [""])[0]})
    predictions = tmp_path / "verdicts.jsonl"
    predictions.write_text("\n".join(map(json.dumps, rows)), encoding="utf8")
    report = scored("--consistency", str(gold), str(predictions))
    assert number(report, r"\((\d+) / \d+ predicted") >= 14
    assert number(report, r"false alarms (\d+) of") == 0
    assert number(report, r"rule named right (\d+) of") >= 14


def test_the_source_report() -> None:
    text = (SHARED / "article" / "half-year-report.txt").read_text(encoding="utf8")
    verdicts = check(read(text))
    assert [verdict for verdict in verdicts if verdict.severity == "red"] == []
    said = " ".join(verdict.note + verdict.equation for verdict in verdicts)
    for fact in ("下降约7.4%", "129.2亿元", "6.1%", "48.2%", "83÷112", "14.07%", "46.08%"):
        assert fact in said
    warned = [verdict.rule for verdict in verdicts if verdict.severity == "warning"]
    assert sorted(warned) == ["completion_gap", "restatement"]
