"""Rewriting without changing a fact must change no figure: the perturber's own proof."""

from pathlib import Path
from random import Random

import pytest

from tests.acceptance.oracle.ledgers import read_zone
from tests.acceptance.oracle.values import every_value
from tests.acceptance.perturb.draft import take_apart
from tests.acceptance.rewriting import perturbed, rewritten, untouched

pytestmark = pytest.mark.shared


@pytest.mark.parametrize("seed", [11, 12])
def test_another_handwriting_says_the_same(shared: Path, tmp_path: Path, seed: int) -> None:
    originals = untouched(shared)
    before, after = (
        read_zone(paths)
        for paths in (originals, rewritten(take_apart(originals), tmp_path / "copy", Random(seed)))
    )
    assert every_value(after) == every_value(before)
    assert after.projects == before.projects
    assert sorted(after.good.values()) == sorted(before.good.values())


def test_perturbing_changes_most_figures_and_plants_every_kind_of_fault(shared: Path, tmp_path: Path) -> None:
    before = every_value(read_zone(untouched(shared)))
    zones = [read_zone(perturbed(shared, tmp_path / str(seed), seed)) for seed in (1, 2, 3)]
    for zone in zones:
        after = every_value(zone)
        assert sum(after.get(key) != value for key, value in before.items()) > len(before) / 2
    planted = {finding.kind for zone in zones for finding in zone.findings}
    assert planted == {
        "code_format", "cross_ledger_conflict", "cum_exceeds_total", "date_order", "duplicate_conflict",
        "duplicate_row", "exceeds_total", "missing_code_near_duplicate", "missing_document", "negative_amount",
        "not_a_number", "text_in_date", "total_mismatch", "unknown_project_code", "uscc_check_digit",
        "uscc_length",
    }  # fmt: skip
