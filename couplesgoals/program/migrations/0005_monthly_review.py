"""A month's review of a couple as a date, and how many days a program gives for it; the dates stay."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.uuid
from django.db import migrations, models

RUNTIME_ROLE = "couplesgoals_app"


class Migration(migrations.Migration):
    """One row a couple and month."""

    dependencies = [
        ("program", "0004_care_team_couples"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgressReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.db.models.functions.uuid.UUID7(),
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("period", models.CharField(max_length=7)),
                ("opens_on", models.DateField()),
                ("halfway_on", models.DateField()),
                ("last_on", models.DateField()),
                ("closes_at", models.DateTimeField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "monthly review",
                "verbose_name_plural": "monthly reviews",
            },
        ),
        migrations.AddField(
            model_name="program",
            name="plan_review_days",
            field=models.PositiveSmallIntegerField(
                default=30,
                validators=[
                    django.core.validators.MinValueValidator(7),
                    django.core.validators.MaxValueValidator(90),
                ],
                verbose_name="days between treatment-plan reviews",
            ),
        ),
        migrations.AddField(
            model_name="program",
            name="review_window_days",
            field=models.PositiveSmallIntegerField(
                default=10,
                validators=[
                    django.core.validators.MinValueValidator(3),
                    django.core.validators.MaxValueValidator(21),
                ],
                verbose_name="days to answer a monthly review",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_window_days__range", (3, 21))), name="program_review_window"
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("plan_review_days__range", (7, 90))), name="program_plan_review"
            ),
        ),
        migrations.AddField(
            model_name="progressreview",
            name="couple",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="progress_reviews",
                to="program.couple",
            ),
        ),
        migrations.AddIndex(
            model_name="progressreview",
            index=models.Index(fields=["closes_at"], name="program_review_closes"),
        ),
        migrations.AddIndex(
            model_name="progressreview",
            index=models.Index(fields=["halfway_on"], name="program_review_halfway"),
        ),
        migrations.AddIndex(
            model_name="progressreview",
            index=models.Index(fields=["last_on"], name="program_review_last"),
        ),
        migrations.AddConstraint(
            model_name="progressreview",
            constraint=models.UniqueConstraint(
                fields=("couple", "period"), name="program_one_review_a_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("halfway_on__lte", models.F("last_on")), ("opens_on__lte", models.F("halfway_on"))
                ),
                name="program_review_days_in_order",
            ),
        ),
        migrations.RunSQL(
            f"""
            DO $$ BEGIN
              IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{RUNTIME_ROLE}') THEN
                REVOKE UPDATE, DELETE, TRUNCATE ON program_progressreview FROM {RUNTIME_ROLE};
              END IF;
            END $$;
            """,
            migrations.RunSQL.noop,
        ),
    ]
