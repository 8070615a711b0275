"""A small sheet with stand-in figures: one of every state, a breakdown, a missing one."""

from datetime import date
from decimal import Decimal

from dajuan.answers.bound import BoundFigure
from dajuan.answers.markup import compose
from dajuan.answers.sheet import RenderedSheet, Seal
from dajuan.kernel.period import Period

TEXT = """
## 项目

### 平台

在库项目{P001}，累计完成投资{P003}；按阶段分：{P010.*}。

{?P003 P004} 完成年度计划的{P005}。

{!O001} 增加值增速待补录（{O001}）。

{?O001} 增加值增速{O001}。

> 说明：A<B & “引号”。

## 目标

{?O019=1} 处于第一方阵。

{?O019=0} 不在第一方阵。

超额{R006}。
"""


def number(key: str, printed: str, value: str | None, **more: object) -> BoundFigure:
    return BoundFigure(
        key=key,
        label=f"指标{key}",
        printed=printed,
        value=None if value is None else Decimal(value),
        at=date(2022, 6, 30),
        formula="Σ各项目|按行",
        **more,  # type: ignore[arg-type]
    )


FIGURES = {
    figure.key: figure
    for figure in (
        number("P001", "425个", "425", unit="个", records=425),
        number("P003", "123.8亿元", "1238012.36", unit="万元", records=170),
        number("P004", "129.22亿元", "1292150", unit="万元", records=168),
        number("P005", "95.81%", "95.810267", unit="%", records=170, scope_note="和之比"),
        number("P010.在建", "142个", "142", unit="个", records=142),
        number("P010.竣工", "6个", "6", unit="个", records=6, known_date=date(2022, 5, 31)),
        number("O001", "——", None, unit="%"),
        number("O019", "0", "0", records=1),
        number("R006", "24.1个百分点", "24.107143", unit="百分点", doubt="文中写作24.1%"),
    )
}


def standin() -> RenderedSheet:
    document = compose("测试园区2022年上半年工作答卷", TEXT, FIGURES)
    return RenderedSheet(
        code="test",
        label="试卷",
        period=Period.parse("2022-H1"),
        at=date(2022, 6, 30),
        known_seq=35,
        known_date=None,
        document=document,
        figures={key: FIGURES[key] for key in document.figure_keys()},
        seal=Seal("校验码 35-ABCD-EFGH", '{"seq":35}'),
        standing="草稿，未定稿",
    )
