"""The monthly review, what is decided in it, and shifts of priorities."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.uuid
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """What each says apart, what both decide, what a clinician writes to it."""

    dependencies = [
        ("goals", "0008_editions_stay"),
        ("program", "0005_monthly_review"),
        ("progress", "0010_voices"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="goalrating",
            name="review",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="program.progressreview",
            ),
        ),
        migrations.CreateModel(
            name="PriorityAsk",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="day")),
                ("called_off_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "planned priorities check-in",
                "verbose_name_plural": "planned priorities check-ins",
            },
        ),
        migrations.CreateModel(
            name="PriorityShift",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("more", models.TextField(blank=True, max_length=1000, verbose_name="what matters more")),
                ("less", models.TextField(blank=True, max_length=1000, verbose_name="what matters less")),
                (
                    "since",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("days", "For a few days"),
                            ("weeks", "For a few weeks"),
                            ("months", "For a month or longer"),
                        ],
                        max_length=10,
                        verbose_name="since when",
                    ),
                ),
                ("would_help", models.TextField(blank=True, max_length=1000, verbose_name="what would help")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "ask",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="progress.priorityask",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "shift of priorities",
                "verbose_name_plural": "shifts of priorities",
            },
        ),
        migrations.CreateModel(
            name="RevealedReview",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "revealed review",
                "verbose_name_plural": "revealed reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewAnswer",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("helped", "What helped"),
                            ("hindered", "What got in the way"),
                            ("month", "The month in one sentence"),
                            ("thanks", "One thing I thank you for"),
                            ("sure", "How sure I am about us staying with this"),
                        ],
                        max_length=10,
                        verbose_name="question",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                (
                    "value",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="how sure",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goals.goal",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "answer in a review",
                "verbose_name_plural": "answers in reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewDecision",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("keep", "Kept as it is"),
                            ("revise", "To be changed"),
                            ("hold", "Resting for a while"),
                            ("complete", "Done"),
                            ("talk", "To be talked through with your clinician"),
                        ],
                        max_length=10,
                        verbose_name="decision",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goals.goal",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "decision about a goal",
                "verbose_name_plural": "decisions about goals",
            },
        ),
        migrations.CreateModel(
            name="ReviewDone",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "answered review",
                "verbose_name_plural": "answered reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewFocus",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "goals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, verbose_name="goals"
                    ),
                ),
                ("ritual", models.CharField(blank=True, max_length=200, verbose_name="one ritual")),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "focus of a month",
                "verbose_name_plural": "focuses of months",
            },
        ),
        migrations.CreateModel(
            name="ReviewNote",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("comment", "Comment"), ("summary", "Summary"), ("addendum", "Addendum")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("words", models.TextField(max_length=10000, verbose_name="words")),
                ("credential", models.CharField(blank=True, max_length=40, verbose_name="credential")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "note on a review",
                "verbose_name_plural": "notes on reviews",
            },
        ),
        migrations.CreateModel(
            name="ReviewWish",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "wish",
                    models.CharField(
                        choices=[
                            ("keep", "Keep it as it is"),
                            ("revise", "Change its words"),
                            ("hold", "Let it rest for a while"),
                            ("complete", "We are done with it"),
                        ],
                        max_length=10,
                        verbose_name="what I would like",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "goal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="goals.goal",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.progressreview",
                        verbose_name="monthly review",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "wish for a goal",
                "verbose_name_plural": "wishes for goals",
            },
        ),
        migrations.CreateModel(
            name="PlanReview",
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
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("private", "Only you"),
                            ("care_team", "You and your care team"),
                            ("subject", "Care team and the one person it is about"),
                            ("couple", "You, your partner and your care team"),
                        ],
                        default="care_team",
                        max_length=10,
                        verbose_name="who can read this",
                    ),
                ),
                (
                    "audience_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="reviewed on")),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="what was looked at")),
                ("credential", models.CharField(blank=True, max_length=40, verbose_name="credential")),
                ("submission", models.UUIDField(editable=False, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="program.couple",
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "treatment-plan review",
                "verbose_name_plural": "treatment-plan reviews",
                "indexes": [
                    models.Index(
                        fields=["couple", "subject", "-reviewed_on"], name="progress_plan_review_latest"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "submission"), name="progress_plan_review_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("audience", "care_team"), ("subject__isnull", False)),
                        name="progress_plan_review_of_one",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="priorityask",
            index=models.Index(fields=["couple", "-asked_on"], name="progress_ask_latest"),
        ),
        migrations.AddConstraint(
            model_name="priorityask",
            constraint=models.UniqueConstraint(fields=("author", "submission"), name="progress_ask_once"),
        ),
        migrations.AddConstraint(
            model_name="priorityask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("called_off_at", None)),
                fields=("couple", "asked_on"),
                name="progress_ask_one_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityask",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", None)), name="progress_ask_to_both"
            ),
        ),
        migrations.AddIndex(
            model_name="priorityshift",
            index=models.Index(fields=["couple", "-created_at", "-id"], name="progress_shift_latest"),
        ),
        migrations.AddIndex(
            model_name="priorityshift",
            index=models.Index(fields=["couple", "-audience_since"], name="progress_shift_shared"),
        ),
        migrations.AddConstraint(
            model_name="priorityshift",
            constraint=models.UniqueConstraint(fields=("author", "submission"), name="progress_shift_once"),
        ),
        migrations.AddConstraint(
            model_name="priorityshift",
            constraint=models.UniqueConstraint(
                condition=models.Q(("review__isnull", False)),
                fields=("review", "author"),
                name="progress_shift_once_a_review",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityshift",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject", models.F("author"))), name="progress_shift_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityshift",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "subject"), _negated=True), name="progress_shift_audience"
            ),
        ),
        migrations.AddConstraint(
            model_name="revealedreview",
            constraint=models.UniqueConstraint(fields=("review",), name="progress_review_revealed_once"),
        ),
        migrations.AddConstraint(
            model_name="revealedreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", None)),
                name="progress_review_revealed_to_both",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewanswer",
            index=models.Index(fields=["couple", "-created_at", "-id"], name="progress_review_answers"),
        ),
        migrations.AddConstraint(
            model_name="reviewanswer",
            constraint=models.UniqueConstraint(
                fields=("review", "author", "question", "goal"),
                name="progress_review_answer_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject", models.F("author"))), name="progress_review_answer_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "subject"), _negated=True),
                name="progress_review_answer_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("question", "sure"), ("value__isnull", False), ("value__lte", 10)),
                    models.Q(models.Q(("question", "sure"), _negated=True), ("value", None)),
                    _connector="OR",
                ),
                name="progress_review_answer_value",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("goal__isnull", False), ("question__in", ["helped", "hindered"])),
                    models.Q(
                        models.Q(("question__in", ["helped", "hindered"]), _negated=True), ("goal", None)
                    ),
                    _connector="OR",
                ),
                name="progress_review_answer_goal",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewdecision",
            index=models.Index(fields=["couple", "review", "-created_at"], name="progress_decision_latest"),
        ),
        migrations.AddConstraint(
            model_name="reviewdecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", "talk"), _negated=True),
                fields=("review", "goal"),
                name="progress_decided_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewdecision",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", "talk")),
                fields=("review", "goal"),
                name="progress_brought_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", None)), name="progress_decision_joint"
            ),
        ),
        migrations.AddIndex(
            model_name="reviewdone",
            index=models.Index(fields=["couple", "review"], name="progress_review_done_couple"),
        ),
        migrations.AddConstraint(
            model_name="reviewdone",
            constraint=models.UniqueConstraint(fields=("review", "author"), name="progress_review_done_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewdone",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "care_team"), ("subject", models.F("author"))),
                name="progress_review_done_own",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewfocus",
            index=models.Index(
                fields=["couple", "review", "-created_at", "-id"], name="progress_focus_latest"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewfocus",
            constraint=models.CheckConstraint(
                condition=models.Q(("goals__len__lte", 3)), name="progress_focus_at_most_three"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewfocus",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", models.F("author"))),
                name="progress_focus_to_both",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewnote",
            index=models.Index(fields=["couple", "review", "created_at"], name="progress_review_notes"),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.UniqueConstraint(
                fields=("author", "submission"), name="progress_review_note_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "summary")), fields=("review",), name="progress_one_summary"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "private"), _negated=True),
                    models.Q(("kind", "comment"), ("audience__in", ["care_team", "couple"]), _connector="OR"),
                ),
                name="progress_review_note_audience",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewnote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("audience", "subject"), ("subject__isnull", False)),
                    models.Q(models.Q(("audience", "subject"), _negated=True), ("subject", None)),
                    _connector="OR",
                ),
                name="progress_review_note_subject",
            ),
        ),
        migrations.AddIndex(
            model_name="reviewwish",
            index=models.Index(
                fields=["couple", "review", "-created_at", "-id"], name="progress_wish_latest"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewwish",
            constraint=models.CheckConstraint(
                condition=models.Q(("audience", "couple"), ("subject", models.F("author"))),
                name="progress_wish_own",
            ),
        ),
    ]
