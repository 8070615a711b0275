"""Varied sentences of the genre with the claims they make."""

from decimal import Decimal
from pathlib import Path

import pytest

from dajuan.claims import read

HERE = Path(__file__).parent


def cases() -> list[tuple[str, list[list[str]]]]:
    rows = []
    for name in ("genre_sentences.tsv", "more_sentences.tsv", "further_sentences.tsv"):
        for line in (HERE / name).read_text(encoding="utf8").splitlines():
            if line and not line.startswith("#"):
                text, *claims = line.split("\t")
                rows.append((text, [claim.split("|") for claim in claims if claim]))
    return rows


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:24] for text, _ in cases()])
def test_claims_of_a_sentence(text: str, expected: list[list[str]]) -> None:
    found = read(text)
    assert [[c.surface, c.unit, c.kind] for c in found] == [[s, u, k] for s, _, u, k in expected]
    for claim, (surface, value, *_) in zip(found, expected, strict=True):
        assert abs(claim.value - Decimal(value)) <= Decimal("1e-6") * max(1, abs(Decimal(value))), surface
        assert text[claim.start : claim.end] == claim.surface


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("完成一般公共预算收入6.34亿元,同比增长6.3%。", ["一般公共预算收入", "一般公共预算收入"]),
        ("其中医药制造业增加值同比增长87%,拉动规上工业增加值增长15.1个百分点。", ["医药制造业增加值"] * 2),
        ("全面完成33个老旧小区整体改造。", ["老旧小区整体改造"]),
        ("招商项目25个,总投资186亿元。", ["招商项目", "招商项目总投资"]),
        ("固定资产投资、工业投资分别增长12.5%和12%。", ["固定资产投资", "工业投资"]),
        (
            "主要问题是：物业收费120件；其次为停车管理86件；再次是噪声扰民52件。",
            ["物业收费", "停车管理", "噪声扰民"],
        ),
        ("受理来电820件,其中咨询类最多,共603件,占73.5%。", ["受理来电", "咨询类", "咨询类"]),
        ("民生支出68亿元,在一般公共预算支出中的占比为75%。", ["民生支出", "民生支出"]),
        ("钢铁业(3.1%)、化工业(2.8%)产值占比居前。", ["钢铁业", "化工业"]),
        ("规上工业企业实现利润总额36亿元。", ["规上工业企业利润总额"]),
        ("与上年末持平 拨备覆盖率182.4%。", ["拨备覆盖率"]),
        ("原煤产量,比上年增加3.6万吨,增长2.1%。", ["原煤产量", "原煤产量"]),
        ("收入累计完成2.4亿元,完成预算6亿元的40%,增长5%。", ["收入", "预算", "收入", "收入"]),
        ("各月平均增速保持在8%以上。", ["各月"]),
        ("主营收入12亿元,年增6%,连续3年增长8%。", ["主营收入"] * 3),
        ("覆盖率达到74.1%,提前超额24.1%完成省定50%年度目标。", ["覆盖率", "覆盖率", "覆盖率年度目标"]),
        ("在全省营商环境评价中总体得分82.6分。", ["营商环境评价总体得分"]),
        ("纳入市级监管平台项目投资36亿元,荣获全区考核第2名。", ["市级监管平台项目投资", "考核"]),
        ("86家规上工业企业研发活动覆盖率达到61.6%。", ["规上工业企业", "规上工业企业研发活动覆盖率"]),
        ("全省唯一一家入选的试点园区。", ["入选试点园区"]),
        ("投入强度(与生产总值之比)为2.4%,拨贷比3.1%。", ["投入强度", "拨贷比"]),
        ("税收12亿元,剔除退税因素后同口径增长8%,而支出增长5%。", ["税收", "税收", "支出"]),
        ("出口由8亿元跃升至12亿元,位居全省法院第3位。", ["出口", "出口", "出口"]),
        ("无害化处置率双双达到100%,达标率稳定保持99%。", ["无害化处置率", "达标率"]),
    ],
)
def test_subjects(text: str, subject: list[str]) -> None:
    assert [claim.subject for claim in read(text)] == subject


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("一、二、三产业投资分别为3亿元、21亿元和16亿元,分别增长4%、7%和6%。", ["一产业投资", "二产业投资", "三产业投资"] * 2),
        ("城镇、农村居民收入分别为42180元、21560元,占比分别为60%和40%。", ["城镇居民收入", "农村居民收入"] * 2),
        ("存款、贷款余额分别比年初下降2.1%、增长9.8%。", ["存款余额", "贷款余额"]),
        ("税收收入、非税收入分别完成45亿元和12亿元;分别增长5%和3%。", ["税收收入", "非税收入"] * 2),
        ("其中养老金支出21亿元、低保支出3亿元,分别增长8%、2%。", ["养老金支出", "低保支出"] * 2),
        ("获批省、市重点工程25个,分别完成年度目标的48%和52%。", ["获批省、市重点工程", "省重点工程", "市重点工程"]),
        ("邮政业务总量3亿元,快递业务量2亿件,同比分别增长6%和9%。", ["邮政业务总量", "快递业务量"] * 2),
        ("普惠园覆盖率91%,毛入园率96%,分别提高2.1、0.4个百分点。", ["普惠园覆盖率", "毛入园率"] * 2),
        ("安全、环保隐患整改率分别为98%、97%、99%。", ["安全、环保隐患整改率"] * 3),
        ("消费、零售额分别增长5%和3%。", ["消费", "零售额"]),
    ],
)  # fmt: skip
def test_each_number_of_a_list_has_the_name_at_its_own_place(text: str, subjects: list[str]) -> None:
    assert [claim.subject for claim in read(text)] == subjects


def test_each_number_of_a_list_of_periods_has_its_own() -> None:
    for text, periods in (
        ("2021年,一季度、二季度、三季度投资增速分别为5.1%、5.8%、6.3%。", ["2021-Q1", "2021-Q2", "2021-Q3"]),
        ("2019年、2020年和2021年分别培训1200人次、1500人次、1860人次。", ["2019", "2020", "2021"]),
        ("2022年,工业增加值一季度、上半年分别增长5.2%、5.8%。", ["2022-Q1", "2022-H1"]),
        ("一季度、上半年、前三季度,投资分别增长5.2%、5.8%和6.1%。", ["Q1", "H1", "01..09"]),
        ("2021年上半年和2022年上半年,用电量分别为12亿千瓦时和13亿千瓦时。", ["2021-H1", "2022-H1"]),
        ("税收收入在2020年末和2021年末分别为3亿元、4亿元。", ["2020-12末", "2021-12末"]),
        ("上半年投资、消费分别增长5.2%、5.8%。", ["H1", "H1"]),
        ("2019-2021年培训人次分别为1200人次、1500人次、1860人次。", ["2019", "2020", "2021"]),
    ):
        assert [claim.period for claim in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("投资同比增长12%。", ["同比增长"]),
        ("余额较2019年末增长1195亿元,增幅达到46%。", ["较2019年末增长", "较2019年末"]),
        ("其中工业投资8亿元,占全部投资的42%。", ["其中", "占全部投资的"]),
        ("完成投资6亿元,完成年度投资目标的95.81%。", ["完成", "完成年度目标的"]),
        ("先后拆除违建2万平方米、恢复绿地7000平方米。", ["先后", "先后"]),
        ("成为全省首批20家试点之一。", ["之一"]),
    ],
)
def test_comparators(text: str, words: list[str]) -> None:
    for claim, word in zip(read(text), words, strict=True):
        assert word in claim.comparator


def test_period_and_scope_are_inherited_until_said_anew() -> None:
    text = "2022年上半年,全市投资增长5%。工业投资增长7%。\n\n1-10月,全省投资增长6%。比上年同期提高2个百分点。"
    claims = read(text)
    assert [(c.period, c.scope) for c in claims] == [
        ("2022-H1", "全市"),
        ("2022-H1", "全市"),
        ("2022-01..10", "全省"),
        ("2022-01..10", "全省"),
    ]


def test_approximation_words() -> None:
    text = "约3.5亿元,近40家,超7个,超过8个,500万元以上,不足9个,1800余张,3至5家,12家,20个左右,不低于6项。"
    expected = ["约", "近", "超", "超过", "以上", "以内", "余", "range", "exact", "约", "以上"]
    assert [claim.approx for claim in read(text)] == expected


def test_non_claims_come_on_request() -> None:
    text = "7月26日,第五期“三个一批”,热线18803624444,投资5亿元。"
    assert [claim.kind for claim in read(text)] == ["level"]
    kinds = [claim.kind for claim in read(text, non_claims=True)]
    assert kinds == ["date", "ordinal", "name", "identifier", "level"]
