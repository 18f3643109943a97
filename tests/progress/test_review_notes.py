"""Clinicians' notes on a monthly review: for whom they are, and what signing means."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Refused
from couplesgoals.program.models import Couple, ProgressReview
from couplesgoals.program.pair import pair_of_couple
from couplesgoals.records.acting import acting_as as acting
from goals.models import Goal
from progress.actions.review_notes import add_to_summary, comment_on_review, sign_summary
from progress.models import NoteKind, PlanReview, ReviewNote
from progress.review_care.notes import notes_for
from tests.conftest import ClientOf
from tests.progress.conftest import at, events, text_of
from tests.progress.reviews import both_send, open_review, words_read_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(couple: Couple, goal: Goal, maya: User, jonas: User) -> ProgressReview:
    """A review both have answered."""
    opened = open_review(couple)
    both_send(opened, goal, maya, jonas, ("keep", "keep"))
    return opened


def comment(review: ProgressReview, by: User, words: str, audience: str, **more: Any) -> ReviewNote:
    """One comment."""
    with acting(by):
        return comment_on_review(by=by, review=review, words=words, audience=audience, **more)


def sign(review: ProgressReview, by: User, words: str = "A good month.", **more: Any) -> ReviewNote:
    """The summary, for both unless said otherwise."""
    with acting(by):
        return sign_summary(by=by, review=review, words=words, **{"audience": "couple"} | more)


def add(review: ProgressReview, by: User, words: str, **more: Any) -> ReviewNote:
    """An addendum."""
    with acting(by):
        return add_to_summary(by=by, review=review, words=words, **more)


class TestWhoReadsAComment:
    def test_those_it_is_for_and_the_care_team(
        self, review: ProgressReview, maya: User, jonas: User, tess: User, clinician: User, supervisor: User
    ) -> None:
        comment(review, clinician, "To both", "couple")
        comment(review, clinician, "To Maya", "subject", to=maya.pk)
        comment(review, clinician, "To us", "care_team")
        assert words_read_by(maya, ReviewNote) == {"To both", "To Maya"}
        assert words_read_by(jonas, ReviewNote) == {"To both"}
        assert words_read_by(supervisor, ReviewNote) == {"To both", "To Maya", "To us"}
        assert words_read_by(tess, ReviewNote) == set()

    def test_what_a_partners_page_shows_of_them(
        self, review: ProgressReview, couple: Couple, maya: User, jonas: User, clinician: User
    ) -> None:
        comment(review, clinician, "To Maya", "subject", to=maya.pk)
        sign(review, clinician)
        add(review, clinician, "One more thing")
        with acting(maya):
            shown = notes_for(maya, review.pk, pair_of_couple(couple))
        assert [note.words for note in shown.all] == ["A good month.", "One more thing", "To Maya"]
        assert shown.comments[0].readers == "Only you and your care team"
        assert shown.summary
        assert shown.summary.readers == "You, Jonas and your care team"
        assert shown.summary.author == f"Dana Rivera, {clinician.credential}"
        with acting(jonas):
            shown = notes_for(jonas, review.pk, pair_of_couple(couple))
        assert [note.words for note in shown.all] == ["A good month.", "One more thing"]


class TestComments:
    def test_sent_twice_is_one(self, review: ProgressReview, clinician: User) -> None:
        number = uuid4()
        for _ in range(2):
            comment(review, clinician, "To both", "couple", submission=number)
        assert len(events("review_note.comment", clinician)) == 1

    @pytest.mark.parametrize("words", ["  ", "x" * 2001])
    def test_without_words_or_with_too_many(
        self, review: ProgressReview, clinician: User, words: str
    ) -> None:
        with pytest.raises(ValidationError):
            comment(review, clinician, words, "couple")

    def test_to_somebody_else_or_to_nobody(
        self, review: ProgressReview, tess: User, other_couple: Couple, clinician: User
    ) -> None:
        with pytest.raises(OutOfTurn):
            comment(review, clinician, "To Tess", "subject", to=tess.pk)
        for audience in ("subject", "private"):
            with pytest.raises(Refused):
                comment(review, clinician, "To whom?", audience)

    def test_nothing_new_to_both_once_they_separated(
        self, review: ProgressReview, couple: Couple, maya: User, clinician: User
    ) -> None:
        Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
        review.refresh_from_db()
        with pytest.raises(OutOfTurn):
            comment(review, clinician, "To both", "couple")
        with pytest.raises(OutOfTurn):
            sign(review, clinician)
        comment(review, clinician, "To Maya", "subject", to=maya.pk)
        sign(review, clinician, audience="care_team")
        assert words_read_by(maya, ReviewNote) == {"To Maya"}


class TestSigning:
    def test_once_with_name_and_credential(
        self, review: ProgressReview, clinician: User, supervisor: User
    ) -> None:
        first = sign(review, clinician)
        assert sign(review, clinician).pk == first.pk
        assert (first.author_id, first.credential) == (clinician.pk, clinician.credential)
        for by, words in ((clinician, "Other words"), (supervisor, "A good month.")):
            with pytest.raises(OutOfTurn):
                sign(review, by, words)
        assert len(events("review_note.summary", clinician)) == 1

    def test_not_while_one_may_still_answer(self, couple: Couple, maya: User, clinician: User) -> None:
        opened = open_review(couple)
        with pytest.raises(OutOfTurn):
            sign(opened, clinician, audience="care_team")
        assert words_read_by(maya, ReviewNote) == set()

    def test_once_the_days_are_over_whoever_answered(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        sign(open_review(couple, ago=12, closes_in=timedelta(days=-2)), clinician)
        assert words_read_by(maya, ReviewNote) == {"A good month."}

    def test_it_never_changes_and_is_only_added_to(
        self, review: ProgressReview, maya: User, clinician: User, supervisor: User
    ) -> None:
        with pytest.raises(OutOfTurn):
            add(review, clinician, "Too early")
        sign(review, clinician, audience="care_team")
        with pytest.raises(ProgrammingError, match="permission denied"), acting(clinician):
            ReviewNote.visible_to(clinician).update(words="Other words")
        with pytest.raises(ProgrammingError, match="permission denied"), acting(clinician):
            ReviewNote.visible_to(clinician).delete()
        number = uuid4()
        for _ in range(2):
            add(review, supervisor, "Seen with the team", submission=number)
        with acting(clinician):
            kinds = list(ReviewNote.visible_to(clinician).values_list("kind", "audience").order_by("id"))
        assert kinds == [(NoteKind.SUMMARY, "care_team"), (NoteKind.ADDENDUM, "care_team")]
        assert words_read_by(maya, ReviewNote) == set()

    def test_with_the_plan_reviews_it_stands_for(
        self, review: ProgressReview, maya: User, jonas: User, tess: User, clinician: User
    ) -> None:
        with pytest.raises(ValidationError) as refused:
            sign(review, clinician, plans=[tess.pk])
        assert "plans" in refused.value.message_dict
        sign(review, clinician, plans=[maya.pk], submission=uuid4())
        with acting(clinician):
            assert [one.subject_id for one in PlanReview.visible_to(clinician)] == [maya.pk]


@pytest.mark.parametrize(
    "who", ["maya", "other_clinician", "former_clinician", "idle_clinician", "administrator"]
)
def test_by_nobody_else(
    review: ProgressReview, other_couple: Couple, clinician: User, who: str, request: pytest.FixtureRequest,
    client_of: ClientOf,
) -> None:  # fmt: skip
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        comment(review, person, "Words", "couple")
    with pytest.raises(Refused):
        sign(review, person)
    sign(review, clinician)
    with pytest.raises(Refused):
        add(review, person, "More")
    client = client_of(person)
    for name in ("comment", "summary", "summary_couple", "summary_team", "addendum"):
        assert client.get(at(f"review_{name}", review.pk)).status_code == 404
    for name in ("comment", "summary_couple", "summary_team", "addendum"):
        assert client.post(at(f"review_{name}", review.pk), {"words": "Words"}).status_code == 404
        assert client.post(at(f"review_{name}_draft", review.pk), {"words": "Words"}).status_code == 404
    assert client.get(at("couple_review", review.couple_id)).status_code == 404
    assert client.get(at("care_review", review.pk)).status_code == 404


class TestPages:
    def test_a_comment_is_for_whom_was_chosen(
        self, review: ProgressReview, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), at("review_comment", review.pk)
        wrong = client.post(url, {"words": "Well done with the walks.", "submission": str(uuid4())})
        assert wrong.status_code == 422
        assert "Well done with the walks." in wrong.content.decode()
        sent = {"audience": str(maya.pk), "words": "Well done with the walks.", "submission": str(uuid4())}
        page = client.post(url, sent, follow=True).content.decode()
        assert "Only Maya and the care team" in page
        assert words_read_by(maya, ReviewNote) == {"Well done with the walks."}
        assert words_read_by(jonas, ReviewNote) == set()

    def test_who_it_is_for_is_chosen_first_then_it_begins_from_the_record(
        self, review: ProgressReview, goal: Goal, clinician: User, client_of: ClientOf
    ) -> None:
        client = client_of(clinician)
        assert at("review_summary_couple", review.pk) in text_of(client, at("review_summary", review.pk))
        page = text_of(client, at("review_summary_team", review.pk))
        assert "Maya and Jonas both answered." in page
        assert "Maya sees it at 0" in page
        assert "Jonas sees it at 0" in page

    def test_what_is_typed_is_kept_apart_for_each_audience(
        self, review: ProgressReview, clinician: User, client_of: ClientOf
    ) -> None:
        client = client_of(clinician)
        typed = {"words": "Between us: watch out.", "submission": str(uuid4())}
        client.post(at("review_summary_team_draft", review.pk), typed)
        assert "Between us: watch out." in text_of(client, at("review_summary_team", review.pk))
        assert "Between us: watch out." not in text_of(client, at("review_summary_couple", review.pk))

    def test_signed_on_the_page_with_both_plans_and_added_to(
        self, review: ProgressReview, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        client, url = client_of(clinician), at("review_summary_couple", review.pk)
        form = {"words": "A good month.", "submission": str(uuid4())}
        done = client.post(url, form | {f"plans_{maya.pk}": "on", f"plans_{jonas.pk}": "on"}, follow=True)
        page = done.content.decode()
        assert "The summary is signed." in page
        assert f"Dana Rivera, {clinician.credential}" in page
        with acting(clinician):
            assert PlanReview.visible_to(clinician).count() == 2
        late = client.post(url, {"words": "Other words", "submission": str(uuid4())})
        assert late.status_code == 422
        assert "Other words" in late.content.decode()
        for name in ("review_summary", "review_summary_team", "review_summary_couple"):
            assert client.get(at(name, review.pk)).url.endswith("#notes")
        more = {"words": "One more thing.", "submission": str(uuid4())}
        page = client.post(at("review_addendum", review.pk), more, follow=True).content.decode()
        assert "Your addendum is part of the summary." in page
        assert "One more thing." in page
        assert words_read_by(maya, ReviewNote) == {"A good month.", "One more thing."}

    def test_no_summary_while_one_may_still_answer(
        self, couple: Couple, clinician: User, client_of: ClientOf
    ) -> None:
        opened, client = open_review(couple), client_of(clinician)
        assert client.get(at("review_summary_couple", opened.pk)).url == at("review_summary", opened.pk)
        assert "once both have answered" in text_of(client, at("review_summary", opened.pk))
        assert client.get(at("review_addendum", opened.pk)).status_code == 404
