"""A stream of people whose reminder falls due in a moment: a review, a check-in, or both in one message."""

from __future__ import annotations

import threading
import time

import psycopg

from tests.faults.house import admin

EVERY_SECONDS = 0.5
AT_ONCE = 3
# Far enough that the rows are there before the moment comes.
AHEAD = "2 seconds"
# %(first)s to %(last)s are numbers of people; each is half of a couple whose other half is not enrolled.
FALL_DUE = f"""
WITH moment AS (SELECT date_trunc('second', now() + interval '{AHEAD}') AT TIME ZONE 'UTC' AS here),
somebody AS (
    INSERT INTO people_user (password, email, name, role, credential, is_active, is_content_editor,
                             time_zone, theme, email_ok, contact_email, date_joined)
    SELECT '!', 'd' || n || '@faults.invalid', 'D' || n, 'partner', '', true, false, 'UTC', 'auto', true, '',
           now()
    FROM generate_series(%(first)s::int, %(last)s::int) n
    RETURNING id, name, ltrim(name, 'D')::int AS n
),
pair AS (
    INSERT INTO program_couple (program_id, name, time_zone, review_day, created_at)
    SELECT (SELECT min(id::text)::uuid FROM program_program), name, 'UTC', extract(day FROM here), now()
    FROM somebody, moment
    RETURNING id, name
),
enrolled AS (
    INSERT INTO program_enrollment (couple_id, person_id, slot, status, started_at, discharge_reason)
    SELECT pair.id, somebody.id, 'a', 'active', now() - make_interval(days => 5 + 15 * (n %% 5 <> 1)::int), ''
    FROM somebody JOIN pair USING (name)
)
INSERT INTO reminders_reminderchoices (person_id, review, review_at, appointment, check_in, check_in_at,
                                       check_in_days, steps, steps_at, steps_days, quiet_from, quiet_until,
                                       changed_at)
SELECT id, true, here::time, true, n %% 5 < 2, here::time,
       '{{1,2,3,4,5,6,7}}', false, '08:00', '{{1,2,3,4,5,6,7}}', '00:00', '00:00', now()
FROM somebody, moment
"""


def kinds_of(number: int) -> set[str]:
    """What the person with this number is to be reminded of; nobody reviews in their first two weeks."""
    wanted = {"monthly-review"} if number % 5 != 1 else set()
    return wanted | ({"check-in"} if number % 5 < 2 else set())


class FallingDue:
    """Puts a few more people into the program every moment, until told to end."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        # How many people there are whose reminder was or will be due.
        self.people = 0

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Let nobody else fall due."""
        self._ending.set()
        self._thread.join(60)

    def _run(self) -> None:
        while not self._ending.wait(EVERY_SECONDS):
            first = self.people + 1
            while not self._are_there(first):
                time.sleep(0.1)
            self.people += AT_ONCE

    def _are_there(self, first: int) -> bool:
        """Whether these people are committed, by this call or by one whose answer was lost."""
        try:
            with admin() as connection:
                email = f"d{first}@faults.invalid"
                known = connection.execute("SELECT FROM people_user WHERE email = %s", [email]).fetchone()
                if known is None:
                    connection.execute(FALL_DUE, {"first": first, "last": first + AT_ONCE - 1})
        except psycopg.OperationalError:
            return False
        return True
