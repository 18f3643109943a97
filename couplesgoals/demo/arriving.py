"""How the story's people come in: staff, invitations, partners who join, care teams that change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from couplesgoals.audit.actions import record_event
from couplesgoals.demo.accounts import PASSWORD
from couplesgoals.demo.factories import enroll, make_administrator, make_clinician, make_partner
from couplesgoals.demo.scenes import Care, CoupleStory, Partner, Scene
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling import play
from couplesgoals.people.models import User
from couplesgoals.program import actions
from couplesgoals.program.models import CareTeamMember, Couple, Invitation, Slot

ADMINISTRATOR = "joy"


def bring_staff(stage: Stage) -> None:
    """Make the people who work here, and let one supervise the other."""
    first = make_administrator("Joy Campbell", password=PASSWORD, email_ok=True)
    stage.people[ADMINISTRATOR] = first
    for key, name, credential in (
        ("elena", "Elena Rivera", "LMFT Associate"),
        ("naomi", "Naomi Feldman", "LMFT-S"),
        ("peter", "Peter Novak", "LPC"),
    ):
        person = make_clinician(name, credential=credential, email_ok=True)
        stage.people[key] = _with_password_of(first, person)
        record_event(
            by=first.pk, action="person.create", target="people.User", ids=[person.pk],
            detail={"role": "clinician"},
        )  # fmt: skip
    actions.set_supervision(by=first, supervisor=stage.people["naomi"], clinician=stage.people["elena"])
    actions.set_content_editor(by=first, clinician=stage.people["naomi"], may_edit=True)


def _with_password_of(known: User, person: User) -> User:
    """Give the same passphrase without hashing it again: hashing is slow on purpose."""
    person.password = known.password
    person.save(update_fields=["password"])
    return person


@dataclass(frozen=True)
class Enroll(Scene):
    """The administrator gives the couple a place and invites both."""

    story: CoupleStory


@dataclass(frozen=True)
class Join(Scene):
    """A partner takes up the invitation."""

    partner: Partner
    slot: Slot
    time_zone: str


@dataclass(frozen=True)
class Assign(Scene):
    """The administrator puts a clinician on the care team."""

    care: Care


@dataclass(frozen=True)
class Part(Scene):
    """The administrator takes a clinician off the care team."""

    care: Care


def arrivals_of(story: CoupleStory) -> Iterator[Scene]:
    """All of a couple's comings and goings."""
    yield Enroll(story.enrolled, "10:00", ADMINISTRATOR, story)
    for care in story.care:
        yield Assign(care.since, "10:20", ADMINISTRATOR, care)
        if care.until is not None:
            yield Part(care.until, "17:30", ADMINISTRATOR, care)
    for slot, partner, at in ((Slot.A, story.a, "12:15"), (Slot.B, story.b, "20:40")):
        if partner.joined is not None:
            yield Join(partner.joined, at, "", partner, slot, story.time_zone)


def begin(scene: Enroll, stage: Stage) -> None:
    """Enroll the couple; every later scene of theirs needs it."""
    story = scene.story
    made = actions.enroll_couple(
        by=stage.people[scene.who],
        program=stage.program,
        invitees=[(one.name, f"{one.key}@example.org") for one in (story.a, story.b)],
        name=story.name,
        time_zone=story.time_zone,
        review_day=stage.moment(story, -story.review_in, "12:00").day,
    )
    stage.couples[story.name] = made
    stage.stories[made.pk] = story


@play.register
def _(scene: Join, stage: Stage, couple: Couple) -> None:
    # As accept_invitation does, but without a token, which only the e-mail has, and without hashing.
    partner = scene.partner
    person = make_partner(
        partner.name,
        email=f"{partner.key}@example.org",
        time_zone=scene.time_zone,
        email_ok=partner.email_ok,
        contact_email=partner.safe_address,
    )
    stage.people[partner.key] = _with_password_of(stage.people[ADMINISTRATOR], person)
    enrollment = enroll(couple, person, scene.slot, by=person)
    invitation = Invitation.objects.get(couple=couple, slot=scene.slot)
    invitation.sent_at, invitation.accepted_at = invitation.created_at, enrollment.started_at
    invitation.save(update_fields=["sent_at", "accepted_at"])
    record_event(
        by=person.pk, action="invitation.accept", target="program.Invitation",
        ids=[invitation.pk, enrollment.pk], couple=couple.pk, detail={"slot": scene.slot.value},
    )  # fmt: skip


@play.register
def _(scene: Assign, stage: Stage, couple: Couple) -> None:
    actions.assign_care_team(
        by=stage.people[scene.who],
        couple=couple,
        clinician=stage.people[scene.care.clinician],
        lead=scene.care.lead,
    )


@play.register
def _(scene: Part, stage: Stage, couple: Couple) -> None:
    member = CareTeamMember.objects.get(
        couple=couple, clinician=stage.people[scene.care.clinician], ended_at=None
    )
    actions.end_care_team_membership(by=stage.people[scene.who], member=member)
