"""Who is signed in: the session alone says it, whatever else is looked up together with it."""

from __future__ import annotations

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

from couplesgoals.people.models import User
from tests.conftest import ClientOf

pytestmark = [pytest.mark.urls("tests.people.page_urls"), pytest.mark.django_db]

PEOPLE = 'FROM "people_user"'


def looked_up(client_of: ClientOf, maya: User, *, listed_as: User | None) -> tuple[int, bool]:
    """How often a person was looked up for a page of Maya's, and whether she was let in."""
    browser = client_of(maya)
    rows = UserSession.objects.filter(session_key=browser.session.session_key)
    rows.update(user=listed_as) if listed_as else rows.delete()
    with CaptureQueriesContext(connection) as captured:
        status = browser.get("/page/").status_code
    return sum(PEOPLE in query["sql"] for query in captured.captured_queries), status == 200


def test_the_person_comes_with_the_session(client_of: ClientOf, maya: User) -> None:
    assert looked_up(client_of, maya, listed_as=maya) == (1, True)


def test_a_sign_in_that_is_not_listed_holds_all_the_same(client_of: ClientOf, maya: User) -> None:
    assert looked_up(client_of, maya, listed_as=None) == (2, True)


def test_a_sign_in_listed_as_somebody_elses_stays_the_persons_own(
    client_of: ClientOf, maya: User, jonas: User
) -> None:
    assert looked_up(client_of, maya, listed_as=jonas) == (2, True)
    jonas.is_active = False
    jonas.save()
    assert looked_up(client_of, maya, listed_as=jonas) == (2, True)


def test_who_may_not_sign_in_any_more_is_not_let_in(client_of: ClientOf, maya: User) -> None:
    browser = client_of(maya)
    assert browser.get("/page/").status_code == 200
    User.objects.filter(pk=maya.pk).update(is_active=False)
    assert browser.get("/page/").status_code == 302
