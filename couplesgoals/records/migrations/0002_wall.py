"""The second wall: who the viewer is, and the wall of drafts."""

from django.db import migrations

from couplesgoals.records.policies import DROP_FUNCTIONS, FUNCTIONS, record_wall


class Migration(migrations.Migration):
    """Functions the policies stand on, then the first wall."""

    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, reverse_sql=DROP_FUNCTIONS),
        record_wall("records_draft", deletable=True),
    ]
