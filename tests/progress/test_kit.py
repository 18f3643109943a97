"""The coping kit and the page for a hard moment: one's own, never the partner's."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from progress.actions.kit import (
    add_strategy,
    bring_back,
    change_strategy_audience,
    log_use,
    pin_strategy,
    put_away,
)
from progress.models import CopingStrategy, CopingUse
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of

pytestmark = pytest.mark.django_db

RTL = "אני נושם לאט 🫁"


def strategy(
    couple: Couple, by: User, i_do: str = "walk to the river", audience: str = "care_team"
) -> CopingStrategy:
    """Something that helps somebody."""
    with acting(by):
        return add_strategy(by=by, couple=couple, when_this="it rises", i_do=i_do, audience=audience)


def sent(**over: str) -> dict[str, str]:
    """The form as a browser sends it."""
    form = {
        "when_this": "When it rises, ",
        "i_do": "I walk",
        "audience": "private",
        "submission": str(uuid4()),
    }
    return form | over


@pytest.mark.parametrize("who", ["jonas", "tess", "clinician", "administrator"])
def test_it_is_one_persons_own(
    couple: Couple, other_couple: Couple, maya: User, who: str, request: pytest.FixtureRequest
) -> None:
    hers, other = strategy(couple, maya), request.getfixturevalue(who)
    for act in (
        lambda: (
            add_strategy(by=other, couple=couple, when_this="a", i_do="b", audience="private")
            if who != "jonas"
            else put_away(by=other, strategy=hers)
        ),
        lambda: pin_strategy(by=other, strategy=hers, pinned=True),
        lambda: bring_back(by=other, strategy=hers),
        lambda: log_use(by=other, strategy=hers, worked=5),
        lambda: change_strategy_audience(by=other, strategy=hers, audience="private"),
    ):
        with acting(other), pytest.raises(Refused):
            act()
    with acting(maya), pytest.raises(Refused):
        change_strategy_audience(by=maya, strategy=hers, audience="couple")


def test_sent_twice_is_once_and_words_said_twice_are_said_once(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    phone, form = client_of(maya), sent()
    for _time in range(2):
        assert phone.post(at("kit_new"), form).status_code == 302
    with acting(maya):
        kept = CopingStrategy.visible_to(maya).get()
        assert (kept.when_this, kept.i_do) == ("it rises", "walk")
        number = uuid4()
        for _time in range(2):
            log_use(by=maya, strategy=kept, worked=2, submission=number)
        assert CopingUse.visible_to(maya).count() == 1
    assert len(events("kit.add", maya)) == len(events("kit.use", maya)) == 1


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"i_do": "  "}, "Please fill in"),
        ({"i_do": "x" * 301}, "under 300 characters"),
        ({"audience": "couple"}, "not one of the available choices"),
    ],
)
def test_a_form_with_something_to_fix_keeps_the_words(
    couple: Couple, maya: User, client_of: ClientOf, over: dict[str, str], said: str
) -> None:
    answer = client_of(maya).post(at("kit_new"), sent(when_this=RTL) | over)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert RTL in page


def test_put_away_and_brought_back(couple: Couple, maya: User, client_of: ClientOf) -> None:
    kept, phone = strategy(couple, maya, RTL), client_of(maya)
    assert phone.post(at("kit_pin", kept.pk), {"pinned": "yes"}).status_code == 302
    assert RTL in text_of(phone, at("hard_moment"))
    phone.post(at("kit_away", kept.pk))
    assert RTL not in text_of(phone, at("hard_moment"))
    with acting(maya), pytest.raises(OutOfTurn):
        pin_strategy(by=maya, strategy=kept, pinned=True)
    assert (
        "Bring it back first"
        in phone.post(at("kit_pin", kept.pk), {"pinned": "yes"}, follow=True).content.decode()
    )
    phone.post(at("kit_away", kept.pk), {"back": "yes"})
    assert "Keep one tap away" in text_of(phone, at("kit"))


def test_times_of_use_are_told_without_an_average(couple: Couple, maya: User, client_of: ClientOf) -> None:
    kept = strategy(couple, maya)
    with acting(maya):
        for worked in (5, 1, 5):
            log_use(by=maya, strategy=kept, worked=worked)
    page = text_of(client_of(maya), at("kit"))
    assert "Used 3 times, last: Today" in page
    assert "Very well: 2×, Not this time: 1×" in page
    assert "Each time, oldest first: Very well, Not this time, Very well" in page


def test_the_care_team_reads_what_is_for_it_and_no_more_once_taken_back(
    couple: Couple, maya: User, clinician: User
) -> None:
    kept = strategy(couple, maya)
    with acting(maya):
        log_use(by=maya, strategy=kept, worked=3, words="Half.")
    with acting(clinician):
        assert CopingUse.visible_to(clinician).count() == 1
    with acting(maya):
        change_strategy_audience(by=maya, strategy=kept, audience="private")
        log_use(by=maya, strategy=kept, worked=4, words="For me.")
        change_strategy_audience(by=maya, strategy=kept, audience="care_team")
    with acting(clinician):
        assert [use.words for use in CopingUse.visible_to(clinician)] == ["Half."]


def test_a_hard_moment_is_small_and_asks_for_nothing(couple: Couple, maya: User, client_of: ClientOf) -> None:
    phone = client_of(maya)
    empty = text_of(phone, at("hard_moment"))
    assert "You are here. One thing at a time." in empty
    assert "Three things to try" in empty
    assert "tel:988" in empty
    kept = strategy(couple, maya)
    with CaptureQueriesContext(connection) as few:
        text_of(phone, at("hard_moment"))
    for n in range(12):
        strategy(couple, maya, f"walk {n}")
    with CaptureQueriesContext(connection) as many:
        page = text_of(phone, at("hard_moment"))
    assert len(many) == len(few)
    assert "walk 11" in page
    assert phone.post(at("hard_moment_strategy", kept.pk), {}).status_code == 422
    assert phone.post(at("hard_moment_strategy", kept.pk), {"worked": "9"}).status_code == 422
    assert phone.post(at("hard_moment_strategy", kept.pk), {"worked": "4"}).status_code == 302


def test_in_a_frozen_space_one_reads_and_narrows_and_adds_nothing(
    couple: Couple, maya: User, client_of: ClientOf
) -> None:
    kept, phone = strategy(couple, maya), client_of(maya)
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    assert "walk to the river" in text_of(phone, at("kit"))
    assert "Afterwards: how did it go?" not in text_of(phone, at("hard_moment_strategy", kept.pk))
    assert phone.get(at("kit_new")).status_code == 404
    assert phone.post(at("kit_away", kept.pk)).status_code == 404
    assert phone.post(at("hard_moment_strategy", kept.pk), {"worked": "4"}).status_code == 404
    assert phone.post(at("kit_audience", kept.pk), {"audience": "private"}).status_code == 302


@pytest.mark.parametrize(("who", "there"), [("maya", True), ("clinician", False), ("administrator", False)])
def test_the_way_there_is_on_every_page_of_a_partner(
    couple: Couple, who: str, there: bool, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    page = text_of(client_of(request.getfixturevalue(who)), "/more/")
    assert ('href="/hard-moment/"' in page) is there
