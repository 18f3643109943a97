"""Caseload: a session is still planned with somebody who no longer cares for the couple."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from couplesgoals.people.models import User
from couplesgoals.program.actions import end_care_team_membership
from couplesgoals.program.models import CareTeamMember, Couple, Supervision
from sessions.models import SessionStatus
from tests.api.conftest import plan
from tests.conftest import ClientOf
from tests.progress.conftest import at

pytestmark = pytest.mark.django_db

NEED = [("session", "A session with a clinician who has left is still planned")]


def needs(person: User, client_of: ClientOf) -> list[tuple[str, str]]:
    """The reasons of the only couple on a caseload."""
    (row,) = client_of(person).get(at("caseload")).context["rows"]
    return [(need.kind, need.words) for need in row.needs]


def test_it_is_a_need_until_it_is_canceled(
    couple: Couple, clinician: User, idle_clinician: User, administrator: User, client_of: ClientOf
) -> None:
    member = CareTeamMember.objects.create(couple=couple, clinician=idle_clinician)
    session = plan(couple, idle_clinician, 24)
    plan(couple, clinician, 30)
    assert needs(clinician, client_of) == []
    left = end_care_team_membership(by=administrator, member=member)
    assert needs(clinician, client_of) == NEED
    (row,) = client_of(clinician).get(at("caseload")).context["rows"]
    (need,) = row.needs
    assert (need.since, need.url) == (left.ended_at, f"/sessions/{session.pk}/")
    assert client_of(clinician).get(need.url).status_code == 200
    client_of(clinician).post(f"{need.url}cancel/")
    assert needs(clinician, client_of) == []


def test_an_individual_one_is_a_need_too_until_it_is_over(
    couple: Couple, maya: User, clinician: User, idle_clinician: User, client_of: ClientOf
) -> None:
    CareTeamMember.objects.create(couple=couple, clinician=idle_clinician)
    plan(couple, idle_clinician, 24, maya)
    CareTeamMember.objects.filter(clinician=idle_clinician).update(ended_at=timezone.now())
    assert needs(clinician, client_of) == NEED
    with time_machine.travel(timezone.now() + timedelta(hours=26)):
        assert needs(clinician, client_of) == []


def test_not_of_who_came_back_but_of_who_no_longer_works_here(
    couple: Couple, clinician: User, idle_clinician: User, client_of: ClientOf
) -> None:
    CareTeamMember.objects.create(couple=couple, clinician=idle_clinician)
    plan(couple, idle_clinician, 24)
    CareTeamMember.objects.filter(clinician=idle_clinician).update(ended_at=timezone.now())
    assert needs(clinician, client_of) == NEED
    CareTeamMember.objects.create(couple=couple, clinician=idle_clinician)
    assert needs(clinician, client_of) == []
    User.objects.filter(pk=idle_clinician.pk).update(is_active=False)
    assert needs(clinician, client_of) == NEED


def test_a_supervisor_cares_as_long_as_they_supervise_somebody_who_does(
    couple: Couple, clinician: User, supervisor: User, client_of: ClientOf
) -> None:
    session = plan(couple, supervisor, 24)
    assert needs(clinician, client_of) == needs(supervisor, client_of) == []
    Supervision.objects.filter(supervisor=supervisor).update(ended_at=timezone.now())
    (row,) = client_of(clinician).get(at("caseload")).context["rows"]
    assert [(need.kind, need.since) for need in row.needs] == [("session", session.created_at)]


def test_others_sessions_are_no_need_of_mine(
    couple: Couple, other_couple: Couple, other_clinician: User, clinician: User, client_of: ClientOf
) -> None:
    session = plan(other_couple, other_clinician, 24)
    CareTeamMember.objects.filter(clinician=other_clinician).update(ended_at=timezone.now())
    assert session.status == SessionStatus.PLANNED
    assert needs(clinician, client_of) == []
