"""Who asks for what: sign-ins as rows in the session table, and the requests of each page.

Each page is asked for by several people in turn, as no two at once look at the same couple in real life.
"""

import itertools
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from benchmarks.bare import BACKEND
from benchmarks.data import Caseload, emails
from benchmarks.load import FRESH, Target
from couplesgoals.people.models import User
from couplesgoals.people.timeouts import LAST_SEEN, SIGNED_IN_AT
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.models import Goal

PEOPLE = 20
KINDS = ("short", "long", "five", "sixty", "many", "other")
CSRF = "b" * 32


@dataclass(frozen=True)
class Visit:
    """One request and the person who makes it."""

    target: Target
    person: User


def sign_in(person: User, backend: str) -> str:
    """Sign a person in by a row in the session table; return the cookies."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    now = int(time.time())
    session.update(
        {
            SESSION_KEY: str(person.pk),
            BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: person.get_session_auth_hash(),
            SIGNED_IN_AT: now,
            LAST_SEEN: now,
        }
    )
    session.create()
    # As a sign-in does: with it the person is looked up together with the session.
    UserSession.objects.create(user=person, session_key=session.session_key, ip="127.0.0.1")
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={CSRF}"


def visits(caseloads: list[Caseload]) -> dict[str, list[Visit]]:
    """The visits of every page, the baseline's too, by the page's key."""
    of = {kind: _clinicians(caseloads, kind) for kind in KINDS}
    cookies: dict[User, str] = {}

    def visit(person: User, name: str, *args: object, form: str = "", query: str = "") -> Visit:
        if person not in cookies:
            cookies[person] = sign_in(person, settings.AUTHENTICATION_BACKENDS[0])
        return Visit(Target(reverse(name, args=args) + query, cookies[person], form), person)

    short, long, other = _partners(of["short"]), _partners(of["long"]), _partners(of["other"])
    many = _partners(of["many"])
    # Whose pages are looked at writes nothing: what is new there would be more to show.
    writing = _partners(of["long"], after=PEOPLE)
    found = {
        "today": [visit(person, "progress:today") for person in short],
        "today_long": [visit(person, "progress:today") for person in long],
        "us": [visit(person, "progress:us") for person in short],
        "us_long": [visit(person, "progress:us") for person in long],
        "goal": [visit(person, "progress:goal", _goal_of(person)) for person in short],
        "log_form": [visit(person, "progress:log", _goal_of(person)) for person in short],
        "goal_long": [visit(person, "progress:goal", _goal_of(person)) for person in long],
        "goal_many": [visit(person, "progress:goal", _goal_of(person)) for person in many],
        "goals": [visit(person, "goals:list") for person in short],
        "goals_many": [visit(person, "goals:list") for person in many],
        "story": [visit(person, "goals:versions", _goal_of(person)) for person in short],
        "story_many": [visit(person, "goals:versions", _goal_of(person)) for person in many],
        "values": [visit(person, "goals:values") for person in short],
        "values_many": [visit(person, "goals:values") for person in many],
        "log_post": [visit(person, "progress:log", _goal_of(person), form=_form()) for person in other],
        "check_in": [visit(person, "progress:check_in") for person in short],
        "check_in_long": [visit(person, "progress:check_in") for person in long],
        "check_in_post": [visit(person, "progress:check_in", form=_check_in()) for person in other],
        "check_in_post_long": [visit(person, "progress:check_in", form=_check_in()) for person in writing],
        "check_in_mine": [visit(person, "progress:check_in_mine") for person in short],
        "check_in_mine_long": [visit(person, "progress:check_in_mine") for person in long],
        "journal": [visit(person, "progress:journal") for person in short],
        "journal_long": [visit(person, "progress:journal") for person in long],
        "search": [visit(person, "progress:journal", query="?q=lantern") for person in short],
        "search_long": [visit(person, "progress:journal", query="?q=lantern") for person in long],
        "timeline": [visit(person, "progress:timeline") for person in short],
        "timeline_long": [visit(person, "progress:timeline") for person in long],
        "review": [visit(person, "progress:review") for person in other],
        "review_goal": [visit(person, "progress:review_goal", _goal_of(person)) for person in other],
        "review_care": [
            visit(one, "progress:couple_review", couple) for one, couple in _couples(of["other"])
        ],
        "couple": [visit(one, "progress:couple", couple) for one, couple in _couples(of["short"])],
        "couple_long": [visit(one, "progress:couple", couple) for one, couple in _couples(of["long"])],
        "caseload": [visit(one, "progress:caseload") for one in of["short"]],
        "caseload_long": [visit(one, "progress:caseload") for one in of["long"]],
        "caseload_5": [visit(one, "progress:caseload") for one in of["five"]],
        "caseload_60": [visit(one, "progress:caseload") for one in of["sixty"]],
    }
    nothing = [Visit(Target("/benchmarks/no-op/", one.target.cookie), one.person) for one in found["today"]]
    bare = [Visit(Target("/", sign_in(person, BACKEND)), person) for person in short]
    off = {"today_off": found["today"], "couple_off": found["couple"]}
    return found | off | {"no_op": nothing, "bare": bare}


def _clinicians(caseloads: list[Caseload], kind: str) -> list[User]:
    return list(User.objects.filter(email__in=emails(caseloads, kind)))


def _couples(clinicians: list[User], after: int = 0) -> list[tuple[User, object]]:
    """Couples with their clinician, each clinician's in turn, without the first few."""
    lists = [
        [(one, couple.pk) for couple in Couple.caseload_of(one).order_by("id")[: after + PEOPLE]]
        for one in clinicians
    ]
    in_turn = itertools.chain.from_iterable(zip(*lists, strict=True))
    return list(itertools.islice(in_turn, after, after + PEOPLE))


def _partners(clinicians: list[User], after: int = 0) -> list[User]:
    couples = [couple for _clinician, couple in _couples(clinicians, after)]
    return list(User.objects.filter(enrollments__couple__in=couples, enrollments__slot="a").order_by("email"))


def _goal_of(person: User) -> object:
    """The goal all the couple's logs are about: the oldest."""
    with acting_as(person):
        return Goal.visible_to(person).order_by("created_at").first().pk


def _form() -> str:
    day = datetime.now(ZoneInfo("America/New_York")).date() - timedelta(days=1)
    values = {
        "csrfmiddlewaretoken": CSRF,
        "what": "We sat down after dinner and talked about the week.",
        "how_it_went": 4,
        "effort": 2,
        "occurred_on": day.isoformat(),
        "audience": "couple",
    }
    return f"{urlencode(values)}&submission={FRESH}"


def _check_in() -> str:
    """The same form again and again is the same check-in, written anew each time."""
    values = {
        "csrfmiddlewaretoken": CSRF,
        "day": datetime.now(ZoneInfo("America/New_York")).date().isoformat(),
        "revision": 0,
        "submission": UUID(int=7),
        "feeling": 6,
        "feeling_audience": "care_team",
        "closeness": 7,
        "closeness_audience": "couple",
        "noticed_audience": "private",
        "line": "A quiet evening, and soup.",
        "line_audience": "couple",
    }
    return urlencode(values)
