"""Drafts: what is typed is kept for its author alone, until it is sent or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import Refused
from couplesgoals.program.models import Couple
from couplesgoals.records.drafts import (
    discard_draft,
    draft_of,
    drafts_of,
    keeps_draft,
    own_couple,
    save_draft,
)
from couplesgoals.records.models import Draft

type ActingAs = Callable[[User | None], AbstractContextManager[None]]

FORM = "goal-propose"


def test_it_keeps_words_and_replaces_them(couple: Couple, maya: User, acting_as: ActingAs) -> None:
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "first"})
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "second"})
        assert draft_of(by=maya, form=FORM, about=None) == {"why": "second"}
        assert Draft.visible_to(maya).count() == 1


def test_one_draft_for_each_form_and_thing(couple: Couple, maya: User, acting_as: ActingAs) -> None:
    thing = uuid4()
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "new"})
        save_draft(by=maya, couple=couple, form="goal-answer", about=thing, data={"why": "answer"})
        assert draft_of(by=maya, form="goal-answer", about=thing) == {"why": "answer"}
        assert draft_of(by=maya, form="goal-answer", about=uuid4()) == {}
        assert [draft.form for draft in drafts_of(by=maya, forms=[FORM, "goal-answer"])] == [
            "goal-answer",
            FORM,
        ]


def test_the_token_buttons_and_what_is_no_text_are_dropped(
    couple: Couple, maya: User, acting_as: ActingAs
) -> None:
    data = {"csrfmiddlewaretoken": "secret", "keep": "yes", "why": "wh\x00y 🌱", "file": object(), "n": 3}
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data=data)
        assert draft_of(by=maya, form=FORM, about=None) == {"why": "why 🌱"}


def test_a_name_that_cannot_be_stored_is_no_failure(couple: Couple, maya: User, acting_as: ActingAs) -> None:
    data = {"wh\x00y": "why", "csrf\x00middlewaretoken": "secret"}
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data=data)
        assert draft_of(by=maya, form=FORM, about=None) == {"why": "why"}


def test_only_the_author_reads_it(
    couple: Couple, maya: User, jonas: User, clinician: User, administrator: User, acting_as: ActingAs
) -> None:
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "mine"})
    for other in (jonas, clinician, administrator):
        with acting_as(other):
            assert draft_of(by=other, form=FORM, about=None) == {}
            assert not Draft.visible_to(other).exists()
            assert not Draft.objects.exists()  # the second wall alone says the same


def test_more_than_60_kb_is_refused(couple: Couple, maya: User, acting_as: ActingAs) -> None:
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "x" * 59_000})
        with pytest.raises(ValidationError):
            save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "🌱" * 15_000})
        assert draft_of(by=maya, form=FORM, about=None)["why"].startswith("xxx")


def test_it_refuses_another_couple_and_a_closed_space(
    couple: Couple, other_couple: Couple, maya: User, idle_clinician: User, acting_as: ActingAs
) -> None:
    with acting_as(maya), pytest.raises(Refused):
        save_draft(by=maya, couple=other_couple, form=FORM, about=None, data={"why": "x"})
    with acting_as(idle_clinician), pytest.raises(Refused):
        save_draft(by=idle_clinician, couple=couple, form="note", about=uuid4(), data={"data": "x"})
    couple.frozen_at = timezone.now()
    couple.save()
    with acting_as(maya), pytest.raises(Refused):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "x"})


def test_a_clinician_keeps_drafts_about_their_couples(
    couple: Couple, clinician: User, acting_as: ActingAs
) -> None:
    thing = uuid4()
    with acting_as(clinician):
        save_draft(by=clinician, couple=couple, form="goal-review", about=thing, data={"message": "x"})
        assert draft_of(by=clinician, form="goal-review", about=thing) == {"message": "x"}


def test_discarding_takes_only_that_draft(
    couple: Couple, maya: User, jonas: User, acting_as: ActingAs
) -> None:
    for person in (maya, jonas):
        with acting_as(person):
            save_draft(by=person, couple=couple, form=FORM, about=None, data={"why": person.name})
    with acting_as(maya):
        discard_draft(by=maya, form=FORM, about=None)
        assert draft_of(by=maya, form=FORM, about=None) == {}
    with acting_as(jonas):
        assert draft_of(by=jonas, form=FORM, about=None) == {"why": "Jonas"}


def test_saving_writes_no_event(couple: Couple, maya: User, acting_as: ActingAs) -> None:
    before = AuditEvent.objects.count()
    with acting_as(maya):
        save_draft(by=maya, couple=couple, form=FORM, about=None, data={"why": "x"})
    assert AuditEvent.objects.count() == before


class TestKeepsDraft:
    """The attribute by which the sign-out keeps what was being sent."""

    @staticmethod
    def view() -> Callable[..., HttpResponse]:
        @keeps_draft(form="goal-answer", about="goal_id")
        def view(request: HttpRequest, goal_id: object) -> HttpResponse:
            return HttpResponse()

        return view

    @staticmethod
    def post(user: User | AnonymousUser, **data: str) -> HttpRequest:
        request = RequestFactory().post("/", data)
        request.user = user
        return request

    def test_it_keeps_the_post_as_its_author(self, couple: Couple, maya: User, acting_as: ActingAs) -> None:
        thing = uuid4()
        kept = self.view().keep_draft(  # type: ignore[attr-defined]
            self.post(maya, why="almost lost"), goal_id=thing
        )
        assert kept is True
        with acting_as(maya):
            assert draft_of(by=maya, form="goal-answer", about=thing) == {"why": "almost lost"}

    @pytest.mark.parametrize("words", ["x" * 70_000, "short"])
    def test_it_never_stands_in_the_way_of_signing_out(
        self, couple: Couple, idle_clinician: User, maya: User, words: str
    ) -> None:
        person = maya if len(words) > 100 else idle_clinician
        for who in (person, AnonymousUser()):
            kept = self.view().keep_draft(  # type: ignore[attr-defined]
                self.post(who, why=words), goal_id=uuid4()
            )
            assert kept is False
        assert not Draft.objects.exists()

    def test_the_couple_is_found_as_told(self, couple: Couple, clinician: User, acting_as: ActingAs) -> None:
        @keeps_draft(form="note", about="session_id", couple=lambda request, session_id: couple)
        def view(request: HttpRequest, session_id: object) -> HttpResponse:
            return HttpResponse()

        thing = uuid4()
        view.keep_draft(self.post(clinician, data="S"), session_id=thing)  # type: ignore[attr-defined]
        with acting_as(clinician):
            assert draft_of(by=clinician, form="note", about=thing) == {"data": "S"}


def test_own_couple_is_the_present_one(couple: Couple, maya: User, clinician: User) -> None:
    request = RequestFactory().get("/")
    request.user = maya
    assert own_couple(request) == couple
    request.user = clinician
    assert own_couple(request) is None
