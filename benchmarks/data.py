"""The data: couples on caseloads of known sizes, some with twelve weeks of history, some with ten years."""

from dataclasses import dataclass, field
from pathlib import Path

import psycopg

SQL = Path(__file__).with_name("data.sql")
WEEKS_12, YEARS_10 = 84, 3650
# The couples around those that are measured most are in the middle of a review.
REVIEWS = Path(__file__).with_name("reviews.sql")
REVIEWING = """
    CREATE TEMPORARY TABLE bench_reviewing AS
    SELECT team.couple_id AS couple
    FROM program_careteammember team JOIN people_user clinician ON clinician.id = team.clinician_id
    WHERE clinician.email = ANY (%s)
"""


@dataclass(frozen=True)
class Caseload:
    """One clinician's couples, all with as many days of daily entries by both partners.

    `many` is the number of versions of their first goal, of their goals and of each partner's values maps; 1
    stands for a couple as most are.
    """

    kind: str
    couples: int
    days: int
    many: int = 1


@dataclass(frozen=True)
class Sizes:
    """How much data, how long a burst (seconds), how many rounds, how often a noisy page is run again."""

    burst: float = 3.0
    rounds: int = 5
    reruns: int = 2
    caseloads: list[Caseload] = field(default_factory=list)


def caseloads(*, short: int, others: int, others_days: int = WEEKS_12) -> list[Caseload]:
    """Forty couples a clinician: `short` of them to measure, one with long histories, `others` all around."""
    return [
        *[Caseload("short", 40, WEEKS_12)] * short,
        Caseload("long", 40, YEARS_10),
        Caseload("five", 5, WEEKS_12),
        Caseload("sixty", 60, WEEKS_12),
        Caseload("many", 20, WEEKS_12, many=40),
        *[Caseload("other", 40, others_days)] * others,
    ]


SMOKE = Sizes(burst=0.5, rounds=2, reruns=0, caseloads=caseloads(short=1, others=1))
# About a thousand couples and half a million entries.
NORMAL = Sizes(caseloads=caseloads(short=6, others=16))
# Ten million entries: nearly everybody has ten years of them.
FULL = Sizes(burst=4.0, rounds=7, caseloads=caseloads(short=6, others=33, others_days=YEARS_10))


def plan(all_caseloads: list[Caseload]) -> list[tuple[int, int, int, int]]:
    """Return (couple, clinician, days, many) of every couple; clinicians count as the caseloads do."""
    rows: list[tuple[int, int, int, int]] = []
    for clinician, caseload in enumerate(all_caseloads, start=1):
        first = len(rows) + 1
        numbers = range(first, first + caseload.couples)
        rows += [(couple, clinician, caseload.days, caseload.many) for couple in numbers]
    return rows


def emails(all_caseloads: list[Caseload], kind: str) -> list[str]:
    """The clinicians who have a caseload of this kind, by e-mail."""
    return [
        f"c{number}@bench.invalid" for number, one in enumerate(all_caseloads, start=1) if one.kind == kind
    ]


def build(connection: psycopg.Connection, all_caseloads: list[Caseload]) -> int:
    """Fill the database as the superuser, in the caller's transaction; return the number of log entries."""
    connection.execute("SET LOCAL session_replication_role = replica")
    connection.execute("CREATE TEMPORARY TABLE bench_plan (couple int, clinician int, days int, many int)")
    with connection.cursor() as cursor, cursor.copy("COPY bench_plan FROM STDIN") as copy:
        for row in plan(all_caseloads):
            copy.write_row(row)
    connection.execute(SQL.read_bytes())
    # Bound to the statement, as one that makes a table takes no values from outside.
    psycopg.ClientCursor(connection).execute(REVIEWING, [emails(all_caseloads, "other")])
    connection.execute(REVIEWS.read_bytes())
    found = connection.execute("SELECT count(*) FROM progress_progresslog").fetchone()
    return int(found[0]) if found else 0
