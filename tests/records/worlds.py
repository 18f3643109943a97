"""Random small worlds, and how one is put into the database past every wall and trigger."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from hypothesis import strategies as st

from couplesgoals.people.models import User
from couplesgoals.program.models import CareTeamMember, Couple, Enrollment, Program, Supervision
from couplesgoals.records.models import Draft
from goals.models import Goal, GoalAcceptance, GoalReview, GoalRevision
from progress.models import GoalRating, LastLooked, ProgressLog, RevealedRound
from sessions.models import NoteAddendum, NoteGoal, SessionNote, TherapySession
from tests.records import around_days, around_goals, around_reviews
from tests.records.around_goals import common, new_id, once
from tests.records.oracle import Care, Part, Person, Place, Record, Supervising, World

STATUSES = ("planned", "waitlist", "active", "onhold", "finished", "cancelled", "entered-in-error")
ENDED = {"finished", "cancelled", "entered-in-error"}
AUDIENCES = ("private", "care_team", "subject", "couple")
ROLES = ("partner",) * 4 + ("clinician",) * 3 + ("administrator",)
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Two couples, eight people in any position towards them, and rows of every clinical model."""
    mostly = st.sampled_from([True, True, True, True, False])
    people = [Person(new_id(1, n), role, draw(mostly)) for n, role in enumerate(ROLES)]
    couples = [new_id(2, n) for n in range(2)]
    person, couple = st.sampled_from([p.id for p in people]), st.sampled_from(couples)
    usual_partner = st.one_of(st.sampled_from([p.id for p in people[:4]]), person)
    usual_clinician = st.one_of(st.sampled_from([p.id for p in people[4:7]]), person)
    status = st.one_of(st.just("active"), st.sampled_from(STATUSES))
    usual = [Place(people[n].id, couples[n // 2], "ab"[n % 2], draw(status)) for n in range(4)]
    places = usual + draw(
        st.lists(st.builds(Place, usual_partner, couple, st.sampled_from("ab"), status), max_size=3)
    )
    care = [Care(people[4].id, couples[0], draw(st.booleans())), Care(people[5].id, couples[1], False)]
    care += draw(st.lists(st.builds(Care, usual_clinician, couple, st.booleans()), max_size=3))
    watching = st.builds(Supervising, usual_clinician, usual_clinician, st.booleans())
    world = World(
        people=people,
        frozen={c: draw(st.booleans()) for c in couples},
        places=once(
            places,
            lambda p: None if p.status in ENDED else p.person,
            lambda p: None if p.status in ENDED else (p.couple, p.slot),
        ),
        care=once(care, lambda c: None if c.ended else (c.couple, c.clinician)),
        supervising=once(
            [s for s in draw(st.lists(watching, max_size=4)) if s.supervisor != s.clinician],
            lambda s: None if s.ended else (s.supervisor, s.clinician),
        ),
    )
    _write(draw, world, person, couple)
    return world


def _write(draw: st.DrawFn, world: World, person: Any, couple: Any) -> None:
    """Let people write rows of every model, in couples of theirs and in others."""
    maybe = st.one_of(st.none(), person)

    def rows(kind: int, audience: Any, subject: Any, most: int, table: str, **more: Any) -> list[Record]:
        picked = draw(st.lists(st.tuples(couple, subject, person, audience), max_size=most))
        made = [
            Record(table, new_id(kind, n), c, s, a, who, **more) for n, (c, s, a, who) in enumerate(picked)
        ]
        world.records.extend(made)
        return made

    around_reviews.hold(draw, world)
    goals = _goals(draw, world, person, couple)
    rows(4, st.just("private"), maybe, 3, "records_draft")
    rows(5, st.just("private"), maybe, 3, "progress_lastlooked")
    sessions = rows(6, st.just("couple"), st.none(), 2, "therapy_sessions_therapysession")
    sessions += rows(7, st.just("subject"), person, 3, "therapy_sessions_therapysession")
    notes = _notes(draw, world, sessions, person)
    goal, number = st.sampled_from(goals), st.integers(1, 2)
    audience = st.sampled_from(AUDIENCES)
    for n, (g, c, s, a, who) in enumerate(
        draw(st.lists(st.tuples(goal, couple, maybe, person, audience), max_size=5))
    ):
        world.records.append(Record("progress_progresslog", new_id(8, n), c, s, a, who, needs=g))
    reveals = once(draw(st.lists(st.tuples(goal, number), max_size=3)), lambda r: (r[0].id, r[1]))
    for n, (g, r) in enumerate(reveals):
        world.parts.append(Part("progress_revealedround", new_id(9, n), g, number=r))
    held = st.one_of(st.none(), st.sampled_from(world.reviews))
    rated = draw(st.lists(st.tuples(goal, couple, person, audience, number, held), max_size=6))
    for n, (g, c, who, a, r, review) in enumerate(once(rated, lambda r: (r[0].id, r[2], r[4]))):
        version = next(
            part.id for part in world.parts if part.table == "goals_goalrevision" and part.parent.id == g.id
        )
        within = {"needs": g, "round": r, "review": review, "other": version}
        where = review.couple if review else c
        world.records.append(Record("progress_goalrating", new_id(10, n), where, g.subject, who, a, **within))
    around_goals.write(draw, world, goals, person, couple)
    around_days.write(draw, world, goals, person, couple)
    around_reviews.write(draw, world, goals, person, couple)
    for n, note in enumerate(notes):
        world.parts.append(Part("therapy_sessions_notegoal", new_id(11, n), note, other=draw(goal).id))


def _goals(draw: st.DrawFn, world: World, person: Any, couple: Any) -> list[Record]:
    """Joint goals and people's own, each with a version, a yes and a clinician's answer."""
    goals: list[Record] = []
    for n, (c, author, joint, audience) in enumerate(
        draw(
            st.lists(
                st.tuples(couple, person, st.booleans(), st.sampled_from(["private", "care_team", "couple"])),
                min_size=1,
                max_size=5,
            )
        )
    ):
        subject, who = (None, "couple") if joint else (author, audience)
        goals.append(Record("goals_goal", new_id(3, n), c, subject, author, who))
        world.parts += [
            Part("goals_goalrevision", new_id(12, n), goals[-1], by=author),
            Part("goals_goalacceptance", new_id(13, n), goals[-1], by=author, other=new_id(12, n)),
            Part("goals_goalreview", new_id(14, n), goals[-1], by=draw(person), other=new_id(12, n)),
        ]
    world.records += goals
    return goals


def _notes(draw: st.DrawFn, world: World, sessions: list[Record], person: Any) -> list[Record]:
    """Notes on sessions: private while a draft, the care team's once signed."""
    if not sessions:
        return []
    audience = st.sampled_from(["private", "care_team"])
    picked = draw(st.lists(st.tuples(st.sampled_from(sessions), person, audience), max_size=4))
    notes: list[Record] = []
    for n, (session, author, who) in enumerate(once(picked, lambda p: (p[0].id, p[1]))):
        table, note_id = "therapy_sessions_sessionnote", new_id(15, n)
        notes.append(Record(table, note_id, session.couple, session.subject, author, who, other=session.id))
        world.parts.append(Part("therapy_sessions_noteaddendum", new_id(16, n), notes[-1], by=author))
    world.records += notes
    return notes


def insert(world: World) -> None:
    """Write a world as it is, also what no action and no trigger would let happen; needs the superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
    _insert_program(world)
    by_table: dict[str, list[Any]] = {}
    for row in world.records:
        by_table.setdefault(row.table, []).append(RECORDS[row.table](row))
    for part in world.parts:
        by_table.setdefault(part.table, []).append(PARTS[part.table](part))
    for rows in by_table.values():
        type(rows[0]).objects.bulk_create(rows)


def _insert_program(world: World) -> None:
    program = Program.objects.create(name="A program")
    User.objects.bulk_create(
        User(id=p.id, email=f"{p.id}@example.org", name="Somebody", role=p.role, is_active=p.active)
        for p in world.people
    )
    Couple.objects.bulk_create(
        Couple(id=c, program=program, name="Two people", frozen_at=NOON if frozen else None)
        for c, frozen in world.frozen.items()
    )
    around_reviews.insert(world, frozen_at=NOON)
    Enrollment.objects.bulk_create(
        Enrollment(
            couple_id=p.couple,
            person_id=p.person,
            slot=p.slot,
            status=p.status,
            started_at=NOON,
            ended_at=NOON if p.status in ENDED else None,
        )
        for p in world.places
    )
    CareTeamMember.objects.bulk_create(
        CareTeamMember(couple_id=c.couple, clinician_id=c.clinician, ended_at=NOON if c.ended else None)
        for c in world.care
    )
    Supervision.objects.bulk_create(
        Supervision(supervisor_id=s.supervisor, clinician_id=s.clinician, ended_at=NOON if s.ended else None)
        for s in world.supervising
    )


def _log(row: Record) -> ProgressLog:
    assert row.needs is not None
    day = date(2026, 1, 5)
    return ProgressLog(
        **common(row), goal_id=row.needs.id, occurred_on=day, what="A walk", how_it_went=3, effort=3
    )


def _rating(row: Record) -> GoalRating:
    assert row.needs is not None
    of = {"review_id": row.review.id if row.review else None, "revision_id": row.other}
    return GoalRating(**common(row), **of, goal_id=row.needs.id, round=row.round, level=0)


def _session(row: Record) -> TherapySession:
    return TherapySession(
        **common(row),
        clinician_id=row.author,
        kind="couple" if row.audience == "couple" else "individual",
        # Canceled ones may overlap.
        status="cancelled",
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=1),
    )


def _note(row: Record) -> SessionNote:
    signed = row.audience != "private"
    return SessionNote(
        **common(row),
        session_id=row.other,
        status="final" if signed else "draft",
        signed_at=NOON if signed else None,
    )


RECORDS = {
    "goals_goal": lambda row: Goal(**common(row)),
    "records_draft": lambda row: Draft(**common(row), form="goal", about=row.id),
    "progress_lastlooked": lambda row: LastLooked(**common(row), place=str(row.id)[-12:], looked_at=NOON),
    "progress_progresslog": _log,
    "progress_goalrating": _rating,
    "therapy_sessions_therapysession": _session,
    "therapy_sessions_sessionnote": _note,
    **around_goals.RECORDS,
    **around_days.RECORDS,
    **around_reviews.RECORDS,
}

PARTS = {
    "goals_goalrevision": lambda part: GoalRevision(
        id=part.id, goal_id=part.parent.id, number=1, author_id=part.by, target_date=date(2026, 3, 1)
    ),
    "goals_goalacceptance": lambda part: GoalAcceptance(
        id=part.id, goal_id=part.parent.id, revision_id=part.other, person_id=part.by, why="Because"
    ),
    "goals_goalreview": lambda part: GoalReview(
        id=part.id, goal_id=part.parent.id, revision_id=part.other, clinician_id=part.by, outcome="returned"
    ),
    "progress_revealedround": lambda part: RevealedRound(
        id=part.id, goal_id=part.parent.id, number=part.number
    ),
    "therapy_sessions_notegoal": lambda part: NoteGoal(
        id=part.id, note_id=part.parent.id, goal_id=part.other
    ),
    "therapy_sessions_noteaddendum": lambda part: NoteAddendum(
        id=part.id, note_id=part.parent.id, author_id=part.by, text="More"
    ),
    **around_goals.PARTS,
    **around_days.PARTS,
}
