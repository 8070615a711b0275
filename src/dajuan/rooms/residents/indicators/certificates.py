"""养犬登记: how many certificates were issued."""

import ibis.expr.types as ir

from dajuan.indicators.definition import Example, Excluded, indicator
from dajuan.indicators.formulas import Count, CountDistinct
from dajuan.indicators.printing import Display
from dajuan.indicators.series import EarlierMonthEnd

CERTIFICATES = "dog_certificates"


def issued(t: ir.Table) -> ir.BooleanValue:
    return t.issued_in_period


ISSUED = CountDistinct(CERTIFICATES, "number", where=issued, shows="issued_on")
OTHERS = Excluded("不在本期发证或没有发证日期的", Count(CERTIFICATES, where=lambda t: ~t.issued_in_period))
EXAMPLE = Example(
    "1",
    rows=[
        {"number": "甲", "issued_in_period": True},
        {"number": "甲", "issued_in_period": True},
        {"number": "乙", "issued_in_period": False},
    ],
)

indicator(
    number="C005",
    name="dog_certificates",
    said_as=("养犬登记证", "发放养犬登记证"),
    label="发放养犬登记证",
    unit="张",
    formula=ISSUED,
    formula_text="发证日期在本期内且≤基准日，证号去重",
    scope_note="含发证后注销的",
    display=Display("张", word="余", step=100),
    excludes=(OTHERS,),
    examples=(EXAMPLE,),
)
indicator(
    number="C013",
    name="dog_certificates_a_month_before",
    label="1—{month}月发放养犬登记证",
    unit="张",
    formula=ISSUED,
    formula_text="发证日期≤上月末，证号去重",
    scope_note="含发证后注销的",
    series=EarlierMonthEnd(1),
    excludes=(OTHERS,),
    examples=(EXAMPLE,),
)
