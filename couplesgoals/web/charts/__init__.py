"""Charts drawn on the server as SVG: no script, readable on paper, with a table beside each."""

from couplesgoals.web.charts.ratings import rating_chart
from couplesgoals.web.charts.sparklines import sparkline
from couplesgoals.web.charts.values import ValueRow, values_chart

__all__ = ["ValueRow", "rating_chart", "sparkline", "values_chart"]
