"""Boundaries: one's own sentences, for oneself or the care team, never for the partner."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.boundaries import Limit, change_boundary, let_go_of_boundary, set_boundary
from goals.forms.boundaries import speaks_of_the_other
from goals.models import Boundary
from tests.conftest import ClientOf
from tests.goals.words import (
    KEPT_AS_TYPED,
    NOT_PARTNERS,
    TOO_LONG,
    actions_logged,
    fields_refused,
    refuses,
    said_in_the_log,
)

LOUD = Limit(if_this="voices get loud", i_will="go for a walk")
PAGE = "/goals/boundaries/"
NEW = "/goals/boundaries/new/"
TYPED = {"if_this": "voices get loud", "i_will": "go for a walk", "audience": "care_team"}


def write(
    couple: Couple, by: User, limit: Limit = LOUD, audience: str = "care_team", submission: UUID | None = None
) -> Boundary:
    """One person's new boundary."""
    with acting_as(by):
        return set_boundary(by=by, couple=couple, limit=limit, audience=audience, submission=submission)


def change(boundary: Boundary, by: User, limit: Limit = LOUD, **more: Any) -> Boundary:
    """Other words, or other readers."""
    with acting_as(by):
        return change_boundary(by=by, boundary=boundary, limit=limit, **({"audience": "care_team"} | more))


def let_go(boundary: Boundary, by: User) -> Boundary:
    """Let it go."""
    with acting_as(by):
        return let_go_of_boundary(by=by, boundary=boundary)


def read_by(viewer: User) -> list[tuple[str, str, bool]]:
    """What somebody reads of anybody's boundaries."""
    with acting_as(viewer):
        rows = Boundary.visible_to(viewer).order_by("created_at", "id")
        return [(row.i_will, row.audience, row.ended_at is None) for row in rows]


class TestSetting:
    @pytest.mark.parametrize(("audience", "reads"), [("private", False), ("care_team", True)])
    def test_the_care_team_reads_it_only_if_chosen_and_the_partner_never(
        self, couple: Couple, maya: User, jonas: User, clinician: User, audience: str, reads: bool
    ) -> None:
        write(couple, maya, audience=audience)
        assert read_by(maya) == [("go for a walk", audience, True)]
        assert bool(read_by(clinician)) is reads
        assert read_by(jonas) == []
        assert actions_logged()[-1] == "boundary.set"
        assert "walk" not in said_in_the_log()

    @pytest.mark.parametrize("audience", ["couple", "subject", "", "everybody"])
    def test_it_cannot_be_shared_further(self, couple: Couple, maya: User, audience: str) -> None:
        with refuses:
            write(couple, maya, audience=audience)

    def test_the_same_form_twice_is_one(self, couple: Couple, maya: User) -> None:
        number = uuid4()
        assert write(couple, maya, submission=number).pk == write(couple, maya, submission=number).pk
        assert len(read_by(maya)) == 1

    @pytest.mark.parametrize("field", ["if_this", "i_will"])
    @pytest.mark.parametrize("text", ["", "  \n", "x" * 301, TOO_LONG])
    def test_both_halves_are_asked_for(self, couple: Couple, maya: User, field: str, text: str) -> None:
        words = {"if_this": "it gets loud", "i_will": "leave"} | {field: text}
        with pytest.raises(ValidationError) as error:
            write(couple, maya, Limit(**words))
        assert fields_refused(error) == {field}

    def test_thirty_are_enough(self, couple: Couple, maya: User) -> None:
        for _ in range(30):
            kept = write(couple, maya)
        with pytest.raises(OutOfTurn):
            write(couple, maya)
        let_go(kept, maya)
        assert write(couple, maya).pk

    @pytest.mark.parametrize("who", NOT_PARTNERS)
    def test_only_a_partner_of_the_couple(
        self, couple: Couple, other_couple: Couple, who: str, request: pytest.FixtureRequest
    ) -> None:
        with refuses:
            write(couple, request.getfixturevalue(who))

    def test_not_after_the_joint_space_was_frozen(self, couple: Couple, maya: User) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        with refuses:
            write(couple, maya)


class TestChanging:
    def test_other_words_end_the_old_sentence_and_begin_a_new_one(self, couple: Couple, maya: User) -> None:
        kept = write(couple, maya)
        change(kept, maya, Limit(if_this="voices get loud", i_will="ask for a break"))
        assert read_by(maya) == [
            ("go for a walk", "care_team", False),
            ("ask for a break", "care_team", True),
        ]

    def test_the_old_words_are_read_by_no_more_than_the_new(
        self, couple: Couple, maya: User, clinician: User
    ) -> None:
        change(write(couple, maya), maya, Limit(if_this="a", i_will="b"), audience="private")
        assert read_by(clinician) == []
        kept = write(couple, maya, audience="private")
        change(kept, maya, Limit(if_this="a", i_will="shared"), audience="care_team")
        assert read_by(clinician) == [("shared", "care_team", True)]

    def test_the_same_words_only_change_their_readers(self, couple: Couple, maya: User) -> None:
        kept = write(couple, maya)
        assert change(kept, maya, audience="private").pk == kept.pk
        assert read_by(maya) == [("go for a walk", "private", True)]
        assert actions_logged()[-1] == "boundary.change_audience"

    def test_sharing_can_be_taken_back_after_freezing_and_nothing_else(
        self, couple: Couple, maya: User
    ) -> None:
        kept = write(couple, maya)
        couple.frozen_at = timezone.now()
        couple.save()
        with refuses:
            change(kept, maya, Limit(if_this="new", i_will="words"), audience="private")
        with refuses:
            let_go(kept, maya)
        assert change(kept, maya, audience="private").audience == "private"
        with pytest.raises(OutOfTurn):
            change(kept, maya, audience="care_team")

    def test_the_same_form_twice_is_one_change(self, couple: Couple, maya: User) -> None:
        kept, number = write(couple, maya), uuid4()
        for _ in range(2):
            change(kept, maya, Limit(if_this="a", i_will="b"), submission=number)
        assert len(read_by(maya)) == 2

    def test_not_what_was_let_go(self, couple: Couple, maya: User) -> None:
        kept = let_go(write(couple, maya), maya)
        with pytest.raises(OutOfTurn):
            change(kept, maya)

    def test_letting_go_twice_is_once(self, couple: Couple, maya: User) -> None:
        kept = write(couple, maya)
        assert let_go(let_go(kept, maya), maya).ended_at == let_go(kept, maya).ended_at
        assert actions_logged().count("boundary.let_go") == 1

    @pytest.mark.parametrize("who", ["jonas", *NOT_PARTNERS])
    @pytest.mark.parametrize("audience", ["private", "care_team"])
    def test_only_its_owner_touches_it(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        who: str,
        audience: str,
        request: pytest.FixtureRequest,
    ) -> None:
        kept, other = write(couple, maya, audience=audience), request.getfixturevalue(who)
        with refuses:
            change(kept, other, Limit(if_this="a", i_will="b"))
        with refuses:
            let_go(kept, other)
        assert read_by(maya) == [("go for a walk", audience, True)]


class TestTheGentleWord:
    @pytest.mark.parametrize(
        "i_will",
        [
            "make you leave the house",
            "not let him drink at home",
            "expect Jonas to come home by ten",
            "leave, and he must call me",
            "You stop shouting",
            "take your phone",
            "read your messages",
            "check your phone every night",
            "punish you",
            "not sleep with you until you apologize",
            "hit back",
            "hit him",
            "go through her phone",
            "follow you to work",
            "track Jonas",
            "test your urine",
            "look at Jonas's messages",
            "make him pay",
            "ignore you for a week",
            "keep your paycheck",
            "not let her see her friends",
            "not let you leave the house",
            "not talk to him for a month",
            "call him every ten minutes",
            "yell back",
            "give her the silent treatment",
        ],
    )
    def test_it_is_said_when_the_other_is_to_do_something(self, i_will: str) -> None:
        assert speaks_of_the_other(i_will, "Jonas")

    @pytest.mark.parametrize(
        "i_will",
        [
            "go for a walk",
            "leave the room and come back after half an hour",
            "tell you that I need a break",
            "let him know where I am",
            "sleep at my sister's",
            "take the kids to your mother's",
            "drive Jonas's car home",
            "call my sponsor before I talk to you",
            "not let him drive the kids when he has been drinking",
            "not let you hit me",
            "never let him in when he threatens me",
            "tell him to leave and call 911",
            "tell him to stop",
            "leave if he will not stop shouting",
            "not let you yell at me",
            "not let him touch me",
            "not let him come near the kids",
            "not let you take my phone",
            "not let you read my messages",
            "not get in the car when you have been drinking",
            "call the police",
            "lock the bedroom door",
            "ask him to leave",
            "say no and go to my sister's",
            "not talk to him until he is sober",
            "sleep in another room when she is drunk",
            "take the kids and go if he hits me",
            "end the call if you scream at me",
            "not sleep with you when you are drunk",
            "wait outside until he has to go",
            "change my passwords",
            "not yell back",
            "not check your phone",
            "leave when you yell at him",
            "",
        ],
    )
    def test_it_stays_silent_about_ones_own_behavior(self, i_will: str) -> None:
        assert not speaks_of_the_other(i_will, "Jonas")


class TestPages:
    def test_from_the_form_to_the_list(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        client = client_of(maya)
        assert (
            client.post(NEW, TYPED | {"if_this": "If it’s late,", "i_will": "I'll sleep"}).status_code == 302
        )
        page = client.get(PAGE).content.decode()
        assert "> it’s late,<" in page
        assert "I will sleep" in page
        assert "You and your care team" in page

    def test_what_was_typed_is_kept(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        answer = client_of(maya).post(NEW, TYPED | {"i_will": ""})
        assert answer.status_code == 422
        assert "voices get loud" in answer.content.decode()
        assert read_by(maya) == []

    def test_a_draft_is_kept_until_it_is_sent(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        client = client_of(maya)
        form = TYPED | {"i_will": "knit", "submission": str(uuid4())}
        assert client.post(NEW + "draft/", form).status_code == 204
        assert "knit" in client.get(NEW).content.decode()
        client.post(NEW, form)
        client.post(NEW + "draft/", form)
        assert "knit" not in client.get(NEW).content.decode()

    @pytest.mark.parametrize("text", KEPT_AS_TYPED)
    def test_words_stay_as_typed(self, couple: Couple, maya: User, client_of: ClientOf, text: str) -> None:
        client_of(maya).post(NEW, TYPED | {"i_will": text})
        assert read_by(maya)[0][0] == text
        assert "<script>alert" not in client_of(maya).get(PAGE).content.decode()

    def test_changing_and_letting_go(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        client, kept = client_of(maya), write(couple, maya)
        assert "go for a walk" in client.get(f"{PAGE}{kept.pk}/change/").content.decode()
        client.post(f"{PAGE}{kept.pk}/change/", TYPED | {"i_will": "make him leave"})
        assert "not a way to make Jonas do something" in client.get(PAGE).content.decode()
        with acting_as(maya):
            last = Boundary.visible_to(maya).get(ended_at=None)
        client.post(f"{PAGE}{last.pk}/let-go/")
        assert "No boundaries yet" in client.get(PAGE).content.decode()

    def test_the_partners_page_is_the_same_with_and_without(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        client = client_of(jonas)
        before = client.get(PAGE).content
        kept = write(couple, maya)
        after = client.get(PAGE).content
        assert len(before) == len(after)
        hidden, absent = (client.get(f"{PAGE}{pk}/change/") for pk in (kept.pk, uuid4()))
        assert hidden.status_code == absent.status_code == 404
        assert client.get("/api/v1/boundaries/").json()["results"] == []

    def test_the_care_team_reads_its_own_page_and_that_is_written_down(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shared = write(couple, maya)
        write(couple, jonas, Limit(if_this="x", i_will="keep this to myself"), audience="private")
        page = client_of(clinician).get(f"/goals/couple/{couple.pk}/boundaries/").content.decode()
        assert "go for a walk" in page
        assert "keep this to myself" not in page
        event = AuditEvent.objects.get(action="read", page="goals:boundaries_couple")
        assert event.ids == [shared.pk]

    @pytest.mark.parametrize(
        "who", ["maya", "jonas", "former_clinician", "idle_clinician", "other_clinician", "administrator"]
    )
    def test_nobody_else_reads_that_page(
        self,
        couple: Couple,
        other_couple: Couple,
        maya: User,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        write(couple, maya)
        client = client_of(request.getfixturevalue(who))
        hidden = client.get(f"/goals/couple/{couple.pk}/boundaries/")
        assert hidden.status_code == 404
