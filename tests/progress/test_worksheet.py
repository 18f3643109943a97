"""The week of a goal on paper: empty, or holding just what its reader reads."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.records.acting import acting_as as acting
from goals.actions.stepping import add_step, mark_step
from goals.models import Goal, GoalStep
from goals.stepplan import StepPlan
from progress.actions.logging import Around
from tests.conftest import ClientOf
from tests.progress.conftest import at, log, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def step(goal: Goal, maya: User, jonas: User) -> GoalStep:
    """A step for both; Maya's mark is for the care team, Jonas shared his."""
    today = timezone.localtime(timezone.now(), goal.couple.zone).date()
    plan = StepPlan(what="Tea without phones", starts_on=today, ends_on=today + timedelta(days=7))
    with acting(maya):
        step = add_step(by=maya, goal=goal, plan=plan, for_both=True)
        mark_step(by=maya, step=step, outcome="partly", day=today, audience="care_team")
    with acting(jonas):
        mark_step(by=jonas, step=step, outcome="done", day=today, audience="couple")
    return step


def filled(goal: Goal) -> str:
    today = timezone.localtime(timezone.now(), goal.couple.zone).date()
    return f"{at('worksheet', goal.pk)}?week={today.isoformat()}"


def test_empty_it_holds_the_steps_and_nothing_of_what_was_done(
    goal: Goal, step: GoalStep, maya: User, client_of: ClientOf
) -> None:
    log(goal, maya, "SAID")
    page = text_of(client_of(maya), at("worksheet", goal.pk))
    assert "Tea without phones" in page
    assert "☐ I was tired" in page
    assert not any(words in page for words in ("SAID", "Partly", "Done"))


def test_filled_it_holds_what_the_printing_person_reads_and_no_trace_of_the_rest(
    goal: Goal, step: GoalStep, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    log(goal, maya, "KEPT", audience="private", around=Around(hindered=("craving-or-urge",)))
    log(goal, maya, "TEAM", audience="care_team")
    log(goal, jonas, "SHARED =1+1", around=Around(hindered=("tiredness",)))
    seen = {who: text_of(client_of(person), filled(goal)) for who, person in
            (("maya", maya), ("jonas", jonas), ("clinician", clinician))}  # fmt: skip
    held = {who: [w for w in ("KEPT", "TEAM", "SHARED =1+1", "Partly", "Done") if w in page]
            for who, page in seen.items()}  # fmt: skip
    assert held == {
        "maya": ["KEPT", "TEAM", "SHARED =1+1", "Partly", "Done"],
        "jonas": ["SHARED =1+1", "Done"],
        "clinician": ["TEAM", "SHARED =1+1", "Partly", "Done"],
    }
    assert "A craving or urge" not in seen["jonas"]
    assert seen["jonas"].count("Tea without phones") == 1


@pytest.mark.parametrize("week", ["", "nonsense", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_a_week_that_is_none_is_the_empty_sheet(
    goal: Goal, maya: User, client_of: ClientOf, week: str
) -> None:
    assert "What got in the way?" in text_of(client_of(maya), f"{at('worksheet', goal.pk)}?week={week}")
