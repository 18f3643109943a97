"""Policies look up the parent of each row they are asked about, instead of reading all parents there are."""

from django.db import migrations

from couplesgoals.records.policies import parents_one_by_one


class Migration(migrations.Migration):
    """The same rows for the same people: only how PostgreSQL finds the parent changes."""

    dependencies = [
        ("records", "0006_fewer_values_in_policies"),
        ("goals", "0008_editions_stay"),
        ("therapy_sessions", "0004_indexes_by_couple"),
        ("progress", "0015_news_without_what_is_private"),
    ]

    operations = [parents_one_by_one()]
