"""The size of a step follows one's own rulers: its author and the care team read it, the partner never."""

from __future__ import annotations

from typing import Any

import pytest

from couplesgoals.people.models import User
from goals.models import Goal
from tests.conftest import ClientOf
from tests.goals.stepping import add, at
from tests.goals.test_readiness import give
from tests.goals.test_steps_api import STEPS, listed, post
from tests.goals.test_steps_pages import TODAY, page, text_of

pytestmark = pytest.mark.django_db

SIZES = ("Tiny", "Small", "Bigger")


def sizes_on(answer: Any) -> set[str]:
    """The sizes an answer names."""
    text = text_of(answer)
    return {size for size in SIZES if f"<span>{size}</span>" in text}


@pytest.mark.parametrize(("size", "readiness"), [("tiny", 1), ("bigger", 9)])
@pytest.mark.parametrize("for_both", [True, False])
def test_the_partner_reads_the_same_however_ready_the_other_is(
    joint: Goal, maya: User, jonas: User, client_of: ClientOf, size: str, readiness: int, for_both: bool
) -> None:
    give(joint, jonas, readiness=readiness)
    step, mayas = add(joint, jonas, size=size, for_both=for_both), client_of(maya)
    for url in (page(joint.pk), TODAY, at("print", joint.pk)):
        assert sizes_on(mayas.get(url)) == set()
    assert [one["size"] for one in listed(mayas, STEPS)] == [None]
    assert mayas.get(f"{STEPS}{step.pk}/").json()["size"] is None
    if for_both:
        assert post(mayas, f"{STEPS}{step.pk}/end/").json()["size"] is None


def test_its_author_and_the_care_team_read_it(
    joint: Goal, jonas: User, clinician: User, client_of: ClientOf
) -> None:
    add(joint, jonas, size="tiny")
    for person in (jonas, clinician):
        assert sizes_on(client_of(person).get(page(joint.pk))) == {"Tiny"}
        assert [one["size"] for one in listed(client_of(person), STEPS)] == ["tiny"]
