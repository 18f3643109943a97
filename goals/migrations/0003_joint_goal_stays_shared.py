"""A joint goal cannot be made private: the former constraint let it pass, as NULL is not false."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Say that an individual goal has a subject."""

    dependencies = [("goals", "0002_wall")]

    operations = [
        migrations.RemoveConstraint(model_name="goal", name="goals_goal_joint_or_own"),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", None))
                | models.Q(
                    ("subject", models.F("author")),
                    ("subject__isnull", False),
                    models.Q(("audience", "subject"), _negated=True),
                ),
                name="goals_goal_joint_or_own",
            ),
        ),
    ]
