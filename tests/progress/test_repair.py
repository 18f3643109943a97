"""The repair conversation: what each may do, and what nobody may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, OutOfTurn, Refused
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from progress.models import RepairCall, RepairConversation, RepairTurn, Setback
from progress.repair.refusals import NotNow, Reason
from tests.progress.repairs import WHOLE, call, move, now, offer, running, turn
from tests.progress.setbacks import read_by, readers, report
from tests.records.together import at_once

pytestmark = pytest.mark.django_db

DEEDS: tuple[Callable[[RepairConversation, User], Any], ...] = (
    lambda talk, by: move(talk, by, "pause"),
    lambda talk, by: move(talk, by, "stop"),
    lambda talk, by: turn(talk, by, 1, "say", "x"),
    lambda talk, by: call(talk, by),
)


class TestOffering:
    def test_one_open_talk_a_setback(self, couple: Couple, maya: User, jonas: User) -> None:
        about = report(couple, maya)
        number = uuid4()
        first = offer(about, maya, submission=number)
        assert offer(about, maya, submission=number) == first
        assert offer(about, jonas) == first
        move(first, maya, "stop")
        assert offer(about, jonas) != first

    def test_only_about_what_both_read(self, couple: Couple, maya: User, jonas: User) -> None:
        private, told = report(couple, maya, "private"), report(couple, maya, "care_team")
        for about in (private, told):
            with pytest.raises(OutOfTurn):
                offer(about, maya)
            with pytest.raises(Refused):
                offer(about, jonas)

    def test_it_is_the_others_to_take_up_and_leaving_it_is_no_act(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        talk = offer(report(couple, maya), maya)
        for person, what in ((maya, "accept"), (jonas, "stop"), (jonas, "pause")):
            with pytest.raises(NotNow):
                move(talk, person, what)
        begun = move(talk, jonas, "accept")
        assert move(talk, jonas, "accept").accepted_at == begun.accepted_at

    def test_nobody_else(
        self, couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, clinician: User,
        former_clinician: User, administrator: User,
    ) -> None:  # fmt: skip
        about = report(couple, maya)
        talk = running(couple, maya, jonas)
        for person in (tess, clinician, former_clinician, administrator):
            for deed in DEEDS:
                with pytest.raises(Refused):
                    deed(talk, person)
            with pytest.raises(Refused):
                offer(about, person)


class TestTurns:
    def test_a_whole_talk_ends_in_being_heard(self, couple: Couple, maya: User, jonas: User) -> None:
        talk = running(couple, maya, jonas, len(WHOLE) - 1)
        assert talk.heard_at is None
        turn(talk, jonas, 8, "confirm")
        heard = now(talk, maya).heard_at
        assert heard
        turn(talk, maya, 9, "say", "One more thing.")
        assert now(talk, jonas).heard_at == heard
        assert move(talk, maya, "end-well").ended_at

    @pytest.mark.parametrize(
        ("who", "number", "kind", "reason"),
        [
            ("M", 2, "reflect", Reason.NOT_YOUR_TURN),
            ("J", 1, "say", Reason.TAKEN),
            ("J", 3, "reflect", Reason.TAKEN),
            ("J", 2, "confirm", Reason.OTHER_KIND),
        ],
    )
    def test_out_of_turn(
        self, couple: Couple, maya: User, jonas: User, who: str, number: int, kind: str, reason: Reason
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        with pytest.raises(NotNow) as told:
            turn(talk, maya if who == "M" else jonas, number, kind, "words")
        assert told.value.reason is reason
        assert len(read_by(maya, RepairTurn)) == 1

    def test_a_phone_that_sends_twice(self, couple: Couple, maya: User, jonas: User) -> None:
        talk, number = running(couple, maya, jonas), uuid4()
        first = turn(talk, maya, 1, "say", "Once.", submission=number)
        assert turn(talk, maya, 1, "say", "Once.", submission=number) == first

    @pytest.mark.parametrize(
        ("kind", "words"), [("say", " \n "), ("say", "x" * 401), ("say", "You drank again.")]
    )
    def test_words_that_cannot_stand(
        self, couple: Couple, maya: User, jonas: User, kind: str, words: str
    ) -> None:
        talk = move(running(couple, maya, jonas), jonas, "slow")
        with pytest.raises(ValidationError):
            turn(talk, maya, 1, kind, words)

    def test_what_the_other_told_of_themselves_may_be_said_back(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        talk = running(couple, maya, jonas)
        turn(talk, jonas, 1, "say", "I drank on Friday, and I was ashamed. 🌊 שלום")
        turn(talk, maya, 2, "reflect", "You drank on Friday, and you were ashamed.")


class TestAnyTime:
    def test_slower_pause_on_and_stop_are_either_ones_and_nobodys(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        before = AuditEvent.objects.latest("id").pk
        assert move(talk, jonas, "slow").slower
        assert move(talk, maya, "pause").paused_at
        with pytest.raises(NotNow):
            turn(talk, jonas, 2, "reflect", "x")
        assert move(talk, jonas, "resume").paused_at is None
        turn(talk, jonas, 2, "reflect", "You were afraid.")
        ended = move(talk, jonas, "stop").ended_at
        assert move(talk, maya, "stop").ended_at == ended
        with pytest.raises(NotNow):
            turn(talk, maya, 3, "confirm")
        with pytest.raises(NotNow):
            move(talk, maya, "pause")
        done = AuditEvent.objects.filter(id__gt=before)
        quiet = done.filter(action__in=["repair.slow", "repair.pause", "repair.resume", "repair.stop"])
        assert set(quiet.values_list("actor_id", flat=True)) == {None}
        assert quiet.count() == 4

    def test_it_ends_well_only_after_both_were_heard(self, couple: Couple, maya: User, jonas: User) -> None:
        with pytest.raises(NotNow):
            move(running(couple, maya, jonas, 5), maya, "end-well")


class TestCalls:
    def test_a_call_is_the_care_teams_alone_and_no_word_of_it_is_lost(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        asked = call(talk, jonas, "Please look in.")
        assert call(talk, jonas, "Please look in.") == asked
        again = call(talk, jonas, "It got worse.")
        assert call(talk, maya).author == maya
        assert read_by(jonas, RepairCall) == [asked, again]
        assert asked in read_by(clinician, RepairCall)
        with pytest.raises(ValidationError):
            call(offer(report(couple, maya), maya), maya, "x" * 501)

    def test_nobody_hides_the_others_call_by_taking_the_setback_back(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        asked = call(talk, jonas, "Please look in.")
        with acting_as(maya):
            Setback.objects.filter(pk=talk.setback_id).update(audience="private")
        assert read_by(clinician, RepairConversation) == []
        assert read_by(clinician, RepairCall) == [asked]


class TestWhenThingsChange:
    def test_taken_back_it_rests_and_is_out_of_the_others_sight(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        talk = running(couple, maya, jonas, 1)
        (about,) = read_by(maya)
        readers(about, maya, "care_team")
        assert read_by(jonas, RepairConversation) == []
        assert read_by(jonas, RepairTurn) == []
        assert len(read_by(maya, RepairTurn)) == 1
        with pytest.raises(Refused):
            turn(talk, jonas, 2, "reflect", "x")
        with pytest.raises(OutOfTurn):
            move(talk, maya, "pause")
        readers(about, maya, "couple")
        turn(talk, jonas, 2, "reflect", "You were afraid.")

    def test_offered_by_the_other_it_rests_for_both(self, couple: Couple, maya: User, jonas: User) -> None:
        about = report(couple, maya)
        talk = offer(about, jonas)
        move(talk, maya, "accept")
        turn(talk, maya, 1, "say", "I was afraid.")
        readers(about, maya, "private")
        assert len(read_by(maya, RepairTurn)) == 1
        assert read_by(jonas, RepairTurn) == []
        with pytest.raises(OutOfTurn):
            turn(talk, jonas, 2, "reflect", "x")
        assert move(talk, jonas, "stop").ended_at

    def test_a_partner_who_leaves_freezes_it(self, couple: Couple, maya: User, jonas: User) -> None:
        talk = running(couple, maya, jonas, 1)
        discharge(
            by=make_administrator("Ada"), enrollment=jonas.enrollments.get(), reason="left-against-advice"
        )
        for person in (maya, jonas):
            for deed in DEEDS:
                with pytest.raises(Refused):
                    deed(talk, person)
        assert len(read_by(maya, RepairTurn)) == 1


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_both_begin_at_once(self, couple: Couple, maya: User, jonas: User) -> None:
        talk = running(couple, maya, jonas)
        done = at_once(
            lambda: turn(talk, maya, 1, "say", "Mine."), lambda: turn(talk, jonas, 1, "say", "His.")
        )
        (late,) = [one for one in done if isinstance(one, Exception)]
        assert isinstance(late, NotNow)
        assert late.reason is Reason.TAKEN
        assert len(read_by(maya, RepairTurn)) == 1

    def test_one_phone_twice_and_both_offer_and_pause_against_stop(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        talk, number = running(couple, maya, jonas), uuid4()
        once, again = at_once(*[lambda: turn(talk, maya, 1, "say", "Mine.", submission=number)] * 2)
        assert once == again
        about = report(couple, maya)
        one, other = at_once(lambda: offer(about, maya), lambda: offer(about, jonas))
        assert one == other
        done = at_once(lambda: move(talk, maya, "pause"), lambda: move(talk, jonas, "stop"))
        assert all(isinstance(each, NotPossible | RepairConversation) for each in done)
        assert now(talk, maya).ended_at
        stopped = at_once(lambda: move(talk, maya, "stop"), lambda: turn(talk, jonas, 2, "reflect", "x"))
        assert isinstance(stopped[1], NotNow)
