"""What is new of logs and check-ins is found among what was shared, not among all that was written."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The indexes by which others find what is new leave private entries out."""

    dependencies = [("progress", "0014_journal_told_by_time")]

    operations = [
        migrations.RemoveIndex(model_name="progresslog", name="progress_log_couple_shared"),
        migrations.AddIndex(
            model_name="progresslog",
            index=models.Index(
                condition=models.Q(("audience", "private"), _negated=True),
                fields=["couple", "-audience_since"],
                name="progress_log_news",
            ),
        ),
        migrations.AddIndex(
            model_name="checkin",
            index=models.Index(
                condition=models.Q(
                    models.Q(("audience", "private"), _negated=True), models.Q(("line", ""), _negated=True)
                ),
                fields=["couple", "-created_at"],
                name="progress_checkin_news",
            ),
        ),
    ]
