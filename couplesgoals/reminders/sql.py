"""Statements over many rows at once: the rule of due.py for everybody, and the claim of a batch.

The zones and hours in use are found by stepping through their indexes, so that a minute in which nothing is
due costs the same however many people there are. Of a time that comes twice PostgreSQL takes the second, so
the offset of the day before is asked as well.
"""

from couplesgoals.asking import words

ZONES = """
    zones AS (
        (SELECT time_zone AS zone FROM program_couple ORDER BY time_zone LIMIT 1)
        UNION ALL
        SELECT (SELECT time_zone FROM program_couple WHERE time_zone > zone ORDER BY time_zone LIMIT 1)
        FROM zones WHERE zone IS NOT NULL
    )
"""


def hours(field: str, condition: str, *more: str) -> str:
    """The hours anybody chose, and more: such as the one that holds without a choice."""
    table = "reminders_reminderchoices"
    first = f"SELECT min({field}) FROM {table} WHERE {condition}"
    others = "".join(f" UNION SELECT {hour}" for hour in more)
    return f"""
    chosen AS (
        SELECT ({first}) AS hour
        UNION ALL
        SELECT ({first} AND {field} > hour) FROM chosen WHERE hour IS NOT NULL
    ),
    hours AS (
        SELECT hour FROM chosen WHERE hour IS NOT NULL{others}
    )
"""


# From `wall_clocks` (zone, hour, here, and what tells them apart) to the moments they are.
INSTANTS = """
    instants AS MATERIALIZED (
        SELECT *, here AT TIME ZONE zone AS second,
               here AT TIME ZONE zone - interval '24 hours' AS before
        FROM wall_clocks
    ),
    clock_moments AS MATERIALIZED (
        SELECT instants.*,
               CASE WHEN first AT TIME ZONE zone = here THEN least(first, second) ELSE second END AS due_at
        FROM instants
        CROSS JOIN LATERAL (
            SELECT (here - (before AT TIME ZONE zone - before AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC' AS first
        ) AS by_offset_before
    )
"""


def months(hours: str) -> str:
    """`moments`: every (time zone, day of the month, hour) and its latest moment up to `at`.

    Those of the last days alone where only what fell due after `since` is asked for.
    """
    return f"""
    WITH RECURSIVE {ZONES}, {hours},
    months AS (
        SELECT zone, date_trunc('month', %(at)s AT TIME ZONE zone) - make_interval(months => back) AS month
        FROM zones CROSS JOIN generate_series(0, 1) AS back
        WHERE zone IS NOT NULL
    ),
    near AS (
        SELECT zone, day, month + make_interval(days => least(day, last) - 1) AS midnight
        FROM months
        CROSS JOIN LATERAL (
            SELECT extract(day FROM month + interval '1 month' - interval '1 day')::integer AS last
        ) AS length
        CROSS JOIN generate_series(1, 31) AS day
    ),
    wall_clocks AS (
        SELECT zone, day, hour, midnight + hour::interval AS here FROM near CROSS JOIN hours
        WHERE midnight BETWEEN (%(since)s AT TIME ZONE zone) - interval '2 days'
                           AND (%(at)s AT TIME ZONE zone) + interval '1 day'
    ),
    {INSTANTS},
    moments AS (
        SELECT DISTINCT ON (zone, day, hour)
               zone, day, hour, to_char(here, 'YYYY-MM') AS period, here::date AS due_on, due_at
        FROM clock_moments WHERE due_at <= %(at)s
        ORDER BY zone, day, hour, due_at DESC
    )
"""


def days(hours: str) -> str:
    """`moments`: every (time zone, hour) and its latest moment up to `at`."""
    return f"""
    WITH RECURSIVE {ZONES}, {hours},
    wall_clocks AS (
        SELECT zone, hour,
               date_trunc('day', %(at)s AT TIME ZONE zone) - make_interval(days => back)
                 + hour::interval AS here
        FROM zones CROSS JOIN hours CROSS JOIN generate_series(0, 1) AS back
        WHERE zone IS NOT NULL
    ),
    {INSTANTS},
    moments AS (
        SELECT DISTINCT ON (zone, hour) zone, hour, here::date AS due_on, due_at
        FROM clock_moments WHERE due_at <= %(at)s
        ORDER BY zone, hour, due_at DESC
    )
"""


# OFFSET 0 has what follows ask each table by its index, row by row, whatever size PostgreSQL takes it for. Of
# tables just filled, or filled by this very statement, it thinks that they are empty, and it would read them
# whole again and again. `people`: who may be due, with what to look up their moment by.
def _create_daily(field: str) -> str:
    """Nothing falls due before it was chosen, or before the person was enrolled."""
    return f"""
    {days(hours(f"{field}_at", field))},
    falling_due AS MATERIALIZED (SELECT * FROM moments WHERE due_at > %(since)s),
    people AS MATERIALIZED (
        SELECT time_zone AS zone, hour, choices.person_id, days, greatest(changed_at, started_at) AS since
        FROM (SELECT DISTINCT hour FROM falling_due) AS hours
        CROSS JOIN LATERAL (
            SELECT person_id, changed_at, {field}_days AS days FROM reminders_reminderchoices
            WHERE {field} AND {field}_at = hour OFFSET 0
        ) AS choices
        CROSS JOIN LATERAL (
            SELECT couple_id, started_at FROM program_enrollment
            WHERE person_id = choices.person_id AND ended_at IS NULL AND status = %(active)s OFFSET 0
        ) AS enrollment
        CROSS JOIN LATERAL (
            SELECT time_zone FROM program_couple WHERE id = couple_id AND frozen_at IS NULL OFFSET 0
        ) AS couple
    )
    INSERT INTO reminders_reminder (person_id, kind, period, due_at, state, attempts, error, created_at)
    SELECT person_id, %({field})s, due_on::text, due_at, %(due)s, 0, '', %(at)s
    FROM people JOIN falling_due USING (zone, hour)
    WHERE since <= due_at AND extract(isodow FROM due_on) = ANY (days) AND NOT EXISTS (
        SELECT FROM reminders_reminder known
        WHERE known.person_id = people.person_id AND known.kind = %({field})s
          AND known.period = falling_due.due_on::text OFFSET 0
    )
    ON CONFLICT (person_id, kind, period) DO NOTHING
    """


def for_everybody(statement: str) -> str:
    """The same where all are looked at: without loops (creating.py) PostgreSQL reads each table once."""
    return statement.replace(" OFFSET 0", "")


CREATE_CHECK_INS = _create_daily("check_in")
CREATE_STEPS = _create_daily("steps")

# Handed over by somebody who was gone before saying how it ended: see sending.py for the rule.
LEFT_OPEN = """
    UPDATE reminders_reminder SET state = 'unknown', leased_until = NULL
    WHERE state = 'leased' AND leased_until < %(at)s AND handed_over_at IS NOT NULL
"""

# Late rows first. Rows in somebody's hands are passed by; a batch may be short where two claim at once.
CLAIM = """
    WITH claimed AS MATERIALIZED (
        SELECT id FROM reminders_reminder
        WHERE state IN ('due', 'leased')
          AND ((state = 'due' AND due_at <= %(at)s)
            OR (state = 'leased' AND leased_until < %(at)s AND handed_over_at IS NULL))
        ORDER BY due_at LIMIT %(batch)s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE reminders_reminder reminder SET state = 'leased', leased_until = %(until)s
    FROM claimed WHERE reminder.id = claimed.id
    RETURNING reminder.id
"""

# Everything a message hangs on is locked by the statement that reads it, so of what others change at this
# moment it reads what they made of it. It sets the viewer too: a statement for that alone cost as much.
HOLD = """
    SELECT {columns}, set_config('app.viewer', person.id::text, true)
    FROM reminders_reminder reminder
    JOIN people_user person ON person.id = reminder.person_id
    JOIN reminders_reminderchoices choices ON choices.person_id = person.id
    JOIN program_enrollment enrollment
        ON enrollment.person_id = person.id AND enrollment.ended_at IS NULL AND enrollment.status = 'active'
    JOIN program_couple couple ON couple.id = enrollment.couple_id AND couple.frozen_at IS NULL
    WHERE reminder.person_id = (SELECT person_id FROM reminders_reminder WHERE id = %(first)s)
      AND reminder.state = 'leased' AND leased_until = %(until)s AND handed_over_at = %(at)s
    FOR NO KEY UPDATE OF reminder, person, choices, couple, enrollment
"""

# Those that left, which are still locked, if any. And of what is next the first, if it is still in our hands,
# with what else its person is due by then and nobody sends at this moment: waiting for a next attempt is not
# being due. Both as it stood before: what left is marked as handed over, and so is not among what is next.
SENT_AND_NEXT = words("""
    WITH sent AS (
        UPDATE reminders_reminder
        SET state = 'sent', sent_at = %(at)s, leased_until = NULL, handed_over_at = NULL
        WHERE id = ANY (%(sent)s::uuid[])
    ),
    ours AS MATERIALIZED (
        SELECT id, person_id FROM reminders_reminder
        WHERE id = %(first)s AND state = 'leased' AND leased_until = %(until)s AND handed_over_at IS NULL
        FOR NO KEY UPDATE
    ),
    along AS MATERIALIZED (
        SELECT other.id FROM ours CROSS JOIN LATERAL (
            SELECT id FROM reminders_reminder
            WHERE person_id = ours.person_id AND id <> ours.id
              AND state IN ('due', 'leased') AND attempts = 0 AND handed_over_at IS NULL
              AND due_at <= %(by)s
            FOR NO KEY UPDATE SKIP LOCKED
        ) AS other
    )
    UPDATE reminders_reminder SET state = 'leased', leased_until = %(until)s, handed_over_at = %(at)s
    WHERE id IN (SELECT id FROM ours UNION ALL SELECT id FROM along)
    RETURNING id
""")
