"""Statements of the monthly review over many couples at once: it opens, and both are told, once each.

Asking what is there before inserting makes the same sweep again cheap; ON CONFLICT settles two at once.
"""

from couplesgoals.reminders.sql import days, hours, months

# A review opens with its day, and each of the two is told at their own hour.
_EACH_HOUR = hours("review_at", "true", "%(review_time)s::time")
_FROM_MIDNIGHT = hours("review_at", "true", "%(review_time)s::time", "'00:00'::time")

# As in sql.py, OFFSET 0 has each table asked by its index.
# Asked again at every hour somebody is told at: whose day became today since midnight is told at theirs.
# What nobody could open on its day has its days from when it opens, but ends before the next one begins. Once
# a later month's has opened, as after a change of the day, an earlier one never does.
OPEN = (
    months(_FROM_MIDNIGHT)
    + """,
    falling_due AS MATERIALIZED (
        SELECT zone, day, period, due_on FROM moments JOIN
            (SELECT DISTINCT zone, day FROM moments WHERE due_at > %(since)s) AS now_due USING (zone, day)
        WHERE hour = '00:00'
    )
    INSERT INTO program_progressreview
        (couple_id, period, opens_on, halfway_on, last_on, closes_at, created_at)
    SELECT couple.id, period, opens_on, opens_on + (last_on - opens_on) / 2, last_on,
           (last_on + 1)::timestamp AT TIME ZONE zone, %(at)s
    FROM falling_due
    CROSS JOIN LATERAL (
        SELECT id, program_id FROM program_couple
        WHERE time_zone = zone AND review_day = day AND frozen_at IS NULL OFFSET 0
    ) AS couple
    CROSS JOIN LATERAL (
        SELECT review_window_days FROM program_program WHERE id = couple.program_id OFFSET 0
    ) AS program
    CROSS JOIN LATERAL (
        SELECT (date_trunc('month', due_on) + interval '1 month')::date AS next_month,
               (date_trunc('month', due_on) + interval '2 months - 1 day')::date AS next_end,
               greatest(due_on, (%(at)s AT TIME ZONE zone)::date) AS opens_on
    ) AS calendar
    CROSS JOIN LATERAL (
        SELECT greatest(opens_on, least(opens_on + review_window_days,
                                        least(next_month + day - 1, next_end)) - 1) AS last_on
    ) AS answering
    WHERE EXISTS (
        SELECT FROM program_enrollment
        WHERE couple_id = couple.id AND ended_at IS NULL AND status = %(active)s
          AND (started_at AT TIME ZONE zone)::date + %(days_before_first)s <= due_on OFFSET 0
    ) AND NOT EXISTS (
        SELECT FROM program_progressreview known
        WHERE known.couple_id = couple.id
          AND known.period >= falling_due.period AND known.period >= %(earliest)s OFFSET 0
    )
    ON CONFLICT (couple_id, period) DO NOTHING
    """
)

# Whoever was told of the latest month a day may speak of is passed by before more is asked about them.
CREATE = (
    months(_EACH_HOUR)
    + """,
    falling_due AS MATERIALIZED (SELECT * FROM moments WHERE due_at > %(since)s),
    people AS MATERIALIZED (
        SELECT zone, day, coalesce(review_at, %(review_time)s::time) AS hour, person_id,
               (started_at AT TIME ZONE zone)::date + %(days_before_first)s AS first_on
        FROM (SELECT zone, day, max(period) AS latest FROM falling_due GROUP BY zone, day) AS days
        CROSS JOIN LATERAL (
            SELECT id FROM program_couple
            WHERE time_zone = zone AND review_day = day AND frozen_at IS NULL OFFSET 0
        ) AS couple
        CROSS JOIN LATERAL (
            SELECT person_id, started_at FROM program_enrollment
            WHERE couple_id = couple.id AND ended_at IS NULL AND status = %(active)s OFFSET 0
        ) AS enrollment
        LEFT JOIN LATERAL (
            SELECT review_at FROM reminders_reminderchoices choices
            WHERE choices.person_id = enrollment.person_id OFFSET 0
        ) AS choices ON true
        WHERE NOT EXISTS (
            SELECT FROM reminders_reminder known
            WHERE known.person_id = enrollment.person_id AND known.kind = %(kind)s
              AND known.period = latest OFFSET 0
        )
    )
    INSERT INTO reminders_reminder (person_id, kind, period, due_at, state, attempts, error, created_at)
    SELECT person_id, %(kind)s, period, due_at, %(due)s, 0, '', %(at)s
    FROM people JOIN falling_due USING (zone, day, hour)
    WHERE first_on <= due_on
    ON CONFLICT (person_id, kind, period) DO NOTHING
    """
)


def _reached(day: str, is_apart: str) -> str:
    """Reviews that are open and whose window reached one of its days from `since_on` to `until`."""
    return f"""
        SELECT couple_id, period, %({day})s::text AS kind, {day} AS reached_on, last_on
        FROM program_progressreview
        WHERE {day} BETWEEN since_on AND until AND closes_at > %(at)s AND {is_apart} OFFSET 0
    """


# Who is in an open review whose window is half over, or on its last day; a day missed is told late.
CREATE_ON_THE_WAY = f"""
    {days(_EACH_HOUR)},
    falling_due AS MATERIALIZED (SELECT * FROM moments WHERE due_at > %(since)s),
    people AS (
        SELECT zone, coalesce(review_at, %(review_time)s::time) AS hour, person_id, kind, period,
               reached_on, last_on
        FROM (
            SELECT max(due_on) AS until,
                   greatest(min((%(since)s AT TIME ZONE zone)::date), max(due_on) - 31) AS since_on
            FROM falling_due
        ) AS days
        CROSS JOIN LATERAL (
            ({_reached("halfway_on", "opens_on < halfway_on AND halfway_on < last_on")})
            UNION ALL ({_reached("last_on", "opens_on < last_on")})
        ) AS review
        CROSS JOIN LATERAL (
            SELECT time_zone AS zone FROM program_couple
            WHERE id = review.couple_id AND frozen_at IS NULL OFFSET 0
        ) AS couple
        CROSS JOIN LATERAL (
            SELECT person_id FROM program_enrollment
            WHERE couple_id = review.couple_id AND ended_at IS NULL AND status = %(active)s OFFSET 0
        ) AS enrollment
        LEFT JOIN LATERAL (
            SELECT review_at FROM reminders_reminderchoices choices
            WHERE choices.person_id = enrollment.person_id OFFSET 0
        ) AS choices ON true
    )
    INSERT INTO reminders_reminder (person_id, kind, period, due_at, state, attempts, error, created_at)
    SELECT person_id, kind, period, due_at, %(due)s, 0, '', %(at)s
    FROM people JOIN falling_due USING (zone, hour)
    WHERE due_on BETWEEN reached_on AND last_on
      AND reached_on >= (%(since)s AT TIME ZONE zone)::date AND NOT EXISTS (
        SELECT FROM reminders_reminder known
        WHERE known.person_id = people.person_id AND known.kind = people.kind
          AND known.period = people.period OFFSET 0
    )
    ON CONFLICT (person_id, kind, period) DO NOTHING
"""
