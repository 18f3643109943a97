"""Charts drawn on the server as SVG: no script, readable on paper, with a table beside each."""

from couplesgoals.web.charts.loop import LoopStep, loop_chart
from couplesgoals.web.charts.ratings import rating_chart
from couplesgoals.web.charts.repairs import RepairedWay, repairs_chart
from couplesgoals.web.charts.sparklines import sparkline
from couplesgoals.web.charts.trends import TrendLine, trend_chart
from couplesgoals.web.charts.values import ValueRow, values_chart

__all__ = [
    "LoopStep",
    "RepairedWay",
    "TrendLine",
    "ValueRow",
    "loop_chart",
    "rating_chart",
    "repairs_chart",
    "sparkline",
    "trend_chart",
    "values_chart",
]
