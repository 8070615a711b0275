"""Geometry of the pictures, over plain data: parts of the whole, words beside, the table under it."""

from decimal import Decimal

from dajuan.desks import charts
from dajuan.desks.charts import Round

COHORT = [("签约", 40), ("开工", 30), ("投产", 30), ("达效", 6)]


def test_a_funnel_says_each_step_s_share_of_the_one_before() -> None:
    drawn = charts.funnel(COHORT, "第一期")
    assert drawn is not None
    assert [level.note for level in drawn.levels] == ["", "75.0%", "100.0%", "20.0%"]
    assert drawn.rows[3] == ("达效", "6", "20.0%", "15.0%")
    assert "开工30个" in drawn.sentence


def test_a_funnel_is_symmetrical_and_never_wider_than_its_cohort() -> None:
    drawn = charts.funnel(COHORT, "第一期")
    assert drawn is not None
    middles = {level.left + level.width / 2 for level in drawn.levels}
    assert middles == {Decimal(53)}
    assert max(level.width for level in drawn.levels) == drawn.levels[0].width


def test_nobody_in_the_cohort_is_no_picture() -> None:
    assert charts.funnel([("签约", 0), ("开工", 0)], "空") is None
    assert charts.ladder([], "空") is None
    assert charts.money_flow([("下达", Decimal(0))], "空") is None
    assert charts.coverage([], "空") is None
    assert charts.ranking([Round("第一轮", None)], "空") is None


def test_a_ladder_has_its_highest_rung_on_top() -> None:
    drawn = charts.ladder([("科小", 60), ("高企", 30), ("瞪羚", 10)], "梯级")
    assert drawn is not None
    assert [level.label for level in drawn.levels] == ["瞪羚", "高企", "科小"]
    assert [level.y for level in drawn.levels] == sorted(level.y for level in drawn.levels)
    assert drawn.rows[0] == ("瞪羚", "10", "10.0%")


def test_a_money_flow_shows_what_has_not_come_so_far() -> None:
    drawn = charts.money_flow(
        [("下达", Decimal(800)), ("到位", Decimal(600)), ("支出", Decimal(150))], "专项债"
    )
    assert drawn is not None
    assert [row[3] for row in drawn.rows] == ["0.00", "200.00", "450.00"]
    assert drawn.levels[2].note == "25.0%"
    assert all(level.track == Decimal(60) for level in drawn.levels)


def test_coverage_names_the_silent_and_puts_long_labels_above_their_bars() -> None:
    drawn = charts.coverage(
        [("规上工业研发活动月报", 3, 4), ("月报", 0, 0)], "覆盖", [("规上工业研发活动月报", "甲公司")]
    )
    assert drawn is not None
    assert drawn.rows[0] == ("规上工业研发活动月报", "3", "4", "甲公司")
    assert drawn.rows[1][3] == "0"
    assert drawn.levels[1].width == 0
    assert all(level.named < level.y for level in drawn.levels)


def test_a_ranking_knows_ties_gaps_and_its_streak() -> None:
    rounds = [
        Round("一季度", 3, 9),
        Round("二季度", None),
        Round("三季度", 1, 9, tied=True),
        Round("四季度", 1, 9),
    ]
    drawn = charts.ranking(rounds, "走流程")
    assert drawn is not None
    assert drawn.streak == 2
    assert [spot.said for spot in drawn.spots] == ["第3", "未排名", "并列第1", "第1"]
    assert len(drawn.lines) == 1
    assert drawn.sentence.endswith("连续2轮第1")
    best, worst = drawn.spots[3].y, drawn.spots[0].y
    assert best is not None
    assert worst is not None
    assert best < worst


def test_the_first_n_count_as_the_front() -> None:
    drawn = charts.ranking([Round("一", 2, 5), Round("二", 3, 5), Round("三", 1, 5)], "排名", front=3)
    assert drawn is not None
    assert drawn.streak == 3
