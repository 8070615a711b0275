"""Pictures drawn by the server: geometry over plain data; the macros are in jinja2/parts."""

from dajuan.desks.charts.levels import Levels, coverage, funnel, ladder, money_flow
from dajuan.desks.charts.maps import Map, drawn_map
from dajuan.desks.charts.ranking import Ranking, Round, ranking
from dajuan.desks.charts.series import (
    Bars,
    Bullet,
    Gate,
    Point,
    Stacked,
    Timeline,
    bullet,
    monthly_bars,
    sparkline,
    stacked,
    timeline,
)

__all__ = [
    "Bars",
    "Bullet",
    "Gate",
    "Levels",
    "Map",
    "Point",
    "Ranking",
    "Round",
    "Stacked",
    "Timeline",
    "bullet",
    "coverage",
    "drawn_map",
    "funnel",
    "ladder",
    "money_flow",
    "monthly_bars",
    "ranking",
    "sparkline",
    "stacked",
    "timeline",
]
