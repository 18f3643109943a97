"""House test 3: the rule in Python, the rule in PostgreSQL and a hand-written oracle give the same rows.

Each stands alone: Python reads as the superuser, whom no policy binds; PostgreSQL is asked for everything as
the runtime role, without `visible_to`; the oracle sees no database.
"""

from __future__ import annotations

from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.db.models import Value
from hypothesis import event, given

from couplesgoals.memory import remembering
from couplesgoals.people.models import User
from couplesgoals.records.rule import Viewer
from tests.architecture.catalog import clinical_models, table_of
from tests.records.oracle import World
from tests.records.worlds import insert, worlds

RUNTIME = "couplesgoals_app"
EVERYTHING = " UNION ALL ".join(
    f"SELECT '{table_of(model)}', id FROM {table_of(model)}" for model in clinical_models()
)

type Rows = set[tuple[str, UUID]]


def by_python(viewer: Viewer) -> Rows:
    """What `visible_to` gives, in one query over every model."""
    parts = [
        model.visible_to(viewer).order_by().values_list(Value(table_of(model)), "pk")
        for model in clinical_models()
    ]
    return set(parts[0].union(*parts[1:], all=True))


def by_python_narrowed(viewer: Viewer) -> Rows:
    """The same in the words for queries that find rows in another way."""
    parts = [
        model.narrowed_to(viewer).order_by().values_list(Value(table_of(model)), "pk")
        for model in clinical_models()
    ]
    return set(parts[0].union(*parts[1:], all=True))


def by_postgresql(viewer: User | None) -> Rows:
    """What the policies leave of everything."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.viewer', %s, true)", [str(viewer.pk) if viewer else ""])
        cursor.execute(f"SET LOCAL ROLE {RUNTIME}")
        cursor.execute(EVERYTHING)
        rows = set(cursor.fetchall())
        cursor.execute("RESET ROLE")
    return rows


@pytest.mark.usefixtures("as_superuser")
class TestThreeRules:
    @given(worlds())
    def test_they_agree_for_everybody_in_every_world(self, world: World) -> None:
        with transaction.atomic():
            insert(world)
            for person in world.people:
                viewer = User.objects.get(pk=person.id)
                expected = world.readable(person)
                event(f"{person.role} reads {'something' if expected else 'nothing'}")
                # As in a request, their couples are looked up once and not for every table.
                with remembering():
                    assert by_python(viewer) == by_python_narrowed(viewer) == expected
                assert by_postgresql(viewer) == expected
            assert (
                by_python(None) == by_python(AnonymousUser()) == by_postgresql(None) == world.readable(None)
            )
            transaction.set_rollback(True)

    @given(worlds())
    def test_the_random_worlds_hold_rows_to_hide(self, world: World) -> None:
        # Not a rule but its measure: everything is there, so that nothing read means nothing shown.
        with transaction.atomic():
            insert(world)
            with connection.cursor() as cursor:
                cursor.execute(EVERYTHING)
                rows = set(cursor.fetchall())
            assert rows == {(row.table, row.id) for row in [*world.records, *world.parts]}
            transaction.set_rollback(True)
