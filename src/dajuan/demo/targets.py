"""The published totals a zone of scale 1 adds up to, and its calendar. Money is 元."""

from datetime import date

WAN = 10_000

STAGES = {
    "谋划": 62,
    "储备": 86,
    "签约": 30,
    "前期": 73,
    "在建": 144,
    "竣工": 7,
    "投产": 6,
    "达效": 15,
    "暂停": 2,
}
#: 425 projects, 2134.33 亿元; 123.8 亿元 done, 95.81 % of the annual plan.
PROJECTS = sum(STAGES.values())
TOTAL_INVESTMENT = 21_343_260 * WAN
ANNUAL_PLAN = 1_292_120 * WAN
INVESTED = 1_237_987 * WAN + 1_400
#: 57 projects in the three batches, 267.56 亿元.
BATCH_PROJECTS = 57
BATCH_INVESTMENT = 2_675_580 * WAN
#: Parts in ten thousand of the annual plan that each list reached.
PROVINCIAL_RATE = 11_780
CITY_RATE = 11_299
PROVINCIAL_ONLY, ON_BOTH_LISTS, CITY_ONLY = 4, 7, 14

#: How far behind the plan: so many projects each.
RED, YELLOW = 8, 13
PLANNED_NOT_STARTED = 11
CHILDREN = (4, 3, 4, 3, 2)

YEAR = 2022
AT = date(2022, 6, 30)
#: When each month's report came in.
REPORT_DATES = (
    date(2022, 1, 28),
    date(2022, 2, 27),
    date(2022, 3, 29),
    date(2022, 4, 28),
    date(2022, 5, 29),
    date(2022, 6, 30),
)
ROUND_DATES = (
    date(2021, 7, 8),
    date(2021, 10, 15),
    date(2022, 1, 10),
    date(2022, 4, 8),
    date(2022, 6, 27),
)
