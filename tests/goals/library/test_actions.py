"""Editors write the library; everybody else is refused, whatever they are to a couple."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.people.refusals import OutOfTurn, Stale
from goals.actions.library import (
    add_starting_point,
    bring_back_starting_point,
    retire_starting_point,
    revise_starting_point,
)
from goals.library.editions import Edition, compare_editions
from goals.models import StartingPoint, StartingPointVersion, Theme
from tests.goals.library.shelf import EDITION, edition, make_editor, make_example
from tests.goals.words import KEPT_AS_TYPED, TOO_LONG, fields_refused, refuses

WRITES: list[Callable[[User], object]] = [
    lambda by: add_starting_point(by=by, theme=Theme.TIME, edition=edition(title="We walk")),
    lambda by: revise_starting_point(by=by, slug="a-pot-of-tea", based_on=1, edition=edition(why="New.")),
    lambda by: retire_starting_point(by=by, slug="a-pot-of-tea"),
    lambda by: bring_back_starting_point(by=by, slug="a-pot-of-tea"),
]


@pytest.fixture
def editor(idle_clinician: User) -> User:
    """A clinician who edits the library."""
    return make_editor(idle_clinician)


@pytest.fixture
def tea(db: None) -> StartingPoint:
    """An example of the first edition."""
    return make_example()


def events() -> list[str]:
    """What was written down about the library."""
    return list(AuditEvent.objects.filter(action__startswith="library.").values_list("action", flat=True))


def words_of(point: StartingPoint) -> dict[int, Edition]:
    """Every edition of an example by its number."""
    return {version.number: Edition.of(version) for version in point.versions.all()}


def test_an_added_example_is_offered_and_written_down(editor: User) -> None:
    point = add_starting_point(by=editor, theme=Theme.GRIEF, edition=EDITION)

    assert point in StartingPoint.objects.offered()
    assert point.slug == "we-share-a-pot-of-tea-in-the-evening"
    assert words_of(point) == {1: EDITION}
    assert events() == ["library.add"]


def test_the_same_words_twice_are_one_example(editor: User) -> None:
    first = add_starting_point(by=editor, theme=Theme.TIME, edition=EDITION)
    assert add_starting_point(by=editor, theme=Theme.TIME, edition=EDITION) == first
    assert events() == ["library.add"]


@pytest.mark.parametrize("title", ["We walk 🌻", "نمشي معا", "We " + "walk and " * 20])
def test_two_of_one_title_get_addresses_of_their_own(editor: User, title: str) -> None:
    slugs = {
        add_starting_point(by=editor, theme=theme, edition=edition(title=title)).slug
        for theme in (Theme.TIME, Theme.SLEEP, Theme.GRIEF)
    }
    assert len(slugs) == 3
    assert all(len(slug) <= 60 for slug in slugs)


def test_a_revision_is_a_new_edition_and_the_old_stays(editor: User, tea: StartingPoint) -> None:
    revise_starting_point(by=editor, slug=tea.slug, based_on=1, edition=edition(title="We share tea"))

    tea.refresh_from_db()
    assert tea.current is not None
    assert (tea.current.number, tea.current.title, tea.current.author) == (2, "We share tea", editor)
    assert words_of(tea)[1] == EDITION
    old, new = tea.versions.order_by("number")
    assert [change.field for change in compare_editions(old, new).changed] == ["title"]


def test_a_revision_of_words_no_longer_the_latest_is_stale(editor: User, tea: StartingPoint) -> None:
    revise_starting_point(by=editor, slug=tea.slug, based_on=1, edition=edition(title="We share tea"))
    with pytest.raises(Stale):
        revise_starting_point(by=editor, slug=tea.slug, based_on=1, edition=edition(title="We have cake"))
    assert len(words_of(tea)) == 2


def test_the_same_revision_twice_is_one(editor: User, tea: StartingPoint) -> None:
    for _again in range(2):
        revise_starting_point(by=editor, slug=tea.slug, based_on=1, edition=edition(why="New."))
    assert len(words_of(tea)) == 2
    assert events() == ["library.revise"]


def test_nothing_different_is_no_edition(editor: User, tea: StartingPoint) -> None:
    with pytest.raises(OutOfTurn):
        revise_starting_point(by=editor, slug=tea.slug, based_on=1, edition=EDITION)
    assert not events()


def test_retired_is_not_offered_until_brought_back(editor: User, tea: StartingPoint) -> None:
    for _again in range(2):
        retire_starting_point(by=editor, slug=tea.slug)
    assert tea not in StartingPoint.objects.offered()
    for _again in range(2):
        bring_back_starting_point(by=editor, slug=tea.slug)
    assert tea in StartingPoint.objects.offered()
    assert events() == ["library.retire", "library.bring_back"]


@pytest.mark.parametrize("who", ["maya", "clinician", "supervisor", "former_clinician", "administrator"])
@pytest.mark.parametrize("write", WRITES)
def test_only_editors_write(
    request: pytest.FixtureRequest, tea: StartingPoint, who: str, write: Callable[[User], object]
) -> None:
    with refuses:
        write(request.getfixturevalue(who))
    assert StartingPointVersion.objects.filter(starting_point=tea).count() == 1
    assert not events()


@pytest.mark.parametrize("write", WRITES)
def test_the_right_is_asked_of_the_database(
    editor: User, tea: StartingPoint, write: Callable[[User], object]
) -> None:
    User.objects.filter(pk=editor.pk).update(is_content_editor=False)
    with refuses:
        write(editor)


@pytest.mark.parametrize("write", WRITES)
def test_who_left_writes_no_more(editor: User, tea: StartingPoint, write: Callable[[User], object]) -> None:
    User.objects.filter(pk=editor.pk).update(is_active=False)
    with refuses:
        write(editor)


def test_an_example_nobody_knows_is_refused(editor: User) -> None:
    with refuses:
        retire_starting_point(by=editor, slug="nothing-like-it")


@pytest.mark.parametrize("field", [name for name in EDITION.words() if name != "caution"])
@pytest.mark.parametrize("text", ["", " \n ", TOO_LONG])
def test_words_missing_or_too_long_are_named(editor: User, field: str, text: str) -> None:
    with pytest.raises(ValidationError) as error:
        add_starting_point(by=editor, theme=Theme.TIME, edition=edition(**{field: text}))
    assert fields_refused(error) == {field}


def test_a_caution_may_be_missing_but_not_endless(editor: User) -> None:
    add_starting_point(by=editor, theme=Theme.TIME, edition=edition(caution=""))
    with pytest.raises(ValidationError) as error:
        add_starting_point(by=editor, theme=Theme.TIME, edition=edition(caution=TOO_LONG))
    assert fields_refused(error) == {"caution"}


def test_two_levels_alike_are_refused(editor: User) -> None:
    with pytest.raises(ValidationError) as error:
        add_starting_point(by=editor, theme=Theme.TIME, edition=edition(more=f" {EDITION.expected.upper()} "))
    assert fields_refused(error) == {"more"}


def test_a_theme_of_ones_own_is_refused(editor: User) -> None:
    with pytest.raises(ValidationError) as error:
        add_starting_point(by=editor, theme="sports", edition=EDITION)
    assert fields_refused(error) == {"theme"}


@pytest.mark.parametrize("text", KEPT_AS_TYPED)
def test_words_are_kept_as_typed(editor: User, text: str) -> None:
    point = add_starting_point(by=editor, theme=Theme.TIME, edition=edition(title=text, caution=text))
    assert words_of(point)[1].title == text
    assert words_of(point)[1].caution == text
