"""Put the first edition of the library of starting points in its place; later editions are written on its pages."""

import json
from pathlib import Path
from typing import Any

from django.db import migrations

EDITION = Path(__file__).resolve().parents[1] / "library" / "first_edition.json"


def fill(apps: Any, schema_editor: Any) -> None:
    """Write every example with its first version."""
    point_model = apps.get_model("goals", "StartingPoint")
    version_model = apps.get_model("goals", "StartingPointVersion")
    for words in json.loads(EDITION.read_text(encoding="utf-8")):
        point = point_model.objects.create(slug=words.pop("slug"), theme=words.pop("theme"))
        point.current = version_model.objects.create(starting_point=point, number=1, **words)
        point.save(update_fields=["current"])


def empty(apps: Any, schema_editor: Any) -> None:
    """Take the library away again."""
    apps.get_model("goals", "StartingPoint").objects.update(current=None)
    apps.get_model("goals", "StartingPointVersion").objects.all().delete()
    apps.get_model("goals", "StartingPoint").objects.all().delete()


class Migration(migrations.Migration):
    """Fill the library."""

    dependencies = [("goals", "0006_wall_of_goals_in_full")]

    operations = [migrations.RunPython(fill, empty)]
