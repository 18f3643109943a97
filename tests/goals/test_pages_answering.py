"""Answering a proposal: accept it, suggest changes, and what happens when both move at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.demo.factories import (
    active_joint_goal,
    awaiting_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import return_goal, suggest_changes
from goals.actions.reviewing import Feedback
from goals.models import Boundary, Goal, GoalAcceptance, LifecycleStatus
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, terms_data, typed, versions_of, voice_data


def answer_url(goal: Goal) -> str:
    return f"/goals/{goal.pk}/answer/"


def suggest_url(goal: Goal) -> str:
    return f"/goals/{goal.pk}/suggest/"


def changed(number: int = 1, **over: str) -> dict[str, str]:
    """A filled-in suggestion that differs from the usual terms."""
    return (
        terms_data()
        | {"expected": "One evening a week", "less": "None, but we tried", "number": str(number)}
        | over
    )


@pytest.fixture
def goal(couple: Couple, maya: User) -> Goal:
    """Proposed by Maya, not answered by Jonas."""
    return propose(couple, maya, voice=make_voice(why="I miss our talks."))


def test_it_shows_the_others_why_and_asks_for_ones_own(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    page = client_of(jonas).get(answer_url(goal)).content.decode()
    assert "Maya proposes a goal for you both" in page
    assert "I miss our talks." in page
    assert "Two evenings a week without phones" in page
    assert "What I ask of Maya" in page
    assert "When you send it: you, Maya and your care team." in page


def test_accepting_sends_it_to_the_clinician(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    client = client_of(jonas)
    answer = client.post(answer_url(goal), voice_data(why="Me too.") | {"number": "1"}, follow=True)
    assert "You have both said yes." in answer.content.decode()
    assert goals_of(jonas)[0].lifecycle_status == LifecycleStatus.ACCEPTED


def test_accepting_twice_is_accepting_once(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    client, form = client_of(jonas), voice_data() | {"number": "1"}
    assert client.post(answer_url(goal), form).status_code == 302
    assert client.post(answer_url(goal), form).status_code == 302
    assert len(versions_of(goal, jonas)) == 1


@pytest.mark.parametrize(
    ("over", "message"),
    [
        ({"why": ""}, "Please fill in"),
        ({"why": "w" * 20_000}, "under 2000"),
        ({"number": "zero"}, "whole number"),
    ],
)
def test_a_wrong_answer_is_kept_and_explained(
    goal: Goal, jonas: User, client_of: ClientOf, over: dict[str, str], message: str
) -> None:
    form = voice_data(first_step="I will cook on Monday 🍲") | {"number": "1"} | over
    answer = client_of(jonas).post(answer_url(goal), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert "I will cook on Monday 🍲" in page
    assert form["why"] in page


def test_suggesting_comes_back_as_the_next_version_with_what_changed(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    prefilled = client_of(jonas).get(suggest_url(goal)).content.decode()
    assert "Two evenings a week without phones" in prefilled
    client_of(jonas).post(suggest_url(goal), changed(reason="My shifts."))
    page = client_of(maya).get(answer_url(goal)).content.decode()
    assert "Jonas suggests changes" in page
    assert "My shifts." in page
    assert "<del>" in page
    assert "<ins>" in page
    assert "parts stayed the same" in page
    assert "I miss how we used to talk after dinner." in page  # Maya's own why from before, or Jonas's


def test_suggesting_nothing_new_is_said_kindly(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    answer = client_of(jonas).post(suggest_url(goal), terms_data() | {"number": "1"})
    assert answer.status_code == 422
    assert "Nothing is different yet" in answer.content.decode()


def test_who_answers_an_older_version_sees_the_newer_and_keeps_their_words(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client = client_of(jonas)
    client_of(maya).post(suggest_url(goal), changed())
    answer = client.post(answer_url(goal), voice_data(why="My very own why") | {"number": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a newer version of this goal." in page
    assert "What changed while you were writing" in page
    assert "My very own why" in page
    assert 'name="number" value="2"' in page
    again = client.post(answer_url(goal), voice_data(why="My very own why") | {"number": "2"})
    assert again.status_code == 302


def test_of_two_suggestions_made_at_once_the_couple_chooses(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    first = client_of(maya).post(suggest_url(goal), changed())
    second = client_of(jonas).post(suggest_url(goal), changed(more="Jonas wants more of it"))
    assert (first.status_code, second.status_code) == (302, 302)
    for person, other, number in ((maya, "Jonas", 3), (jonas, "Maya", 2)):
        page = client_of(person).get(answer_url(goal)).content.decode()
        assert "You both had an idea at the same time" in page
        assert "Your suggestion" in page
        assert f"{other}’s suggestion" in page
        assert "Jonas wants more of it" in page
        assert f'name="number" value="{number}"' in page
    answer = client_of(maya).post(answer_url(goal), voice_data() | {"number": "3"})
    assert answer.status_code == 302
    assert "You both had an idea" not in client_of(maya).get(answer_url(goal)).content.decode()
    assert [version.author_id for version in versions_of(goal, maya)] == [maya.pk, maya.pk, jonas.pk]


def test_bringing_both_together_answers_both(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client_of(maya).post(suggest_url(goal), changed())
    client_of(jonas).post(suggest_url(goal), changed(more="Jonas wants more of it"))
    page = client_of(maya).get(suggest_url(goal)).content.decode()
    assert 'name="number" value="3"' in page
    client_of(maya).post(suggest_url(goal), changed(number=3, more="Both want more of it"))
    (now,) = goals_of(jonas)
    assert now.current is not None
    assert (now.current.number, now.beside_id) == (4, None)


def test_the_question_whether_it_fits_stands_beside_ones_own_limits(
    couple: Couple, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    individual_goal(couple, jonas, audience="private", title="Gym on Tuesdays")
    individual_goal(couple, maya, audience="couple", title="Choir on Tuesdays")
    with acting_as(jonas):
        Boundary.objects.create(
            couple=couple,
            author=jonas,
            subject=jonas,
            audience="private",
            if_this="voices get loud",
            i_will="take a walk",
        )
    page = client_of(jonas).get(answer_url(goal)).content.decode()
    for words in ("Only you and your care team read this answer.", "Gym on Tuesdays", "take a walk"):
        assert words in page
    assert "Choir on Tuesdays" not in page


def test_telling_only_the_clinician_changes_nothing_for_the_other(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    before = client_of(maya).get(answer_url(goal)).content
    form = {"number": "1", "fit": "clash", "fit_words": "Not on Tuesdays", "only_clinician": "yes"}
    answer = client_of(jonas).post(answer_url(goal), form, follow=True)
    page = answer.content.decode()
    assert "Your clinician will read it." in page
    assert "Not on Tuesdays" not in page, "couples read this page together"
    assert "checked" not in page.split('id="fit"')[1]
    assert "Not on Tuesdays" in client_of(jonas).get(f"/goals/{goal.pk}/mine/").content.decode()
    with acting_as(maya):
        assert GoalAcceptance.visible_to(maya).filter(goal=goal).count() == 1
    assert len(client_of(maya).get(answer_url(goal)).content) == len(before)


def test_what_is_typed_for_the_care_team_stays_where_it_is_refused_and_nowhere_else(
    goal: Goal, jonas: User, client_of: ClientOf
) -> None:
    client, form = client_of(jonas), {"number": "1", "fit": "clash", "fit_words": "I am afraid"}
    refused = client.post(answer_url(goal), form)
    assert refused.status_code == 422
    assert "I am afraid" in refused.content.decode()
    client.post(answer_url(goal) + "draft/", form | {"why": "A why begun"})
    page = client.get(answer_url(goal)).content.decode()
    assert "A why begun" in page
    assert "I am afraid" not in page


def test_the_way_to_ones_own_view_is_there_for_both_always(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    for person in (maya, jonas):
        page = client_of(person).get(answer_url(goal)).content.decode()
        assert "What you told your care team, and any word to you alone, is in your own view." in page
        assert f"/goals/{goal.pk}/mine/" in page


def test_telling_only_the_clinician_needs_an_answer(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    answer = client_of(jonas).post(answer_url(goal), {"number": "1", "only_clinician": "yes"})
    assert answer.status_code == 422
    assert "Choose the answer that comes closest" in answer.content.decode()
    assert "Please fill in" not in answer.content.decode()


def test_a_draft_begun_about_an_older_version_shows_what_changed_since(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client = client_of(jonas)
    assert client.post(suggest_url(goal) + "draft/", changed(more="Half a thought")).status_code == 204
    client_of(maya).post(suggest_url(goal), changed())
    page = client.get(suggest_url(goal)).content.decode()
    assert "Half a thought" in page
    assert "What changed while you were writing" in page
    assert 'name="number" value="2"' in page


def test_sending_ends_the_draft_also_when_a_save_comes_late(
    goal: Goal, jonas: User, client_of: ClientOf
) -> None:
    client = client_of(jonas)
    client.post(suggest_url(goal) + "draft/", changed())
    client.post(suggest_url(goal), changed())
    assert client.post(suggest_url(goal) + "draft/", changed()).status_code == 204
    assert typed(jonas, "goal-suggest", goal) == {}
    yes = propose(goal.couple, goal.author)
    client.post(answer_url(yes), voice_data() | {"number": "1"})
    client.post(answer_url(yes) + "draft/", voice_data() | {"number": "1"})
    assert typed(jonas, "goal-answer", yes) == {}


def test_changing_a_goal_in_effect_says_that_it_stays(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    active = active_joint_goal(couple, maya, jonas, clinician)
    client = client_of(maya)
    assert "stays in effect until you have both said yes" in client.get(suggest_url(active)).content.decode()
    assert client.post(suggest_url(active), changed()).status_code == 302
    (now,) = goals_of(jonas)
    assert now.lifecycle_status == LifecycleStatus.ACTIVE
    assert (now.agreed.number, now.current.number) == (1, 2)
    assert "would like a change: your turn" in client_of(jonas).get("/goals/").content.decode()


@pytest.mark.parametrize("state", ["mine", "waiting", "active"])
def test_with_nothing_to_accept_the_page_says_what_comes_next(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, state: str
) -> None:
    make = {
        "mine": lambda: propose(couple, maya),
        "waiting": lambda: awaiting_joint_goal(couple, maya, jonas),
        "active": lambda: active_joint_goal(couple, maya, jonas, clinician),
    }
    page = client_of(maya).get(answer_url(make[state]())).content.decode()
    words = {
        "mine": "Now it is up to Jonas.",
        "waiting": "It is with your clinician now.",
        "active": "This goal is in effect",
    }
    assert words[state] in page
    assert 'name="why"' not in page


def test_what_the_clinician_sent_back_is_read_by_both(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    goal = awaiting_joint_goal(couple, maya, jonas)
    with acting_as(clinician):
        return_goal(by=clinician, goal=goal, number=1, feedback=Feedback(message="Smaller steps?"))
    for person in (maya, jonas):
        page = client_of(person).get(answer_url(goal)).content.decode()
        assert "Smaller steps?" in page
        assert "Write the next version" in page


def test_ones_own_goal_has_no_answer_page(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    own = individual_goal(couple, maya, audience="couple")
    for person in (maya, jonas):
        assert client_of(person).get(answer_url(own)).status_code == 404
        assert client_of(person).post(suggest_url(own), changed()).status_code == 404


def test_a_frozen_space_takes_no_answer(goal: Goal, jonas: User, client_of: ClientOf) -> None:
    goal.couple.frozen_at = goal.created_at
    goal.couple.save()
    client = client_of(jonas)
    assert "This goal is closed for changes" in client.get(answer_url(goal)).content.decode()
    assert client.post(answer_url(goal), voice_data() | {"number": "1"}).status_code == 404


def test_the_page_costs_the_same_however_many_versions_there_are(
    goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    client = client_of(jonas)
    client.get(answer_url(goal))
    counts = []
    for number in range(1, 4):
        with CaptureQueriesContext(connection) as queries:
            client.get(answer_url(goal))
        counts.append(len(queries))
        with acting_as(maya):
            terms = make_terms(expected=f"{number} evenings a week")
            suggest_changes(
                by=maya, goal=goal, based_on=number, terms=terms, voice=make_voice(), reason="Why"
            )
    assert len(set(counts)) == 1
