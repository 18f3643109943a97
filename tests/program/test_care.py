"""Care teams, holds, discharges and supervision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import NotPossible, Refused
from couplesgoals.people.tasks import mail_password_link
from couplesgoals.program import actions
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Program, StatusChange, Supervision

pytestmark = pytest.mark.django_db


def enrollment_of(person: User) -> Enrollment:
    return Enrollment.objects.get(person=person)


def test_a_clinician_reads_the_couple_from_their_assignment_until_its_end(
    administrator: User, couple: Couple, idle_clinician: User
) -> None:
    member = actions.assign_care_team(by=administrator, couple=couple, clinician=idle_clinician)
    assert couple in Couple.objects.caseload_of(idle_clinician)
    actions.end_care_team_membership(by=administrator, member=member)
    assert couple not in Couple.objects.caseload_of(idle_clinician)
    with pytest.raises(NotPossible):
        actions.end_care_team_membership(by=administrator, member=member)


def test_there_is_one_lead(
    administrator: User, couple: Couple, clinician: User, idle_clinician: User
) -> None:
    actions.assign_care_team(by=administrator, couple=couple, clinician=idle_clinician, lead=True)
    actions.assign_care_team(by=administrator, couple=couple, clinician=idle_clinician, lead=True)
    leads = CareTeamMember.objects.filter(couple=couple, is_lead=True, ended_at=None)
    assert [lead.clinician for lead in leads] == [idle_clinician]
    assert CareTeamMember.objects.filter(couple=couple, clinician=idle_clinician).count() == 1


@pytest.mark.parametrize("who", ["maya", "administrator"])
def test_only_a_clinician_joins_a_care_team(
    who: str, administrator: User, couple: Couple, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(NotPossible):
        actions.assign_care_team(by=administrator, couple=couple, clinician=request.getfixturevalue(who))


def test_a_hold_and_its_end_are_written_down(administrator: User, couple: Couple, maya: User) -> None:
    actions.put_on_hold(by=administrator, enrollment=enrollment_of(maya))
    actions.resume(by=administrator, enrollment=enrollment_of(maya))
    changes = StatusChange.objects.filter(enrollment__person=maya, by=administrator).order_by("at", "id")
    assert [change.status for change in changes] == ["onhold", "active"]
    couple.refresh_from_db()
    assert couple.frozen_at is None


def test_the_same_hold_twice_is_said_plainly(administrator: User, couple: Couple, maya: User) -> None:
    stale = enrollment_of(maya)
    actions.put_on_hold(by=administrator, enrollment=stale)
    with pytest.raises(NotPossible, match="On hold"):
        actions.put_on_hold(by=administrator, enrollment=stale)
    assert StatusChange.objects.filter(enrollment=stale, status="onhold").count() == 1


def test_when_one_leaves_the_joint_space_freezes(
    administrator: User, couple: Couple, maya: User, jonas: User
) -> None:
    left = actions.discharge(by=administrator, enrollment=enrollment_of(maya), reason="left-against-advice")
    couple.refresh_from_db()
    assert (left.status, left.discharge_reason) == ("cancelled", "left-against-advice")
    assert left.ended_at is not None
    assert couple.frozen_at is not None
    assert enrollment_of(jonas).status == "active"
    since = couple.frozen_at
    actions.discharge(by=administrator, enrollment=enrollment_of(jonas), reason="completed")
    couple.refresh_from_db()
    assert (couple.frozen_at, enrollment_of(jonas).status) == (since, "finished")


def test_nobody_is_discharged_twice_or_without_a_reason(
    administrator: User, couple: Couple, maya: User
) -> None:
    with pytest.raises(NotPossible):
        actions.discharge(by=administrator, enrollment=enrollment_of(maya), reason="because")
    actions.discharge(by=administrator, enrollment=enrollment_of(maya), reason="completed")
    for again in (actions.put_on_hold, actions.resume):
        with pytest.raises(NotPossible):
            again(by=administrator, enrollment=enrollment_of(maya))
    with pytest.raises(NotPossible):
        actions.discharge(by=administrator, enrollment=enrollment_of(maya), reason="completed")


def test_both_at_once(administrator: User, couple: Couple) -> None:
    actions.put_couple_on_hold(by=administrator, couple=couple)
    assert set(couple.enrollments.values_list("status", flat=True)) == {"onhold"}
    with pytest.raises(NotPossible):
        actions.put_couple_on_hold(by=administrator, couple=couple)
    actions.resume_couple(by=administrator, couple=couple)
    actions.discharge_couple(by=administrator, couple=couple, reason="stepped-down")
    assert set(couple.enrollments.values_list("status", flat=True)) == {"cancelled"}
    assert AuditEvent.objects.filter(couple_id=couple.pk).count() == 6


def test_what_happened_cannot_be_rewritten(couple: Couple) -> None:
    for change in (lambda rows: rows.update(reason="completed"), lambda rows: rows._raw_delete("default")):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change(StatusChange.objects.all())


def test_a_supervisor_sees_the_caseload_until_the_end(
    administrator: User, couple: Couple, clinician: User, idle_clinician: User
) -> None:
    supervision = actions.set_supervision(by=administrator, supervisor=idle_clinician, clinician=clinician)
    assert couple in Couple.objects.caseload_of(idle_clinician)
    again = actions.set_supervision(
        by=administrator, supervisor=idle_clinician, clinician=clinician, cosign_required=False
    )
    assert (again.pk, again.cosign_required) == (supervision.pk, False)
    actions.end_supervision(by=administrator, supervision=supervision)
    assert couple not in Couple.objects.caseload_of(idle_clinician)
    with pytest.raises(NotPossible):
        actions.end_supervision(by=administrator, supervision=supervision)


def test_nobody_supervises_themselves_or_a_partner(administrator: User, clinician: User, maya: User) -> None:
    for supervisor in (clinician, maya):
        with pytest.raises(NotPossible):
            actions.set_supervision(by=administrator, supervisor=supervisor, clinician=clinician)


def test_a_new_clinician_gets_a_link_and_no_password(administrator: User) -> None:
    person = actions.add_clinician(
        by=administrator, name="Lea Born", email="Lea@Example.org", credential="LCSW"
    )
    assert (person.email, person.role, person.credential) == ("lea@example.org", "clinician", "LCSW")
    assert not person.has_usable_password()
    mail_password_link(str(person.pk))
    assert mail.outbox[0].to == ["lea@example.org"]


def test_a_new_clinician_gets_the_link_also_while_the_broker_is_away(
    administrator: User, django_capture_on_commit_callbacks: Any
) -> None:
    with (
        patch("couplesgoals.people.queue.current_app.send_task", side_effect=ConnectionError("away")),
        django_capture_on_commit_callbacks(execute=True),
    ):
        actions.add_clinician(by=administrator, name="Lea Born", email="lea@example.org", credential="LCSW")
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [["lea@example.org"]]


@pytest.mark.parametrize("email", ["maya@example.org", "MAYA@example.org", "no address"])
def test_a_clinician_needs_an_address_of_their_own(administrator: User, maya: User, email: str) -> None:
    with pytest.raises(ValidationError) as refused:
        actions.add_clinician(by=administrator, name="Lea", email=email, credential="LCSW")
    assert "email" in refused.value.error_dict


def test_a_program_is_opened(administrator: User) -> None:
    made = actions.create_program(by=administrator, name="Mornings", time_zone="America/Denver", capacity=4)
    assert Program.objects.get(pk=made.pk).name == "Mornings"
    with pytest.raises(ValidationError):
        actions.create_program(by=administrator, name="", time_zone="Mars/Base", capacity=4)


ACTIONS: dict[str, Callable[..., Any]] = {
    "assign": lambda by, c, m, cl: actions.assign_care_team(by=by, couple=c, clinician=cl),
    "end": lambda by, c, m, cl: actions.end_care_team_membership(
        by=by, member=CareTeamMember.objects.get(couple=c, ended_at=None)
    ),
    "hold": lambda by, c, m, cl: actions.put_on_hold(by=by, enrollment=enrollment_of(m)),
    "resume": lambda by, c, m, cl: actions.resume(by=by, enrollment=enrollment_of(m)),
    "discharge": lambda by, c, m, cl: actions.discharge(
        by=by, enrollment=enrollment_of(m), reason="completed"
    ),
    "hold both": lambda by, c, m, cl: actions.put_couple_on_hold(by=by, couple=c),
    "discharge both": lambda by, c, m, cl: actions.discharge_couple(by=by, couple=c, reason="completed"),
    "supervise": lambda by, c, m, cl: actions.set_supervision(by=by, supervisor=by, clinician=cl),
    "end supervision": lambda by, c, m, cl: actions.end_supervision(
        by=by, supervision=Supervision.objects.get()
    ),
    "program": lambda by, c, m, cl: actions.create_program(by=by, name="P", time_zone="UTC", capacity=1),
    "clinician": lambda by, c, m, cl: actions.add_clinician(
        by=by, name="P", email="p@example.org", credential="X"
    ),
}


@pytest.mark.parametrize("what", ACTIONS)
@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor", "idle_clinician"])
def test_only_administrators_do_any_of_this(
    what: str, who: str, couple: Couple, maya: User, clinician: User, supervisor: User, request: Any
) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(Refused):
        ACTIONS[what](request.getfixturevalue(who), couple, maya, clinician)
    assert AuditEvent.objects.count() == before
