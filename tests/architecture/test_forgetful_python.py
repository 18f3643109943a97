"""T5 and T7: PostgreSQL alone keeps every word where it belongs; an administrator reads nothing clinical."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from django.db import connection

from couplesgoals import statements
from couplesgoals.records.acting import acting_as
from couplesgoals.records.models import ClinicalModel, ClinicalQuerySet
from tests.architecture.catalog import clinical_models, table_of
from tests.architecture.people import ACTORS, NAMES, Scene
from tests.architecture.routes import ROWS, Row
from tests.architecture.visits import ROUTES, Visits

every_clinical_model = pytest.mark.parametrize("model", clinical_models(), ids=table_of)

# What is asked without the rule, kept apart from what is asked with it.
forgotten: dict[Hashable, statements.Statement] = {}


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `visible_to` give everything, as if every page had forgotten it."""
    for way in ("visible_to", "narrowed_to"):
        monkeypatch.setattr(ClinicalQuerySet, way, lambda rows, viewer: rows)
    # Queries kept from before know the rule, and those kept now are for whoever forgets it again.
    monkeypatch.setattr(statements, "known", forgotten)


@pytest.mark.parametrize("row", [row for row in ROWS if row.get != "."], ids=lambda r: f"{r[0]}-{r[1]}")
@pytest.mark.usefixtures("forgetful")
def test_postgresql_alone_shows_nobody_elses_words(visits: Visits, row: Row) -> None:
    # A page may break or say "not found" where it counted on the rule; it may not show.
    for actor in ACTORS:
        text = visits.ask(actor, "GET", visits.address(ROUTES[row.name], row.thing)).text
        assert visits.scene.leaked(text, actor) == [], NAMES[actor]


@pytest.mark.usefixtures("forgetful")
def test_forgetting_is_real(scene: Scene) -> None:
    with acting_as(scene.people["M"]):
        for model in clinical_models():
            assert str(model.visible_to(scene.people["J"]).query) == str(model.objects.all().query)


@every_clinical_model
class TestAnAdministrator:
    def test_the_scene_holds_rows_of_it(self, scene: Scene, model: type[ClinicalModel]) -> None:
        seen = 0
        for person in scene.people.values():
            with acting_as(person):
                seen += model.objects.count()
        # Nobody has rated a joint goal to the end here, but own goals' rounds are open as well.
        assert seen or table_of(model) in (
            "progress_revealedround",
            "therapy_sessions_notegoal",
            "progress_lastlooked",
        )

    def test_they_read_none_by_python(self, scene: Scene, model: type[ClinicalModel]) -> None:
        with acting_as(scene.people["A"]):
            assert model.visible_to(scene.people["A"]).count() == 0

    def test_they_read_none_by_sql(self, scene: Scene, model: type[ClinicalModel]) -> None:
        with acting_as(scene.people["A"]), connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table_of(model)}")
            assert cursor.fetchone() == (0,)
