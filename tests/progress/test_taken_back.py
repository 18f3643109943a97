"""What was taken back stays so: no page opened before, no late sending and no old draft shares it again."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Stale
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.audience import narrower_of
from progress.actions.checkin_choices import choose_readers_of
from progress.actions.checkin_readers import change_readers
from progress.actions.setback_steps import change_step_audience
from progress.actions.setbacks import change_setback_audience
from progress.models import CheckIn, CheckInRating, Learned, Setback, Underneath
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import FACTS, facts_form, read_by, readers, report, step
from tests.progress.test_checkin import CARE, OURS, PRIVATE, answers, ratings_seen_by, save
from tests.progress.test_checkin import form as day_form
from tests.progress.test_setback import change

pytestmark = pytest.mark.django_db


def narrow(by: User, model: Any, audience: str = PRIVATE, **which: Any) -> None:
    """Choose fewer readers for one answer or line of one's own."""
    with acting(by):
        answer = model.visible_to(by).get(author=by, **which)
        change_readers(by=by, answer=answer, audience=audience)


def chosen(page: str, field: str) -> str:
    """The audience that is chosen in a form's radio buttons or list."""
    radios = re.findall(rf'<input[^>]*name="{field}"[^>]*>', page)
    found = [one for one in radios if " checked" in one]
    if not radios:
        (select,) = re.findall(rf'<select[^>]*name="{field}".*?</select>', page, re.DOTALL)
        found = [one for one in re.findall(r"<option[^>]*>", select) if " selected" in one]
    (value,) = re.findall(r'value="(\w+)"', " ".join(found))
    return str(value)


class TestSetback:
    def test_a_page_opened_before_shares_nothing_again(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        readers(told, maya, "private")
        for facts in (FACTS, "Other words."):
            with pytest.raises(Stale):
                change(told, maya, facts, revision=1)
        assert read_by(jonas) == []

    def test_nor_does_the_page_of_its_readers_or_a_late_sending_of_it(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        told = report(couple, maya, "private")

        def choose(audience: str, revision: int) -> Setback:
            with acting(maya):
                return change_setback_audience(by=maya, setback=told, audience=audience, revision=revision)

        choose("couple", 1)
        choose("couple", 1)
        choose("private", 1)
        with pytest.raises(Stale):
            choose("couple", 1)
        assert read_by(jonas) == []
        assert choose("couple", read_by(maya)[0].revision).audience == "couple"

    def test_words_typed_before_are_kept_and_are_for_fewer(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        form = facts_form(couple, audience="couple", facts="Other words.", revision="1")
        readers(told, maya, "care_team")
        late = phone.post(at("setback_change", told.pk), form)
        page = late.content.decode()
        assert late.status_code == 422
        assert "Other words." in page
        assert "You changed this on another page meanwhile." in page
        assert chosen(page, "audience") == "care_team"
        assert read_by(jonas) == []

    def test_a_draft_kept_before_brings_no_reader_back(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        typed = facts_form(couple, audience="couple", facts="Half a word", revision="1", step="facts")
        assert phone.post(at("setback_draft", told.pk), typed).status_code == 204
        page = text_of(phone, at("setback_change", told.pk))
        assert ("Half a word" in page, chosen(page, "audience")) == (True, "couple")
        readers(told, maya, "private")
        page = text_of(phone, at("setback_change", told.pk))
        assert ("Half a word" in page, chosen(page, "audience")) == (True, "private")

    def test_its_page_of_readers_is_shown_as_it_stands(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        readers(told, maya, "private")
        late = phone.post(at("setback_readers", told.pk), {"audience": "couple", "revision": "1"})
        page = late.content.decode()
        assert late.status_code == 422
        assert chosen(page, "audience") == "private"
        now = re.findall(r'name="revision" value="(\d+)"', page)[0]
        assert read_by(jonas) == []
        again = phone.post(at("setback_readers", told.pk), {"audience": "couple", "revision": now})
        assert (again.status_code, len(read_by(jonas))) == (302, 1)

    def test_who_reads_it_is_no_change_of_words(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya, "private")
        step(told, maya, audience="private")
        for audience in ("care_team", "private", "couple"):
            readers(told, maya, audience)
        with acting(maya):
            change_step_audience(Underneath, by=maya, setback=told, audience="couple")
        assert "Changed since" not in text_of(client_of(jonas), at("setback", told.pk))
        change(read_by(maya)[0], maya, "Other words.", revision=read_by(maya)[0].revision)
        assert "Changed since" in text_of(client_of(jonas), at("setback", told.pk))


class TestStep:
    def test_a_page_opened_before_shares_nothing_again(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        step(told, maya, Learned, learned="For us")
        with acting(maya):
            change_step_audience(Learned, by=maya, setback=told, audience="private")
        for words in ("For us", "Anew"):
            with pytest.raises(Stale):
                step(told, maya, Learned, learned=words, revision=1)
        assert read_by(jonas, Learned) == []

    def test_nor_where_it_went_with_what_happened(self, couple: Couple, maya: User, jonas: User) -> None:
        told = report(couple, maya)
        step(told, maya, Learned, learned="For us")
        readers(told, maya, "private")
        readers(told, maya, "couple")
        with pytest.raises(Stale):
            step(told, maya, Learned, learned="For us", revision=1)
        assert read_by(jonas, Learned) == []

    def test_what_was_typed_stays_for_fewer_and_can_be_saved(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told, phone = report(couple, maya), client_of(maya)
        step(told, maya, Learned, learned="For us")
        form = {"step": "learned", "revision": "1", "audience": "couple", "learned": "Anew"}
        assert phone.post(at("setback_draft", told.pk), form).status_code == 204
        phone.post(at("setback_take_back", told.pk), {"step": "learned"})
        assert phone.post(at("setback_draft", told.pk), form | {"learned": "Later"}).status_code == 204
        page = text_of(phone, at("setback_learned", told.pk))
        assert ("Anew" in page, "For us" in page, chosen(page, "audience")) == (True, True, "private")
        late = phone.post(at("setback_learned", told.pk), form)
        page = late.content.decode()
        assert late.status_code == 422
        assert ("Anew" in page, "For us" in page, chosen(page, "audience")) == (True, True, "private")
        now = re.findall(r'name="revision" value="(\d+)"', page)[0]
        saved = phone.post(at("setback_learned", told.pk), form | {"revision": now, "audience": "private"})
        assert saved.status_code == 302
        assert read_by(jonas, Learned) == []


class TestCheckIn:
    SAID = answers("For us", OURS, feeling=(5, OURS), closeness=(6, CARE))

    def test_the_same_form_sent_late_shares_nothing_again(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        number = uuid4()
        save(maya, couple, self.SAID, submission=number)
        narrow(maya, CheckInRating, CARE, tracker="feeling")
        narrow(maya, CheckIn)
        again = save(maya, couple, self.SAID, submission=number)
        assert (again.line, again.audience) == ("For us", "private")
        assert ratings_seen_by(jonas) == []
        assert read_by(jonas, CheckIn) == []

    def test_sent_late_with_other_words_or_for_fewer_it_is_shown_once_more(
        self, couple: Couple, maya: User, jonas: User
    ) -> None:
        number = uuid4()
        save(maya, couple, self.SAID, submission=number)
        narrow(maya, CheckInRating, CARE, tracker="feeling")
        others = (
            answers("Other words", OURS, feeling=(5, OURS), closeness=(6, CARE)),
            answers("For us", OURS, feeling=(4, OURS), closeness=(6, CARE)),
            answers("For us", OURS, feeling=(5, OURS), closeness=None),
            answers("For us", OURS, feeling=(5, PRIVATE), closeness=(6, CARE)),
            answers("For us", PRIVATE, feeling=(5, OURS), closeness=(6, CARE)),
        )
        for said in others:
            with pytest.raises(Stale):
                save(maya, couple, said, submission=number)
        assert ratings_seen_by(jonas) == []

    @pytest.mark.parametrize(("model", "which"), [(CheckIn, {}), (CheckInRating, {"tracker": "feeling"})])
    def test_a_page_opened_before_shares_nothing_again(
        self, couple: Couple, maya: User, jonas: User, model: Any, which: dict[str, str]
    ) -> None:
        save(maya, couple, self.SAID)
        narrow(maya, model, **which)
        with pytest.raises(Stale):
            save(maya, couple, self.SAID, revision=1, submission=uuid4())
        assert read_by(jonas, model) == []

    def test_typed_before_it_stays_and_is_for_fewer(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        sent = day_form(couple, line="For us", line_audience="couple", feeling_audience="couple")
        phone.post(at("check_in"), sent)
        narrow(maya, CheckIn)
        narrow(maya, CheckInRating, CARE, tracker="feeling")
        typed = sent | {"line": "Typed later", "revision": "1", "submission": str(uuid4())}
        phone.post(at("check_in_draft"), typed)
        resumed = text_of(phone, at("check_in"))
        late = phone.post(at("check_in"), typed)
        assert late.status_code == 409
        for page in (resumed, late.content.decode()):
            assert "Typed later" in page
            assert (chosen(page, "line_audience"), chosen(page, "feeling_audience")) == (PRIVATE, CARE)
        assert (read_by(jonas, CheckIn), ratings_seen_by(jonas)) == ([], [])

    def test_an_up_to_date_draft_keeps_its_choice(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        save(maya, couple, answers("For the team", CARE))
        typed = day_form(couple, line="For us", line_audience="couple", revision="1")
        phone.post(at("check_in_draft"), typed)
        assert chosen(text_of(phone, at("check_in")), "line_audience") == "couple"

    def test_fewer_readers_from_now_on_hold_for_a_draft_too(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        phone = client_of(maya)
        phone.post(at("check_in_draft"), day_form(couple, line="Half a line", line_audience="couple"))
        assert chosen(text_of(phone, at("check_in")), "line_audience") == "couple"
        with acting(maya):
            choose_readers_of(by=maya, couple=couple, audiences={"line": "private"})
        page = text_of(phone, at("check_in"))
        assert ("Half a line" in page, chosen(page, "line_audience")) == (True, "private")

    def test_its_page_of_readers_shares_nothing_again(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        phone, one = client_of(maya), save(maya, couple, self.SAID)
        place = at("check_in_answer_readers", _rating(maya))
        opened = re.findall(r'name="revision" value="(\d+)"', text_of(phone, place))[0]
        narrow(maya, CheckInRating, tracker="feeling")
        late = phone.post(place, {"audience": "couple", "revision": opened})
        assert late.status_code == 422
        assert chosen(late.content.decode(), "audience") == "private"
        assert ratings_seen_by(jonas) == []
        line = at("check_in_line_readers", one.pk)
        assert phone.post(line, {"audience": "private", "revision": opened}).status_code == 302
        now = re.findall(r'name="revision" value="(\d+)"', text_of(phone, place))[0]
        assert phone.post(place, {"audience": "couple", "revision": now}).status_code == 302
        assert ratings_seen_by(jonas) == [("feeling", 5)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("couple", "private", "private"),
        ("private", "couple", "private"),
        ("care_team", "care_team", "care_team"),
        ("everybody", "couple", "couple"),
        ("subject", "care_team", "care_team"),
        ("", "private", "private"),
    ],
)
def test_the_narrower_of_two(one: str, other: str, found: str) -> None:
    assert narrower_of(one, other) == found


def _rating(by: User) -> UUID:
    with acting(by):
        rating: CheckInRating = CheckInRating.visible_to(by).get(tracker="feeling")
        return rating.pk


class TestOutOfSight:
    def test_ones_own_step_is_taken_back_also_where_what_happened_is_hidden(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya)
        step(told, jonas, need_words="a word of his")
        step(told, jonas, Learned, "private", learned="his alone")
        readers(told, maya, "care_team")
        phone = client_of(jonas)
        page = text_of(phone, at("setbacks"))
        assert page.count(at("setback_take_back", told.pk)) == 1
        taken = phone.post(at("setback_take_back", told.pk), {"step": "underneath"})
        assert taken["Location"] == at("setbacks")
        assert at("setback_take_back", told.pk) not in text_of(phone, at("setbacks"))
        assert read_by(clinician, Underneath) == []
        assert [row.audience for row in read_by(jonas, Underneath)] == ["private"]

    def test_nothing_is_told_of_what_one_has_no_step_on(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya, "private")
        step(told, maya, audience="private")
        phone = client_of(jonas)
        hidden = phone.post(at("setback_take_back", told.pk), {"step": "underneath"})
        absent = phone.post(at("setback_take_back", uuid4()), {"step": "underneath"})
        assert hidden.status_code == absent.status_code == 404
        assert phone.get(at("setback", told.pk)).status_code == 404
