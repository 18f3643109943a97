"""A conversation in turns may also be about a shift of priorities; its wall says who reads it."""

import django.db.models.deletion
from django.db import migrations, models

from couplesgoals.records.policies import IN_JOINT, record_wall, voice_heard

TALK, TURN = "progress_repairconversation", "progress_repairturn"
SETBACK, SHIFT = ("setback_id", "progress_setback"), ("shift_id", "progress_priorityshift")
OF_TALK = ("conversation_id", TALK)
# Offered, and nothing more yet.
OFFERED = "accepted_at IS NULL AND paused_at IS NULL AND heard_at IS NULL AND ended_at IS NULL"


def of_couple(column: str, other: str) -> str:
    """Return the condition that what a conversation is about is of its couple."""
    return f"EXISTS (SELECT 1 FROM {other} o WHERE o.id = {TALK}.{column} AND o.couple_id = {TALK}.couple_id)"


BEFORE = record_wall(
    TALK,
    depends_on=SETBACK,
    also_insert=f"{IN_JOINT} AND {OFFERED} AND {of_couple(*SETBACK)}",
    others_update=IN_JOINT,
)
NOW = record_wall(
    TALK,
    depends_on=(SETBACK, SHIFT),
    also_insert=f"{IN_JOINT} AND {OFFERED} AND ({of_couple(*SETBACK)} OR {of_couple(*SHIFT)})",
    others_update=IN_JOINT,
)


def heard(*above: tuple[str, str]) -> str:
    """Say anew who reads a turn."""
    return f"ALTER POLICY reads ON {TURN} USING ({voice_heard(TURN, parent=OF_TALK, above=above)});"


class Migration(migrations.Migration):
    """Who reads the shift reads the conversation; the turns of the other go out of sight with it."""

    dependencies = [("progress", "0019_logs_that_tell")]

    operations = [
        migrations.AlterField(
            model_name="repairconversation",
            name="setback",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="progress.setback",
            ),
        ),
        migrations.AddField(
            model_name="repairconversation",
            name="shift",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conversations",
                to="progress.priorityshift",
            ),
        ),
        migrations.AddConstraint(
            model_name="repairconversation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("shift",),
                name="progress_repair_one_open_of_shift",
            ),
        ),
        migrations.AddConstraint(
            model_name="repairconversation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("setback", None), ("shift__isnull", False)),
                    models.Q(("setback__isnull", False), ("shift", None)),
                    _connector="OR",
                ),
                name="progress_repair_about_one",
            ),
        ),
        migrations.RunSQL(f"{BEFORE.reverse_sql}\n{NOW.sql}", reverse_sql=f"{NOW.reverse_sql}\n{BEFORE.sql}"),
        migrations.RunSQL(heard(SETBACK, SHIFT), reverse_sql=heard(SETBACK)),
    ]
