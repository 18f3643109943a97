"""A day planned to look at what shifted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of reminders."""

    dependencies = [
        ("reminders", "0004_lean_outbox"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("monthly-review", "Monthly review"),
                    ("review-halfway", "Monthly review, half-way"),
                    ("review-last-day", "Monthly review, last day"),
                    ("check-in", "Check-in"),
                    ("steps", "Steps"),
                    ("appointment", "Appointment"),
                    ("priorities", "Planned priorities check-in"),
                ],
                max_length=20,
            ),
        ),
    ]
