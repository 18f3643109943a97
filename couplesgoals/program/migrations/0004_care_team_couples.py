"""A clinician's couples come from one index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index of current care teams holds the couple too."""

    dependencies = [("program", "0003_couple_review_due")]

    operations = [
        migrations.RemoveIndex(model_name="careteammember", name="program_care_team_current"),
        migrations.AddIndex(
            model_name="careteammember",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["clinician"],
                include=("couple",),
                name="program_care_team_couples",
            ),
        ),
    ]
