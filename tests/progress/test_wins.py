"""Wins are joined once and taken back at any time; good words are nobody's until they are sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal, GoalStep, StepMark
from progress.actions.wins import change_win_audience, join_win, mark_win
from progress.actions.wins_affirming import affirm, send_affirmation, take_back_affirmation
from progress.models import Affirmation, Win, WinVoice
from progress.pages.wins_habits import joint_habits, own_habits
from progress.pages.wins_wording import gentle_lines
from tests.conftest import ClientOf
from tests.goals.stepping import add, today_of
from tests.progress.conftest import at, events, text_of, without_tokens

pytestmark = pytest.mark.django_db

RTL = "צחקנו ביחד 🎈"


def win(
    couple: Couple, by: User, text: str = "We laughed.", audience: str = "couple", goal: Goal | None = None
) -> Win:
    """Something that went well."""
    with acting(by):
        return mark_win(by=by, couple=couple, text=text, audience=audience, goal=goal)


def words(
    couple: Couple, by: User, text: str = "He waited for me.", audience: str = "private"
) -> Affirmation:
    """Something good noticed."""
    with acting(by):
        return affirm(by=by, couple=couple, text=text, audience=audience)


def sent(**over: str) -> dict[str, str]:
    """The form of a win as a browser sends it."""
    today = timezone.localdate(timezone=timezone.get_fixed_timezone(-600)).isoformat()
    return {"text": RTL, "audience": "couple", "day": today, "goal": "", "submission": str(uuid4())} | over


@pytest.mark.parametrize(
    "who", ["tess", "administrator", "former_clinician", "idle_clinician", "other_clinician"]
)
def test_strangers_mark_join_and_change_nothing(
    couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
) -> None:
    hers, other = win(couple, maya), request.getfixturevalue(who)
    with acting(other), pytest.raises(Refused):
        mark_win(by=other, couple=couple, text="Hm.", audience="couple")
    with acting(other), pytest.raises(Refused):
        join_win(by=other, win=hers)
    with acting(other), pytest.raises(Refused):
        change_win_audience(by=other, win=hers, audience="private")


def test_who_joins_a_win(couple: Couple, maya: User, jonas: User, clinician: User) -> None:
    shared, alone, care = win(couple, maya), win(couple, maya, audience="care_team"), win(couple, clinician)
    for by, found in ((maya, shared), (jonas, alone), (clinician, shared)):
        with acting(by), pytest.raises(Refused):
            join_win(by=by, win=found)
    with acting(jonas):
        first = join_win(by=jonas, win=shared, words=" Me too. ")
        assert join_win(by=jonas, win=shared, words="Something else").pk == first.pk
        join_win(by=jonas, win=care)
        assert sorted(WinVoice.visible_to(jonas).values_list("words", flat=True)) == ["", "Me too."]
        with pytest.raises(ValidationError):
            join_win(by=jonas, win=care, words="x" * 501)
    assert len(events("win.join", jonas)) == 2


def test_sent_twice_is_one_win_and_a_draft_goes_with_it(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    phone, form = client_of(maya), sent()
    assert phone.post(at("win_draft"), form).status_code == 204
    assert RTL in text_of(phone, at("win_new"))
    for _time in range(2):
        assert phone.post(at("win_new"), form).status_code == 302
    assert phone.post(at("win_draft"), form).status_code == 204
    assert RTL not in text_of(phone, at("win_new"))
    with acting(maya):
        assert Win.visible_to(maya).count() == 1


@pytest.mark.parametrize(
    "over", [{"text": " "}, {"text": "x" * 501}, {"day": "2999-01-01"}, {"audience": "subject"}]
)
def test_a_form_with_something_to_fix(
    couple: Couple, maya: User, client_of: ClientOf, over: dict[str, str]
) -> None:
    assert client_of(maya).post(at("win_new"), sent(**over)).status_code == 422
    with acting(maya):
        assert not Win.visible_to(maya).exists()


def test_a_win_is_read_no_more_widely_than_its_goal(
    couple: Couple, maya: User, jonas: User, own_goal: Goal, private_goal: Goal, client_of: ClientOf
) -> None:
    for goal, audience in ((own_goal, "couple"), (private_goal, "care_team")):
        with acting(maya), pytest.raises(ValidationError):
            mark_win(by=maya, couple=couple, text="Hm.", audience=audience, goal=goal)
    with acting(jonas), pytest.raises(Refused):
        mark_win(by=jonas, couple=couple, text="Hm.", audience="private", goal=own_goal)
    mine = win(couple, maya, "Around the block.", "private", private_goal)
    with acting(maya), pytest.raises(ValidationError):
        change_win_audience(by=maya, win=mine, audience="couple")
    page = text_of(client_of(maya), at("wins"))
    assert "A goal of my own" in page
    assert "A walk on my own" not in page


def test_a_goal_narrowed_later_is_not_named_beside_the_win(
    couple: Couple, maya: User, shared_own_goal: Goal, jonas: User, client_of: ClientOf
) -> None:
    win(couple, maya, "I called her.", goal=shared_own_goal)
    assert "Call my sister" in text_of(client_of(jonas), at("wins"))
    with acting(maya):
        Goal.objects.filter(pk=shared_own_goal.pk).update(audience="private")
    page = text_of(client_of(jonas), at("wins"))
    assert "I called her." in page
    assert "Call my sister" not in page


def test_the_clinician_tells_both_and_takes_it_back(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    desk = client_of(clinician)
    assert desk.post(at("couple_win", couple.pk), sent(text="You both came back.")).status_code == 302
    with acting(clinician):
        found = Win.visible_to(clinician).get()
    for person in (maya, jonas):
        assert "You both came back." in text_of(client_of(person), at("wins"))
    assert desk.post(at("win_audience", found.pk), {"audience": "care_team"}).status_code == 302
    assert "You both came back." not in text_of(client_of(jonas), at("wins"))
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    assert desk.get(at("couple_win", couple.pk)).status_code == 404
    with acting(clinician), pytest.raises(OutOfTurn):
        change_win_audience(by=clinician, win=found, audience="couple")


def test_kept_words_leave_no_trace_for_the_other(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    names = ("affirmations", "jar", "us", "today", "wins")
    phone = client_of(jonas)
    before = [seen(phone, name) for name in names]
    kept = words(couple, maya, "SENTINEL")
    assert [seen(phone, name) for name in names] == before
    with acting(clinician):
        assert not Affirmation.visible_to(clinician).exists()
    with acting(jonas), pytest.raises(Refused):
        send_affirmation(by=jonas, affirmation=kept)
    for _time in range(2):
        with acting(maya):
            send_affirmation(by=maya, affirmation=kept)
    assert "SENTINEL" in text_of(phone, at("today"))
    assert "SENTINEL" in text_of(phone, at("affirmations"))
    with acting(jonas), pytest.raises(Refused):
        take_back_affirmation(by=jonas, affirmation=kept)
    with acting(maya):
        take_back_affirmation(by=maya, affirmation=kept)
    assert "SENTINEL" not in text_of(phone, at("affirmations"))
    assert len(events("affirmation.send", maya)) == 1


def seen(phone: Client, name: str) -> str:
    """A page as this person sees it, without what differs at every request."""
    answer: Any = phone.get(at(name))
    return without_tokens(answer)


def test_in_a_frozen_space_one_only_takes_back(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    kept, told, hers = words(couple, maya), words(couple, maya, "Sent.", "couple"), win(couple, maya)
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    phone = client_of(maya)
    for name in ("win_new", "affirmation_new"):
        assert phone.get(at(name)).status_code == 404
    with acting(maya), pytest.raises(OutOfTurn):
        send_affirmation(by=maya, affirmation=kept)
    with acting(jonas), pytest.raises(Refused):
        join_win(by=jonas, win=hers)
    assert phone.post(at("affirmation_back", told.pk)).status_code == 302
    assert phone.post(at("win_audience", hers.pk), {"audience": "private"}).status_code == 302
    assert "Join with words" not in text_of(client_of(jonas), at("wins"))


def test_a_second_look_adds_a_line_and_saves_nothing(couple: Couple, maya: User, client_of: ClientOf) -> None:
    form = {
        "text": "You cooked, but late. You always rush.",
        "audience": "couple",
        "check": "1",
        "prompt": "",
    }
    answer = client_of(maya).post(at("affirmation_new"), form)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "the good part is often forgotten" in page
    assert "You cooked, but late." in page
    with acting(maya):
        assert not Affirmation.visible_to(maya).exists()
    assert gentle_lines("Nothing but kindness.", language="en", partner="Jonas") == []
    assert gentle_lines("You cooked, but late.", language="es", partner="Jonas") == []


def test_habits_of_both_are_counted_from_what_both_read(
    couple: Couple, maya: User, jonas: User, goal: Goal, client_of: ClientOf
) -> None:
    step = add(goal, maya, what="Phones in the hall", for_both=True)
    done(step, maya, "couple", weeks=7)
    done(step, jonas, "care_team", weeks=7)
    pair, alone = pair_of_couple(couple), "You have done “Phones in the hall” on 7 days so far."
    with acting(maya):
        assert joint_habits(maya, pair) == own_habits(maya, pair) == [alone]
    with acting(jonas):
        assert joint_habits(jonas, pair) == [alone.replace("You have", "Maya has")]
        assert own_habits(jonas, pair) == [alone]
        StepMark.visible_to(jonas).filter(author=jonas).update(audience="couple")
    for page in (at("us"),):
        assert "7 weeks in a row in which you both did “Phones in the hall”." in text_of(
            client_of(maya), page
        )


def done(step: GoalStep, person: User, audience: str, *, weeks: int) -> None:
    """A day in each of the last weeks, written past the action, which asks for days not long ago."""
    for week in range(weeks):
        day = today_of(step.goal) - timedelta(days=7 * week)
        given = {"step": step, "goal": step.goal, "day": day, "outcome": "done", "audience": audience}
        with acting(person):
            StepMark.objects.create(couple=step.goal.couple, subject=person, author=person, **given)


def test_as_many_queries_for_thirty_as_for_two(
    couple: Couple, maya: User, jonas: User, goal: Goal, client_of: ClientOf
) -> None:
    phone, names = client_of(maya), ("wins", "affirmations", "jar", "us", "today")

    def live(times: int) -> list[int]:
        for n in range(times):
            hers = win(couple, maya, f"Win {n}", goal=goal)
            words(couple, jonas, f"Words {n}", "couple")
            with acting(jonas):
                join_win(by=jonas, win=hers, words="Me too.")
        counts = []
        for name in names:
            text_of(phone, at(name))
            with CaptureQueriesContext(connection) as asked:
                text_of(phone, at(name))
            counts.append(len(asked))
        return counts

    few = live(2)
    assert live(28) == few
