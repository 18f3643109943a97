"""What one said on something of the other's stays one's own; what the other said there has to be shared."""

from __future__ import annotations

from typing import Any

import pytest

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.repair_turns import take_turn
from progress.actions.wins import change_win_audience, join_win, mark_win
from progress.models import RepairConversation, RepairTurn, Setback, Win, WinVoice
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.repairs import move, offer, turn
from tests.progress.setbacks import read_by, readers, report

pytestmark = pytest.mark.django_db

HERS, HIS = "I was afraid that you would not come.", "You were afraid I would not come."
JOINS = "I loved that too"


def talked(couple: Couple, about_by: User, offers: User, other: User) -> tuple[Setback, RepairConversation]:
    """A talk about somebody's setback, offered by one, in which each has said something."""
    about = report(couple, about_by)
    talk = offer(about, offers)
    move(talk, other, "accept")
    turn(talk, offers, 1, "say", HERS if offers.first_name == "Maya" else HIS)
    turn(talk, other, 2, "reflect", HIS if offers.first_name == "Maya" else HERS)
    return about, talk


def heard_by(person: User, model: Any = RepairTurn) -> set[str]:
    """The words this person reads, in the database and with the second wall alone."""
    words = {row.words for row in read_by(person, model)}
    with acting(person):
        assert {row.words for row in model.objects.all()} == words
    return words


def leaves(person: User) -> None:
    """Somebody leaves the couple."""
    ada = make_administrator("Ada")
    discharge(by=ada, enrollment=person.enrollments.get(), reason="left-against-advice")


@pytest.fixture
def win(couple: Couple, maya: User, jonas: User) -> Win:
    """Maya's win, which Jonas joined."""
    with acting(maya):
        made = mark_win(by=maya, couple=couple, text="We cooked", audience="couple")
    with acting(jonas):
        join_win(by=jonas, win=made, words=JOINS)
    return made


def choose(win: Win, by: User, audience: str) -> None:
    with acting(by):
        change_win_audience(by=by, win=win, audience=audience)


class TestTalk:
    @pytest.mark.parametrize("hers", [True, False])
    def test_taken_back_each_reads_their_own_whoever_offered_it(
        self, couple: Couple, maya: User, jonas: User, clinician: User, hers: bool
    ) -> None:
        about, _talk = talked(couple, maya, *((maya, jonas) if hers else (jonas, maya)))
        assert heard_by(maya) == heard_by(jonas) == heard_by(clinician) == {HERS, HIS}
        readers(about, maya, "care_team")
        assert (heard_by(maya), heard_by(jonas), heard_by(clinician)) == ({HERS}, {HIS}, {HERS, HIS})
        readers(about, maya, "private")
        assert (heard_by(maya), heard_by(jonas), heard_by(clinician)) == ({HERS}, {HIS}, set())
        readers(about, maya, "couple")
        assert heard_by(maya) == heard_by(jonas) == heard_by(clinician) == {HERS, HIS}

    @pytest.mark.parametrize("hers", [True, False])
    def test_who_leaves_keeps_their_own(self, couple: Couple, maya: User, jonas: User, hers: bool) -> None:
        talked(couple, maya, *((maya, jonas) if hers else (jonas, maya)))
        leaves(maya)
        assert heard_by(maya) == {HERS}

    def test_the_page_of_the_talk_shows_who_offered_it_only_their_own(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        about, talk = talked(couple, maya, jonas, maya)
        readers(about, maya, "private")
        for person, own, other in ((maya, HERS, HIS), (jonas, HIS, HERS)):
            page = text_of(client_of(person), at("repair", talk.pk))
            assert own in page
            assert other not in page
            said = client_of(person).get("/api/v1/repair-turns/").content.decode()
            assert (own in said, other in said) == (True, False)

    def test_ones_own_words_stand_where_one_finds_them_once_the_talk_is_out_of_sight(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        about, talk = talked(couple, maya, maya, jonas)
        assert HIS not in text_of(client_of(jonas), at("setbacks"))
        readers(about, maya, "private")
        assert client_of(jonas).get(at("repair", talk.pk)).status_code == 404
        page = text_of(client_of(jonas), at("setbacks"))
        assert (HIS in page, HERS in page) == (True, False)
        assert HIS not in text_of(client_of(maya), at("setbacks"))

    def test_no_turn_is_taken_meanwhile_and_none_is_lost(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        about, talk = talked(couple, maya, jonas, maya)
        readers(about, maya, "private")
        for person in (maya, jonas):
            with acting(person), pytest.raises(OutOfTurn):
                take_turn(by=person, conversation=talk, number=2, kind="say", words="x")
        readers(about, maya, "couple")
        turn(talk, jonas, 3, "confirm")
        assert len(read_by(maya, RepairTurn)) == 3


class TestWin:
    def test_taken_back_it_takes_the_others_words_out_of_sight_and_they_stay_theirs(
        self, win: Win, maya: User, jonas: User, clinician: User
    ) -> None:
        assert heard_by(maya, WinVoice) == heard_by(clinician, WinVoice) == {JOINS}
        choose(win, maya, "care_team")
        assert (heard_by(maya, WinVoice), heard_by(jonas, WinVoice)) == (set(), {JOINS})
        choose(win, maya, "private")
        assert (heard_by(maya, WinVoice), heard_by(clinician, WinVoice)) == (set(), set())
        assert heard_by(jonas, WinVoice) == {JOINS}
        choose(win, maya, "couple")
        assert heard_by(maya, WinVoice) == heard_by(clinician, WinVoice) == {JOINS}

    def test_its_page_shows_no_words_of_the_other_then(
        self, win: Win, maya: User, client_of: ClientOf
    ) -> None:
        assert JOINS in text_of(client_of(maya), at("wins"))
        choose(win, maya, "private")
        assert JOINS not in text_of(client_of(maya), at("wins"))

    def test_joined_again_it_is_the_same_once(self, win: Win, maya: User, jonas: User) -> None:
        choose(win, maya, "private")
        choose(win, maya, "couple")
        with acting(jonas):
            assert join_win(by=jonas, win=win, words="Again").words == JOINS

    def test_who_leaves_keeps_their_own(self, win: Win, maya: User, jonas: User) -> None:
        leaves(maya)
        assert heard_by(maya, WinVoice) == set()
        assert heard_by(jonas, WinVoice) == {JOINS}
