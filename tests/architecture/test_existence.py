"""Existence leaks too: what somebody does for themselves changes not a letter of other pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from couplesgoals.demo.factories import individual_goal
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import save_draft
from goals.actions import (
    add_step,
    check_fit,
    mark_step,
    rate_readiness,
)
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.linking import link_goals
from goals.actions.valuing import choose_readers, link_value, map_values
from goals.models import GoalStep, ValueRating
from goals.rated import RatedValue
from goals.stepplan import StepPlan
from progress.actions import log_progress, look_at, rate_goal
from progress.models import Place
from sessions.actions import plan_session, write_note
from sessions.models import TherapySession
from tests.architecture.goals import goal
from tests.architecture.people import NAMES, Scene
from tests.architecture.routes import ROWS
from tests.architecture.visits import Visits

# Pages of signing in hold a fresh random challenge each time, and nothing of the couple's.
pytestmark = pytest.mark.usefixtures("standing_clock")
PAGES = [row for row in ROWS if not row.name.startswith(("account_", "mfa_"))]
# How many messages wait in the whole program is what this page is for; not to whom, of what, nor why.
COUNTS_MESSAGES = "delivery:delivery"


def maya_writes_for_herself(scene: Scene) -> None:
    """A private goal that strains the joint one, an entry, a draft, a look, a map; limits, rulers, marks."""
    _looks_at_herself(scene)
    maya, couple = scene.people["M"], scene.couple
    own = individual_goal(couple, maya, audience="private")
    with acting_as(maya):
        joint = goal(scene, "joint")
        log_progress(by=maya, goal=joint, what="Mine", how_it_went=3, effort=3, audience="private")
        save_draft(by=maya, couple=couple, form="goal-answer", about=joint.pk, data={"why": "Still thinking"})
        look_at(by=maya, couple=couple, place=Place.SHARED)
        rated = [RatedValue(domain="own", name=name, importance=1, consistency=9) for name in ("Sea", "Sky")]
        map_values(by=maya, couple=couple, rated=rated)
        link_goals(by=maya, goal=joint, links={own.pk: "strains", scene.ids["maya_private"]: "supports"})
        link_value(by=maya, goal=goal(scene, "waiting"), value=ValueRating.visible_to(maya).get(name="Sea"))


def _looks_at_herself(scene: Scene) -> None:
    maya = scene.people["M"]
    today = timezone.localtime(timezone.now(), scene.couple.zone).date()
    with acting_as(maya):
        _limit(scene, "private")
        _rulers(scene, "private")
        plan = StepPlan(what="A walk", starts_on=today, ends_on=today + timedelta(days=3))
        step = add_step(by=maya, goal=goal(scene, "maya_private"), plan=plan)
        for one in (step, GoalStep(pk=scene.ids["maya_step_shared"])):
            mark_step(by=maya, step=one, outcome="partly", audience="private")


def maya_tells_the_care_team(scene: Scene) -> None:
    """A goal, an entry, a value, levels; a clash with two goals, a limit, low rulers, a step not done."""
    _tells_what_holds_her_back(scene)
    maya, couple = scene.people["M"], scene.couple
    own = individual_goal(couple, maya, audience="care_team")
    with acting_as(maya):
        rate_goal(by=maya, goal=own, level=-2)
        joint = goal(scene, "joint")
        log_progress(by=maya, goal=joint, what="Hard", how_it_went=1, effort=5, audience="care_team")
        map_values(by=maya, couple=couple, rated=[RatedValue(domain="work", importance=9, consistency=2)])
        value = ValueRating.visible_to(maya).get(author=maya, domain="work")
        choose_readers(by=maya, couple=couple, readers={value.pk: "care_team"})
        link_value(by=maya, goal=joint, value=value)
        link_goals(by=maya, goal=joint, links={own.pk: "strains"})


def _tells_what_holds_her_back(scene: Scene) -> None:
    maya = scene.people["M"]
    with acting_as(maya):
        for name in ("waiting", "joint"):
            check_fit(by=maya, goal=goal(scene, name), number=1, fit="clash", words="It is too much")
        _limit(scene, "care_team")
        _rulers(scene, "care_team")
        step = GoalStep(pk=scene.ids["maya_step_shared"])
        mark_step(by=maya, step=step, outcome="not-today", audience="care_team")


def _limit(scene: Scene, audience: str) -> None:
    limit = Limit(if_this="it gets loud", i_will="take a walk")
    set_boundary(by=scene.people["M"], couple=scene.couple, limit=limit, audience=audience)


def _rulers(scene: Scene, audience: str) -> None:
    for name in ("joint", "waiting"):
        numbers = {"importance": 1, "confidence": 0, "readiness": 0}
        rate_readiness(by=scene.people["M"], goal=goal(scene, name), audience=audience, **numbers)


def the_clinician_sees_maya_alone(scene: Scene) -> None:
    """An individual session with her, and a note begun about it."""
    clinician = scene.people["C"]
    start = timezone.now() + timedelta(hours=3)
    with acting_as(clinician):
        session = plan_session(
            by=clinician,
            couple=scene.couple,
            kind="individual",
            subject=scene.people["M"],
            starts_at=start,
            ends_at=start + timedelta(minutes=50),
        )
        write_note(by=clinician, session=session, data="Words")
        together = TherapySession.visible_to(clinician).get(pk=scene.ids["together"])
        assert together.is_couple


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
    seen = [(actor, row.name, row.thing) for actor in unaware for row in PAGES if actor in row.get]
    pages = [page for page in seen if page[1] != COUNTS_MESSAGES]
    before = {key: visits.as_it_was(*key).comparable() for key in pages}
    with transaction.atomic():
        deed(scene)
        after = {key: visits.now(*key).comparable() for key in pages}
        transaction.set_rollback(True)
    assert [(NAMES[key[0]], *key[1:]) for key in pages if before[key] != after[key]] == []
