"""Share an entry or some words of one, take them back; nobody ever learns of the rest of a journal."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions.journal import choose_passage_readers, choose_readers, share_passage
from progress.journal import paragraphs
from progress.models import JournalPassage
from progress.pages.journal_shared import place_from, shared_journal_of
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of, without_tokens
from tests.progress.journals import TEXT, WORDS, entries_of, entry_of, passage_of, read_by

pytestmark = pytest.mark.django_db


def plain(browser: Client, place: str) -> str:
    """What stands at an address, without what differs at every request."""
    answer: Any = browser.get(place)
    return without_tokens(answer)


def all_a_reader_gets(browser: Client) -> str:
    """Every page and endpoint on which something shared of a journal may stand."""
    places = (
        at("us"),
        at("journal_shared_list"),
        at("journal"),
        at("journal_export"),
        f"{at('journal')}?q=missed",
    )
    api = ("/api/v1/journal/", "/api/v1/passages/")
    return "\n".join(plain(browser, place) for place in (*places, *api))


def test_shared_read_taken_back_and_shared_again(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    entry, hers, his = entry_of(maya, couple), client_of(maya), client_of(jonas)
    before = all_a_reader_gets(his)
    choose = at("journal_audience", entry.pk)
    hers.post(choose, {"audience": "couple"})
    page = text_of(his, at("journal_shared", entry.pk))
    assert WORDS in page
    assert "Maya" in page
    assert WORDS in text_of(his, at("us"))
    taken = hers.post(choose, {"audience": "private"})
    gone, never = at("journal_shared", entry.pk), at("journal_shared", uuid4())
    assert his.get(gone).status_code == his.get(never).status_code == 404
    assert plain(his, gone) == plain(his, never)
    assert his.get(f"/api/v1/journal/{entry.pk}/").status_code == 404
    # As if it had never been.
    assert all_a_reader_gets(his) == before
    page = text_of(hers, taken.headers["Location"])
    assert "Undo: share it again as before" in page
    hers.post(choose, {"audience": "couple"})
    assert WORDS in text_of(his, at("journal_shared", entry.pk))


def test_a_passage_tells_nothing_of_its_entry(
    couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        entry = entry_of(maya, couple, prompt="trauma-today")
    hers, his = client_of(maya), client_of(jonas)
    _bus, missed, said = paragraphs(TEXT)
    sent = {"audience": "couple", "parts": [missed, said], "text": "", "submission": str(uuid4())}
    for _twice in range(2):
        assert hers.post(at("journal_passage", entry.pk), sent).status_code == 302
    got = all_a_reader_gets(his)
    assert WORDS in got
    assert "The bus was late" not in got
    assert str(entry.pk) not in got
    assert entry.written_on.isoformat() not in got
    assert str(entry.pk) not in text_of(client_of(clinician), at("journal_couple", couple.pk))
    with acting(maya):
        passage = JournalPassage.visible_to(maya).get()
    back = hers.post(at("journal_passage_audience", passage.pk), {"audience": "private"})
    assert WORDS not in all_a_reader_gets(his)
    assert his.get(f"/api/v1/passages/{passage.pk}/").status_code == 404
    assert WORDS not in text_of(client_of(clinician), at("journal_couple", couple.pk))
    assert "Undo" in text_of(hers, back.headers["Location"])


@pytest.mark.parametrize(
    "sent",
    [{"text": "You never come home."}, {"text": ""}, {"parts": "no-such-part"}, {"audience": "private"}],
)
def test_words_that_are_not_in_the_entry_are_kindly_refused(
    couple: Couple, maya: User, client_of: ClientOf, sent: dict[str, str]
) -> None:
    entry = entry_of(maya, couple)
    answer = client_of(maya).post(
        at("journal_passage", entry.pk), {"audience": "couple", "text": WORDS} | sent
    )
    assert answer.status_code == 422
    with acting(maya):
        assert not JournalPassage.visible_to(maya).exists()


def test_the_goal_shows_only_to_who_reads_it(
    couple: Couple, maya: User, jonas: User, goal: Goal, private_goal: Goal, client_of: ClientOf
) -> None:
    joint = entry_of(maya, couple, audience="couple", goal=goal)
    alone = entry_of(maya, couple, audience="couple", goal=private_goal)
    browser = client_of(jonas)
    for entry, shown in ((joint, True), (alone, False)):
        page = browser.get(at("journal_shared", entry.pk)).context
        row = browser.get(f"/api/v1/journal/{entry.pk}/").json()
        assert (bool(page["goal_title"]), row["goal"] is not None) == (shown, shown)
        assert (str(private_goal.pk) in browser.get(at("journal_shared", entry.pk)).content.decode()) is False
    assert "A walk on my own" in text_of(client_of(maya), at("journal_entry", alone.pk))


def test_only_the_author_shares_and_takes_back(
    couple: Couple, other_couple: Couple, maya: User, jonas: User, clinician: User, tess: User
) -> None:
    entry = entry_of(maya, couple, audience="couple")
    passage = passage_of(entry, maya)
    for person in (jonas, clinician, tess):
        with acting(person):
            with pytest.raises(Refused):
                choose_readers(by=person, entry=entry, audience="private")
            with pytest.raises(Refused):
                choose_passage_readers(by=person, passage=passage, audience="private")
            with pytest.raises(Refused):
                share_passage(by=person, entry=entry, text=WORDS, audience="couple")
    with acting(maya), pytest.raises(Refused):
        choose_readers(by=maya, entry=entry, audience="subject")
    assert [one.audience for one in entries_of(maya)] == ["couple"]


def test_staff_read_what_went_to_them_page_by_page(
    couple: Couple, maya: User, jonas: User, clinician: User
) -> None:
    shared = []
    for n in range(13):
        entry = entry_of(maya, couple, f"note {n}\n\nof {n}")
        read_by(entry, ("care_team", "couple", "private")[n % 3], by=maya)
        shared += [entry.pk] if n % 3 < 2 else [passage_of(entry, maya, f"of {n}", audience="care_team").pk]
    seen, cursor = [], ""
    with acting(clinician):
        for _page in range(3):
            request = type("Request", (), {"GET": {"before": cursor} if cursor else {}})()
            page = shared_journal_of(clinician, couple, before=place_from(request), few=True)
            seen += [item.pk for item in page.items]
            cursor = page.older
    assert (seen, cursor) == (shared[::-1], "")
    with acting(jonas):
        both = shared_journal_of(jonas, couple, both=True)
    assert {item.audience for item in both.items} == {"couple"}


def test_the_api_writes_shares_and_takes_back(
    couple: Couple, maya: User, jonas: User, goal: Goal, client_of: ClientOf
) -> None:
    hers = client_of(maya)
    entry = hers.post(
        "/api/v1/journal/", {"text": TEXT, "goal": str(goal.pk)}, content_type="application/json"
    ).json()
    assert (entry["audience"], entry["goal"], "search" in entry) == ("private", str(goal.pk), False)
    made = {"entry": entry["id"], "text": WORDS, "audience": "couple"}
    passage = hers.post("/api/v1/passages/", made, content_type="application/json").json()
    his = client_of(jonas).get("/api/v1/passages/").json()["results"]
    assert [(one["id"], one["text"], "entry" in one) for one in his] == [(passage["id"], WORDS, False)]
    back = hers.post(
        f"/api/v1/passages/{passage['id']}/audience/",
        {"audience": "private"},
        content_type="application/json",
    )
    assert back.json()["audience"] == "private"
    assert client_of(jonas).get("/api/v1/passages/").json()["results"] == []
    refused = hers.post("/api/v1/passages/", made | {"text": "Not there"}, content_type="application/json")
    assert (refused.status_code, list(refused.json())) == (400, ["text"])
