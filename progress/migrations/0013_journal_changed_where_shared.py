"""What is new of a couple's journals is found among what was shared, not among all that was written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The index by which clinicians find what changed leaves private entries out."""

    dependencies = [("progress", "0012_wall_of_the_monthly_review")]

    operations = [
        migrations.RemoveIndex(model_name="journalentry", name="progress_journal_changed"),
        migrations.AddIndex(
            model_name="journalentry",
            index=models.Index(
                condition=models.Q(("audience", "private"), _negated=True),
                fields=["couple", "-changed_at"],
                name="progress_journal_news",
            ),
        ),
    ]
