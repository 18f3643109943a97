"""The cycle and the ways back: counted from what is read, named by the couple, confirmed by the clinician."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused, Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.cycle import confirm_cycle, name_cycle
from progress.actions.setback_steps import change_step_audience
from progress.models import CycleMap, Recommitment, Setback
from progress.pages.repair_care import repairs_of
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.repairs import WHOLE, call, running, turn
from tests.progress.setbacks import read_by, readers, report, step
from tests.records.together import at_once

pytestmark = pytest.mark.django_db

STORM = {"name": "The Tuesday storm", "words": "It comes in and one asks, one goes quiet. 🌊 שלום"}


def told(couple: Couple, maya: User, jonas: User, *, his: str = "couple") -> Setback:
    """A setback of which both looked underneath; Maya's is shared."""
    about = report(couple, maya)
    step(about, maya, trigger="silence", move="kept-asking", softer="lonely")
    step(about, jonas, audience=his, trigger="silence", move="went-quiet", softer="ashamed")
    return about


def name(couple: Couple, by: User, version: int = 0, **over: str) -> CycleMap:
    """Name the cycle."""
    with acting(by):
        return name_cycle(by=by, couple=couple, version=version, **STORM | over)


def confirm(couple: Couple, by: User, version: int, **over: str) -> CycleMap:
    """Confirm or edit the couple's words."""
    with acting(by):
        return confirm_cycle(by=by, couple=couple, version=version, **STORM | over)


class TestCounting:
    def test_from_two_setbacks_both_told_each_other(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        first = told(couple, maya, jonas)
        told(couple, maya, jonas, his="care_team")
        pages = [(client_of(maya), at("cycle")), (client_of(clinician), at("couple_cycle", couple.pk))]
        # What he told the care team alone counts nowhere, not even on the care team's page.
        for reader, url in pages:
            assert "Going quiet" not in text_of(reader, url)
        assert "Your cycle will be drawn here" in text_of(client_of(jonas), at("cycle"))
        second = told(couple, maya, jonas)
        for reader, url in pages:
            page = text_of(reader, f"{url}?open=b_move")
            assert "Going quiet" in page
            assert at("setback", first.pk) in page
            assert at("setback", second.pk) in page
        readers(second, maya, "care_team")
        for reader, url in pages:
            assert "Going quiet" not in text_of(reader, url)

    def test_many_are_as_many_queries(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        for _ in range(2):
            told(couple, maya, jonas)
        seen = []
        for _ in range(2):
            counts = []
            for url in (at("cycle"), at("ways_back"), at("us")):
                text_of(phone, url)
                with CaptureQueriesContext(connection) as asked:
                    text_of(phone, url)
                counts.append(len(asked))
            seen.append(counts)
            for _more in range(6):
                told(couple, maya, jonas)
        assert seen[0] == seen[1]


class TestNaming:
    def test_the_couple_names_it_and_the_clinician_confirms_each_time(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        first = name(couple, maya)
        assert name(couple, maya) == first
        assert not first.confirmed
        looked = confirm(couple, clinician, 1)
        assert (looked.version, looked.confirmed, looked.author) == (2, True, clinician)
        assert confirm(couple, clinician, 1) == looked
        newer = name(couple, jonas, 2, words="In other words.")
        assert not newer.confirmed
        assert confirm(couple, clinician, 3, words="Edited.").words == "Edited."
        assert len(read_by(jonas, CycleMap)) == 4

    def test_refusals(
        self, couple: Couple, other_couple: Couple, maya: User, tess: User, clinician: User,
        former_clinician: User, other_clinician: User, administrator: User,
    ) -> None:  # fmt: skip
        with pytest.raises(OutOfTurn):
            confirm(couple, clinician, 0)
        name(couple, maya)
        for person in (tess, clinician, former_clinician, administrator):
            with pytest.raises(Refused):
                name(couple, person, 1, name="Another")
        for person in (maya, tess, former_clinician, other_clinician, administrator):
            with pytest.raises(Refused):
                confirm(couple, person, 1, name="Another")
        for wrong in (
            {"name": " "},
            {"name": "x" * 81},
            {"words": "x" * 2001},
            {"words": "Jonas drank again."},
        ):
            with pytest.raises(ValidationError):
                name(couple, maya, 1, **wrong)
        with pytest.raises(Stale):
            name(couple, maya, 0, name="Late")
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        with pytest.raises(Refused):
            name(couple, maya, 1, name="Frozen")

    def test_the_page_keeps_words_that_came_late(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        for _ in range(2):
            told(couple, maya, jonas)
        phone = client_of(jonas)
        put = phone.post(at("cycle"), {"put": "0", "version": "0", "words": "Mine."}).content.decode()
        assert 'value="The storm"' in put
        name(couple, maya)
        late = phone.post(at("cycle"), {"name": "The wave", "words": "Mine.", "version": "0"})
        page = late.content.decode()
        assert late.status_code == 422
        assert "The Tuesday storm" in page
        assert 'value="The wave"' in page
        assert (
            phone.post(at("cycle"), {"name": "The wave", "words": "Mine.", "version": "1"}).status_code == 302
        )
        desk = client_of(clinician)
        asked = {"name": "The wave", "words": "Mine.", "version": "2"}
        assert desk.post(at("couple_cycle", couple.pk), asked).status_code == 302
        assert "Looked at with your clinician" in text_of(client_of(maya), at("cycle"))


class TestWaysBack:
    def test_days_to_repair_and_to_recommit(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        now = timezone.now()
        with time_machine.travel(now - timedelta(days=6), tick=False):
            talk = running(couple, maya, jonas, len(WHOLE) - 1)
        with time_machine.travel(now - timedelta(days=4), tick=False):
            turn(talk, jonas, 8, "confirm")
        report(couple, jonas)
        report(couple, maya, "private", facts="hers alone")
        about = read_by(maya)[0]
        for person in (maya, jonas):
            step(about, person, Recommitment, choice="recommit")
        page = text_of(client_of(jonas), at("ways_back"))
        assert "You have found your way back once, in 2 days." in page
        assert "said how it goes on after 6 days" in page
        assert page.count("Still on the way") == 1
        assert "in 2 days" in text_of(client_of(maya), at("us"))
        desk = text_of(client_of(clinician), at("couple_ways_back", couple.pk))
        assert "2 days" in desk
        assert "6 days" in desk
        assert client_of(clinician).get(at("ways_back")).status_code == 404

    def test_nothing_counts_before_both_could_read_it(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        now = timezone.now()
        with time_machine.travel(now - timedelta(days=20), tick=False):
            told = report(couple, maya, "private")
            step(told, maya, Recommitment, "private", choice="recommit")
        # Shared today: that she wrote it down long before is hers alone.
        readers(told, maya, "couple")
        with time_machine.travel(now + timedelta(days=2), tick=False):
            step(told, jonas, Recommitment, choice="recommit")
            with acting(maya):
                change_step_audience(Recommitment, by=maya, setback=told, audience="couple")
            pages = [
                text_of(client_of(who), at(name)) for who in (maya, jonas) for name in ("ways_back", "us")
            ] + [text_of(client_of(clinician), at("couple_ways_back", couple.pk))]
            assert "Said how it goes on after 2 days" in pages[0]
            assert all("20 days" not in page and "22 days" not in page for page in pages)
            assert "2 days" in pages[-1]

    def test_how_it_goes_on_counts_from_when_both_could_read_it(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        now = timezone.now()
        with time_machine.travel(now - timedelta(days=9), tick=False):
            told = report(couple, jonas)
            step(told, jonas, Recommitment, choice="recommit")
        with time_machine.travel(now - timedelta(days=8), tick=False):
            step(told, maya, Recommitment, "private", choice="revise")
        with acting(maya):
            change_step_audience(Recommitment, by=maya, setback=told, audience="couple")
        for person in (maya, jonas):
            assert "Said how it goes on after 9 days" in text_of(client_of(person), at("ways_back"))
        assert "9 days" in text_of(client_of(clinician), at("couple_ways_back", couple.pk))

    def test_a_talk_shows_that_both_knew_before_it_was_taken_back_and_shared_again(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=6), tick=False):
            talk = running(couple, maya, jonas, len(WHOLE) - 1)
        with time_machine.travel(timezone.now() - timedelta(days=4), tick=False):
            turn(talk, jonas, 8, "confirm")
        about = read_by(maya)[0]
        for audience in ("private", "couple"):
            readers(about, maya, audience)
        for person in (maya, jonas):
            assert "Heard each other after 2 days" in text_of(client_of(person), at("ways_back"))

    def test_the_clinician_sees_that_it_stalls_and_who_called(
        self, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        with time_machine.travel(timezone.now() - timedelta(days=3, hours=1)):
            talk = running(couple, maya, jonas, 1)
            (runs,) = _repairs(clinician, couple)
            assert (runs.stands, runs.turns, runs.needs_somebody) == ("Runs", 1, False)
        (waits,) = _repairs(clinician, couple)
        assert (waits.stands, waits.is_waiting) == ("Stalls: no turn", True)
        call(talk, jonas, "Please look in.")
        (called,) = _repairs(clinician, couple)
        assert [(one.name, one.words) for one in called.calls] == [("Jonas", "Please look in.")]
        assert [one.calls for one in _repairs(maya, couple)] == [[]]
        turn(talk, jonas, 2, "reflect", "You were afraid.")
        readers(read_by(maya)[0], maya, "private")
        assert _repairs(clinician, couple) == []


def _repairs(viewer: User, couple: Couple) -> list[Any]:
    with acting(viewer):
        return repairs_of(viewer, couple)


@pytest.mark.django_db(transaction=True)
def test_two_name_it_at_once(couple: Couple, maya: User, jonas: User) -> None:
    done = at_once(lambda: name(couple, maya), lambda: name(couple, jonas, name="The fog"))
    assert sorted(type(each).__name__ for each in done) == ["CycleMap", "Stale"]
    assert len(read_by(maya, CycleMap)) == 1
