"""Who reads a record, said with three computed values instead of four: each is made ready in every statement."""

from django.db import migrations

from couplesgoals.records.policies import reads_said_anew

# As PostgreSQL writes what the walls said before; the new words say the same.
BEFORE = (
    "((author_id = ( SELECT app_viewer() AS app_viewer)) AND "
    "(array_position(( SELECT app_own_couples() AS app_own_couples), couple_id) IS NOT NULL)) OR "
    "((((audience)::text = 'couple'::text) OR "
    "(((audience)::text = 'subject'::text) AND (subject_id = app_viewer()))) AND "
    "(array_position(( SELECT app_joint_couples() AS app_joint_couples), couple_id) IS NOT NULL)) OR "
    "(((audience)::text <> 'private'::text) AND "
    "(array_position(( SELECT app_care_couples() AS app_care_couples), couple_id) IS NOT NULL))"
)


class Migration(migrations.Migration):
    """What the walls now create, for databases that were created before."""

    dependencies = [
        ("records", "0006_fewer_values_in_policies"),
        ("goals", "0010_latest_review_of_a_goal"),
        ("therapy_sessions", "0004_indexes_by_couple"),
        ("progress", "0020_talk_about_a_shift"),
    ]

    operations = [reads_said_anew(BEFORE)]
