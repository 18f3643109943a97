"""Statements over many rows at once: the rule of due.py for all couples, and the claim of a batch."""

# `moments`: every (time zone, day of the month) and its latest moment up to `at`; a few hundred rows however
# many couples there are. The zones in use are found by stepping through the index of couples.
# Of a time that comes twice PostgreSQL takes the second, so the offset of the day before is asked as well.
MOMENTS = """
    WITH RECURSIVE zones AS (
        (SELECT time_zone AS zone FROM program_couple ORDER BY time_zone LIMIT 1)
        UNION ALL
        SELECT (SELECT time_zone FROM program_couple WHERE time_zone > zone ORDER BY time_zone LIMIT 1)
        FROM zones WHERE zone IS NOT NULL
    ),
    months AS (
        SELECT zone, date_trunc('month', %(at)s AT TIME ZONE zone) - make_interval(months => back) AS month
        FROM zones CROSS JOIN generate_series(0, 1) AS back
        WHERE zone IS NOT NULL
    ),
    wall_clocks AS (
        SELECT zone, day,
               month + make_interval(days => least(day, last) - 1) + %(review_time)s::interval AS here
        FROM months
        CROSS JOIN LATERAL (
            SELECT extract(day FROM month + interval '1 month' - interval '1 day')::integer AS last
        ) AS length
        CROSS JOIN generate_series(1, 31) AS day
    ),
    instants AS MATERIALIZED (
        SELECT *, here AT TIME ZONE zone AS second,
               here AT TIME ZONE zone - interval '24 hours' AS before
        FROM wall_clocks
    ),
    both_months AS MATERIALIZED (
        SELECT zone, day, to_char(here, 'YYYY-MM') AS period, here::date AS due_on,
               CASE WHEN first AT TIME ZONE zone = here THEN least(first, second) ELSE second END AS due_at
        FROM instants
        CROSS JOIN LATERAL (
            SELECT (here - (before AT TIME ZONE zone - before AT TIME ZONE 'UTC')) AT TIME ZONE 'UTC' AS first
        ) AS by_offset_before
    ),
    moments AS (
        SELECT DISTINCT ON (zone, day) * FROM both_months WHERE due_at <= %(at)s
        ORDER BY zone, day, due_at DESC
    )
"""

# Asking what is there before inserting makes the same sweep again cheap; ON CONFLICT settles two at once.
CREATE_REVIEWS = (
    MOMENTS  # noqa: S608  (constants of our own, no input)
    + """
    INSERT INTO reminders_reminder (person_id, kind, period, due_at, state, attempts, created_at)
    SELECT enrollment.person_id, %(kind)s, moments.period, moments.due_at, %(due)s, 0, %(at)s
    FROM moments
    JOIN program_couple couple ON couple.time_zone = moments.zone AND couple.review_day = moments.day
    JOIN program_enrollment enrollment ON enrollment.couple_id = couple.id
    WHERE moments.due_at > %(since)s
      AND couple.frozen_at IS NULL
      AND enrollment.ended_at IS NULL AND enrollment.status = %(active)s
      AND (enrollment.started_at AT TIME ZONE moments.zone)::date + %(days_before_first)s <= moments.due_on
      AND NOT EXISTS (
          SELECT FROM reminders_reminder known
          WHERE known.person_id = enrollment.person_id
            AND known.kind = %(kind)s AND known.period = moments.period
      )
    ON CONFLICT (person_id, kind, period) DO NOTHING
    """
)

# Late rows first. Rows in somebody's hands are passed by; a batch may be short where two claim at once.
CLAIM = """
    WITH claimed AS MATERIALIZED (
        SELECT id FROM reminders_reminder
        WHERE state IN ('due', 'leased')
          AND ((state = 'due' AND due_at <= %(at)s) OR (state = 'leased' AND leased_until < %(at)s))
        ORDER BY due_at LIMIT %(batch)s
        FOR UPDATE SKIP LOCKED
    )
    UPDATE reminders_reminder reminder SET state = 'leased', leased_until = %(until)s
    FROM claimed WHERE reminder.id = claimed.id
    RETURNING reminder.id
"""
