"""A whole half-year report of an invented zone: true as written, false after any one planted change."""

from pathlib import Path

import pytest

from dajuan.claims import check, read

TEXT = (Path(__file__).parent / "second_zone.txt").read_text(encoding="utf8")
PLANTED = [
    ("1.4个百分点", "2.4个百分点", "pp_gap"),
    ("1.4个百分点", "1.4%", "pp_vs_pct"),
    ("第二产业增加值121.5亿元", "第二产业增加值131.5亿元", "qizhong_sum"),
    ("33.1。", "34.1。", "ratio_sum"),
    ("第2位", "第12位", "rank_range"),
    ("27个保持", "25个保持", "share"),
    ("增长18.5%，拉动", "增长1.85%，拉动", "pull_weight"),
    ("贡献率达55.2%", "贡献率达65.2%", "contribution"),
    ("占固定资产投资的62.1%", "占固定资产投资的65.1%", "share"),
    ("增长8.6%，完成年初", "增长6.8%，完成年初", "growth_levels"),
    ("超序时进度4.3", "超序时进度6.3", "schedule_gap"),
    ("税收占比82.4%", "税收占比84.2%", "share"),
    ("比年初增加24.8亿元", "比年初增加28.4亿元", "growth_levels"),
    ("占年度计划的56.5%", "占年度计划的65.5%", "completion_gap"),
    ("续建项目71个", "续建项目81个", "qizhong_sum"),
    ("开工率85.5%", "开工率95.5%", "share"),
    ("到位债券资金5.36亿元", "到位债券资金53.6亿元", "part_le_whole"),
    ("办结率98.5%", "办结率95.8%", "share"),
    ("整改率92.1%", "整改率91.2%", "share"),
    ("3个部门组成", "4个部门组成", "enum_count"),
]


def red(text: str) -> list[str]:
    return [verdict.rule for verdict in check(read(text)) if verdict.severity == "red"]


def test_nothing_true_is_flagged() -> None:
    assert red(TEXT) == []


@pytest.mark.parametrize(
    ("printed", "planted", "rule"), PLANTED, ids=[f"{b} {rule}" for _, b, rule in PLANTED]
)
def test_a_planted_error_is_found_by_its_rule(printed: str, planted: str, rule: str) -> None:
    assert TEXT.count(printed) == 1
    assert red(TEXT.replace(printed, planted)) == [rule]


def test_six_at_once() -> None:
    text = TEXT
    six = [PLANTED[index] for index in (0, 3, 9, 13, 17, 19)]
    for printed, planted, _ in six:
        text = text.replace(printed, planted)
    assert sorted(red(text)) == sorted(rule for _, _, rule in six)
