"""The results as a table of plain text."""

from collections.abc import Sequence
from typing import Any

MARKS = {True: " ✓", False: " ✗", None: "  "}
HOTTEST, PLAN_LINES = 3, 20
HEADERS = (
    "page", "× 1 at once", "× 8 at once", "goal", "queries", "+ tx", "goal", "KB", "gzip", "goal",
    "buffers", "db ms", "answers", "wrong",
)  # fmt: skip
NOTE = (
    "× = times the work of the bare signed-in view beside it, median of rounds ± spread; goals at 8.\n"
    "+ tx = BEGIN, COMMIT and savepoints; db ms = planning and running all of it, one visit on its own."
)


def render(results: dict[str, Any]) -> str:
    """Lay the results out for reading."""
    lines = [results["about"], NOTE]
    for at_once, one in results["baseline"].items():
        rate, cores = one["answers_a_second"], one["client_cores"]
        lines.append(f"1× at {at_once} at once: {rate:.0f} answers/s; the load client took {cores:.2f} cores")
    lines += ["", *aligned([HEADERS, *(_page_cells(row) for row in results["pages"])])]
    lines += ["", *aligned(checks_table(results["checks"]))]
    lines += ["", "The statements that touch most buffers:"]
    for one in results["hottest"][:HOTTEST]:
        head = (
            f"{one['page']}: {one['buffers']} buffers, {one['ms']:.1f} ms + planning {one['planning_ms']:.1f}"
        )
        lines += ["", head, f"  {one['sql'][:300]} …", *(f"  {line}" for line in one["plan"][:PLAN_LINES])]
    return "\n".join(lines)


def checks_table(checks: Sequence[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Figures beside their goals, with a head."""
    return [("figure", "value", "goal"), *(_check_cells(row) for row in checks)]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Pad the cells of each column to one width; the first column to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _page_cells(row: dict[str, Any]) -> tuple[str, ...]:
    counted = row["counted"]
    goal = {key: number(row["goal"][key]) + MARKS[row["reached"][key]] for key in row["goal"]}
    return (
        row["title"],
        spread_out(row["times"]["1"]),
        spread_out(row["times"]["8"]),
        goal["times"],
        number(counted.get("queries")),
        number(counted.get("transaction_statements")),
        goal["queries"],
        number(counted["bytes"] / 1024) if counted else "",
        number(counted["gzip"] / 1024) if counted else "",
        goal["kb"],
        number(counted.get("buffers")),
        number(counted.get("database_ms")),
        number(row["answers"]),
        number(row["wrong"]),
    )


def _check_cells(row: dict[str, Any]) -> tuple[str, ...]:
    value = number(row["value"], digits=2)
    if row["spread"] is not None:
        value += f" ±{row['spread']:4.0%}"
    return row["title"], value, number(row["goal"], digits=2) + MARKS[row["reached"]]


def spread_out(figure: dict[str, Any] | None) -> str:
    """A figure with its spread."""
    return f"{figure['median']:.2f} ±{figure['spread']:4.0%}" if figure else ""


def number(value: float | None, digits: int = 1) -> str:
    """A number without needless digits; nothing for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.{digits}f}"
