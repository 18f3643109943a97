"""The policies' functions read who the viewer is once; every statement of a page calls a dozen of them."""

from django.db import migrations

from couplesgoals.records.policies import FUNCTIONS


class Migration(migrations.Migration):
    """What 0002 now creates, for databases that were created before."""

    dependencies = [("records", "0004_functions_by_index")]

    operations = [migrations.RunSQL(FUNCTIONS, reverse_sql=migrations.RunSQL.noop)]
