"""T8 and T9: a right that ended is gone at the next request; one connection serves many without crossing."""

from __future__ import annotations

import random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.actions import discharge, end_care_team_membership, end_supervision
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Supervision
from goals.models import Goal
from tests.conftest import ClientOf
from tests.records.together import at_once

REQUESTS = 200


@pytest.fixture
def joint(couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
    """A joint goal in effect."""
    return active_joint_goal(couple, maya, jonas, clinician, title="Ours")


def status(client: Client, goal: Goal) -> int:
    """How the page of a goal answers somebody."""
    return client.get(reverse("progress:goal", args=[goal.pk])).status_code


def test_who_leaves_the_care_team_finds_nothing(
    joint: Goal, couple: Couple, clinician: User, supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    browsers = [client_of(clinician), client_of(supervisor)]
    assert [status(browser, joint) for browser in browsers] == [200, 200]
    end_care_team_membership(
        by=administrator, member=CareTeamMember.objects.get(couple=couple, ended_at=None)
    )
    # Who supervises them read the couple through them.
    assert [status(browser, joint) for browser in browsers] == [404, 404]
    for browser in browsers:
        assert browser.get(reverse("progress:couple", args=[couple.pk])).status_code == 404
        assert couple.name not in browser.get(reverse("progress:caseload")).content.decode()


def test_who_no_longer_supervises_finds_nothing(
    joint: Goal, clinician: User, supervisor: User, administrator: User, client_of: ClientOf
) -> None:
    browser = client_of(supervisor)
    assert status(browser, joint) == 200
    end_supervision(by=administrator, supervision=Supervision.objects.get())
    assert status(browser, joint) == 404
    assert status(client_of(clinician), joint) == 200


def test_who_is_discharged_keeps_only_their_own(
    joint: Goal, couple: Couple, maya: User, jonas: User, administrator: User, client_of: ClientOf
) -> None:
    own, browser = individual_goal(couple, jonas, audience="couple"), client_of(jonas)
    assert (status(browser, joint), status(browser, own)) == (200, 200)
    discharge(by=administrator, enrollment=Enrollment.objects.get(person=jonas), reason="transferred")
    assert (status(browser, joint), status(browser, own)) == (404, 200)
    assert (status(client_of(maya), joint), status(client_of(maya), own)) == (200, 200)


def test_who_completed_the_program_still_reads_what_is_shared(
    joint: Goal, jonas: User, administrator: User, client_of: ClientOf
) -> None:
    browser = client_of(jonas)
    discharge(by=administrator, enrollment=Enrollment.objects.get(person=jonas), reason="completed")
    assert status(browser, joint) == 200


@pytest.mark.parametrize("who", ["maya", "clinician"])
def test_who_is_deactivated_is_signed_out(
    joint: Goal, who: str, client_of: ClientOf, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    browser = client_of(person)
    assert status(browser, joint) == 200
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert status(browser, joint) == 302


def test_what_is_no_longer_shared_is_gone(
    couple: Couple, maya: User, jonas: User, client_of: ClientOf
) -> None:
    goal, browser = individual_goal(couple, maya, audience="couple"), client_of(jonas)
    assert status(browser, goal) == 200
    client_of(maya).post(reverse("goals:own_audience", args=[goal.pk]), {"audience": "care_team"})
    assert status(browser, goal) == 404


def test_a_frozen_couples_pages_take_nothing_new(
    joint: Goal, couple: Couple, maya: User, client_of: ClientOf
) -> None:
    Couple.objects.filter(pk=couple.pk).update(frozen_at=timezone.now())
    browser = client_of(maya)
    assert status(browser, joint) == 200
    page = reverse("progress:rate", args=[joint.pk])
    assert browser.post(page, {"level": "1"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_requests_of_many_on_few_connections_never_cross(
    couple: Couple, other_couple: Couple, maya: User, jonas: User, tess: User, omar: User, client_of: ClientOf
) -> None:
    people = [maya, jonas, tess, omar]
    for person in people:
        home = couple if person in (maya, jonas) else other_couple
        individual_goal(home, person, audience="private", title=f"Only-{person.name}")

    def ask(seed: int) -> list[str]:
        chance, wrong = random.Random(seed), []
        browsers = {person.name: client_of(person) for person in people} | {"": client_of(None)}
        for _ in range(REQUESTS // 4):
            name = chance.choice(list(browsers))
            text = browsers[name].get(reverse("goals:list")).content.decode()
            seen = {person.name for person in people if f"Only-{person.name}" in text}
            if seen != ({name} if name else set()):
                wrong.append(f"{name} saw {seen}")
        return wrong

    assert at_once(*[lambda seed=seed: ask(seed) for seed in range(4)]) == [[], [], [], []]
