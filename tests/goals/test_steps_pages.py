"""Steps on their pages: planned, marked with one tap, with and without scripts; told to nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from couplesgoals.records.drafts import draft_of
from goals.actions import end_step, rate_readiness
from goals.models import Goal, GoalStep
from goals.views.stepping import STEP
from tests.conftest import ClientOf
from tests.goals.stepping import WHAT, add, at, days_on, mark, marks_of, steps_of, today_of
from tests.goals.test_steps_planning import rest
from tests.goals.words import NOT_PARTNERS

pytestmark = pytest.mark.django_db

TODAY = "/today/"
HTMX = {"HX-Request": "true"}


def step_form(goal: Goal, **over: Any) -> dict[str, str]:
    """The form of a step as a browser sends it."""
    form = {
        "what": WHAT,
        "who": "me",
        "size": "tiny",
        "rhythm": "daily",
        "starts_on": today_of(goal).isoformat(),
        "ends_on": days_on(goal, 20).isoformat(),
        "submission": str(uuid4()),
    }
    return form | over


def page(pk: UUID) -> str:
    return reverse("progress:goal", args=[pk])


def all_of(goal: Goal) -> str:
    """Where all steps of a goal stand, with how they went."""
    return at("steps", goal.pk)


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def queries(browser: Client, url: str) -> list[str]:
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


class TestPlanning:
    def test_a_step_is_planned_and_stands_on_its_goal_and_on_today(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        answer = browser.post(at("step_new", joint.pk), step_form(joint))
        assert (answer.status_code, answer.headers["Location"]) == (302, page(joint.pk) + "#steps")
        assert WHAT in text_of(browser.get(page(joint.pk)))
        assert WHAT in text_of(browser.get(TODAY))
        assert WHAT in text_of(client_of(jonas).get(page(joint.pk)))
        assert WHAT not in text_of(client_of(jonas).get(TODAY))

    def test_on_days_of_the_week(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        form = step_form(joint, rhythm="weekly", weekdays_1="1", weekdays_4="4", who="both")
        client_of(maya).post(at("step_new", joint.pk), form)
        assert "Mondays and Thursdays" in text_of(client_of(maya).get(page(joint.pk)))

    @pytest.mark.parametrize(
        ("field", "over"),
        [
            ("what", {"what": ""}),
            ("what", {"what": "x" * 201}),
            ("who", {"who": "jonas"}),
            ("size", {"size": "huge"}),
            ("rhythm", {"rhythm": "hourly"}),
            ("weekdays", {"rhythm": "weekly"}),
            ("starts_on", {"starts_on": "2020-01-01"}),
            ("ends_on", {"ends_on": "2020-01-01"}),
            ("ends_on", {"ends_on": "2999-01-01"}),
            ("ends_on", {"ends_on": "soon"}),
            ("submission", {"submission": "7"}),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
        self, joint: Goal, maya: User, client_of: ClientOf, field: str, over: dict[str, str]
    ) -> None:
        answer = client_of(maya).post(
            at("step_new", joint.pk), step_form(joint, **({"what": "Kept words"} | over))
        )
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert over.get("what", "Kept words") in answer.content.decode()
        assert steps_of(maya) == []

    def test_it_says_that_the_goal_rests(self, team_goal: Goal, maya: User, client_of: ClientOf) -> None:
        rest(team_goal)
        answer = client_of(maya).post(at("step_new", team_goal.pk), step_form(team_goal))
        assert answer.status_code == 422
        assert "Steps rest" in answer.content.decode()
        assert "Add a step" not in text_of(client_of(maya).get(page(team_goal.pk)))

    def test_sent_twice_it_is_one_step(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        form = step_form(joint)
        assert [client_of(maya).post(at("step_new", joint.pk), form).status_code for _ in range(2)] == [
            302,
            302,
        ]
        assert steps_of(maya) == [WHAT]

    def test_a_draft_keeps_every_word_and_day_until_it_is_sent(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser, form = client_of(maya), step_form(joint, rhythm="weekly", weekdays_2="2", weekdays_5="5")
        assert browser.post(at("step_draft", joint.pk), form).status_code == 204
        shown = browser.get(at("step_new", joint.pk)).context["form"]
        assert (shown["what"].value(), shown["weekdays"].value()) == (WHAT, ["2", "5"])
        browser.post(at("step_new", joint.pk), form)
        assert browser.post(at("step_draft", joint.pk), form).status_code == 204
        with acting_as(maya):
            assert draft_of(by=maya, form=STEP, about=joint.pk) == {}

    def test_one_begins_from_ones_own_words(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        answer = client_of(maya).get(at("step_new", joint.pk))
        assert answer.context["ideas"].words == ["I keep Tuesday free."]
        chosen = client_of(maya).get(at("step_new", joint.pk), {"idea": "0"}).context["form"]
        assert chosen["what"].value() == "I keep Tuesday free."
        for nonsense in ("7", "-1", "x", "²"):
            assert client_of(maya).get(at("step_new", joint.pk), {"idea": nonsense}).status_code == 200


class TestWhatFits:
    @pytest.mark.parametrize(
        ("readiness", "size"), [(0, "tiny"), (3, "tiny"), (4, "small"), (7, "bigger"), (10, "bigger")]
    )
    def test_it_follows_ones_own_latest_readiness_alone(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf, readiness: int, size: str
    ) -> None:
        with acting_as(maya):
            for number in (5, readiness):
                rate_readiness(by=maya, goal=joint, importance=5, confidence=5, readiness=number)
        answer = client_of(maya).get(at("step_new", joint.pk))
        assert answer.context["form"]["size"].value() == size
        assert ("Something tiny may fit best" in text_of(answer)) == (size == "tiny")
        other = client_of(jonas).get(at("step_new", joint.pk))
        assert other.context["form"]["size"].value() == "small"
        assert "may fit" not in text_of(other)


class TestMarking:
    def test_one_tap_without_scripts(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        step, browser = add(joint, maya), client_of(maya)
        answer = browser.post(at("step_today", step.pk), {"outcome": "done", "place": "today"})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"{TODAY}#step-{step.pk}")
        shown = text_of(browser.get(TODAY))
        assert "Noted. That counts." in shown
        assert 'value="done" aria-pressed="true"' in shown
        browser.post(at("step_today", step.pk), {"outcome": "", "place": "today"})
        assert marks_of(maya) == []

    def test_one_tap_with_scripts_brings_the_step_alone_and_says_it(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        step, other, browser = add(joint, maya), add(joint, maya, what="Another"), client_of(maya)
        answer = browser.post(
            at("step_today", step.pk), {"outcome": "partly", "place": "today"}, headers=HTMX
        )
        text = text_of(answer)
        assert 'data-announce="Noted. A part counts too."' in text
        assert "<html" not in text
        assert str(other.pk) not in text
        undone = text_of(
            browser.post(at("step_today", step.pk), {"outcome": "", "place": "today"}, headers=HTMX)
        )
        assert "Taken back" in undone
        assert 'aria-pressed="true"' not in undone

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_what_cannot_be_leads_back_with_a_word(
        self, team_goal: Goal, maya: User, client_of: ClientOf, headers: dict[str, str]
    ) -> None:
        step, browser = add(team_goal, maya), client_of(maya)
        with acting_as(maya):
            end_step(by=maya, step=step)
        for outcome in ("done", "failed"):
            answer = browser.post(
                at("step_today", step.pk), {"outcome": outcome, "place": "goal"}, headers=headers
            )
            assert answer.status_code == (200 if headers else 302)
            assert answer.headers["HX-Redirect" if headers else "Location"] == page(team_goal.pk) + "#steps"
        assert "was not there on that day" in text_of(browser.get(page(team_goal.pk)))

    def test_another_day_and_other_readers(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        step, browser = add(joint, maya), client_of(maya)
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            form = {"day": days_on(joint, -1).isoformat(), "outcome": "done", "audience": "couple"}
            browser = client_of(maya)
            assert browser.post(at("step_mark", step.pk), form).status_code == 302
            assert marks_of(jonas) == [("done", "couple")]
            assert browser.get(at("step_mark", step.pk)).context["form"]["audience"].value() == "couple"
            assert "Done" in text_of(client_of(jonas).get(all_of(joint)))
            assert browser.post(at("step_unmark", step.pk), form).status_code == 302
            assert marks_of(maya) == []

    @pytest.mark.parametrize(
        ("field", "over"),
        [("day", {"day": "2020-01-01"}), ("outcome", {"outcome": ""}), ("audience", {"audience": "all"})],
    )
    def test_its_page_says_what_cannot_be(
        self, joint: Goal, maya: User, client_of: ClientOf, field: str, over: dict[str, str]
    ) -> None:
        form = {"day": today_of(joint).isoformat(), "outcome": "done", "audience": "private"} | over
        answer = client_of(maya).post(at("step_mark", add(joint, maya).pk), form)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])

    def test_the_goals_page_shows_a_few_and_leads_to_all(
        self, joint: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for number in range(6):
            add(joint, maya, what=f"Step number {number}", for_both=True)
        for person in (maya, jonas, clinician):
            browser = client_of(person)
            few, whole = (text_of(browser.get(url)) for url in (page(joint.pk), all_of(joint)))
            assert f'href="{all_of(joint)}"' in few
            assert few.count("<h3>Step number") == 4
            assert whole.count("<h3>Step number") == 6

    def test_those_done_once_do_not_hide_an_open_one(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        add(joint, maya, what="Still to do", ends_on=days_on(joint, 5))
        for number in range(5):
            mark(add(joint, maya, what=f"Done {number}", rhythm="once", ends_on=days_on(joint, 20)), maya)
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            few = text_of(client_of(maya).get(page(joint.pk)))
        assert "<h3>Still to do" in few
        assert "<h3>Done" not in few

    def test_where_all_are_behind_it_leads_to_them(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        way = f'href="{all_of(joint)}"'
        assert way not in text_of(browser.get(page(joint.pk)))
        browser.post(at("step_end", add(joint, maya).pk))
        assert way in text_of(browser.get(page(joint.pk)))

    def test_a_day_said_on_the_page_of_all_steps_leads_back_there(
        self, joint: Goal, maya: User, client_of: ClientOf
    ) -> None:
        step = add(joint, maya)
        form = {"outcome": "done", "place": "steps"}
        answer = client_of(maya).post(at("step_today", step.pk), form)
        assert answer.headers["Location"] == f"{all_of(joint)}#step-{step.pk}"

    def test_ended_and_taken_up_again(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        step, browser = add(joint, maya), client_of(maya)
        assert browser.post(at("step_end", step.pk)).status_code == 302
        assert WHAT not in text_of(browser.get(TODAY))
        assert "1 earlier step" in text_of(browser.get(all_of(joint)))
        assert browser.post(at("step_resume", step.pk)).status_code == 302
        assert WHAT in text_of(browser.get(TODAY))


class TestToday:
    def test_it_shows_what_the_day_asks_for(self, joint: Goal, maya: User, client_of: ClientOf) -> None:
        weekday = today_of(joint).isoweekday()
        add(joint, maya, what="On this day", rhythm="weekly", weekdays=(weekday,))
        add(joint, maya, what="On another day", rhythm="weekly", weekdays=(weekday % 7 + 1,))
        add(joint, maya, what="From next week", starts_on=days_on(joint, 7))
        done = add(joint, maya, what="Once and done", rhythm="once")
        mark(done, maya)
        shown = text_of(client_of(maya).get(TODAY))
        assert "On this day" in shown
        assert "Once and done" in shown
        assert "On another day" not in shown
        assert "From next week" not in shown
        with time_machine.travel(timezone.now() + timedelta(days=1)):
            assert "Once and done" not in text_of(client_of(maya).get(TODAY))

    def test_a_private_goals_step_is_not_named_there(
        self, private_goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        step, browser = add(private_goal, maya), client_of(maya)
        for text in (
            text_of(browser.get(TODAY)),
            text_of(
                browser.post(at("step_today", step.pk), {"outcome": "done", "place": "today"}, headers=HTMX)
            ),
        ):
            assert WHAT not in text
            assert "A walk on my own" not in text
            assert "A step of my own" in text
        assert WHAT in text_of(browser.get(page(private_goal.pk)))

    def test_nothing_while_the_goal_rests(self, team_goal: Goal, maya: User, client_of: ClientOf) -> None:
        add(team_goal, maya)
        rest(team_goal)
        assert WHAT not in text_of(client_of(maya).get(TODAY))

    def test_nothing_in_a_frozen_space(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        step = add(joint, maya)
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        browser = client_of(maya)
        assert WHAT not in text_of(browser.get(TODAY))
        assert WHAT in text_of(browser.get(page(joint.pk)))
        for name in ("step_today", "step_end", "step_resume", "step_mark", "step_unmark"):
            assert browser.post(at(name, step.pk), {"outcome": "done"}).status_code == 404
        assert browser.get(at("step_new", joint.pk)).status_code == 404


class TestTheOther:
    def test_what_is_not_shared_leaves_no_trace(
        self, joint: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        step = add(joint, maya, for_both=True)
        before = [
            text_of(client_of(jonas).get(url)) for url in (page(joint.pk), all_of(joint), TODAY, "/us/")
        ]
        mark(step, maya, "not-today", audience="care_team")
        after = [text_of(client_of(jonas).get(url)) for url in (page(joint.pk), all_of(joint), TODAY, "/us/")]
        assert [len(one) for one in after] == [len(one) for one in before]
        assert all("Maya:" not in one for one in after)
        mark(step, maya, "not-today", audience="couple")
        assert "Maya: The last four weeks: done 0, partly 0, not today 1." in text_of(
            client_of(jonas).get(all_of(joint))
        )

    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    @pytest.mark.parametrize("name", ["step_today", "step_mark", "step_unmark", "step_end", "step_resume"])
    def test_nobody_touches_somebody_elses_step(
        self, joint: Goal, other_couple: Couple, maya: User, who: str, name: str, client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        step, browser = add(joint, maya), client_of(request.getfixturevalue(who))
        form = {"outcome": "done", "day": today_of(joint).isoformat(), "audience": "private"}
        for pk in (step.pk, uuid4()):
            assert browser.post(at(name, pk), form).status_code == 404
        assert marks_of(maya) == []

    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    def test_nor_plans_one_for_a_private_goal(
        self,
        private_goal: Goal,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        browser = client_of(request.getfixturevalue(who))
        for pk in (private_goal.pk, uuid4()):
            assert browser.get(at("step_new", pk)).status_code == 404
            assert browser.post(at("step_draft", pk), {"what": "x"}).status_code == 404

    def test_the_clinician_reads_both_and_the_log_names_what(
        self, joint: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        step = add(joint, maya, for_both=True)
        seen, hidden = mark(step, maya), mark(step, jonas, "partly", audience="private")
        text = text_of(client_of(clinician).get(all_of(joint)))
        assert "Maya: The last four weeks: done 1" in text
        assert "Jonas: The last four weeks" not in text
        assert "step-" + str(step.pk) not in text
        read = AuditEvent.objects.filter(action="read", page="goals:steps").latest("id").ids
        assert {step.pk, seen.pk} <= set(read)
        assert hidden.pk not in read


@pytest.mark.parametrize("name", ["goal", "today"])
def test_as_many_queries_for_twenty_steps_as_for_one(
    joint: Goal, maya: User, jonas: User, client_of: ClientOf, name: str
) -> None:
    url, browser = page(joint.pk) if name == "goal" else TODAY, client_of(maya)

    def live(steps: int) -> None:
        for _ in range(steps):
            step: GoalStep = add(joint, maya, for_both=True)
            mark(step, maya)
            mark(step, jonas, audience="couple")

    live(1)
    one = queries(browser, url)
    live(19)
    twenty = queries(browser, url)
    assert len(twenty) == len(one), "\n".join(twenty)
