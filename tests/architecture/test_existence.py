"""Existence leaks too: what somebody does for themselves changes not a letter of other pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from time_machine import TimeMachineFixture

from couplesgoals.demo.factories import individual_goal
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import save_draft
from goals.actions.valuing import choose_readers, map_values
from goals.models import Goal, ValueRating
from goals.rated import RatedValue
from progress.actions import log_progress, look_at, rate_goal
from progress.models import Place
from sessions.actions import plan_session, write_note
from sessions.models import TherapySession
from tests.architecture.routes import ROWS
from tests.architecture.scene import NAMES, Scene
from tests.architecture.test_routes import ROUTES
from tests.architecture.visits import Visits

# Pages of signing in hold a fresh random challenge each time, and nothing of the couple's.
PAGES = [row for row in ROWS if not row.name.startswith(("account_", "mfa_"))]


def _couple(scene: Scene) -> Couple:
    return Couple.objects.get(pk=scene.ids["couple"])


def maya_writes_for_herself(scene: Scene) -> None:
    """A private goal, a private entry, a draft, a look."""
    maya, couple = scene.people["M"], _couple(scene)
    individual_goal(couple, maya, audience="private")
    with acting_as(maya):
        joint = Goal.visible_to(maya).get(pk=scene.ids["joint"])
        log_progress(by=maya, goal=joint, what="Mine", how_it_went=3, effort=3, audience="private")
        save_draft(by=maya, couple=couple, form="goal-answer", about=joint.pk, data={"why": "Still thinking"})
        look_at(by=maya, couple=couple, place=Place.SHARED)
        rated = [RatedValue(domain="own", name=name, importance=1, consistency=9) for name in ("Sea", "Sky")]
        map_values(by=maya, couple=couple, rated=rated)


def maya_tells_the_care_team(scene: Scene) -> None:
    """A goal and an entry for the care team, and a level for each of her goals."""
    maya, couple = scene.people["M"], _couple(scene)
    goal = individual_goal(couple, maya, audience="care_team")
    with acting_as(maya):
        rate_goal(by=maya, goal=goal, level=-2)
        joint = Goal.visible_to(maya).get(pk=scene.ids["joint"])
        log_progress(by=maya, goal=joint, what="Hard", how_it_went=1, effort=5, audience="care_team")
        map_values(by=maya, couple=couple, rated=[RatedValue(domain="work", importance=9, consistency=2)])
        value = ValueRating.visible_to(maya).get(author=maya, domain="work")
        choose_readers(by=maya, couple=couple, readers={value.pk: "care_team"})


def the_clinician_sees_maya_alone(scene: Scene) -> None:
    """An individual session with her, and a note begun about it."""
    clinician = scene.people["C"]
    start = timezone.now() + timedelta(hours=3)
    with acting_as(clinician):
        session = plan_session(
            by=clinician,
            couple=_couple(scene),
            kind="individual",
            subject=scene.people["M"],
            starts_at=start,
            ends_at=start + timedelta(minutes=50),
        )
        write_note(by=clinician, session=session, data="Words")
        together = TherapySession.visible_to(clinician).get(pk=scene.ids["together"])
        assert together.is_couple


@pytest.fixture(autouse=True)
def _the_clock_stands_still(time_machine: TimeMachineFixture) -> None:
    """Between two looks no "a minute ago" becomes "2 minutes ago"."""
    time_machine.move_to(timezone.now(), tick=False)


DEEDS: list[tuple[Callable[[Scene], None], str]] = [
    # Done by one, unseen by all of these.
    (maya_writes_for_herself, "JTCFISA"),
    (maya_tells_the_care_team, "JTFIA"),
    (the_clinician_sees_maya_alone, "JTFIA"),
]


@pytest.mark.parametrize(("deed", "unaware"), DEEDS, ids=lambda value: getattr(value, "__name__", None))
def test_no_page_of_anybody_else_changes(
    scene: Scene, visits: Visits, deed: Callable[[Scene], None], unaware: str
) -> None:
    pages = [(actor, row) for actor in unaware for row in PAGES if actor in row.get]

    def seen() -> dict[tuple[str, str, str], object]:
        return {
            (actor, row.name, row.thing): visits.ask(
                actor, "GET", visits.address(ROUTES[row.name], row.thing)
            ).comparable()
            for actor, row in pages
        }

    before = seen()
    with transaction.atomic():
        deed(scene)
        after = seen()
        transaction.set_rollback(True)
    changed = [
        (NAMES[a], name, thing)
        for a, name, thing in before
        if before[a, name, thing] != after[a, name, thing]
    ]
    assert changed == []


def test_a_level_given_alone_changes_nothing_for_the_other(scene: Scene, visits: Visits) -> None:
    pages = [row for row in PAGES if "J" in row.get]

    def seen_by_jonas() -> list[object]:
        return [
            visits.ask("J", "GET", visits.address(ROUTES[row.name], row.thing)).comparable() for row in pages
        ]

    maya, jonas = scene.people["M"], scene.people["J"]
    with transaction.atomic():
        # Jonas completes the first round, so that both stand at the beginning of the second.
        with acting_as(jonas):
            rate_goal(by=jonas, goal=Goal(pk=scene.ids["joint"]), level=0)
        before = seen_by_jonas()
        with acting_as(maya):
            rate_goal(by=maya, goal=Goal(pk=scene.ids["joint"]), level=2)
        after = seen_by_jonas()
        transaction.set_rollback(True)
    changed = [row[:2] for row, one, other in zip(pages, before, after, strict=True) if one != other]
    assert changed == []
