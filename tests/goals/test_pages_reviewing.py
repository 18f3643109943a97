"""The clinician's review of what both partners accepted."""

from __future__ import annotations

import pytest

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import WORDS, accept, awaiting_joint_goal, make_terms, make_voice, propose
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import suggest_changes
from goals.models import Goal, GoalReview, LifecycleStatus
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, typed

QUEUE = "/goals/queue/"


def url_of(goal: Goal) -> str:
    return f"/goals/{goal.pk}/review/"


def reviews_of(goal: Goal, reader: User) -> list[str]:
    with acting_as(reader):
        return list(GoalReview.visible_to(reader).filter(goal=goal).values_list("outcome", flat=True))


@pytest.fixture
def goal(couple: Couple, maya: User, jonas: User) -> Goal:
    """Accepted by both, waiting for the clinician."""
    first = propose(couple, maya, voice=make_voice(why="Her why"))
    return accept(first, jonas, voice=make_voice(why="His why"))


def test_the_queue_is_oldest_first_and_of_ones_own_caseload(
    goal: Goal,
    couple: Couple,
    other_couple: Couple,
    maya: User,
    jonas: User,
    tess: User,
    omar: User,
    clinician: User,
    client_of: ClientOf,
) -> None:
    awaiting_joint_goal(couple, maya, jonas, title="The younger one")
    awaiting_joint_goal(other_couple, tess, omar, title="Not on this caseload")
    propose(couple, maya, title="Still being agreed")
    page = client_of(clinician).get(QUEUE).content.decode()
    assert page.index("Two evenings a week for us") < page.index("The younger one")
    assert page.index("The younger one") < page.index("Being agreed") < page.index("Still being agreed")
    assert "Not on this caseload" not in page
    event = AuditEvent.objects.get(action="read", page="goals:queue")
    assert len(event.ids) == 3


def test_an_empty_queue_says_so_and_notes_no_read(idle_clinician: User, client_of: ClientOf) -> None:
    assert "Nothing is waiting" in client_of(idle_clinician).get(QUEUE).content.decode()
    assert not AuditEvent.objects.filter(action="read").exists()


def test_it_shows_both_whys_and_what_changed(
    goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    with acting_as(jonas):
        terms = make_terms(expected="One evening a week")
        suggest_changes(
            by=jonas, goal=goal, based_on=1, terms=terms, voice=make_voice(why="His new why"), reason="Why"
        )
    accept(goal, maya, voice=make_voice(why="Her new why"))
    page = client_of(clinician).get(url_of(goal)).content.decode()
    for words in ("His new why", "Her new why", "Changed since version 1", "<del>", "Waiting since"):
        assert words in page
    assert AuditEvent.objects.filter(action="read", page="goals:review").count() == 1


@pytest.mark.parametrize("reviewer", ["clinician", "supervisor"])
def test_approving_puts_it_into_effect(
    request: pytest.FixtureRequest, goal: Goal, maya: User, client_of: ClientOf, reviewer: str
) -> None:
    client = client_of(request.getfixturevalue(reviewer))
    form = WORDS | {"number": "1", "outcome": "approved", "message": "Well thought through."}
    assert client.post(url_of(goal), form).status_code == 302
    assert client.post(url_of(goal), form).status_code == 302
    (now,) = goals_of(maya)
    assert now.lifecycle_status == LifecycleStatus.ACTIVE
    assert reviews_of(goal, maya) == ["approved"]
    assert "Well thought through." in client_of(maya).get(f"/goals/{goal.pk}/versions/").content.decode()


def test_sending_back_needs_a_word_and_keeps_what_was_typed(
    goal: Goal, clinician: User, client_of: ClientOf
) -> None:
    client = client_of(clinician)
    empty = client.post(url_of(goal), {"number": "1", "outcome": "returned"})
    assert empty.status_code == 422
    assert "Say what would help them take the next step." in empty.content.decode()
    long = client.post(
        url_of(goal), {"number": "1", "outcome": "returned", "tailored": "t" * 501, "message": "Kept"}
    )
    assert long.status_code == 422
    assert "Kept" in long.content.decode()
    assert reviews_of(goal, clinician) == []
    sent = client.post(url_of(goal), {"number": "1", "outcome": "returned", "actionable": "Who does what?"})
    assert sent.status_code == 302
    assert reviews_of(goal, clinician) == ["returned"]


def test_a_missing_outcome_is_never_an_approval(goal: Goal, clinician: User, client_of: ClientOf) -> None:
    for outcome in ("", "yes", "active"):
        client_of(clinician).post(url_of(goal), {"number": "1", "outcome": outcome, "message": "?"})
    assert "approved" not in reviews_of(goal, clinician)


def test_what_is_not_accepted_by_both_cannot_be_approved(
    couple: Couple, maya: User, clinician: User, client_of: ClientOf
) -> None:
    goal = propose(couple, maya)
    client = client_of(clinician)
    assert "Nothing to review" in client.get(url_of(goal)).content.decode()
    answer = client.post(url_of(goal), WORDS | {"number": "1", "outcome": "approved"})
    assert answer.status_code == 422
    assert "Both partners have to accept this version first." in answer.content.decode()


def test_a_version_written_meanwhile_is_shown_before_it_is_answered(
    goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    with acting_as(jonas):
        terms = make_terms(expected="One evening a week")
        suggest_changes(by=jonas, goal=goal, based_on=1, terms=terms, voice=make_voice(), reason="Why")
    accept(goal, maya)
    answer = client_of(clinician).post(
        url_of(goal), WORDS | {"number": "1", "outcome": "approved", "message": "Good"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What changed while you were writing" in page
    assert "Good" in page
    assert reviews_of(goal, clinician) == []


@pytest.mark.parametrize("stranger", ["former_clinician", "idle_clinician", "other_clinician", "maya"])
def test_strangers_cannot_review(
    request: pytest.FixtureRequest, goal: Goal, other_couple: Couple, client_of: ClientOf, stranger: str
) -> None:
    client = client_of(request.getfixturevalue(stranger))
    assert client.get(url_of(goal)).status_code == 404
    assert client.post(url_of(goal), {"number": "1", "outcome": "approved"}).status_code == 404


def test_the_clinicians_words_are_kept_while_typing(
    goal: Goal, clinician: User, maya: User, client_of: ClientOf
) -> None:
    client = client_of(clinician)
    form = {"number": "1", "message": "Half a sentence"}
    assert client.post(url_of(goal) + "draft/", form).status_code == 204
    assert "Half a sentence" in client.get(url_of(goal)).content.decode()
    assert "Half a sentence" not in client_of(maya).get(f"/goals/{goal.pk}/versions/").content.decode()
    client.post(url_of(goal), form | {"outcome": "returned"})
    client.post(url_of(goal) + "draft/", form)
    assert typed(clinician, "goal-review", goal) == {}
