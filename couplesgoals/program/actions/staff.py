"""Programs, and the people who work in them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext as _

from couplesgoals.audit.actions import record_event
from couplesgoals.people.models import Role, User
from couplesgoals.people.queue import after_commit
from couplesgoals.people.refusals import NotPossible
from couplesgoals.program.actions.rights import must_be_administrator
from couplesgoals.program.models import Program, Supervision


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What a program sets for all its couples, both in days."""

    review_window_days: int = 10
    plan_review_days: int = 30


@transaction.atomic
def create_program(
    *, by: User, name: str, time_zone: str, capacity: int, rules: Rules | None = None
) -> Program:
    """Open a program. Raises ValidationError on a wrong value."""
    must_be_administrator(by)
    values = asdict(rules or Rules())
    program = Program(name=name.strip(), time_zone=time_zone, capacity=capacity, **values)
    program.full_clean()
    program.save()
    record_event(by=by.pk, action="program.create", target="program.Program", ids=[program.pk], detail=values)
    return program


@transaction.atomic
def set_program_rules(*, by: User, program: Program, rules: Rules) -> Program:
    """Set how long a monthly review stays open from the next one on, and how often plans are reviewed.

    A review that has opened keeps its days; the same again is no event. Raises ValidationError.
    """
    must_be_administrator(by)
    program = Program.objects.select_for_update().get(pk=program.pk)
    before, values = model_to_dict(program, fields=list(asdict(rules))), asdict(rules)
    if before == values:
        return program
    for name, value in values.items():
        setattr(program, name, value)
    program.full_clean()
    program.save(update_fields=list(values))
    record_event(
        by=by.pk, action="program.set_rules", target="program.Program", ids=[program.pk], detail=values
    )
    return program


@transaction.atomic
def add_clinician(*, by: User, name: str, email: str, credential: str) -> User:
    """Give a clinician a sign-in and mail a link to it. Raises ValidationError on a wrong value."""
    must_be_administrator(by)
    person = User(
        name=name.strip(), email=email.strip().lower(), credential=credential.strip(), role=Role.CLINICIAN
    )
    # A clinician's address is one of the workplace: the program may write to it.
    person.email_ok = True
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    record_event(
        by=by.pk, action="person.create", target="people.User", ids=[person.pk], detail={"role": "clinician"}
    )
    after_commit("people.mail_password_link", str(person.pk), or_here=True)
    return person


@transaction.atomic
def set_content_editor(*, by: User, clinician: User, may_edit: bool) -> User:
    """Let a clinician edit the library of starting points, or no longer. Twice is once."""
    must_be_administrator(by)
    working = User.objects.select_for_update().filter(role=Role.CLINICIAN, is_active=True)
    person = working.filter(pk=clinician.pk).first()
    if person is None:
        raise NotPossible(_("Only a clinician who works here can edit the library."))
    if person.is_content_editor != may_edit:
        person.is_content_editor = may_edit
        person.save(update_fields=["is_content_editor"])
        record_event(
            by=by.pk,
            action="person.set_content_editor",
            target="people.User",
            ids=[person.pk],
            detail={"may_edit": may_edit},
        )
    return person


@transaction.atomic
def set_supervision(
    *, by: User, supervisor: User, clinician: User, cosign_required: bool = True
) -> Supervision:
    """Let one clinician see another's caseload and co-sign their notes; again, it changes the co-signing."""
    must_be_administrator(by)
    if supervisor.pk == clinician.pk:
        raise NotPossible(_("Nobody can supervise themselves."))
    both = User.objects.filter(pk__in=[supervisor.pk, clinician.pk], role=Role.CLINICIAN, is_active=True)
    if both.count() != 2:
        raise NotPossible(_("Both must be clinicians who work here."))
    supervision, _created = Supervision.objects.update_or_create(
        supervisor=supervisor,
        clinician=clinician,
        ended_at=None,
        defaults={"cosign_required": cosign_required},
    )
    record_event(
        by=by.pk,
        action="supervision.set",
        target="program.Supervision",
        ids=[supervision.pk, supervisor.pk, clinician.pk],
        detail={"cosign": cosign_required},
    )
    return supervision


@transaction.atomic
def end_supervision(*, by: User, supervision: Supervision) -> Supervision:
    """End a supervision: from the next request on the supervisor reads nothing through it."""
    must_be_administrator(by)
    supervision = Supervision.objects.select_for_update().get(pk=supervision.pk)
    if supervision.ended_at is not None:
        raise NotPossible(_("This supervision already ended."))
    supervision.ended_at = timezone.now()
    supervision.save(update_fields=["ended_at"])
    record_event(
        by=by.pk,
        action="supervision.end",
        target="program.Supervision",
        ids=[supervision.pk, supervision.supervisor_id, supervision.clinician_id],
    )
    return supervision
