"""Log a step on its page: what is shown, kept, and refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from couplesgoals.demo.factories import make_administrator, propose
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.drafts import draft_of
from goals.actions import change_goal_audience
from goals.models import Goal
from progress.actions import change_log_audience
from progress.models import ProgressLog
from progress.views import logs
from progress.views.logs import FORM
from tests.conftest import ClientOf
from tests.goals.stepping import add
from tests.progress.conftest import at, entries_of, log, log_form, text_of

pytestmark = pytest.mark.django_db

NOT_PARTNERS = ["tess", "clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]
HTML = "<script>alert(1)</script> <b>bold</b> &amp; \"quotes\" 'more'"


def typed(person: User, goal: Goal) -> dict[str, str]:
    """What this person has typed into the form of a step and not sent."""
    with acting(person):
        return draft_of(by=person, form=FORM, about=goal.pk)


def send(client: Client, goal: Goal, **over: Any) -> Any:
    return client.post(at("log", goal.pk), log_form(**over))


class TestTheForm:
    def test_a_step_is_saved_and_shown_on_the_goal(self, goal: Goal, maya: User, client_of: ClientOf) -> None:
        browser = client_of(maya)
        answer = send(browser, goal, what="We left the phones in the hall. 🌙")
        assert (answer.status_code, answer.headers["Location"]) == (302, at("goal", goal.pk))
        assert "We left the phones in the hall. 🌙" in text_of(browser, at("goal", goal.pk))
        assert [entry.audience for entry in entries_of(maya)] == ["care_team"]

    def test_what_helped_and_what_got_in_the_way_is_kept_while_typing_and_shown(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        more = {"hindered_tiredness": "tiredness", "hindered_words": "A late shift", "audience": "couple"}
        browser.post(at("log_draft", goal.pk), log_form(**more))
        form = browser.get(at("log", goal.pk)).context["form"]
        assert form["hindered"].value() == ["tiredness"]
        assert form.around_is_open
        send(browser, goal, **more)
        assert "Got in the way: I was tired · A late shift" in text_of(client_of(jonas), at("goal", goal.pk))

    @pytest.mark.parametrize(
        ("which", "offered"),
        [
            ("goal", ["private", "care_team", "couple"]),
            ("own_goal", ["private", "care_team"]),
            ("private_goal", ["private"]),
        ],
    )
    def test_it_offers_no_audience_wider_than_the_goals(
        self,
        which: str,
        offered: list[str],
        maya: User,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        goal = request.getfixturevalue(which)
        form = client_of(maya).get(at("log", goal.pk)).context["form"]
        assert [value for value, _words in form.fields["audience"].choices] == offered
        refused = "everybody" if offered[-1] == "couple" else "couple"
        answer = send(client_of(maya), goal, audience=refused)
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["audience"])
        assert entries_of(maya) == []

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("what", ""),
            ("what", "x" * 20_000),
            ("what", "a\x00b"),
            ("how_it_went", "6"),
            ("effort", "none"),
            ("occurred_on", "2999-01-01"),
            ("occurred_on", "yesterday"),
            ("audience", "subject"),
            ("submission", "not-a-number"),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
        self, goal: Goal, maya: User, client_of: ClientOf, field: str, value: str
    ) -> None:
        answer = send(client_of(maya), goal, **({"what": "Kept words"} | {field: value}))
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert (value if field == "what" else "Kept words") in answer.content.decode()
        assert entries_of(maya) == []

    def test_steps_are_asked_for_again_where_something_is_wrong(
        self, goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        assert "step" not in send(browser, goal, what="").context["form"].fields
        step = add(goal, maya, what="Phones in the hall")
        for chosen in ("", str(step.pk)):
            answer = send(browser, goal, what="", step=chosen)
            assert answer.status_code == 422
            assert "Phones in the hall" in answer.content.decode()
            assert answer.context["form"]["step"].value() == chosen
        assert send(browser, goal, step=str(step.pk)).status_code == 302
        assert [entry.step_id for entry in entries_of(maya)] == [step.pk]

    def test_sent_twice_it_is_one_entry(self, goal: Goal, maya: User, client_of: ClientOf) -> None:
        form = log_form()
        answers = [client_of(maya).post(at("log", goal.pk), form).status_code for _ in range(2)]
        assert (answers, len(entries_of(maya))) == ([302, 302], 1)

    def test_before_the_goal_is_active_it_says_so_and_keeps_the_words(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        answer = send(client_of(maya), propose(couple, maya), what="Kept words")
        assert answer.status_code == 422
        assert "Kept words" in answer.content.decode()
        assert "once the goal is active" in answer.content.decode()

    @pytest.mark.parametrize("page", ["goal", "us", "today", "couple"])
    def test_what_was_written_is_never_html(
        self, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf, page: str
    ) -> None:
        log(goal, maya, HTML)
        reader, args = {
            "goal": (jonas, [goal.pk]),
            "us": (jonas, []),
            "today": (jonas, []),
            "couple": (clinician, [goal.couple_id]),
        }[page]
        text = text_of(client_of(reader), at(page, *args))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text
        assert "<b>bold" not in text


class TestWhoMay:
    @pytest.mark.parametrize("page", ["log", "log_draft", "rate"])
    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_nobody_but_the_two(
        self,
        goal: Goal,
        other_couple: Couple,
        who: str,
        page: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        browser = client_of(request.getfixturevalue(who))
        hidden = browser.post(at(page, goal.pk), log_form())
        absent = browser.post(at(page, uuid4()), log_form())
        assert hidden.status_code == absent.status_code == 404
        assert entries_of(request.getfixturevalue(who)) == []

    @pytest.mark.parametrize("page", ["log", "rate"])
    def test_nor_the_other_on_ones_own_goal_however_shared(
        self, shared_own_goal: Goal, jonas: User, client_of: ClientOf, page: str
    ) -> None:
        browser = client_of(jonas)
        assert browser.get(at("goal", shared_own_goal.pk)).status_code == 200
        assert browser.get(at(page, shared_own_goal.pk)).status_code == 404
        assert browser.post(at(page, shared_own_goal.pk), log_form() | {"level": "1"}).status_code == 404
        assert at(page, shared_own_goal.pk) not in text_of(browser, at("goal", shared_own_goal.pk))

    def test_nor_after_the_joint_space_froze(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        browser = client_of(maya)
        for page in (text_of(browser, at("today")), text_of(browser, at("goal", goal.pk))):
            assert at("log", goal.pk) not in page
            assert at("rate", goal.pk) not in page

    @pytest.mark.parametrize("looked_before", [True, False])
    def test_what_was_shared_stays_to_be_read_after_it_froze(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf, looked_before: bool
    ) -> None:
        log(goal, maya, "Shared while we were two")
        if looked_before:
            text_of(client_of(jonas), at("us"))
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        for person in (maya, jonas):
            assert "Shared while we were two" in text_of(client_of(person), at("us"))


class TestDrafts:
    def test_what_is_typed_comes_back_and_goes_once_sent(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        form = log_form(what="Half a sent")
        assert browser.post(at("log_draft", goal.pk), form).status_code == 204
        assert "Half a sent" in text_of(browser, at("log", goal.pk))
        assert "Half a sent" not in text_of(client_of(jonas), at("log", goal.pk))
        send(browser, goal)
        assert typed(maya, goal) == {}

    def test_a_save_that_arrives_late_does_not_bring_it_back(
        self, goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        browser, form = client_of(maya), log_form()
        browser.post(at("log", goal.pk), form)
        assert browser.post(at("log_draft", goal.pk), form).status_code == 204
        assert typed(maya, goal) == {}
        # Otherwise the next step would carry the number of this one, and be taken for it.
        number = browser.get(at("log", goal.pk)).context["form"]["submission"].value()
        assert str(number) != form["submission"]

    def test_too_much_for_a_draft_is_said(self, goal: Goal, maya: User, client_of: ClientOf) -> None:
        answer = client_of(maya).post(at("log_draft", goal.pk), log_form(what="x" * 70_000))
        assert answer.status_code == 413
        assert typed(maya, goal) == {}

    def test_what_was_typed_when_the_sign_in_ended_is_kept(
        self, goal: Goal, maya: User, client_of: ClientOf
    ) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            browser = client_of(maya)
            browser.get(at("log", goal.pk))
            clock.shift(timedelta(minutes=16))
            answer = send(browser, goal, what="Typed just before")
            assert answer.status_code == 302
            assert "login" in answer.headers["Location"]
            assert entries_of(maya) == []
            assert typed(maya, goal)["what"] == "Typed just before"
            assert "Typed just before" in text_of(client_of(maya), at("log", goal.pk))

    def test_nothing_is_kept_where_one_may_not_write(
        self, goal: Goal, other_couple: Couple, tess: User, client_of: ClientOf
    ) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            browser = client_of(tess)
            browser.get(at("today"))
            clock.shift(timedelta(minutes=16))
            answer = send(browser, goal, what="x" * 100_000)
            assert answer.status_code == 302
        assert typed(tess, goal) == {}


class TestChangeWhoReadsIt:
    def test_it_is_saved(self, goal: Goal, maya: User, jonas: User, client_of: ClientOf) -> None:
        entry = log(goal, maya, audience="care_team")
        answer = client_of(maya).post(at("log_audience", entry.pk), {"audience": "couple"})
        assert (answer.status_code, answer.headers["Location"]) == (302, at("goal", goal.pk))
        assert len(entries_of(jonas)) == 1

    def test_after_the_joint_space_froze_only_with_fewer(
        self, goal: Goal, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry = log(goal, maya, audience="care_team")
        discharge(by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="completed")
        browser = client_of(maya)
        answer = browser.post(at("log_audience", entry.pk), {"audience": "couple"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["audience"])
        assert browser.post(at("log_audience", entry.pk), {"audience": "private"}).status_code == 302
        assert [one.audience for one in entries_of(maya)] == ["private"]

    def test_a_goal_narrowed_meanwhile_is_said_beside_the_choice(
        self, shared_own_goal: Goal, maya: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        entry = log(shared_own_goal, maya, audience="private")

        def too_late(*, by: User, entry: ProgressLog, audience: str) -> ProgressLog:
            change_goal_audience(by=by, goal=shared_own_goal, audience="care_team")
            return change_log_audience(by=by, entry=entry, audience=audience)

        monkeypatch.setattr(logs, "change_log_audience", too_late)
        answer = client_of(maya).post(at("log_audience", entry.pk), {"audience": "couple"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["audience"])
        assert "not shared that widely" in answer.content.decode()

    def test_not_wider_than_the_goal(self, own_goal: Goal, maya: User, client_of: ClientOf) -> None:
        entry = log(own_goal, maya, audience="care_team")
        answer = client_of(maya).post(at("log_audience", entry.pk), {"audience": "couple"})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["audience"])

    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    def test_only_the_author_finds_it(
        self,
        goal: Goal,
        other_couple: Couple,
        maya: User,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        entry = log(goal, maya)
        browser = client_of(request.getfixturevalue(who))
        for pk in (entry.pk, uuid4()):
            assert browser.get(at("log_audience", pk)).status_code == 404
            assert browser.post(at("log_audience", pk), {"audience": "private"}).status_code == 404
        assert [one.audience for one in entries_of(maya)] == ["couple"]
