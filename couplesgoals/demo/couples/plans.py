"""Treatment plans looked at: with most couples in time, with one some days too late."""

from __future__ import annotations

from couplesgoals.demo.scenes import Scene
from couplesgoals.demo.scenes_plans import ReviewPlans

PRIYA_DANIEL: tuple[Scene, ...] = (
    ReviewPlans(
        12, "16:40", "naomi", ("priya", "daniel"),
        "Goals and target dates kept. Separate check of safety with each, before each joint session.",
    ),
)  # fmt: skip
HELEN_WALT: tuple[Scene, ...] = (
    ReviewPlans(
        33, "15:20", "elena", ("helen", "walt"),
        "Problems and strengths as at intake. Pain plan added as an intervention. Dates moved by two weeks.",
    ),
    ReviewPlans(
        11, "15:10", "elena", ("helen", "walt"),
        "Goal on high-pain days on course. Taper with the prescriber stands in both plans.",
    ),
)  # fmt: skip
ANDRE_LUIS: tuple[Scene, ...] = (
    ReviewPlans(
        31, "17:10", "elena", ("andre", "luis"), "Goals and interventions kept. Next look in a month.",
    ),
    ReviewPlans(
        15, "17:20", "elena", ("andre", "luis"), "Fewer entries since the new shifts; a weekly call agreed.",
    ),
)  # fmt: skip
# Four weeks and some days ago: the next ones are overdue.
LEILA_SAM: tuple[Scene, ...] = (
    ReviewPlans(
        34, "14:30", "elena", ("leila", "sam"), "Problems, strengths and three goals stand in both.",
    ),
)  # fmt: skip
