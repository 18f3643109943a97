"""Examples on the shelf, made by hand: what the house came with is not there in every test."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from couplesgoals.people.models import User
from goals.library.editions import Edition
from goals.models import StartingPoint, StartingPointVersion, Theme

EDITION = Edition(
    title="We share a pot of tea in the evening",
    why="A small pause for two. Couples choose it because it asks for little.",
    much_less="In a week, we have tea together on 0 or 1 evenings.",
    less="In a week, we have tea together on 2 evenings.",
    expected="In a week, we have tea together on 3 or 4 evenings.",
    more="In a week, we have tea together on 5 evenings.",
    much_more="In a week, we have tea together on 6 or 7 evenings.",
    how_known="Each of us puts a dot on the calendar.",
    first_step_one="I buy a tea I like.",
    first_step_other="I choose two evenings that suit me.",
    caution="If sitting down together does not feel safe, talk with your clinician alone first.",
)


def edition(**over: str) -> Edition:
    """Words that pass every check, with some replaced."""
    return replace(EDITION, **over)


def make_example(
    slug: str = "a-pot-of-tea", *, theme: str = Theme.TIME, retired: bool = False, **over: str
) -> StartingPoint:
    """An example as it stands in the library."""
    point = StartingPoint.objects.create(
        slug=slug, theme=theme, retired_at=timezone.now() if retired else None
    )
    point.current = StartingPointVersion.objects.create(starting_point=point, **edition(**over).words())
    point.save(update_fields=["current"])
    return point


def make_editor(person: User) -> User:
    """Let a clinician edit the library."""
    person.is_content_editor = True
    person.save(update_fields=["is_content_editor"])
    return person
