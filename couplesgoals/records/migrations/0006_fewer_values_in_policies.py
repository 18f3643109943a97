"""Who reads a record, said with four computed values instead of six: each is made ready in every statement."""

from django.db import migrations

from couplesgoals.records.policies import reads_said_anew

# As PostgreSQL writes what 0002 and the walls after it said before; the new words say the same.
BEFORE = (
    "(array_position(( SELECT app_own_couples() AS app_own_couples), couple_id) IS NOT NULL) AND ("
    "(author_id = ( SELECT app_viewer() AS app_viewer)) OR "
    "(((audience)::text <> 'private'::text) AND "
    "(array_position(( SELECT app_care_couples() AS app_care_couples), couple_id) IS NOT NULL)) OR "
    "(((audience)::text = 'couple'::text) AND "
    "(array_position(( SELECT app_joint_couples() AS app_joint_couples), couple_id) IS NOT NULL)) OR "
    "(((audience)::text = 'subject'::text) AND (subject_id = ( SELECT app_viewer() AS app_viewer)) AND "
    "(array_position(( SELECT app_joint_couples() AS app_joint_couples), couple_id) IS NOT NULL)))"
)


class Migration(migrations.Migration):
    """What the walls now create, for databases that were created before."""

    dependencies = [
        ("records", "0005_functions_name_the_viewer"),
        ("goals", "0008_editions_stay"),
        ("therapy_sessions", "0004_indexes_by_couple"),
        ("progress", "0014_journal_told_by_time"),
    ]

    operations = [reads_said_anew(BEFORE)]
