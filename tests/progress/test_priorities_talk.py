"""Talking in turns about a shift of priorities: offered in one step by either, where both read it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.priorities import ShiftWords, choose_shift_readers, say_shift
from progress.actions.priorities_talk import share_and_offer
from progress.models import PriorityShift, RepairConversation, RepairTurn
from progress.pages.repair_care import repairs_of
from progress.review.said import Shifted
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of
from tests.progress.repairs import WHOLE, call, move, offer, turn
from tests.progress.reviews import about as about_goal
from tests.progress.reviews import open_review, send
from tests.progress.setbacks import report
from tests.progress.test_priorities import asked_today, say
from tests.records.together import at_once

pytestmark = pytest.mark.django_db

OFFER = "Offer Jonas a talk in turns"
SHARE_AND_OFFER = "Share it with Jonas and offer a talk in turns"


def read_by(person: User, model: Any = RepairConversation) -> list[Any]:
    """What this person reads; PostgreSQL, asked for everything, says the same."""
    with acting(person):
        rows = list(model.visible_to(person).order_by("created_at", "id"))
        assert {row.pk for row in rows} == {row.pk for row in model.objects.all()}
        return rows


def press(phone: Client, shift: PriorityShift, **form: str) -> HttpResponse:
    """Press a button of the shift's page."""
    answer: Any = phone.post(at("priority_talk", shift.pk), {"submission": str(uuid4())} | form)
    return answer


def narrow(shift: PriorityShift, by: User, audience: str = "care_team") -> None:
    """Choose anew who reads it, on no page."""
    with acting(by):
        choose_shift_readers(by=by, shift=shift, audience=audience)


def share(shift: PriorityShift, by: User, revision: int = 1, submission: UUID | None = None) -> Any:
    """Share it and offer to talk, in one motion."""
    with acting(by):
        return share_and_offer(by=by, shift=shift, revision=revision, submission=submission)


def in_review(couple: Couple, maya: User, jonas: User, clinician: User) -> tuple[PriorityShift, Any]:
    """What Maya said in a review Jonas has not answered yet, meant for both; and how he answers it."""
    goal = active_joint_goal(couple, maya, jonas, clinician)
    review = open_review(couple)
    send(maya, review, about_goal(goal), shifted=Shifted(audience="couple", more="Sleep"))
    with acting(maya):
        shift: PriorityShift = PriorityShift.visible_to(maya).get()
    return shift, lambda: send(jonas, review, about_goal(goal))


class TestInOneStep:
    def test_either_offers_it_from_the_page_and_the_other_takes_it_up(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shift, his = say(couple, maya, audience="couple"), client_of(jonas)
        hers = text_of(client_of(maya), at("priority", shift.pk))
        assert OFFER in hers
        assert SHARE_AND_OFFER not in hers
        assert "without a reason. Jonas is asked only once." in hers
        assert "Offer Maya a talk in turns" in text_of(his, at("priority", shift.pk))
        answer = press(his, shift)
        [talk] = read_by(maya)
        assert (answer["Location"], talk.shift_id, talk.author) == (at("repair", talk.pk), shift.pk, jonas)
        text = text_of(client_of(maya), at("priority", shift.pk))
        assert "Jonas would like to talk about it in turns." in text
        assert at("repair", talk.pk) in text
        assert OFFER not in text
        assert "Jonas would like to talk in turns" in text_of(client_of(maya), at("today"))
        move(talk, maya, "accept")
        for number, (who, kind, words) in enumerate(WHOLE, 1):
            turn(talk, {"M": maya, "J": jonas}[who], number, kind, words)
        page = text_of(his, at("repair", talk.pk))
        assert "You heard each other." in page
        assert "Ways on from here" in page
        assert at("priority", shift.pk) in page
        move(talk, jonas, "end-well")
        again = text_of(client_of(maya), at("priority", shift.pk))
        assert "You talked about it before" in again
        assert OFFER in again

    def test_words_to_begin_from_are_about_what_shifted(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        talk = offer(say(couple, maya, audience="couple"), maya)
        move(talk, jonas, "accept")
        page, put = client_of(maya), {"box": "say", "number": "1", "put": "0", "words": ""}
        assert "What matters more to me now is …" in text_of(page, at("repair", talk.pk))
        begun = page.post(at("repair_turn", talk.pk), put).content.decode()
        assert "What matters more to me now is …</textarea>" in begun

    def test_one_that_is_open_is_the_one_and_twice_is_once(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shift, number = say(couple, maya, audience="couple"), uuid4()
        first = offer(shift, maya, submission=number)
        assert offer(shift, maya, submission=number) == offer(shift, jonas) == first
        assert press(client_of(jonas), shift)["Location"] == at("repair", first.pk)
        move(first, maya, "stop")
        assert offer(shift, maya, submission=number) == first
        assert offer(shift, jonas) != first
        assert len(events("repair.offer", maya)) == 1

    def test_about_nothing_that_shifted_nobody_talks(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        asked = asked_today(couple, maya)
        with acting(maya):
            said = {"said": ShiftWords(), "audience": "couple", "ask": asked}
            nothing = say_shift(by=maya, couple=couple, **said)
        with pytest.raises(OutOfTurn):
            offer(nothing, maya)
        assert OFFER not in text_of(client_of(maya), at("priority", nothing.pk))
        press(client_of(maya), nothing)
        assert read_by(maya) == []

    def test_what_is_not_shared_is_shared_first(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        kept, phone = say(couple, maya), client_of(maya)
        with pytest.raises(OutOfTurn):
            offer(kept, maya)
        answer = press(phone, kept)
        assert answer["Location"] == at("priority", kept.pk)
        assert "share what shifted first" in text_of(phone, answer["Location"])
        assert read_by(maya) == []

    def test_a_frozen_couple_begins_nothing(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared, kept = say(couple, maya, audience="couple"), say(couple, maya)
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        for person in (maya, jonas):
            with pytest.raises(Refused):
                offer(shared, person)
            assert "a talk in turns" not in text_of(client_of(person), at("priority", shared.pk))
            assert press(client_of(person), shared).status_code == 404
        with pytest.raises((Refused, OutOfTurn)):
            share(kept, maya)
        assert read_by(jonas, PriorityShift) == [shared]


class TestSharedAndOfferedInOneMotion:
    @pytest.mark.parametrize("audience", ["private", "care_team"])
    def test_one_button_does_both_and_says_so(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, audience: str
    ) -> None:
        kept, phone = say(couple, maya, more="My mother", audience=audience), client_of(maya)
        page = text_of(phone, at("priority", kept.pk))
        assert "Jonas reads these words from then on." in page
        assert SHARE_AND_OFFER in page
        # The ways there were stay ways.
        assert ("Ask my care team in" in page) == (audience == "private")
        assert "Share it with Jonas<" in page
        answer = press(phone, kept, share="1", revision="1")
        [talk] = read_by(jonas)
        assert answer["Location"] == at("repair", talk.pk)
        assert [row.more for row in read_by(jonas, PriorityShift)] == ["My mother"]
        text = text_of(phone, answer["Location"])
        assert "Shared. Jonas reads it from now on." in text
        assert "Your offer is there." in text

    def test_twice_is_once_and_a_page_out_of_date_shares_nothing(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        kept, number, phone = say(couple, maya), uuid4(), client_of(maya)
        assert share(kept, maya, 1, number) == share(kept, maya, 1, number)
        narrow(kept, maya, "private")
        with pytest.raises(Stale):
            share(kept, maya, 1, number)
        for sent in ({"share": "1", "revision": "1"}, {"share": "1"}, {"share": "1", "revision": "x"}):
            answer = press(phone, kept, **sent)
            assert answer["Location"] == at("priority", kept.pk)
            assert "You changed this on another page meanwhile" in text_of(phone, answer["Location"])
        assert read_by(jonas) == read_by(jonas, PriorityShift) == []

    def test_it_is_its_authors_to_share(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        jonas: User,
        clinician: User,
        tess: User,
        client_of: ClientOf,
    ) -> None:
        kept, shared = say(couple, maya), say(couple, maya, audience="couple")
        for person in (jonas, clinician, tess):
            for shift in (kept, shared):
                with pytest.raises(Refused):
                    share(shift, person)
                assert press(client_of(person), shift, share="1", revision="1").status_code == 404
        assert read_by(maya) == []


class TestWhoDoesNotReadIt:
    @pytest.mark.parametrize("audience", ["private", "care_team"])
    def test_finds_nothing_on_any_path(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, audience: str
    ) -> None:
        shift = say(couple, maya, audience="couple")
        talk = offer(shift, maya)
        move(talk, jonas, "accept")
        turn(talk, maya, 1, "say", "I am so tired.")
        turn(talk, jonas, 2, "reflect", "You are tired.")
        narrow(shift, maya, audience)
        his = client_of(jonas)
        assert read_by(jonas) == []
        assert [row.words for row in read_by(jonas, RepairTurn)] == ["You are tired."]
        with pytest.raises(Refused):
            offer(shift, jonas)
        for name, about in (("priority", shift), ("repair", talk), ("repair_turn", talk)):
            assert his.get(at(name, about.pk)).status_code == 404
        assert press(his, shift).status_code == 404
        for name in ("repair_accept", "repair_turn", "repair_draft", "repair_pause", "repair_stop"):
            assert his.post(at(name, talk.pk), {"box": "say"}).status_code == 404
        assert "talk in turns" not in text_of(his, at("today"))
        # What he said himself he finds all the same.
        assert f"{at('setbacks')}#own-words" in text_of(his, at("priorities"))
        assert "You are tired." in text_of(his, at("setbacks"))

    def test_who_offered_it_keeps_that_they_did_and_none_of_the_others_words(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shift = say(couple, maya, more="My mother", audience="couple")
        talk = offer(shift, jonas)
        move(talk, maya, "accept")
        turn(talk, maya, 1, "say", "I am so tired.")
        narrow(shift, maya)
        his = client_of(jonas)
        assert read_by(jonas) == [talk]
        assert read_by(jonas, RepairTurn) == []
        text = text_of(his, at("repair", talk.pk))
        assert "What shifted is not shared right now, so this talk rests." in text
        for word in ("My mother", "I am so tired.", str(shift.pk)):
            assert word not in text
        assert his.get(at("priority", shift.pk)).status_code == 404
        with pytest.raises(OutOfTurn):
            turn(talk, jonas, 2, "reflect", "You are tired.")

    def test_to_her_it_rests_and_goes_on_once_shared_again(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shift = say(couple, maya, audience="couple")
        talk = offer(shift, maya)
        move(talk, jonas, "accept")
        turn(talk, maya, 1, "say", "I am so tired.")
        turn(talk, jonas, 2, "reflect", "You are tired.")
        narrow(shift, maya)
        hers = client_of(maya)
        # Nor are his words hers to keep.
        assert [row.words for row in read_by(maya, RepairTurn)] == ["I am so tired."]
        text = text_of(hers, at("repair", talk.pk))
        assert "What shifted is not shared right now, so this talk rests." in text
        assert at("priority", shift.pk) not in text
        page = text_of(hers, at("priority", shift.pk))
        assert "It rests while Jonas does not read these words." in page
        assert SHARE_AND_OFFER not in page
        with pytest.raises(OutOfTurn, match="What shifted is not shared"):
            turn(talk, maya, 3, "confirm")
        assert "Your talk in turns" not in text_of(hers, at("today"))
        narrow(shift, maya, "couple")
        turn(talk, maya, 3, "confirm")
        assert len(read_by(jonas, RepairTurn)) == 3

    def test_what_was_said_in_a_review_waits_until_it_is_revealed(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shift, he_answers = in_review(couple, maya, jonas, clinician)
        hers, his = client_of(maya), client_of(jonas)
        for person in (maya, jonas):
            with pytest.raises((OutOfTurn, Refused)):
                offer(shift, person)
        with pytest.raises(OutOfTurn):
            share(shift, maya)
        assert OFFER not in text_of(hers, at("priority", shift.pk))
        assert press(hers, shift).status_code == 302
        assert press(his, shift).status_code == 404
        assert read_by(maya) == []
        he_answers()
        assert OFFER in text_of(hers, at("priority", shift.pk))
        talk = offer(shift, jonas)
        assert read_by(maya) == [talk]

    def test_what_she_keeps_of_a_review_is_not_shared_by_an_offer_before_it_is_revealed(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shift, he_answers = in_review(couple, maya, jonas, clinician)
        narrow(shift, maya, "private")
        assert "a talk in turns" not in text_of(client_of(maya), at("priority", shift.pk))
        with pytest.raises(OutOfTurn):
            share(shift, maya, 2)
        # Both, or neither.
        [kept] = read_by(maya, PriorityShift)
        assert (kept.audience, kept.revision) == ("private", 2)
        he_answers()
        assert SHARE_AND_OFFER in text_of(client_of(maya), at("priority", shift.pk))
        assert share(shift, maya, 2) in read_by(jonas)


class TestTheCareTeam:
    def test_a_clinician_reads_it_and_finds_what_it_is_about(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shift = say(couple, maya, audience="couple")
        talk = offer(shift, maya)
        move(talk, jonas, "accept")
        turn(talk, maya, 1, "say", "I am so tired.")
        desk = client_of(clinician)
        page = text_of(desk, at("repair", talk.pk))
        assert "I am so tired." in page
        link = f"{at('couple_priorities', couple.pk)}?with={shift.pk}"
        assert f'"{link}#shift-{shift.pk}"' in page
        assert f'id="shift-{shift.pk}"' in text_of(desk, link)
        # Also once there are more than one page of later ones; the latest stand where it is among them.
        later = [say(couple, maya, audience="couple") for _ in range(11)]
        assert f'id="shift-{shift.pk}"' in text_of(desk, link)
        page = text_of(desk, f"{at('couple_priorities', couple.pk)}?with={later[-2].pk}")
        assert [f'id="shift-{one.pk}"' in page for one in (later[-1], later[-2], shift)] == [
            True,
            True,
            False,
        ]
        assert f'id="shift-{later[-1].pk}"' in text_of(desk, f"{at('couple_priorities', couple.pk)}?with=x")
        ways = text_of(desk, at("couple_ways_back", couple.pk))
        assert "about shifting priorities" in ways
        # Figures of ways back from setbacks count no such talk.
        assert "No setback shared with both." in ways
        narrow(shift, maya, "private")
        assert desk.get(at("repair", talk.pk)).status_code == 404
        assert read_by(clinician) == []
        with acting(clinician):
            assert repairs_of(clinician, couple) == []

    def test_a_call_from_it_is_the_care_teams_alone(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        talk = offer(say(couple, maya, audience="couple"), maya)
        call(talk, jonas, "Please join us.")
        page = text_of(client_of(clinician), at("couple", couple.pk))
        assert "Please join us." in page
        assert at("repair", talk.pk) in page
        assert "Please join us." not in text_of(client_of(maya), at("repair", talk.pk))


def test_the_api_says_what_a_conversation_is_about(
    couple: Couple, maya: User, jonas: User, tess: User, other_couple: Couple, client_of: ClientOf
) -> None:
    shift, setback = say(couple, maya, audience="couple"), report(couple, maya)
    about_shift, about_setback = offer(shift, maya), offer(setback, jonas)
    place = "/api/v1/repairs/"

    def found(person: User, **which: Any) -> dict[str, tuple[str | None, str | None]]:
        rows = client_of(person).get(place, which).json()["results"]
        return {row["id"]: (row["setback"], row["shift"]) for row in rows}

    expected = {
        str(about_shift.pk): (None, str(shift.pk)),
        str(about_setback.pk): (str(setback.pk), None),
    }
    assert found(maya) == found(jonas) == expected
    assert list(found(jonas, shift=shift.pk)) == [str(about_shift.pk)]
    assert list(found(jonas, setback=setback.pk)) == [str(about_setback.pk)]
    assert found(tess) == {}
    narrow(shift, maya)
    assert list(found(jonas)) == [str(about_setback.pk)]


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_both_offer_and_one_presses_twice(self, couple: Couple, maya: User, jonas: User) -> None:
        shared, kept = say(couple, maya, audience="couple"), say(couple, maya)
        one, other = at_once(lambda: offer(shared, maya), lambda: offer(shared, jonas))
        assert one == other
        one, other = at_once(*[lambda: share(kept, maya)] * 2)
        assert one == other
        assert len(read_by(jonas)) == 2
