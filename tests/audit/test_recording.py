"""What an event holds, and what it refuses to hold."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from couplesgoals.audit import actions, chain
from couplesgoals.audit.actions import NotACodeError, record_event, record_read
from couplesgoals.audit.codes import check_detail
from couplesgoals.audit.models import ADMINISTRATIVE_AREAS, AuditEvent, AuditEventQuerySet
from tests.audit.conftest import ACTOR, COUPLE, RECORDS, write


@pytest.mark.django_db
def test_an_event_holds_what_was_done() -> None:
    before = timezone.now()
    record_event(
        by=ACTOR, action="goal.propose", target="goals.Goal", ids=RECORDS, couple=COUPLE, detail={"n": 2}
    )
    event = AuditEvent.objects.get()
    assert (event.actor_id, event.action, event.target) == (ACTOR, "goal.propose", "goals.Goal")
    assert (event.ids, event.couple_id, event.page, event.detail) == (RECORDS, COUPLE, "", {"n": 2})
    assert before <= event.at <= timezone.now()


@pytest.mark.django_db
def test_the_system_has_no_id() -> None:
    record_event(by=None, action="reminder.send")
    assert AuditEvent.objects.get().actor_id is None


@pytest.mark.django_db
def test_a_page_is_one_event_holding_every_id() -> None:
    shown = {"progress.ProgressLog": RECORDS[1:], "goals.Goal": RECORDS[:1], "goals.GoalReview": []}
    with CaptureQueriesContext(connection) as queries:
        record_read(by=ACTOR, page="goals:goal_detail", ids_by_target=shown, couple=COUPLE)
    assert len(queries) == 1
    event = AuditEvent.objects.get()
    assert (event.action, event.page, event.couple_id, event.target) == (
        "read",
        "goals:goal_detail",
        COUPLE,
        "",
    )
    assert event.ids == RECORDS
    assert event.detail == {"goals.Goal": 1, "progress.ProgressLog": 2}


@pytest.mark.django_db
def test_a_page_of_one_kind_names_it() -> None:
    record_read(by=ACTOR, page="goals:goal_list", ids_by_target={"goals.Goal": RECORDS})
    assert AuditEvent.objects.get().target == "goals.Goal"


@pytest.mark.django_db
def test_a_page_which_showed_nothing_is_an_event_all_the_same() -> None:
    record_read(by=ACTOR, page="goals:goal_list", ids_by_target={})
    assert AuditEvent.objects.get().ids == []


@pytest.mark.parametrize(
    "detail",
    [
        {"why": "two words"},
        {"why": "tab\there"},
        {"why": "line\n"},
        {"why": "no\u00a0break"},
        {"why": "x" * 41},
        {"mail": "maya@example.org"},
        {"two words": 1},
        {"list": ["fine", "not fine"]},
        {"deep": {"deeper": "not fine"}},
        {"a": {"b": {"c": {"d": 1}}}},
        {"a": [[[[1]]]]},
        {"half": 0.5},
        {1: "a"},
        {"bytes": b"a"},
    ],
)
def test_text_is_refused_and_not_repeated(detail: dict[str, object]) -> None:
    with pytest.raises(NotACodeError) as refusal:
        record_event(by=ACTOR, action="goal.propose", detail=detail)
    assert not any(text in str(refusal.value) for text in ("two", "maya", "not fine", "xxx"))


@given(st.text(min_size=1).filter(lambda text: any(char.isspace() for char in text) or len(text) > 40))
def test_no_string_with_a_space_or_longer_than_40_is_a_code(text: str) -> None:
    for detail in ({"a": text}, {text: 1}, {"a": [text]}, {"a": {"b": {"c": text}}}):
        with pytest.raises(NotACodeError):
            check_detail(detail)


@pytest.mark.parametrize(
    "detail", [{}, {"a": "x" * 40}, {"a": "−2"}, {"a": [1, None, True, ""]}, {"a": {"b": {"c": 1}}}]
)
def test_codes_are_taken(detail: dict[str, object]) -> None:
    check_detail(detail)


@pytest.mark.parametrize(
    "action", ["", "Goal.propose", "goal propose", "goal.", ".goal", "goal..x", "goal.propose\n", "a" * 61]
)
def test_an_action_is_a_dotted_verb(action: str) -> None:
    with pytest.raises(NotACodeError):
        record_event(by=ACTOR, action=action)


@pytest.mark.parametrize(
    "names", [{"target": "my goal"}, {"page": "/goals/?q=his drinking"}, {"page": "x" * 61}]
)
def test_target_and_page_are_plain_names(names: dict[str, str]) -> None:
    with pytest.raises(NotACodeError):
        record_event(by=ACTOR, action="read", **names)


@pytest.mark.django_db
def test_the_database_refuses_a_sentence_as_action() -> None:
    with pytest.raises(IntegrityError, match="audit_action_is_a_verb"):
        AuditEvent.objects.create(at=timezone.now(), action="she said no", mark=b"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 1, 1, tzinfo=UTC),
        datetime(2026, 3, 8, 2, 30, 0, 120000, tzinfo=UTC),
        datetime(2026, 7, 1, 12, 0, 0, 1, tzinfo=UTC) + timedelta(days=9999),
    ],
)
def test_what_is_hashed_is_what_postgresql_gives_back(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "timezone", SimpleNamespace(now=lambda: at))
    write(1)
    event = AuditEvent.objects.get()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {chain.CONTENT_SQL} FROM audit_auditevent e")
        stored = chain.Content(*cursor.fetchone())
    assert chain.canonical(stored) == chain.canonical(chain.content_of(event))
    assert stored.at == chain.content_of(event).at


@pytest.mark.django_db
def test_administrators_see_nothing_clinical() -> None:
    write(2)
    record_read(by=ACTOR, page="goals:goal_list", ids_by_target={"goals.Goal": RECORDS}, couple=COUPLE)
    for area in ADMINISTRATIVE_AREAS:
        record_event(by=ACTOR, action=f"{area}.change", couple=COUPLE)
    # An underscore is a letter here, not LIKE's wildcard.
    record_event(by=ACTOR, action="sign.in")
    record_event(by=ACTOR, action="signxin.change")
    seen = [event.action for event in AuditEvent.objects.administrative().newest_first()]
    assert seen == [f"{area}.change" for area in reversed(ADMINISTRATIVE_AREAS)]


@pytest.mark.django_db
def test_pages_of_a_couple_and_of_a_person() -> None:
    write(3)
    record_event(by=None, action="reminder.send")
    ids = list(AuditEvent.objects.about(COUPLE).newest_first().values_list("id", flat=True))
    assert ids == sorted(ids, reverse=True)
    assert list(AuditEvent.objects.done_by(ACTOR).newest_first().values_list("id", flat=True)) == ids
    events = list(AuditEvent.objects.about(COUPLE).latest_first())
    rest = AuditEvent.objects.about(COUPLE).before(events[0].at, events[0].nonce).latest_first()
    assert list(rest) == events[1:]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("audit_administrative", AuditEvent.objects.administrative()),
        ("audit_couple_newest", AuditEvent.objects.about(COUPLE)),
        ("audit_actor_newest", AuditEvent.objects.done_by(ACTOR)),
    ],
)
def test_each_page_has_its_index(
    name: str, query: AuditEventQuerySet, as_owner: Callable[[str], object]
) -> None:
    # In a table PostgreSQL thinks empty every index costs the same, and it takes any.
    for _event in range(200):
        record_event(by=None, action="reminder.send")
    as_owner("ANALYZE audit_auditevent")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        plan = query.newest_first()[:50].explain()
    assert f"using {name} " in plan
    assert "Sort" not in plan
