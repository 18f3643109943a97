"""Days a step was done on are counted from their own index alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("goals", "0010_latest_review_of_a_goal"),
    ]

    operations = [
        migrations.AlterField(
            model_name="stepmark",
            name="step",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="marks",
                to="goals.goalstep",
            ),
        ),
    ]
