"""House test 1: every model has its place, and every clinical one says how it is reached."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.migrations.loader import MigrationLoader
from django.db.models import CheckConstraint, Q

from couplesgoals.records.models import ClinicalModel, ClinicalPart, ClinicalQuerySet, ClinicalRecord
from tests.architecture.catalog import DELETABLE, NOT_CLINICAL, clinical_models


def hangs_on(model: type[ClinicalModel]) -> tuple[str, ...]:
    """The fields of what a record hangs on: names in a tuple, never one name read letter by letter."""
    assert issubclass(model, ClinicalRecord)
    assert isinstance(model.depends_on, tuple)
    return model.depends_on


def exactly_one(first: str, second: str) -> Q:
    """The condition that one of two fields is set, and the other is not."""
    return Q(**{first: None, f"{second}__isnull": False}) | Q(**{f"{first}__isnull": False, second: None})


def test_every_model_is_clinical_or_listed_as_not() -> None:
    found = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    clinical = {model._meta.label for model in clinical_models()}
    assert not clinical & NOT_CLINICAL
    assert found - clinical == NOT_CLINICAL


def test_the_list_of_deletable_models_names_clinical_models() -> None:
    assert {model._meta.label for model in clinical_models()} >= DELETABLE


@pytest.mark.parametrize("model", clinical_models(), ids=lambda model: model._meta.label)
class TestEveryClinicalModel:
    def test_it_is_either_a_record_or_a_part(self, model: type[ClinicalModel]) -> None:
        assert issubclass(model, ClinicalRecord) != issubclass(model, ClinicalPart)

    def test_its_queryset_knows_the_rule(self, model: type[ClinicalModel]) -> None:
        assert isinstance(model.objects.all(), ClinicalQuerySet)
        assert isinstance(model._default_manager.all(), ClinicalQuerySet)

    def test_what_it_hangs_on_is_clinical_too(self, model: type[ClinicalModel]) -> None:
        names = (model.parent_field,) if issubclass(model, ClinicalPart) else hangs_on(model)
        parents = [model._meta.get_field(name) for name in names]
        assert all(issubclass(parent.related_model, ClinicalModel) for parent in parents)
        if len(parents) < 2:
            assert not any(parent.null for parent in parents)
        else:
            # On one of several, never on none: PostgreSQL itself sees to it.
            assert all(parent.null for parent in parents)
            checks = [one.condition for one in model._meta.constraints if isinstance(one, CheckConstraint)]
            assert exactly_one(*names) in checks

    def test_its_id_tells_nothing_of_how_many_there_are(self, model: type[ClinicalModel]) -> None:
        assert isinstance(model._meta.pk, models.UUIDField)

    def test_nothing_clinical_goes_with_what_it_points_at(self, model: type[ClinicalModel]) -> None:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE:
                assert model._meta.label in DELETABLE, field


def test_every_many_to_many_table_is_a_clinical_model_of_its_own() -> None:
    # A through table Django makes by itself would stand outside the wall.
    assert not [field for model in clinical_models() for field in model._meta.local_many_to_many]


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_linear() -> None:
    assert MigrationLoader(None).detect_conflicts() == {}
