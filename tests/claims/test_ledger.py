"""Numbers of the genre held against a ledger: what must agree, what must contradict, what must be left alone."""

from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.claims import Figure, check, read

LEDGER = [
    Figure((label, *more), Decimal(value), unit, "2022-H1", label)
    for label, value, unit, *more in (
        ("一般公共预算收入", "634000000", "元", "地方一般公共预算收入"),
        ("一般公共预算收入同比增速", "6.3", "%", "一般公共预算收入"),
        ("固定资产投资", "5860000000", "元"),
        ("固定资产投资同比增速", "12.5", "%", "固定资产投资"),
        ("税收收入同比增收", "150000000", "元"),
        ("研发投入", "1230000000", "元"),
        ("研发活动覆盖率", "74.1", "%"),
        ("工业用电量", "820000000", "kWh"),
        ("规上工业企业数", "112", "家", "规上工业企业", "规模以上工业企业"),
        ("新增高企后备入库企业", "12", "家", "高企后备入库企业"),
    )
]


def cases() -> list[tuple[str, str, str]]:
    lines = (Path(__file__).parent / "ledger_cases.tsv").read_text(encoding="utf8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(outcome, surface, text) for outcome, surface, text in rows]


@pytest.mark.parametrize(
    ("outcome", "surface", "text"), cases(), ids=[f"{surface} {text[:24]}" for _, surface, text in cases()]
)
@pytest.mark.parametrize("lead", ["", "2022年上半年主要情况如下。"], ids=["undated", "dated"])
def test_a_number_is_held_only_against_what_it_speaks_of(
    lead: str, outcome: str, surface: str, text: str
) -> None:
    claims = read(lead + text)
    (claim,) = [claim for claim in claims if claim.surface == surface]
    found = [
        verdict.severity
        for verdict in check(claims, LEDGER)
        if verdict.rule == "ledger" and verdict.premises[-1] is claim
    ]
    assert found == {"ok": ["none"], "red": ["red"], "silent": []}[outcome]
