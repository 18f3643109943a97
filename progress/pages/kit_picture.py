"""How a strategy worked each time, as a small row of marks; the words beside it say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from couplesgoals.web.charts import svg

STEP, HEIGHT, WIDE = 16, 36, 9


def uses_picture(worked: Sequence[int], words: Mapping[int, str]) -> SafeString:
    """Draw one upright mark for each time, oldest first, as tall as it helped (1–5); one color for all."""
    said = _("Each time, oldest first: %(times)s") % {"times": ", ".join(words[level] for level in worked)}
    marks = format_html_join(
        "",
        '<rect class="point point-a" x="{}" y="{}" width="{}" height="{}" rx="4" fill="{}"/>',
        ((n * STEP, HEIGHT - 6 * level, WIDE, 6 * level, svg.COLORS["a"]) for n, level in enumerate(worked)),
    )
    return format_html(
        '<svg class="chart sparkline" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}"'
        ' xmlns="http://www.w3.org/2000/svg">{}</svg>',
        12 * STEP, HEIGHT, 12 * STEP, HEIGHT, said, marks,
    )  # fmt: skip
