"""The policies' functions find a viewer's couples by index; before, they read the care teams of the program."""

from django.db import migrations

from couplesgoals.records.policies import FUNCTIONS


class Migration(migrations.Migration):
    """What 0002 now creates, for databases that were created before."""

    dependencies = [("records", "0003_indexes_by_couple")]

    operations = [migrations.RunSQL(FUNCTIONS, reverse_sql=migrations.RunSQL.noop)]
