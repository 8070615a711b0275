"""Every rule and every guard, both ways."""

from pathlib import Path

import pytest

from dajuan.claims import Verdict, check, read

HERE = Path(__file__).parent


def cases() -> list[tuple[str, str, str]]:
    lines = (HERE / "rule_cases.tsv").read_text(encoding="utf8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(rule, outcome, text) for rule, outcome, text in rows]


def verdicts(text: str) -> list[Verdict]:
    return check(read(text))


@pytest.mark.parametrize(("rule", "outcome", "text"), cases(), ids=[text[:30] for *_, text in cases()])
def test_rule(rule: str, outcome: str, text: str) -> None:
    found = verdicts(text)
    red = [verdict.rule for verdict in found if verdict.severity == "red"]
    mine = [verdict for verdict in found if verdict.rule == rule]
    if outcome == "red":
        assert red[:1] == [rule]
        contradiction = next(verdict for verdict in mine if verdict.severity == "red")
        assert contradiction.premises
        assert contradiction.equation
        return
    assert red == []
    if outcome == "unchecked":
        assert any(verdict.verdict == "not_checkable" and verdict.missing for verdict in mine)
    elif outcome in {"note", "warning"}:
        assert any(verdict.severity == outcome and verdict.note for verdict in mine)
    elif outcome == "ok":
        assert any(verdict.verdict in {"ok", "truncation"} for verdict in mine)


def test_repair_is_the_smallest_change() -> None:
    (red,) = [v for v in verdicts("抽检300批次,合格198批次,合格率97%。") if v.severity == "red"]
    assert red.repair in {"“97%”改为“66%”", "“198批次”改为“291批次”", "“300批次”改为“204批次”"}
    (red,) = [v for v in verdicts("签约项目218个,已开工189个,占比91.28%。") if v.severity == "red"]
    assert red.repair == "“189个”改为“199个”"
    (red,) = [v for v in verdicts("共抽检12500批次,其中不合格45批次,占比15%。") if v.severity == "red"]
    assert red.repair == "“15%”改为“0.4%”"


def test_truncated_digits_are_a_note() -> None:
    (verdict,) = [v for v in verdicts("共有企业300家,其中规上企业200家,占比66.6%。") if v.rule == "share"]
    assert (verdict.verdict, verdict.severity) == ("truncation", "note")


def test_the_rest_fell_when_a_part_pulls_more_than_the_total_grew() -> None:
    text = "规模以上工业增加值同比增长9%,其中医药制造业增加值同比增长87%,拉动规上工业增加值增长15.1个百分点。"
    notes = [verdict.note for verdict in verdicts(text) if verdict.severity == "note"]
    assert any("下降约7.4%" in note and "6.1个百分点" in note for note in notes)


def test_lists_are_aligned_by_place() -> None:
    text = "1-4月,省、市重点项目完成率分别为43.2%、37.8%,分别超时序进度9.9个百分点、4.5个百分点。"
    found = [verdict for verdict in verdicts(text) if verdict.rule == "schedule_gap"]
    assert [verdict.verdict for verdict in found] == ["ok", "ok"]


def test_a_list_of_kinds_with_shares_has_no_sibling_for_a_whole() -> None:
    text = "咨询类共33523件,占47.09%;求助类共21570件,占30.30%;建议类共10497件,占14.75%。"
    assert not [verdict for verdict in verdicts(text) if verdict.severity == "red"]


def test_not_checkable_names_what_is_missing() -> None:
    (verdict,) = [v for v in verdicts("投资增长11.3%,高于全国平均4.2个百分点。") if v.rule == "pp_gap"]
    assert verdict.missing


def test_a_sum_is_shown_in_the_unit_it_is_printed_in() -> None:
    (red,) = [v for v in verdicts("税收12亿元，非税收入3亿元，两项合计25亿元。") if v.severity == "red"]
    assert red.equation == "12亿元+3亿元=14～16亿元，整体25亿元"
