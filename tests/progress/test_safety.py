"""Asked alone: a yes is the care team's to read, help comes at once, and the partner can tell nothing."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from goals.models import Goal
from progress.models import SafetyCheck
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of, without_tokens
from tests.progress.setbacks import read_by, report, safe, step

pytestmark = pytest.mark.django_db


def answer(phone: Client, **answers: str) -> str:
    """Answer the questions; return where it leads."""
    got = phone.post(at("setback_safe"), {"submission": str(uuid4())} | answers)
    assert got.status_code == 302, got.content.decode()
    return str(got["Location"])


class TestCheckSafety:
    def test_any_yes_is_the_care_teams_and_none_is_ones_own(
        self, couple: Couple, maya: User, jonas: User, clinician: User, supervisor: User
    ) -> None:
        told, alone = safe(couple, maya, fears_partner=True, words="Call me at work."), safe(couple, maya)
        assert (told.audience, alone.audience) == ("care_team", "private")
        assert read_by(maya, SafetyCheck) == [told, alone]
        assert [read_by(one, SafetyCheck) for one in (clinician, supervisor, jonas)] == [[told], [told], []]

    @pytest.mark.parametrize("who", ["tess", "clinician", "idle_clinician", "administrator"])
    def test_it_refuses_everybody_else(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with pytest.raises(Refused):
            safe(couple, request.getfixturevalue(who), not_safe=True)

    def test_words_that_would_reach_nobody_are_not_taken(self, couple: Couple, maya: User) -> None:
        for words in ("Please call.", "x" * 1001):
            with pytest.raises(ValidationError):
                safe(couple, maya, words=words)
        assert read_by(maya, SafetyCheck) == []

    def test_a_phone_that_sends_twice_tells_once(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        told = safe(couple, maya, submission=number, overdose=True)
        assert safe(couple, maya, submission=number, overdose=True) == told

    def test_a_yes_after_a_none_of_the_same_form_is_told(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        safe(couple, maya, submission=number)
        told = safe(couple, maya, submission=number, fears_partner=True)
        assert (told.fears_partner, told.audience) == (True, "care_team")


class TestThePages:
    def test_it_says_who_reads_it_before_one_answers(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        page = text_of(client_of(maya), at("setback_safe"))
        said = "your care team can read it. Your partner never reads it, anywhere."
        assert page.index(said) < page.index("I am afraid of my partner.")
        assert "data-draft-url" not in page

    @pytest.mark.parametrize(
        ("yes", "help_words"),
        [
            ("fears_partner", "1-800-799-7233"),
            ("self_harm", "988 listens"),
            ("overdose", "naloxone"),
            ("somebody_hurt", "Call 911"),
        ],
    )
    def test_help_fits_and_goes_on_only_if_wanted(
        self, couple: Couple, maya: User, client_of: ClientOf, yes: str, help_words: str
    ) -> None:
        phone = client_of(maya)
        assert answer(phone, **{yes: "on"}) == at("setback_new")
        page = text_of(phone, at("setback_new")).split("More places that help")[0]
        assert help_words in page
        assert "Your care team can read what you just said." in page
        assert "this page is not watched around the clock" in page
        went_on = phone.post(at("setback_new"), {"on": "1"}).content.decode()
        assert "What comes closest?" in went_on

    def test_stopping_leaves_no_trace_on_the_phone(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        answer(phone, self_harm="on", words="SENTINEL")
        assert phone.post(at("setback_new"), {"rest": "1"})["Location"] == at("today")
        for name in ("setback_new", "setback_safe", "setbacks", "today"):
            page = text_of(phone, at(name))
            assert "SENTINEL" not in page
            assert "988 listens" not in page

    def test_yes_no_and_skipped_lead_to_one_address_with_one_title(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        yes, no = client_of(maya), client_of(maya)
        assert answer(yes, not_safe="on") == answer(no) == at("setback_new")
        titles = {
            text_of(phone, at("setback_new")).split("<title>")[1].split("</title>")[0] for phone in (yes, no)
        }
        assert len(titles) == 1
        assert f'href="{at("setback_new")}"' in text_of(no, at("setback_safe"))


def test_the_partner_cannot_tell_whether_and_what_was_answered(
    couple: Couple, goal: Goal, maya: User, jonas: User, client_of: ClientOf
) -> None:
    told = report(couple, maya)
    step(told, maya)
    pages = [
        at(name)
        for name in ("today", "us", "setbacks", "setback_safe", "setback_new", "goal")
        if name != "goal"
    ]
    pages += [at("goal", goal.pk), at("setback", told.pk), at("setback_underneath", told.pk), "/more/"]
    pages += ["/api/v1/setbacks/", "/api/v1/setback-underneath/", "/api/v1/logs/"]
    phone = client_of(jonas)
    phone.get(at("us"))

    def all_of_it() -> list[str]:
        return [without_tokens(phone.get(page)) for page in pages]

    before = all_of_it()
    safe(couple, maya, fears_partner=True, overdose=True, words="SENTINEL")
    safe(couple, maya)
    assert all_of_it() == before
