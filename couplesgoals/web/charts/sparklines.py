"""A word-sized line for rows of a table: the shape of a few weeks, nothing more."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString

from couplesgoals.web.charts import svg


def sparkline(values: Sequence[float | None], *, label: str) -> SafeString:
    """Draw values from oldest to newest; None is a gap. `label` says in words what is shown."""
    known = [value for value in values if value is not None]
    top, bottom = max(known, default=0), min(known, default=0)
    frame = svg.Frame(120, 28, (0, max(len(values) - 1, 0)), (bottom, top), left=5, right=5, top=5, bottom=5)
    runs: list[list[svg.Spot]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((frame.x(index), frame.y(value)))
    marks = [svg.line(run, "a") for run in runs]
    last = next((run[-1] for run in reversed(runs) if run), None)
    if last:
        marks.append(svg.point(*last, "a"))
    return format_html(
        '<svg class="chart sparkline" viewBox="0 0 120 28" role="img" aria-label="{}" xmlns="http://www.w3.org/2000/svg">{}</svg>',
        label, svg.join(marks),
    )  # fmt: skip
