"""Themes of the business environment: public money, and the places of the quality season."""

from dajuan.indicators.formulas import Count
from dajuan.indicators.listing import Marked, Table
from dajuan.indicators.rankings import RANKINGS, Ranking
from dajuan.indicators.themes import THEMES, Theme
from dajuan.rooms.business.gaps import earns_little, is_idle, is_unpaid
from dajuan.rooms.business.indicators.funding import BONDS, CENTRAL
from dajuan.rooms.business.ledgers.quality_season import QUALITY_SEASON

RANKINGS.put(Ranking(QUALITY_SEASON, "质量提升季", "V006"))

THEMES.put(
    Theme(
        code="funding",
        label="资金",
        purpose="专项债和中央预算内投资：获批、到账、支出、收益，钱停在哪一步",
        numbers=("F001", "F003", "F004", "F005", "F006", "F008"),
        pictures=("bond_money", "central_money", "bond_income"),
        gaps=("idle_bonds", "low_bond_income", "unpaid_central_funds"),
        tables=(
            Table(
                "专项债项目",
                Count(BONDS, where=lambda t: t.is_granted),
                columns=("granted", "arrived", "spent", "unspent", "idle_days", "forecast_income", "income"),
                order="granted",
                marks=(Marked("沉淀", is_idle), Marked("收益不足", earns_little)),
                note="沉淀天数自到账日起、到用完为止",
            ),
            Table(
                "中央预算内项目",
                Count(CENTRAL, where=lambda t: t.is_issued),
                columns=("granted", "invested", "paid", "unpaid", "issued_on"),
                order="granted",
                marks=(Marked("未付完", is_unpaid),),
            ),
        ),
    )
)
THEMES.put(
    Theme(
        code="quality_season",
        label="质量提升季",
        purpose="全市排名：名次、变化和得分怎么来的；并列就写并列",
        numbers=("V006", "V005"),
        rankings=(QUALITY_SEASON,),
        place=1,
    )
)
