"""Charts drawn on the server as SVG: no script, readable on paper, with a table beside each."""

from couplesgoals.web.charts.ratings import rating_chart
from couplesgoals.web.charts.sparklines import sparkline

__all__ = ["rating_chart", "sparkline"]
