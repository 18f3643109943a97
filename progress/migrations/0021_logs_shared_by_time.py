"""What both read, by time: the page of the two costs the same after ten years."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0010_latest_review_of_a_goal"),
        ("program", "0005_monthly_review"),
        ("progress", "0020_talk_about_a_shift"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="progresslog",
            index=models.Index(
                condition=models.Q(("audience", "couple")),
                fields=["couple", "-created_at", "-id"],
                name="progress_log_shared",
            ),
        ),
    ]
