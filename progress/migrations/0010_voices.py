"""Turns and words joined to a win: one's own to keep, the other's to read while what they hang on is shared."""

import django.db.models.deletion
from django.db import migrations, models

from couplesgoals.records.policies import voice_reads

# Table, the column and the table of what it hangs on.
VOICES = (
    ("progress_repairturn", "conversation_id", "progress_repairconversation"),
    ("progress_winvoice", "win_id", "progress_win"),
)


def filled(table: str, column: str, parent: str) -> migrations.RunSQL:
    """Begin with the couple of what each hangs on; the walls of both let nobody read that otherwise."""
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {parent} NO FORCE ROW LEVEL SECURITY;
        UPDATE {table} v SET couple_id = p.couple_id FROM {parent} p WHERE p.id = v.{column};
        SET CONSTRAINTS ALL IMMEDIATE;
        ALTER TABLE {table} ALTER COLUMN couple_id SET NOT NULL;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        ALTER TABLE {parent} FORCE ROW LEVEL SECURITY;
        """,
        reverse_sql=migrations.RunSQL.noop,
    )


def of_couple(null: bool) -> models.ForeignKey:
    """Return the column; empty until it was filled."""
    return models.ForeignKey(
        to="program.couple",
        null=null,
        db_index=False,
        editable=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
    )


class Migration(migrations.Migration):
    """Who offered a conversation, or marked a win, reads the other's words there by no right of their own."""

    dependencies = [("program", "0003_couple_review_due"), ("progress", "0009_setback_reworded")]

    operations = [
        migrations.AddField(model_name="repairturn", name="couple", field=of_couple(null=True)),
        migrations.AddField(model_name="winvoice", name="couple", field=of_couple(null=True)),
        *(filled(*voice) for voice in VOICES),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(model_name=model, name="couple", field=of_couple(null=False))
                for model in ("repairturn", "winvoice")
            ]
        ),
        voice_reads(
            "progress_repairturn",
            parent=("conversation_id", "progress_repairconversation"),
            above=("setback_id", "progress_setback"),
        ),
        voice_reads("progress_winvoice", parent=("win_id", "progress_win")),
    ]
