"""The couple's cycle as a loop: what sets it off, what each does, what it touches in the other.

Both partners stand in it at the same size around "it": the loop is the problem, neither of them is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.charts import svg
from couplesgoals.web.charts.loop_shapes import Box, arrows, outline, small_open
from couplesgoals.web.charts.wrapping import fitted, lines_of

WIDTH = 360
LEFT, RIGHT, NODE = 1, 197, 162  # units: where the two columns begin, and how wide a node is
TOP_LEFT, TOP_WIDTH = 68, 224
PAD, HEAD, LINE, FOOT = 11, 24, 19, 22  # units: a node's margin, its heading, a line of words, its count
GAP, MIDDLE = 40, 84  # units: between trigger and first row, and the room "it" has between the rows
WORDS, NAME, SMALL = 15, 17, 13  # font sizes in units; the sheet gives the same
NAME_ROOM = 70  # units for a first name in a heading
ORDER = ("trigger", "a_move", "b_softer", "b_move", "a_softer")


@dataclass(frozen=True)
class LoopStep:
    """One step in words, in how many setbacks it came, and where the entries behind it are read."""

    words: str
    setbacks: int
    url: str = ""


def loop_chart(
    steps: Mapping[str, LoopStep | None],
    names: Mapping[str, str],
    *,
    setbacks: int,
    called: str = "",
    uid: str = "loop",
) -> SafeString:
    """Draw a figure with picture, caption and table.

    `steps` has the keys of ORDER, None where nothing was shared; `setbacks` is what their counts are out of;
    `called` is the couple's name for it. `names` has "a" and "b"; `uid` must be unique on the page.
    """
    boxes, height = places(steps)
    marks = [arrows(boxes)]
    marks += [node(key, steps.get(key), boxes[key], names, setbacks) for key in ORDER]
    marks.append(it(called, boxes))
    title = called or _("Our cycle")
    frame = svg.Frame(WIDTH, round(height), (0, 1), (0, 1), left=0, right=0)
    rows = [(row_name(key, names), steps.get(key)) for key in ORDER]
    picture = svg.drawing(frame, uid=uid, title=title, desc=describe(rows, setbacks), body=svg.join(marks))
    context = {"chart": picture, "title": title, "rows": rows, "setbacks": setbacks, "names": names}
    return SafeString(render_to_string("components/loop_chart.html", context))


def places(steps: Mapping[str, LoopStep | None]) -> tuple[dict[str, Box], float]:
    """Give each node its box, as high as its words need, and the height of all."""
    heights = {key: box_height(key, steps.get(key)) for key in ORDER}
    upper = max(heights["a_move"], heights["a_softer"])
    lower = max(heights["b_move"], heights["b_softer"])
    first = 2 + heights["trigger"] + GAP
    second = first + upper + MIDDLE
    boxes = {
        "trigger": Box(TOP_LEFT, 2, TOP_WIDTH, heights["trigger"]),
        "a_move": Box(RIGHT, first, NODE, upper),
        "b_softer": Box(RIGHT, second, NODE, lower),
        "b_move": Box(LEFT, second, NODE, lower),
        "a_softer": Box(LEFT, first, NODE, upper),
    }
    return boxes, second + lower + 4


def box_height(key: str, step: LoopStep | None) -> float:
    """Return a node's height in units."""
    return PAD + HEAD + LINE * len(words_of(key, step)) + (FOOT if step else 4)


def words_of(key: str, step: LoopStep | None) -> list[str]:
    """Break a node's words into lines."""
    room = (TOP_WIDTH if key == "trigger" else NODE) - 2 * PAD
    return lines_of(step.words if step else _("Not told yet"), room=room, size=WORDS)


def node(key: str, step: LoopStep | None, box: Box, names: Mapping[str, str], setbacks: int) -> SafeString:
    """Draw one step: whose it is, the words, and in how many setbacks it came."""
    who, kind = (key[0], key[2:]) if key != "trigger" else ("", "trigger")
    left = box.x + PAD
    parts = [outline(box, who, kind, is_told=step is not None)]
    y = box.y + PAD + 12
    if who:
        mark = svg.point(left + 5, y - 4, who) if kind == "move" else small_open(left + 5, y - 4, who)
        parts.append(mark)
    parts.append(svg.text(left + (15 if who else 0), y, heading(key, names), classes="loop-head"))
    for number, line in enumerate(words_of(key, step)):
        kinds = "loop-words" if step else "loop-words loop-open-words"
        parts.append(svg.text(left, round(y + 6 + LINE * (number + 0.75), 1), line, classes=kinds))
    if step:
        foot = _("%(n)s of %(all)s setbacks") % {"n": step.setbacks, "all": setbacks}
        y_foot = box.y + PAD + HEAD + LINE * len(words_of(key, step)) + 11
        parts.append(svg.text(left, y_foot, foot, classes="loop-count"))
    return svg.join(parts)


def heading(key: str, names: Mapping[str, str]) -> str:
    """Say in a word or two what a node is and whose."""
    if key == "trigger":
        return _("What sets it off")
    name = {"name": fitted(names[key[0]], room=NAME_ROOM, size=SMALL)}
    return _("%(name)s’s move") % name if key.endswith("move") else _("%(name)s, underneath") % name


def row_name(key: str, names: Mapping[str, str]) -> str:
    """Name a step in the table, with the whole name."""
    if key == "trigger":
        return _("What sets it off")
    name = {"name": names[key[0]]}
    return _("%(name)s’s move") % name if key.endswith("move") else _("%(name)s, underneath") % name


def it(called: str, boxes: Mapping[str, Box]) -> SafeString:
    """Write what the two call it into the middle."""
    top = boxes["a_move"].y + boxes["a_move"].height
    center = top + MIDDLE / 2
    lines = lines_of(called or _("no name yet"), room=220, size=NAME, most=2)
    start = center - (len(lines) * 20 + 14) / 2 + 10
    parts = [
        svg.text(
            WIDTH / 2,
            round(start, 1),
            _("“It” is") if called else _("“It” has"),
            anchor="middle",
            classes="loop-head",
        )
    ]
    parts += [
        svg.text(WIDTH / 2, round(start + 20 * (n + 1), 1), line, anchor="middle", classes="loop-it")
        for n, line in enumerate(lines)
    ]
    return svg.join(parts)


def describe(rows: list[tuple[str, LoopStep | None]], setbacks: int) -> str:
    """Say the loop in words, step by step, for those who do not see it."""
    said = [
        _("%(step)s: %(words)s, in %(n)s of %(all)s setbacks.")
        % {"step": name, "words": step.words, "n": step.setbacks, "all": setbacks}
        if step
        else _("%(step)s: not told yet.") % {"step": name}
        for name, step in rows
    ]
    return " ".join([*said, _("Then it begins again.")])
