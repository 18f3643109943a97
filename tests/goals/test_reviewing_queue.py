"""The clinician's pages: what is under way in its section, a clash with its words, both sides of a goal."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import (
    WORDS,
    accept,
    active_joint_goal,
    individual_goal,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions import check_fit, request_talk, suggest_changes
from goals.actions.boundaries import Limit, set_boundary
from goals.actions.linking import link_goals
from goals.models import Goal, GoalFeedback
from tests.conftest import ClientOf
from tests.goals.pages import goals_of
from tests.goals.test_reviewing import NOT_CARING

QUEUE = "/goals/queue/"
CLASH = "It means seeing his brother."


def page_of(client: Client, url: str) -> str:
    """A page's HTML."""
    return client.get(url).content.decode()


def change(goal: Goal, by: User, **terms: str) -> None:
    """Suggest other words."""
    with acting_as(by):
        suggest_changes(
            by=by, goal=goal, based_on=1, terms=make_terms(**terms), voice=make_voice(), reason="Why"
        )


def ask(goal: Goal, by: User) -> None:
    """Ask for a talk."""
    with acting_as(by):
        request_talk(by=by, goal=goal)


@pytest.fixture
def clashing(couple: Couple, maya: User, jonas: User) -> Goal:
    """Accepted by both; Jonas let the care team know that it clashes."""
    voice = make_voice(fit="clash", fit_words=CLASH)
    return accept(propose(couple, maya, title="Sundays at his parents'"), jonas, voice=voice)


class TestTheQueue:
    def test_each_goal_stands_in_its_section(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        accept(propose(couple, maya, title="To review"), jonas)
        propose(couple, maya, title="A proposal")
        change(active_joint_goal(couple, maya, jonas, clinician, title="Old"), maya, title="A revision")
        ask(propose(couple, maya, title="To talk about"), clinician)
        active_joint_goal(couple, maya, jonas, clinician, title="Simply in effect")
        page = page_of(client_of(clinician), QUEUE)
        in_order = (
            ("For your review", "To review"),
            ("Waiting for a talk", "To talk about"),
            ("Being agreed: proposals", "A proposal"),
            ("Suggestions and revisions under way", "A revision"),
        )
        places = [page.index(words) for section in in_order for words in section]
        assert places == sorted(places)
        assert "Simply in effect" not in page
        assert "A clash to talk through" not in page

    def test_a_clash_is_there_with_its_words_and_the_read_is_written_down(
        self, clashing: Goal, clinician: User, supervisor: User, client_of: ClientOf
    ) -> None:
        for person in (clinician, supervisor):
            page = page_of(client_of(person), QUEUE)
            assert "A clash to talk through" in page
            assert CLASH in page
        event = AuditEvent.objects.filter(action="read", page="goals:queue").latest("id")
        assert event.detail == {"goals.Goal": 1, "goals.FitCheck": 1}

    def test_a_later_yes_leaves_it_in_the_queue_and_the_review_shows_both(
        self, clashing: Goal, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        with acting_as(jonas):
            check_fit(by=jonas, goal=clashing, number=1, fit="fits")
        page = page_of(client_of(clinician), QUEUE)
        assert CLASH in page
        assert "they said that it fits" in page
        review = page_of(client_of(clinician), f"/goals/{clashing.pk}/review/")
        assert review.count('<span class="chip">It fits</span>') == 2, "Maya's, and his later one"
        assert CLASH in review

    def test_nothing_of_a_frozen_couple_waits(
        self, clashing: Goal, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        assert "Nothing is waiting" in page_of(client_of(clinician), QUEUE)

    def test_the_queries_do_not_grow(
        self, clashing: Goal, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        def fill() -> None:
            ask(propose(couple, maya), clinician)
            propose(couple, jonas, voice=make_voice(fit="unsure"))
            accept(propose(couple, maya), jonas, voice=make_voice(fit="clash"))

        def count() -> int:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(QUEUE).status_code == 200
            return len(asked)

        client = client_of(clinician)
        fill()
        count()
        before = count()
        for _ in range(4):
            fill()
        assert count() == before


class TestTheCaseload:
    def test_a_clash_or_a_talk_is_a_need_until_it_is_over(
        self, clashing: Goal, couple: Couple, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        client = client_of(clinician)
        assert "Talk a goal through" in page_of(client, "/caseload/")
        ask(propose(couple, maya), clinician)
        assert "Talk 2 goals through" in page_of(client, "/caseload/")
        form = WORDS | {"number": "1", "outcome": "approved", "talked_through": "on"}
        assert client.post(f"/goals/{clashing.pk}/review/", form).status_code == 302
        assert "Talk a goal through" in page_of(client, "/caseload/")


class TestTheReviewPage:
    def test_it_shows_both_sides_to_the_care_team_alone(
        self, clashing: Goal, couple: Couple, jonas: User, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        with acting_as(jonas):
            limit = Limit(if_this="his brother is there", i_will="stay home")
            set_boundary(by=jonas, couple=couple, limit=limit, audience="care_team")
            kept = Limit(if_this="x", i_will="keep this one")
            set_boundary(by=jonas, couple=couple, limit=kept, audience="private")
        own = individual_goal(couple, jonas, title="Keep my distance")
        with acting_as(jonas):
            link_goals(by=jonas, goal=clashing, links={own.pk: "strains"})
        url = f"/goals/{clashing.pk}/review/"
        page = page_of(client_of(clinician), url)
        for words in (
            CLASH,
            "stay home",
            "Keep my distance",
            "In tension with own goal",
            "We have talked it",
        ):
            assert words in page
        assert "keep this one" not in page
        event = AuditEvent.objects.filter(action="read", page="goals:review").latest("id")
        named = {"goals.FitCheck": 2, "goals.Boundary": 1, "goals.GoalLink": 1}
        assert {name: event.detail[name] for name in named} == named
        for person in (maya, jonas):
            assert client_of(person).get(url).status_code == 404

    def test_a_clash_is_ticked_off_before_approving_and_no_word_is_lost(
        self, clashing: Goal, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), f"/goals/{clashing.pk}/review/"
        form = WORDS | {"number": "1", "outcome": "approved", "message": "Good to go"}
        answer = client.post(url, form)
        assert answer.status_code == 422
        assert "Talk it through first" in answer.content.decode()
        assert "Good to go" in answer.content.decode()
        assert client.post(url, form | {"talked_through": "on"}).status_code == 302

    @pytest.mark.parametrize("missing", list(WORDS))
    def test_a_missing_word_is_asked_for_beside_its_field(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf, missing: str
    ) -> None:
        goal = accept(propose(couple, maya), jonas)
        form = WORDS | {"number": "1", "outcome": "approved", missing: ""}
        answer = client_of(clinician).post(f"/goals/{goal.pk}/review/", form)
        assert answer.status_code == 422
        assert f'href="#id_{missing}"' in answer.content.decode()

    def test_a_word_to_one_alone(
        self, clashing: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        url = f"/goals/{clashing.pk}/review/"
        form = {"number": "1", "outcome": "to-b", "message": "What would make it safe?"}
        answer = client_of(clinician).post(url, form, follow=True)
        assert "Sent to Jonas alone" in answer.content.decode()
        with acting_as(jonas):
            assert GoalFeedback.visible_to(jonas).get().message == "What would make it safe?"
        links = f"/goals/{clashing.pk}/links/"
        assert "What would make it safe?" in page_of(client_of(jonas), links)
        assert "What would make it safe?" not in page_of(client_of(maya), links)
        answer = f"/goals/{clashing.pk}/answer/"
        assert "What would make it safe?" not in page_of(client_of(jonas), answer), "read together"
        assert "What would make it safe?" in page_of(client_of(jonas), f"/goals/{clashing.pk}/mine/")
        assert "What would make it safe?" not in page_of(client_of(maya), answer)
        assert "What would make it safe?" in page_of(client_of(clinician), url)


class TestTheTalkPage:
    @pytest.mark.parametrize("to", ["to-b", ""])
    def test_the_talk_words_lead_both_to_their_own_view_whoever_was_written_to(
        self, clashing: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf, to: str
    ) -> None:
        form = {"do": to or "request", "number": "1", "message": "Are you safe?"}
        assert client_of(clinician).post(f"/goals/{clashing.pk}/talk/", form).status_code == 302
        for person in (maya, jonas):
            for place in ("/today/", f"/goals/{clashing.pk}/"):
                page = page_of(client_of(person), place)
                assert "Your own view may hold a word from your clinician." in page
                assert f"/goals/{clashing.pk}/mine/" in page
                assert "Are you safe?" not in page

    def test_a_word_to_one_alone_before_anybody_said_yes(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        goal = propose(couple, maya, voice=make_voice(fit="clash", fit_words=CLASH))
        client, url = client_of(clinician), f"/goals/{goal.pk}/talk/"
        alone_first = "see each alone first and ask about fear"
        assert alone_first in page_of(client, url)
        assert alone_first in page_of(client, QUEUE)
        assert f"{url}#alone" in page_of(client, QUEUE)
        empty = client.post(url, {"do": "to-a", "number": "1", "message": ""})
        assert empty.status_code == 422
        stale = client.post(url, {"do": "to-a", "number": "2", "message": "Are you safe?"})
        assert stale.status_code == 422
        assert "Are you safe?" in stale.content.decode()
        sent = client.post(url, {"do": "to-a", "number": "1", "message": "Are you safe?"}, follow=True)
        assert "Sent to Maya alone" in sent.content.decode()
        assert "Are you safe?" in page_of(client_of(maya), f"/goals/{goal.pk}/mine/")
        assert "Are you safe?" not in page_of(client_of(jonas), f"/goals/{goal.pk}/mine/")

    def test_asking_and_saying_what_came_of_it(
        self, clashing: Goal, maya: User, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), f"/goals/{clashing.pk}/talk/"
        assert client.post(url, {"do": "request"}).status_code == 302
        assert goals_of(maya)[0].talk_requested_at is not None
        assert "would like to talk a goal through" in page_of(client_of(maya), "/today/")
        empty = client.post(url, {"do": "end", "words": ""})
        assert empty.status_code == 422
        assert "Say for the care team what came of it." in empty.content.decode()
        assert client.post(url, {"do": "end", "words": "He stays home."}).status_code == 302
        assert goals_of(maya)[0].talk_requested_at is None
        assert "He stays home." in page_of(client, f"/goals/{clashing.pk}/review/")

    @pytest.mark.parametrize("who", NOT_CARING)
    def test_nobody_else(
        self,
        clashing: Goal,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        client = client_of(request.getfixturevalue(who))
        for outcome in ("request", "end"):
            assert client.post(f"/goals/{clashing.pk}/talk/", {"do": outcome}).status_code == 404
        assert client.get(f"/goals/{clashing.pk}/talk/").status_code == 404
