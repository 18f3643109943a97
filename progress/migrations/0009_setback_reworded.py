"""Setbacks and steps know that their words are not the first ones, apart from how often readers were chosen."""

from django.db import migrations, models

MODELS = ("istatement", "learned", "recommitment", "setback", "underneath")


def known_so_far(model: str) -> migrations.RunSQL:
    """Fill the column from what was counted until now: words alone. Row security hides nothing from this."""
    return migrations.RunSQL(
        f"ALTER TABLE progress_{model} ALTER COLUMN reworded TYPE boolean USING (revision > 1);",
        reverse_sql=migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    """Until now each new revision was a change of words; from now on it can be one of readers."""

    dependencies = [("progress", "0008_entries_written_anew")]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="reworded",
                field=models.BooleanField(db_default=False, default=False, editable=False),
            )
            for model in MODELS
        ),
        *(known_so_far(model) for model in MODELS),
    ]
