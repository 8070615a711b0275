"""The half-year sheet: every headline figure is bound, none is typed, and it prints the published strings."""

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from dajuan.answers.actions import freeze_sheet, sign_edition
from dajuan.answers.bound import State
from dajuan.answers.checking import checked, findings
from dajuan.answers.definition import SHEETS
from dajuan.answers.document import Bound
from dajuan.answers.markup import bound_numbers
from dajuan.answers.queries import edition, sheet
from dajuan.answers.sheet import RenderedSheet
from dajuan.answers.since import since_signing
from dajuan.indicators.definition import INDICATORS
from dajuan.indicators.queries import figures
from dajuan.ledger.actors import Actor
from dajuan.store.home import Home
from tests.acceptance.product import HALF_YEAR, load
from tests.acceptance.rewriting import every

#: What the half year is judged by; breakdowns by industry and single month sheets are left to their pages.
HEADLINE = (
    *(f"P{number:03}" for number in (*range(1, 12), 20, 21, 30, 40, 41, 43)),
    *(f"K{number:03}" for number in range(1, 9)),
    *(f"B{number:03}" for number in range(1, 11)),
    *(f"O{number:03}" for number in range(1, 20)),
    *(f"F{number:03}" for number in range(1, 9)),
    *(f"E{number:03}" for number in range(1, 8)),
    *(f"R{number:03}" for number in range(1, 8)),
    *(f"T{number:03}" for number in range(1, 7)),
    *(f"S{number:03}" for number in range(1, 4)),
    *(f"L{number:03}" for number in range(1, 6)),
    *(f"H{number:03}" for number in (1, 2, *range(11, 18))),
    *(f"C{number:03}" for number in (*range(1, 13), 14)),
    *(f"W{number:03}" for number in range(1, 7)),
    *(f"V{number:03}" for number in range(1, 7)),
    *(f"Q{number:03}" for number in range(1, 6)),
    *(f"J{number:03}" for number in (*range(1, 9), 10)),
    "G001",
    "G002",
)
#: In words: printed otherwise than as a number, or the paper's own mistake (points written as a percentage).
_WORDED = {"R006"}


def test_every_headline_figure_is_bound_and_defined() -> None:
    bound = bound_numbers(SHEETS.get("half-year").text)
    assert set(HEADLINE) <= bound
    assert [number for number in sorted(bound) if number not in INDICATORS] == []


def test_no_number_is_typed_into_the_text() -> None:
    assert re.findall(r"\d", re.sub(r"\{[^}]*\}", "", SHEETS.get("half-year").text)) == []


def printed_keys(rendered: RenderedSheet) -> list[str]:
    """Figures whose exact digits stand in the text: neither in words nor rounded by 约, 余 or 超."""
    runs = [run for block in rendered.document.blocks for run in block.runs]
    keys = [run.key for run in runs if isinstance(run, Bound) and not run.words]
    exact = re.compile(r"[^约余超]*\d[^约余超]*")
    return [key for key in keys if exact.fullmatch(rendered.figures[key].printed)]


def found_when_mutated(rendered: RenderedSheet, key: str) -> bool:
    """Whether the check names the figure when one of its printed digits is another one."""
    figure = rendered.figures[key]
    chosen = Random(key)
    place = chosen.choice([found.start() for found in re.finditer(r"\d", figure.printed)])
    digit = str((int(figure.printed[place]) + chosen.randint(1, 9)) % 10)
    printed = figure.printed[:place] + digit + figure.printed[place + 1 :]
    mutated = replace(rendered, figures={**rendered.figures, key: replace(figure, printed=printed)})
    return any(key in finding.keys for finding in findings(mutated))


@pytest.mark.shared
def test_the_sheet_of_the_example_zone_prints_the_published_figures(shared: Path, zone_db: Home) -> None:
    folder = shared / "ledgers" / "xinxiang-2022h1"
    load(every(shared), zone_db)
    expected = {
        row["code"]: row["printed"] for row in json.loads((folder / "expected.json").read_text())["values"]
    }

    rendered = sheet("half-year", HALF_YEAR)
    text = "".join(rendered.paragraphs())
    assert rendered.counts() == {State.AGREES: len(rendered.figures), State.DOUBTFUL: 0, State.UNSOURCED: 0}
    assert findings(rendered) == []
    headline = {key for key in rendered.figures if key in expected and "." not in key} - _WORDED
    differing = {key for key in headline if expected[key] and expected[key] not in text}
    assert differing == set()
    assert [key for key in printed_keys(rendered) if not found_when_mutated(rendered, key)] == []

    done = freeze_sheet(code="half-year", period=HALF_YEAR, by=Actor("person:1", "发改局项目专员"))
    assert done.value is not None
    sign_edition(edition_id=done.value, by=Actor("person:2", "分管领导"))
    assert "".join(edition(done.value).sheet.paragraphs()) == text
    assert since_signing(done.value).differences == ()

    ledger = figures(HALF_YEAR)
    right, wrong = "市级平台项目总投资2134.33亿元。", "市级平台项目总投资2143.33亿元。"
    assert [verdict.severity for verdict in checked(right, ledger, HALF_YEAR)] == ["none"]
    assert [verdict.severity for verdict in checked(wrong, ledger, HALF_YEAR)] == ["red"]
