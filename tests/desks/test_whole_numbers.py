"""Numbers and dates of running text are kept on one line, and nothing of the text is lost."""

import re

import pytest
from markupsafe import escape

from dajuan.desks.jinja import whole

KEPT = re.compile('<span class="nowrap">(.*?)</span>')


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2022-03-15 开工，至 2022-06-30 未入统计库", ["2022-03-15", "2022-06-30"]),
        ("比时序 49.6% 低 12.3 个百分点", ["49.6%", "12.3 个百分点"]),
        ("14家÷20家×100=70%，文中60%", ["14家", "20家", "100", "70%", "60%"]),
        ("1,195.19亿元，约2万平方米", ["1,195.19亿元", "2万平方米"]),
        ("2022年6月30日前办结1270多件", ["2022年", "6月", "30日", "1270"]),
        ("“<b>5家</b>”改为“6家”", ["5家", "6家"]),
        ("没有数字", []),
    ],
)
def test_a_number_is_kept_whole(text: str, kept: list[str]) -> None:
    page = str(whole(text))
    assert KEPT.findall(page) == kept
    assert KEPT.sub(r"\1", page) == str(escape(text))


def test_a_number_longer_than_a_line_may_break() -> None:
    assert max(map(len, KEPT.findall(str(whole("1" * 90))))) < 30
