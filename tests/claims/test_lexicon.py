"""One test per entry of every word list, and the way a zone extends them."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from dajuan.claims import ClaimReader, Lexicon, read
from dajuan.claims.lexicon import WORDS, entries, shipped
from dajuan.claims.view import Viewer

VIEW = Viewer.of(shipped())


def rows(name: str) -> list[list[str]]:
    return list(entries(WORDS, name))


@pytest.mark.parametrize("row", rows("units.tsv"), ids=lambda row: row[0])
def test_unit(row: list[str]) -> None:
    printed, base, factor, *_ = row
    (claim,) = read(f"该指标达到3.5{printed}。")
    assert (claim.surface, claim.unit) == (f"3.5{printed}", base)
    assert abs(
        claim.value - Decimal("3.5") * Fraction(factor).numerator / Fraction(factor).denominator
    ) < Decimal("1e-9")


@pytest.mark.parametrize("row", rows("classifiers.tsv"), ids=lambda row: row[0])
def test_classifier(row: list[str]) -> None:
    (claim,) = read(f"全区共有1235{row[0]}。")
    assert (claim.surface, claim.value, claim.unit, claim.kind) == (f"1235{row[0]}", 1235, row[0], "count")


@pytest.mark.parametrize(
    ("printed", "guard"),
    [(row[0], guard) for row in rows("classifiers.tsv") for guard in row[2].split()]
    + [(row[0], guard) for row in rows("units.tsv") for guard in row[4].split()],
)
def test_guard_of_a_measure_word(printed: str, guard: str) -> None:
    """A word that only looks like a measure word is not read as one."""
    assert f"7{printed}" not in [claim.surface for claim in read(f"全区7{printed}{guard}甲乙")]


GOVERNORS = rows("governors.tsv")
KINDS = {"grow": "growth", "fall": "growth", "near": "growth", "share": "share", "rate": "share"}


@pytest.mark.parametrize("row", [row for row in GOVERNORS if row[1] in KINDS], ids=lambda row: row[0])
def test_governor_of_a_percentage(row: list[str]) -> None:
    word, role, sign, *_ = row
    (claim,) = read(f"指标甲{word}5.2%。")
    assert claim.kind == KINDS[role]
    assert claim.value == Decimal("-5.2" if sign == "-" else "5.2")


@pytest.mark.parametrize(
    "row", [row for row in GOVERNORS if row[1] in {"above", "below"}], ids=lambda row: row[0]
)
def test_governor_of_a_gap(row: list[str]) -> None:
    (claim,) = read(f"增速{row[0]}全省1.2个百分点。")
    assert (claim.kind, claim.value) == ("delta", Decimal("-1.2" if row[2] == "-" else "1.2"))


@pytest.mark.parametrize(
    "row", [row for row in GOVERNORS if row[1] in {"done", "over"}], ids=lambda row: row[0]
)
def test_governor_of_a_completion(row: list[str]) -> None:
    (claim,) = read(f"指标甲{row[0]}5.2%。")
    assert claim.kind == "completion"


@pytest.mark.parametrize("row", [row for row in GOVERNORS if row[1] == "pull"], ids=lambda row: row[0])
def test_governor_of_a_pull(row: list[str]) -> None:
    (claim,) = read(f"行业甲{row[0]}总体1.2个百分点。")
    assert (claim.kind, claim.value) == ("pull", Decimal("-1.2" if row[2] == "-" else "1.2"))


@pytest.mark.parametrize("row", [row for row in GOVERNORS if row[1] == "to"], ids=lambda row: row[0])
def test_change_up_to_a_level_is_a_level(row: list[str]) -> None:
    (claim,) = read(f"收入{row[0]}5.2亿元。")
    assert claim.kind == "level"


@pytest.mark.parametrize("row", [row for row in GOVERNORS if row[1] == "mask"], ids=lambda row: row[0])
def test_masked_word_is_no_governor(row: list[str]) -> None:
    (claim,) = read(f"{row[0]}资金3.5亿元。")
    assert (claim.kind, claim.value) == ("level", 350_000_000)


@pytest.mark.parametrize("row", [row for row in GOVERNORS if row[1] == "base"], ids=lambda row: row[0])
def test_base_of_a_growth(row: list[str]) -> None:
    (claim,) = read(f"指标甲{row[0]}增长5.2%。")
    assert claim.kind == "growth"
    assert row[0] in claim.comparator


@pytest.mark.parametrize(
    "row",
    [row for row in GOVERNORS if row[1] in {"verb", "adverb", "noun", "copula", "new"}],
    ids=lambda row: row[0],
)
def test_said_word_reaches_the_comparator(row: list[str]) -> None:
    (claim,) = read(f"某局{row[0]}3.5亿元。")
    assert row[0] in claim.comparator


@pytest.mark.parametrize("row", rows("names.tsv"), ids=lambda row: row[0])
def test_name_is_no_claim(row: list[str]) -> None:
    assert read(f"深入推进{row[0]}有关工作。") == []


@pytest.mark.parametrize("row", rows("places.tsv"), ids=lambda row: row[0])
def test_scope(row: list[str]) -> None:
    (claim,) = read(f"{row[0]}投资增长5.2%。")
    assert claim.scope == (row[1] or row[0])


def test_traditional_characters_are_seen_as_simplified() -> None:
    pairs = rows("traditional.tsv")
    assert VIEW("".join(row[0] for row in pairs)) == "".join(row[1] for row in pairs)


def test_a_zone_adds_its_own_lines(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text("七个一工程\n", encoding="utf8")
    (tmp_path / "classifiers.tsv").write_text("柜\n", encoding="utf8")
    (tmp_path / "governors.tsv").write_text("蹿高\tgrow\t+\n", encoding="utf8")
    reader = ClaimReader(Lexicon.load(tmp_path))
    text = "推进七个一工程,发运12柜,同比蹿高5%。"
    assert [(claim.surface, claim.kind) for claim in reader.read(text)] == [
        ("12柜", "count"),
        ("5%", "growth"),
    ]
    assert [claim.surface for claim in read(text)] != ["12柜", "5%"]
