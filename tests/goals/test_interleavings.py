"""Both partners and their clinician move as they like; whatever comes of it, these hold after every move."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from couplesgoals.demo.factories import (
    join_care_team,
    make_clinician,
    make_couple,
    make_partner,
    make_program,
    make_terms,
    make_voice,
    propose,
)
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Refused
from couplesgoals.records.acting import acting_as
from goals import actions
from goals.actions.changing import hold_goal, leave_goal, resume_goal, withdraw_goal
from goals.actions.completing import complete_goal, note_achievement, reopen_goal
from goals.actions.reviewing import Feedback
from goals.actions.talking import end_talk, request_talk
from goals.models import (
    AchievementStatus,
    FitCheck,
    Goal,
    GoalAcceptance,
    GoalFeedback,
    GoalNote,
    GoalReview,
    GoalRevision,
    LifecycleStatus,
)
from goals.models.statuses import ACHIEVEMENT_TRANSITIONS, TRANSITIONS

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
WORDS = Feedback(realistic="Yes", actionable="Yes", tailored="Yes", message="Well done")
BOTH = st.sampled_from(["maya", "jonas"])
# Which version somebody has before them: mostly one on the table, at times one long passed.
VERSION = st.sampled_from(["current"] * 6 + ["beside"] * 2 + ["base", "agreed", "first", "none"])
SELDOM = st.sampled_from([False] * 5 + [True])


class Moves(RuleBasedStateMachine):
    """One couple, one joint goal, and everything anybody may try with it."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.people = {name: make_partner(name.title()) for name in ("maya", "jonas")}
        couple = make_couple(make_program(), self.people["maya"], self.people["jonas"])
        self.clinician = make_clinician("Dana Rivera")
        join_care_team(couple, self.clinician, lead=True)
        self.goal = propose(couple, self.people["maya"], title="Version 1")
        self.acknowledged = {1: "Version 1"}
        self.found: Goal | None = None
        self.before = self.seen()
        self.by: User = self.people["maya"]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def seen(self) -> Goal:
        """The goal as it is now; looked up once after each move."""
        if self.found is None:
            with acting_as(self.people["maya"]):
                self.found = Goal.visible_to(self.people["maya"]).get(pk=self.goal.pk)
        return self.found

    def number(self, which: str) -> int:
        """The number of the version somebody has before them."""
        goal, maya = self.seen(), self.people["maya"]
        ids = {"current": goal.current_id, "beside": goal.beside_id or goal.current_id}
        with acting_as(maya):
            current = GoalRevision.visible_to(maya).get(pk=goal.current_id)
            if which in ids:
                return int(GoalRevision.visible_to(maya).get(pk=ids[which]).number)
            if which == "agreed" and goal.agreed_id:
                return int(GoalRevision.visible_to(maya).get(pk=goal.agreed_id).number)
        return {"base": current.based_on or 1, "none": 99}.get(which, 1)

    def tries(self, by: User, deed: Callable[[], Any]) -> Any:
        """Do it as this person; a kind refusal is fine, anything else is a defect."""
        self.before, self.by = self.seen(), by
        try:
            with acting_as(by):
                return deed()
        except (Refused, NotPossible, ValidationError):
            return None
        finally:
            self.found = None

    @initialize(start=st.sampled_from(["proposed", "waiting", "active", "changing", "done by one"]))
    def begins(self, start: str) -> None:
        """Begin anywhere in a goal's life, or most runs would end before it is in effect."""
        if start == "proposed":
            return
        self.both_accept("current")
        if start == "waiting":
            return
        self.approves("current", True)
        if start == "changing":
            self.suggests("jonas", "current", "fits")
        if start == "done by one":
            self.is_done("maya", "achieved")

    # What partners do

    @rule(who=BOTH, which=VERSION, fit=st.sampled_from(["fits", "unsure", "clash"]))
    def suggests(self, who: str, which: str, fit: str) -> None:
        person, number = self.people[who], len(self.acknowledged) + 1
        title, based_on = f"{who}'s words, {number}", self.number(which)
        done = self.tries(
            person,
            lambda: actions.suggest_changes(
                by=person,
                goal=self.goal,
                based_on=based_on,
                terms=make_terms(title=title),
                voice=make_voice(fit=fit),
                reason="It fits better",
            ),
        )
        if done is not None:
            self.acknowledged[number] = title

    @rule(who=BOTH, which=VERSION, fit=st.sampled_from(["fits", "fits", "clash"]))
    def accepts(self, who: str, which: str, fit: str) -> None:
        person, number = self.people[who], self.number(which)
        voice = make_voice(fit=fit)
        self.tries(person, lambda: actions.accept_goal(by=person, goal=self.goal, number=number, voice=voice))

    @rule(which=VERSION)
    def both_accept(self, which: str) -> None:
        for who in self.people:
            self.accepts(who, which, "fits")

    @rule(who=BOTH, which=VERSION)
    def tells_the_clinician_only(self, who: str, which: str) -> None:
        person, number = self.people[who], self.number(which)
        self.tries(person, lambda: actions.check_fit(by=person, goal=self.goal, number=number, fit="clash"))

    @rule(who=BOTH, verb=st.sampled_from([withdraw_goal, leave_goal]), sure=SELDOM)
    def goes(self, who: str, verb: Callable[..., Goal], sure: bool) -> None:
        # Or most lives of a goal would be short.
        if sure:
            person = self.people[who]
            self.tries(person, lambda: verb(by=person, goal=self.goal, note="Between us"))

    @rule(who=BOTH, verb=st.sampled_from([hold_goal, resume_goal, reopen_goal]))
    def rests_or_resumes(self, who: str, verb: Callable[..., Goal]) -> None:
        person = self.people[who]
        self.tries(person, lambda: verb(by=person, goal=self.goal))

    @rule(who=BOTH, how=st.sampled_from(["achieved", "sustaining", "not-achieved"]))
    def is_done(self, who: str, how: str) -> None:
        person = self.people[who]
        self.tries(person, lambda: complete_goal(by=person, goal=self.goal, achievement=how))

    # What their clinician does

    @rule(which=VERSION, talked=st.sampled_from([True, True, False]))
    def approves(self, which: str, talked: bool) -> None:
        number = self.number(which)
        self.tries(
            self.clinician,
            lambda: actions.approve_goal(
                by=self.clinician, goal=self.goal, number=number, feedback=WORDS, talked_through=talked
            ),
        )

    @rule(which=VERSION, to=st.sampled_from(["", "maya", "jonas"]))
    def returns(self, which: str, to: str) -> None:
        one, number = self.people.get(to), self.number(which)
        self.tries(
            self.clinician,
            lambda: actions.return_goal(
                by=self.clinician,
                goal=self.goal,
                number=number,
                feedback=Feedback(message="Think of Sundays"),
                to=one,
            ),
        )

    @rule(sure=SELDOM)
    def asks_for_a_talk(self, sure: bool) -> None:
        if sure:
            self.tries(self.clinician, lambda: request_talk(by=self.clinician, goal=self.goal))

    @rule(words=st.sampled_from(["", "We talked", "We talked it through"]))
    def ends_the_wait(self, words: str) -> None:
        self.tries(self.clinician, lambda: end_talk(by=self.clinician, goal=self.goal, words=words))

    @rule(status=st.sampled_from(AchievementStatus.values))
    def says_how_it_stands(self, status: str) -> None:
        self.tries(self.clinician, lambda: note_achievement(by=self.clinician, goal=self.goal, status=status))

    # What holds after each move

    @invariant()
    def statuses_follow_their_tables(self) -> None:
        was, now = self.before, self.seen()
        assert now.lifecycle_status in {was.lifecycle_status} | TRANSITIONS[was.lifecycle_status]
        steps = {was.achievement_status} | ACHIEVEMENT_TRANSITIONS[was.achievement_status]
        # A goal that begins may be found done in the same breath.
        reached = {far for near in steps for far in ACHIEVEMENT_TRANSITIONS[near]} | steps
        assert now.achievement_status in (reached if was.achievement_status == "" else steps)
        if now.lifecycle_status == LifecycleStatus.COMPLETED != was.lifecycle_status:
            assert was.lifecycle_status in (LifecycleStatus.ACTIVE, LifecycleStatus.ON_HOLD)

    @invariant()
    def what_is_agreed_both_accepted_and_a_clinician_approved(self) -> None:
        goal = self.seen()
        if goal.agreed_id is None:
            assert goal.lifecycle_status not in (LifecycleStatus.ACTIVE, LifecycleStatus.COMPLETED)
            return
        assert self.said_yes_to(goal.agreed_id) == {one.pk for one in self.people.values()}
        with acting_as(self.clinician):
            assert (
                GoalReview.visible_to(self.clinician)
                .filter(revision=goal.agreed_id, outcome="approved")
                .exists()
            )

    @invariant()
    def what_waits_for_the_clinician_both_accepted(self) -> None:
        goal = self.seen()
        if goal.awaits_review_since is not None:
            assert self.said_yes_to(goal.current_id) == {one.pk for one in self.people.values()}
            assert goal.beside_id is None

    @invariant()
    def no_suggestion_is_lost(self) -> None:
        goal, maya = self.seen(), self.people["maya"]
        with acting_as(maya):
            versions = list(GoalRevision.visible_to(maya).filter(goal=goal).order_by("number"))
        assert {one.number: one.title for one in versions} == self.acknowledged
        yes = self.yeses()
        for one in versions:
            later = [other for other in versions if other.number > one.number]
            answered = any(one.number == other.based_on for other in later)
            replaced = any(one.author_id == other.author_id for other in later)
            chosen = any(len(yes[other.pk]) == 2 for other in versions if other != one)
            assert one.pk in (goal.current_id, goal.beside_id) or answered or replaced or chosen

    @invariant()
    def nobody_reads_what_the_other_told_the_clinician(self) -> None:
        for person in self.people.values():
            with acting_as(person):
                # Past the Python rule: PostgreSQL alone answers.
                assert set(FitCheck.objects.values_list("author", flat=True)) <= {person.pk}
                assert set(GoalNote.objects.values_list("author", flat=True)) <= {person.pk}
                assert set(GoalFeedback.objects.values_list("subject", flat=True)) <= {person.pk}

    @invariant()
    def only_the_clinician_asks_for_a_talk(self) -> None:
        if self.by != self.clinician:
            assert self.seen().talk_requested_at == self.before.talk_requested_at

    def said_yes_to(self, revision_id: object) -> set[object]:
        """Who accepted this very version."""
        return self.yeses()[revision_id]

    def yeses(self) -> defaultdict[object, set[object]]:
        """Who accepted which version."""
        maya, found = self.people["maya"], defaultdict[object, set[object]](set)
        with acting_as(maya):
            for revision, person in GoalAcceptance.visible_to(maya).values_list("revision", "person"):
                found[revision].add(person)
        return found


@pytest.mark.django_db
def test_whatever_anybody_does_in_whatever_order() -> None:
    run_state_machine_as_test(
        Moves,
        settings=settings(
            max_examples=1000 if THOROUGH else 40,
            stateful_step_count=40 if THOROUGH else 25,
            deadline=None,
            derandomize=not THOROUGH,
            suppress_health_check=list(HealthCheck),
        ),
    )
