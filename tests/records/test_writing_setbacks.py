"""The second wall around the way back from a setback, and around a conversation in turns."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

import pytest
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment
from couplesgoals.records.acting import acting_as
from progress.models import (
    IStatement,
    Learned,
    PriorityShift,
    Recommitment,
    RepairCall,
    RepairConversation,
    RepairTurn,
    ReviewDone,
    SafetyCheck,
    Setback,
    SetbackGoal,
    Underneath,
)
from tests.progress.reviews import open_review
from tests.records.test_writing import CHECK, NO_RIGHT, refusal
from tests.records.test_writing_days import attempt, change, written

UNIQUE = "23505"
I_FEEL = {"feel": "sad", "when": "it is late", "would_like": "a call"}
STEPS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (Underneath, {}),
    (Learned, {}),
    (IStatement, I_FEEL),
    (Recommitment, {"choice": "recommit"}),
)
OF_BOTH = {"audience": "couple", "subject": None}


@pytest.fixture
def shared(couple: Couple, maya: User) -> Setback:
    """A setback Jonas reads too."""
    return written(Setback, couple, maya, audience="couple")


@pytest.fixture
def kept(couple: Couple, maya: User) -> Setback:
    """A setback Maya keeps to herself."""
    return written(Setback, couple, maya)


class TestASetback:
    def test_steps_are_ones_own_and_on_what_one_reads(
        self, couple: Couple, maya: User, jonas: User, clinician: User, shared: Setback, kept: Setback
    ) -> None:
        for model, words in STEPS:
            assert attempt(jonas, model, couple, setback=kept, **words) == NO_RIGHT
            assert (
                attempt(jonas, model, couple, setback=shared, author=maya, subject=maya, **words) == NO_RIGHT
            )
            assert attempt(clinician, model, couple, setback=shared, **words) == NO_RIGHT
            assert attempt(jonas, model, couple, setback=shared, **words) is None
            mine = written(model, couple, maya, setback=shared, audience="couple", **words)
            assert change(maya, mine, setback=kept) == NO_RIGHT
            assert change(maya, mine, audience="subject") == CHECK
            assert change(jonas, mine, audience="private") == change(clinician, mine, revision=2) == 0

    def test_a_stranger_hangs_nothing_on_it(
        self, couple: Couple, other_couple: Couple, tess: User, shared: Setback
    ) -> None:
        for model, words in STEPS:
            assert attempt(tess, model, other_couple, setback=shared, **words) == NO_RIGHT
        assert attempt(tess, RepairConversation, other_couple, setback=shared, **OF_BOTH) == NO_RIGHT

    def test_its_goals_are_named_by_its_author_who_reads_them(
        self, couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, shared: Setback
    ) -> None:
        own = individual_goal(couple, maya, audience="private")
        hidden = individual_goal(couple, jonas, audience="private")
        theirs = individual_goal(other_couple, tess, audience="couple")
        about = {"setback": shared, "audience": "couple"}
        for goal in (hidden, theirs):
            assert attempt(maya, SetbackGoal, couple, goal=goal, **about) == NO_RIGHT
            stays = {"setback": shared, "choice": "recommit", "goal": goal}
            assert attempt(maya, Recommitment, couple, **stays) == NO_RIGHT
        assert attempt(jonas, SetbackGoal, couple, goal=hidden, **about) == NO_RIGHT
        link = written(SetbackGoal, couple, maya, goal=own, **about)
        assert change(maya, link, goal=hidden) == NO_RIGHT
        with acting_as(jonas):
            # Of a goal he does not read he learns nothing, by neither rule.
            assert SetbackGoal.objects.count() == SetbackGoal.visible_to(jonas).count() == 0
            assert SetbackGoal.objects.all()._raw_delete("default") == 0
        step = written(Recommitment, couple, maya, setback=shared, choice="recommit")
        assert change(maya, step, goal=hidden) == NO_RIGHT
        assert change(maya, step, goal=own) == 1


class TestASafetyCheck:
    YES: ClassVar[dict[str, Any]] = {"audience": "care_team", "not_safe": True}

    def test_it_is_ones_own_and_never_the_couples(
        self, couple: Couple, maya: User, jonas: User, clinician: User, tess: User, other_couple: Couple
    ) -> None:
        assert attempt(maya, SafetyCheck, couple, **self.YES) is None
        assert attempt(maya, SafetyCheck, couple, **self.YES, author=jonas, subject=jonas) == NO_RIGHT
        for audience in ("couple", "subject", "private"):
            assert attempt(maya, SafetyCheck, couple, **(self.YES | {"audience": audience})) == CHECK
        for stranger in (clinician, tess):
            assert attempt(stranger, SafetyCheck, couple, **self.YES) == NO_RIGHT

    def test_it_reaches_the_care_team_in_a_frozen_couple_too_while_one_is_enrolled(
        self, couple: Couple, maya: User, jonas: User, clinician: User, former_clinician: User
    ) -> None:
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        Enrollment.objects.filter(person=jonas).update(status="cancelled", ended_at=timezone.now())
        assert attempt(maya, SafetyCheck, couple, **self.YES) is None
        assert attempt(maya, SafetyCheck, couple) is None
        assert attempt(jonas, SafetyCheck, couple, **self.YES) == NO_RIGHT
        for reader, expected in ((maya, 2), (clinician, 1), (jonas, 0), (former_clinician, 0)):
            with acting_as(reader):
                assert SafetyCheck.objects.count() == SafetyCheck.visible_to(reader).count() == expected


def shifted(couple: Couple, by: User, audience: str = "couple", **over: Any) -> PriorityShift:
    """What shifted for somebody."""
    made: PriorityShift = written(PriorityShift, couple, by, audience=audience, more="Sleep", **over)
    return made


class TestAConversation:
    @pytest.fixture
    def talk(self, couple: Couple, maya: User, shared: Setback) -> RepairConversation:
        """Offered by Maya."""
        return written(RepairConversation, couple, maya, setback=shared, **OF_BOTH)

    def say(self, by: User, talk: RepairConversation, **over: Any) -> str | None:
        """How PostgreSQL refuses somebody a turn; None where it does not."""
        fields = {"conversation": talk, "number": 1, "person": by, "kind": "say", "words": "I was afraid"}
        return refusal(by, lambda: RepairTurn.objects.create(**(fields | over)))

    def test_it_is_offered_on_what_both_can_read(
        self, couple: Couple, maya: User, jonas: User, clinician: User, shared: Setback, kept: Setback
    ) -> None:
        assert attempt(jonas, RepairConversation, couple, setback=kept, **OF_BOTH) == NO_RIGHT
        assert attempt(clinician, RepairConversation, couple, setback=shared, **OF_BOTH) == NO_RIGHT
        assert attempt(maya, RepairConversation, couple, setback=shared) == CHECK
        for begun in ("accepted_at", "heard_at", "ended_at"):
            already = {begun: timezone.now(), **OF_BOTH}
            assert attempt(maya, RepairConversation, couple, setback=shared, **already) == NO_RIGHT
        assert attempt(jonas, RepairConversation, couple, setback=shared, **OF_BOTH) is None

    def test_only_the_other_says_yes_to_it(
        self, maya: User, jonas: User, clinician: User, talk: RepairConversation
    ) -> None:
        now = timezone.now()
        assert change(maya, talk, accepted_at=now) == NO_RIGHT
        assert change(clinician, talk, accepted_at=now) == 0
        assert change(jonas, talk, accepted_at=now) == 1
        assert change(maya, talk, accepted_at=None) == NO_RIGHT
        assert change(maya, talk, paused_at=now) == change(jonas, talk, paused_at=None) == 1

    def test_turns_are_taken_while_it_runs_and_by_the_two(
        self,
        maya: User,
        jonas: User,
        tess: User,
        other_couple: Couple,
        clinician: User,
        talk: RepairConversation,
    ) -> None:
        now = timezone.now()
        assert self.say(maya, talk) == NO_RIGHT
        assert change(jonas, talk, accepted_at=now) == 1
        assert self.say(jonas, talk, person=maya) == NO_RIGHT
        assert self.say(tess, talk) == self.say(clinician, talk) == NO_RIGHT
        assert self.say(maya, talk) is None
        assert self.say(jonas, talk) == UNIQUE
        assert change(maya, talk, paused_at=now) == 1
        assert self.say(jonas, talk, number=2) == NO_RIGHT
        assert change(maya, talk, paused_at=None, ended_at=now) == 1
        assert self.say(jonas, talk, number=2) == NO_RIGHT
        # What ended is over.
        assert change(maya, talk, ended_at=None) == NO_RIGHT
        assert refusal(maya, lambda: RepairTurn.objects.update(words="Other")) == NO_RIGHT

    def test_turns_go_out_of_sight_with_the_setback(
        self, maya: User, jonas: User, shared: Setback, talk: RepairConversation
    ) -> None:
        assert change(jonas, talk, accepted_at=timezone.now()) == 1
        assert self.say(maya, talk) is None
        for expected, audience in ((1, "couple"), (0, "care_team")):
            assert change(maya, shared, audience=audience) == 1
            with acting_as(jonas):
                for model in (RepairConversation, RepairTurn):
                    assert model.objects.count() == model.visible_to(jonas).count() == expected

    def test_it_is_about_one_thing_and_stays_so(
        self, couple: Couple, maya: User, shared: Setback, talk: RepairConversation
    ) -> None:
        other, shift = written(Setback, couple, maya, audience="couple"), shifted(couple, maya)
        assert attempt(maya, RepairConversation, couple, setback=other, shift=shift, **OF_BOTH) == CHECK
        assert attempt(maya, RepairConversation, couple, **OF_BOTH) in (CHECK, NO_RIGHT)
        assert change(maya, talk, setback=other) == NO_RIGHT
        assert change(maya, talk, setback=None, shift=shift) == NO_RIGHT
        about_shift = written(RepairConversation, couple, maya, shift=shift, **OF_BOTH)
        assert change(maya, about_shift, shift=shifted(couple, maya)) == NO_RIGHT
        assert change(maya, about_shift, shift=None, setback=other) == NO_RIGHT

    def test_a_call_for_the_clinician_is_ones_own(
        self, couple: Couple, maya: User, jonas: User, clinician: User, talk: RepairConversation
    ) -> None:
        call = {"conversation": talk, "audience": "care_team"}
        assert attempt(maya, RepairCall, couple, author=jonas, subject=jonas, **call) == NO_RIGHT
        assert attempt(clinician, RepairCall, couple, **call) == NO_RIGHT
        assert attempt(maya, RepairCall, couple, **(call | {"audience": "couple"})) == CHECK
        assert attempt(maya, RepairCall, couple, **call) is None
        with acting_as(jonas):
            assert RepairCall.objects.count() == 0

    def test_a_frozen_couple_goes_no_further(
        self, couple: Couple, maya: User, jonas: User, clinician: User, talk: RepairConversation
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        assert change(jonas, talk, accepted_at=timezone.now()) == 1
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        assert self.say(maya, talk) == NO_RIGHT
        assert change(maya, talk, slower=True) == NO_RIGHT
        assert change(jonas, talk, slower=True) == 0
        about = {"setback_id": talk.setback_id, "goal": goal}
        assert attempt(maya, SetbackGoal, couple, audience="couple", **about) == NO_RIGHT
        for model, words in STEPS:
            assert attempt(maya, model, couple, setback_id=talk.setback_id, **words) == NO_RIGHT


class TestAConversationAboutAShift:
    @pytest.fixture
    def shift(self, couple: Couple, maya: User) -> PriorityShift:
        """What shifted for Maya, read by both."""
        return shifted(couple, maya)

    def test_it_is_offered_by_one_of_the_two_who_reads_the_shift_and_no_more_than_offered(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        clinician: User,
        tess: User,
        shift: PriorityShift,
    ) -> None:
        kept = shifted(couple, maya, "care_team")
        assert attempt(jonas, RepairConversation, couple, shift=kept, **OF_BOTH) == NO_RIGHT
        assert attempt(clinician, RepairConversation, couple, shift=shift, **OF_BOTH) == NO_RIGHT
        theirs = shifted(other_couple, tess)
        for by, where, about in (
            (tess, couple, shift),
            (tess, couple, theirs),
            (tess, other_couple, shift),
            (maya, couple, theirs),
        ):
            assert attempt(by, RepairConversation, where, shift=about, **OF_BOTH) == NO_RIGHT
        for begun in ("accepted_at", "paused_at", "heard_at", "ended_at"):
            already = {begun: timezone.now(), **OF_BOTH}
            assert attempt(maya, RepairConversation, couple, shift=shift, **already) == NO_RIGHT
        assert attempt(jonas, RepairConversation, couple, shift=shift, **OF_BOTH) is None
        assert attempt(maya, RepairConversation, couple, shift=shift, **OF_BOTH) == UNIQUE

    def test_it_goes_out_of_sight_with_the_shift_and_its_turns_too(
        self, couple: Couple, maya: User, jonas: User, clinician: User, shift: PriorityShift
    ) -> None:
        talk = written(RepairConversation, couple, maya, shift=shift, **OF_BOTH)
        assert change(jonas, talk, accepted_at=timezone.now()) == 1
        for number, person in enumerate((maya, jonas), 1):
            said = {"conversation": talk, "number": number, "person": person, "kind": "say", "words": "So"}
            assert refusal(person, partial(RepairTurn.objects.create, **said)) is None
        # Of what is out of sight each keeps their own words.
        for audience, seen in (
            ("couple", {"maya": (1, 2), "jonas": (1, 2), "clinician": (1, 2)}),
            ("care_team", {"maya": (1, 1), "jonas": (0, 1), "clinician": (1, 2)}),
            ("private", {"maya": (1, 1), "jonas": (0, 1), "clinician": (0, 0)}),
        ):
            assert change(maya, shift, audience=audience) == 1
            for person, name in ((maya, "maya"), (jonas, "jonas"), (clinician, "clinician")):
                with acting_as(person):
                    for model, expected in zip((RepairConversation, RepairTurn), seen[name], strict=True):
                        found = model.objects.count(), model.visible_to(person).count()
                        assert found == (expected, expected), (audience, name, model)

    def test_said_in_a_review_it_waits_to_be_revealed(self, couple: Couple, maya: User, jonas: User) -> None:
        review = open_review(couple)
        shift = shifted(couple, maya, review=review)
        assert attempt(jonas, RepairConversation, couple, shift=shift, **OF_BOTH) == NO_RIGHT
        written(RepairConversation, couple, maya, shift=shift, **OF_BOTH)
        for answered, expected in ((False, 0), (True, 1)):
            if answered:
                for person in (maya, jonas):
                    written(ReviewDone, couple, person, review=review, audience="care_team")
            with acting_as(jonas):
                found = RepairConversation.objects.count(), RepairConversation.visible_to(jonas).count()
                assert found == (expected, expected)
