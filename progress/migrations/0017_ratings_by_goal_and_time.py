"""A chart's ratings are found by goal and time, however many rounds went before."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An index that ends with the time stands in the place of the one of the goal alone."""

    dependencies = [("progress", "0016_parents_one_by_one")]

    operations = [
        migrations.AddIndex(
            model_name="goalrating",
            index=models.Index(fields=["goal", "-created_at"], name="progress_rating_lately"),
        ),
        migrations.AlterField(
            model_name="goalrating",
            name="goal",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="goals.goal",
            ),
        ),
    ]
