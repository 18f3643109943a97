"""Write in one's own journal: what is kept, found, changed and taken along, and who may not."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from couplesgoals.demo.factories import make_administrator
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from couplesgoals.records.drafts import draft_of
from goals.models import Goal
from progress.prompts.journal import PROMPTS
from progress.views.journal import CHANGE, NEW
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of
from tests.progress.journals import TEXT, entries_of, entry_of, passage_of, read_by, written

pytestmark = pytest.mark.django_db

NOT_PARTNERS = ["clinician", "supervisor", "former_clinician", "idle_clinician", "administrator"]
GENTLE = next(prompt for prompt in PROMPTS if prompt.gentle)
LONG = "אני כותבת 🌙 " * 1500 + "the very end"


def typed(person: User, form: str = NEW, about: Any = None) -> dict[str, str]:
    """What this person has typed and not sent."""
    with acting(person):
        return draft_of(by=person, form=form, about=about)


class TestWriting:
    def test_an_entry_is_private_and_shown_to_its_author(
        self, couple: Couple, maya: User, jonas: User, clinician: User, goal: Goal, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        sent = written(text=f"  {LONG}\r\n", prompt=GENTLE.key, goal=str(goal.pk))
        answer = browser.post(at("journal_new"), sent)
        (entry,) = entries_of(maya)
        assert (answer.status_code, answer.headers["Location"]) == (302, at("journal_entry", entry.pk))
        assert (entry.text, entry.audience, entry.prompt, entry.goal_id) == (
            LONG,
            "private",
            GENTLE.key,
            goal.pk,
        )
        page = text_of(browser, at("journal_entry", entry.pk))
        assert LONG in page
        assert "What others can read" not in page
        assert entries_of(jonas) == entries_of(clinician) == []
        assert [event.ids for event in events("journal.write", maya)] == [[entry.pk]]

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("text", " \n "),
            ("text", "x" * 20_001),
            ("text", "a\x00b"),
            ("audience", "subject"),
            ("goal", "x"),
        ],
    )
    def test_what_cannot_be_is_said_beside_its_field(
        self, couple: Couple, maya: User, goal: Goal, client_of: ClientOf, field: str, value: str
    ) -> None:
        answer = client_of(maya).post(at("journal_new"), written() | {field: value})
        assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
        assert entries_of(maya) == []

    def test_sent_twice_it_is_one_entry_and_two_devices_are_two(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        first, browser = written(), client_of(maya)
        browser.post(at("journal_draft"), first)
        other_device = browser.get(at("journal_new")).context["form"]
        again = written(submission=str(other_device["submission"].value()), text=TEXT + " And more.")
        browser.post(at("journal_draft"), again)
        assert [browser.post(at("journal_new"), first).status_code for _ in range(2)] == [302, 302]
        # What the other device is still writing is kept.
        assert typed(maya)["text"] == again["text"]
        browser.post(at("journal_new"), again)
        assert [entry.text for entry in entries_of(maya)] == [TEXT, again["text"]]
        assert typed(maya) == {}

    def test_nobody_ties_an_entry_to_a_goal_of_the_other(
        self, couple: Couple, jonas: User, shared_own_goal: Goal, client_of: ClientOf
    ) -> None:
        answer = client_of(jonas).post(at("journal_new"), written(goal=str(shared_own_goal.pk)))
        assert shared_own_goal.current is not None
        assert shared_own_goal.current.title not in answer.content.decode()
        assert all(entry.goal_id is None for entry in entries_of(jonas))


class TestAtOnesOwnPace:
    def test_a_gentle_question_has_a_way_out_at_any_point(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        page = text_of(browser, f"{at('journal_new')}?prompt={GENTLE.key}")
        for way_out in ("Stop anywhere", "Stop for now", at("grounding"), "/help-now/"):
            assert way_out in page
        answer = browser.post(at("journal_new"), written(prompt=GENTLE.key, text="Half", stop="1"))
        assert answer.headers["Location"] == at("grounding")
        assert entries_of(maya) == []
        taken_up = browser.get(at("journal_new")).context
        assert (taken_up["form"]["text"].value(), taken_up["prompt"]) == ("Half", GENTLE)
        assert typed(jonas) == {}
        form = {name: taken_up["form"][name].value() for name in ("prompt", "submission", "begun")}
        browser.post(at("journal_new"), written(text="Half and whole", **form))
        assert ([entry.text for entry in entries_of(maya)], typed(maya)) == (["Half and whole"], {})

    def test_another_question_does_not_swallow_what_was_begun(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser = client_of(maya)
        browser.post(at("journal_draft"), written(prompt=GENTLE.key, text="Half"))
        page = browser.get(f"{at('journal_new')}?prompt={PROMPTS[0].key}").context
        assert (page["prompt"], page["other"], page["form"]["text"].value()) == (GENTLE, PROMPTS[0], "Half")
        answer = browser.post(at("journal_discard"), {"prompt": PROMPTS[0].key})
        assert answer.headers["Location"] == f"{at('journal_new')}?prompt={PROMPTS[0].key}"
        assert typed(maya) == {}

    def test_a_save_that_comes_late_brings_nothing_back(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        browser, sent = client_of(maya), written()
        browser.post(at("journal_new"), sent)
        assert browser.post(at("journal_draft"), sent).status_code == 204
        assert typed(maya) == {}
        assert browser.post(at("journal_draft"), written(text="🌙" * 20_000)).status_code == 413

    def test_the_second_look_is_only_for_words_the_partner_reads(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        blame = {"text": "You never listen to me.", "check": "1"}
        browser = client_of(maya)
        ours = browser.post(at("journal_new"), written(audience="couple", **blame))
        mine = browser.post(at("journal_new"), written(**blame))
        assert (ours.status_code, mine.status_code) == (200, 200)
        assert ours.context["look"].ideas
        assert "These words are not for Jonas" in mine.content.decode()
        assert entries_of(maya) == []


class TestChanging:
    def test_the_faster_device_is_shown_and_no_text_is_lost(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        entry, browser = entry_of(maya, couple, audience="couple"), client_of(maya)
        place = at("journal_change", entry.pk)
        assert browser.post(place, {"text": "From the phone", "revision": "1"}).status_code == 302
        # The same again is no second change.
        assert browser.post(place, {"text": "From the phone", "revision": "1"}).status_code == 302
        stale = browser.post(place, {"text": "From the desk", "revision": "1"})
        page = stale.content.decode()
        assert (stale.status_code, "From the phone" in page, "From the desk" in page) == (422, True, True)
        assert entries_of(maya)[0].text == "From the phone"
        now = stale.context["form"]["revision"].value()
        assert browser.post(place, {"text": "From the desk", "revision": now}).status_code == 302
        assert [(one.text, one.revision) for one in entries_of(maya)] == [("From the desk", 3)]

    def test_a_reader_sees_that_it_changed_and_a_passage_stays_as_it_was(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry = entry_of(maya, couple, audience="couple")
        passage_of(entry, maya)
        client_of(maya).post(at("journal_change", entry.pk), {"text": "All new", "revision": "1"})
        reader = client_of(jonas)
        page = text_of(reader, at("journal_shared", entry.pk))
        assert "All new" in page
        assert "Changed after it was first written" in page
        assert "I missed you at the table." in text_of(reader, at("us"))

    def test_a_draft_over_an_entry_is_taken_up_beside_what_stands_now(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        entry, browser = entry_of(maya, couple), client_of(maya)
        draft = {"text": "On the train", "revision": "1"}
        assert browser.post(at("journal_change_draft", entry.pk), draft).status_code == 204
        browser.post(at("journal_change", entry.pk), {"text": "At home", "revision": "1"})
        browser.post(at("journal_change_draft", entry.pk), draft)
        page = browser.get(at("journal_change", entry.pk)).context
        assert (page["stale"], page["form"]["text"].value(), page["entry"].text) == (
            True,
            "On the train",
            "At home",
        )
        browser.post(at("journal_change", entry.pk), {"text": "Both", "revision": "2"})
        assert typed(maya, CHANGE, entry.pk) == {}


class TestFinding:
    def test_words_by_their_beginning_in_ones_own_entries_alone(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry_of(maya, couple, "The lantern by the river")
        entry_of(maya, couple, "A quiet river")
        entry_of(jonas, couple, "My lantern", audience="couple")
        browser = client_of(maya)

        def found(asked: str) -> list[str]:
            page = browser.get(at("journal"), {"q": asked}).context["page"]
            return [line.words for line in page.lines]

        assert found("RIV") == ["A quiet river", "The lantern by the river"]
        assert found("river lant") == ["The lantern by the river"]
        assert found("iver") == found("'") == found("river | lantern & !x <-> \x00 nowhere") == []
        assert "None of your entries has all of these words" in text_of(browser, f"{at('journal')}?q=nowhere")

    @pytest.mark.parametrize("asked", ["", "step"])
    def test_pages_follow_each_other_without_gap_or_double(
        self, couple: Couple, maya: User, client_of: ClientOf, asked: str
    ) -> None:
        wrote = [str(entry_of(maya, couple, f"step {n}").pk) for n in range(45)]
        browser, before, seen = client_of(maya), "", []
        for _page in range(3):
            page = browser.get(at("journal"), {"q": asked, "before": before}).context["page"]
            seen += [str(line.pk) for line in page.lines]
            before = str(page.older)
        assert (seen, before) == (wrote[::-1], "None")


class TestTakingAlong:
    def test_all_of_ones_own_and_nothing_else(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry_of(maya, couple, "First, יומן 🌙", prompt=GENTLE.key)
        entry_of(maya, couple, "Second", audience="couple")
        entry_of(jonas, couple, "His words", audience="couple")
        answer = client_of(maya).get(at("journal_export"))
        body = answer.content.decode()
        assert body.index("First, יומן 🌙") < body.index("Second")
        assert str(GENTLE.text) in body
        assert "His words" not in body
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="notes-')
        assert "no-store" in answer.headers["Cache-Control"]
        assert [event.detail for event in events("journal.export", maya)] == [{"count": 2}]

    def test_who_left_still_reads_takes_along_and_takes_back_but_writes_nothing(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        entry = entry_of(maya, couple, audience="couple")
        passage = passage_of(entry, maya)
        discharge(by=make_administrator("Ada"), enrollment=maya.enrollments.get(), reason="administrative")
        browser = client_of(maya)
        assert "The bus was late" in text_of(browser, at("journal"))
        assert "The bus was late" in text_of(browser, at("journal_export"))
        assert "Write in my journal" not in text_of(browser, at("journal_entry", entry.pk))
        for page in (at("journal_new"), at("journal_change", entry.pk), at("journal_passage", entry.pk)):
            assert browser.get(page).status_code == 404
        for page in (at("journal_audience", entry.pk), at("journal_passage_audience", passage.pk)):
            assert browser.post(page, {"audience": "private"}).status_code == 302
        assert browser.post(at("journal_audience", entry.pk), {"audience": "couple"}).status_code == 422
        assert entries_of(jonas) == []


@pytest.mark.parametrize("who", NOT_PARTNERS)
def test_nobody_else_writes_or_opens_a_journal(
    couple: Couple, maya: User, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    entry = entry_of(maya, couple, audience="couple")
    browser: Client = client_of(request.getfixturevalue(who))
    for page in ("journal_entry", "journal_change", "journal_audience", "journal_passage"):
        hidden, absent = (
            browser.post(at(page, entry.pk), written()),
            browser.post(at(page, uuid4()), written()),
        )
        assert hidden.status_code == absent.status_code in (404, 405)
    assert browser.post(at("journal_new"), written()).status_code == 404


def test_an_entry_read_back_is_never_html(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    entry = entry_of(maya, couple, "<script>alert(1)</script>")
    passage_of(entry, maya, "<script>alert(1)</script>")
    read_by(entry, "couple", by=maya)
    for reader, place in (
        (maya, at("journal")),
        (maya, at("journal_entry", entry.pk)),
        (jonas, at("us")),
        (jonas, at("journal_shared", entry.pk)),
    ):
        assert "<script>alert" not in text_of(client_of(reader), place)
