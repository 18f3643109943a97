"""Monthly reviews answered while the servers are killed: what is written, and which rows there must be."""

from __future__ import annotations

import psycopg

from tests.faults.house import admin
from tests.faults.writes import Kind, Person

ANSWER = "answer"
SEND = "/review/send/"
# What the form that sends everything knows of itself.
HIDDEN = r'name="(mark|review)" value="([0-9a-f-]+)"'


def _goal(person: Person, words: str) -> dict[str, str]:
    return {"version": "1", "level": "1", "audience": "couple", "helped": words, "wish": "keep"}


PARTS = (
    Kind("helped", lambda person: f"/review/goals/{person.goal}/", _goal, ""),
    Kind(
        "month",
        lambda person: "/review/parts/month/",
        lambda person, words: {"audience": "couple", "words": words},
        "",
    ),
)

# Each answer's words, and how often the sending it belongs to stands in the audit log.
ROWS = """
    SELECT answer.words, count(made.id) FROM progress_reviewanswer answer
    LEFT JOIN progress_reviewdone done USING (review_id, author_id)
    LEFT JOIN (SELECT id, unnest(ids) AS about FROM audit_auditevent WHERE action = 'review.send') made
        ON made.about = done.id
    WHERE answer.question IN ('helped', 'month') GROUP BY answer.id
"""
# Each review by its id, how many have sent, how many wishes they sent with it, and how often it was revealed.
REVIEWS = """
    SELECT id::text, (SELECT count(*) FROM progress_reviewdone WHERE review_id = review.id),
           (SELECT count(*) FROM progress_reviewwish WHERE review_id = review.id),
           (SELECT count(*) FROM progress_revealedreview WHERE review_id = review.id)
    FROM program_progressreview review WHERE period < '1000'
"""
# The first comes by itself, each other once the one before it is revealed: a month of a year long ago.
OPEN = """
    WITH numbered AS (
        SELECT (make_date(100, 1, 1) + make_interval(months => %(number)s))::date AS month,
               (make_date(100, 1, 1) + make_interval(months => %(number)s - 1))::date AS before
    )
    INSERT INTO program_progressreview
        (couple_id, period, opens_on, halfway_on, last_on, closes_at, created_at)
    SELECT %(couple)s, to_char(month, 'YYYY-MM'), current_date - 1, current_date + 4, current_date + 9,
           now() + interval '9 days', now()
    FROM numbered WHERE %(number)s = 1 OR EXISTS (
        SELECT FROM program_progressreview earlier JOIN progress_revealedreview ON review_id = earlier.id
        WHERE earlier.couple_id = %(couple)s AND earlier.period = to_char(before, 'YYYY-MM')
    )
    ON CONFLICT (couple_id, period) DO NOTHING
"""
THERE = """
    SELECT FROM program_progressreview WHERE couple_id = %(couple)s
    AND period = to_char(make_date(100, 1, 1) + make_interval(months => %(number)s), 'YYYY-MM')
"""


def open_review(couple: str, number: int) -> bool:
    """Open a couple's review with this number if its time has come; whether it is there."""
    values = {"couple": couple, "number": number}
    try:
        with admin() as connection:
            connection.execute(OPEN, values)
            return connection.execute(THERE, values).fetchone() is not None
    except psycopg.OperationalError:
        return False
