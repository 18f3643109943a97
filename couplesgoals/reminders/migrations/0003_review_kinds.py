"""Half-way through a review, and its last day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two more kinds of reminders."""

    dependencies = [
        ("reminders", "0002_delivery_and_choices"),
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
                ],
                max_length=20,
            ),
        ),
    ]
