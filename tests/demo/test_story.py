"""The demo's story builds every stage that somebody is promised to see in it."""

from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo import story
from couplesgoals.demo.accounts import ACCOUNTS, PASSWORD
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple, Enrollment, EnrollmentStatus, Invitation
from couplesgoals.program.pair import pair_of_partner
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience
from goals.models import (
    AchievementStatus,
    FitCheck,
    Goal,
    GoalAcceptance,
    GoalFeedback,
    GoalReview,
    GoalStep,
    LifecycleStatus,
    ReviewOutcome,
    StepMark,
    ValueRating,
)
from progress.models import GoalRating, ProgressLog
from progress.pages.caseload import caseload_of
from progress.pages.today import Task, today_of
from progress.review.standing import standing_of
from sessions.models import NoteStatus, SessionNote, TherapySession
from tests.demo.conftest import As


def kinds_by_couple(clinician: User) -> dict[str, set[str]]:
    """Why each couple of a caseload needs the clinician."""
    with acting_as(clinician):
        return {row.name: {need.kind for need in row.needs} for row in caseload_of(clinician)}


def tasks_of(person: User) -> list[Task]:
    """What Today asks of a partner."""
    pair = pair_of_partner(person)
    assert pair is not None
    with acting_as(person):
        return today_of(person, pair).tasks


def test_everybody_on_the_list_can_sign_in(as_person: As) -> None:
    as_person("maya")
    assert {account["email"] for account in ACCOUNTS} == set(User.objects.values_list("email", flat=True))
    for person in User.objects.all():
        assert person.is_active
        assert person.check_password(PASSWORD)


def test_told_a_second_time_it_refuses_and_changes_nothing(as_person: As) -> None:
    as_person("maya")
    before = AuditEvent.objects.count()
    with pytest.raises(story.NotEmptyError):
        story.tell()
    assert AuditEvent.objects.count() == before
    assert Couple.objects.count() == 6


@pytest.mark.parametrize(
    ("couple", "kinds"),
    [
        ("Maya & Jonas", {"plan", "unread"}),
        ("Helen & Walt", {"review", "talk", "unread"}),
        ("Andre & Luis", {"silent"}),
        ("Leila & Sam", {"gap", "plan", "talk", "unread"}),
    ],
)
def test_the_clinician_sees_why_each_couple_needs_her(as_person: As, couple: str, kinds: set[str]) -> None:
    elena, _client = as_person("elena.rivera")
    assert kinds_by_couple(elena)[couple] == kinds


def test_the_supervisor_sees_all_six_couples_and_has_notes_to_cosign(as_person: As) -> None:
    naomi, client = as_person("naomi.feldman")
    assert len(kinds_by_couple(naomi)) == 6
    with acting_as(naomi):
        waiting = list(SessionNote.visible_to(naomi).to_cosign_by(naomi))
        assert {note.author.name for note in waiting} == {"Elena Rivera"}
        assert len(waiting) == 2
    assert client.get(reverse("sessions:notes")).status_code == 200


def test_the_former_clinician_signs_in_and_sees_nothing(as_person: As) -> None:
    peter, _client = as_person("peter.novak")
    assert kinds_by_couple(peter) == {}
    with acting_as(peter):
        assert not SessionNote.visible_to(peter).exists()
        assert not Goal.visible_to(peter).exists()


def test_maya_has_something_to_answer_a_review_and_a_session_tomorrow(as_person: As) -> None:
    maya, _client = as_person("maya")
    pair = pair_of_partner(maya)
    assert pair is not None
    assert {task.url for task in tasks_of(maya)} >= {reverse("progress:review")}
    assert any("Jonas" in task.title for task in tasks_of(maya))
    with acting_as(maya):
        standing = standing_of(maya, pair.couple)
        assert standing is not None
        assert standing.may_answer
        today = today_of(maya, pair)
        tomorrow = timezone.localtime(timezone.now(), pair.couple.zone).date() + timedelta(days=1)
        assert today.session is not None
        assert timezone.localtime(today.session.starts_at, pair.couple.zone).date() == tomorrow
        assert today.news


def test_maya_has_rated_a_round_that_jonas_has_not_and_neither_can_tell(as_person: As) -> None:
    maya, _client = as_person("maya")
    jonas, _client = as_person("jonas")
    with acting_as(maya):
        evenings = Goal.visible_to(maya).get(agreed__title__startswith="Two evenings")
        mine = GoalRating.visible_to(maya).filter(goal=evenings, author=maya).count()
        assert GoalRating.visible_to(maya).filter(goal=evenings, author=jonas).count() == mine - 1
    with acting_as(jonas):
        assert GoalRating.visible_to(jonas).filter(goal=evenings, author=maya).count() == mine - 1


def test_the_gap_between_maya_and_jonas_closes(as_person: As) -> None:
    maya, _client = as_person("maya")
    with acting_as(maya):
        evenings = Goal.visible_to(maya).get(agreed__title__startswith="Two evenings")
        rows = GoalRating.visible_to(maya).filter(goal=evenings).values_list("round", "level")
        rounds: dict[int, list[int]] = {}
        for number, level in rows.order_by("round"):
            rounds.setdefault(number, []).append(level)
    gaps = [abs(pair[0] - pair[1]) for pair in rounds.values() if len(pair) == 2]
    assert gaps[0] == 2
    assert max(gaps[2:]) <= 1


def test_a_goal_was_revised_with_a_reason_and_agreed_again(as_person: As) -> None:
    maya, client = as_person("maya")
    with acting_as(maya):
        evenings = Goal.visible_to(maya).get(agreed__title__startswith="Two evenings")
        assert evenings.agreed.number == 2
        assert evenings.agreed.reason
        assert evenings.revisions.get(number=1).expected != evenings.agreed.expected
    assert client.get(reverse("goals:versions", args=[evenings.pk])).status_code == 200


def test_each_audience_occurs_among_goals_and_entries_over_twelve_weeks(as_person: As) -> None:
    for local_part in ("maya", "jonas"):
        person, _client = as_person(local_part)
        with acting_as(person):
            own = Goal.visible_to(person).filter(subject=person).values_list("audience", flat=True)
            entries = ProgressLog.visible_to(person).filter(author=person)
            assert set(own) == {Audience.PRIVATE, Audience.CARE_TEAM, Audience.COUPLE}
            assert set(entries.values_list("audience", flat=True)) == set(own)
            assert entries.count() >= 25
            first = entries.earliest("created_at").created_at
            assert timedelta(weeks=10) < timezone.now() - first < timedelta(weeks=12)


def test_each_of_priya_and_daniel_has_an_answer_to_give(as_person: As) -> None:
    titles = {name: [task.title for task in tasks_of(as_person(name)[0])] for name in ("priya", "daniel")}
    assert "Daniel suggests a change" in titles["priya"]
    assert all("You both suggested changes: which words fit?" in listed for listed in titles.values())


def test_two_suggestions_of_priya_and_daniel_are_on_the_table(as_person: As) -> None:
    priya, _client = as_person("priya")
    with acting_as(priya):
        plans = Goal.visible_to(priya).select_related("current", "beside").get(beside__isnull=False)
    assert {plans.current.author.first_name, plans.beside.author.first_name} == {"Priya", "Daniel"}


def test_goals_of_maya_and_jonas_stand_at_every_point_of_their_life(as_person: As) -> None:
    maya, _client = as_person("maya")
    with acting_as(maya):
        joint = Goal.visible_to(maya).joint()
        assert Counter(joint.values_list("lifecycle_status", flat=True)) == {
            LifecycleStatus.ACTIVE: 2,
            LifecycleStatus.PROPOSED: 1,
            LifecycleStatus.ON_HOLD: 1,
            LifecycleStatus.COMPLETED: 1,
            LifecycleStatus.REJECTED: 1,
        }
        done = joint.get(lifecycle_status=LifecycleStatus.COMPLETED)
        assert done.achievement_status == AchievementStatus.SUSTAINING


def test_both_have_steps_for_today_and_marks_of_weeks(as_person: As) -> None:
    for name in ("maya", "jonas"):
        person, _client = as_person(name)
        with acting_as(person):
            today = timezone.localtime(timezone.now(), ZoneInfo("America/New_York")).date()
            assert GoalStep.visible_to(person).open_on(today).count() >= 2
            mine = StepMark.visible_to(person).filter(author=person)
            assert set(mine.values_list("outcome", flat=True)) >= {"done", "partly"}
            assert StepMark.visible_to(person).exclude(author=person).exists()


def test_each_sees_what_the_other_values_as_far_as_it_was_shared(as_person: As) -> None:
    for name, hidden in (("maya", "friends"), ("jonas", "work")):
        person, _client = as_person(name)
        with acting_as(person):
            theirs = ValueRating.visible_to(person).exclude(author=person)
            shared = set(theirs.values_list("domain", flat=True))
        assert "partnership" in shared
        assert hidden not in shared


def test_what_walt_told_the_clinician_alone_helen_cannot_read(as_person: As) -> None:
    found = {}
    for name in ("elena.rivera", "walt", "helen"):
        person, _client = as_person(name)
        with acting_as(person):
            clashes = FitCheck.visible_to(person).filter(answer="clash", author__name__startswith="Walt")
            found[name] = clashes.count()
    assert found == {"elena.rivera": 1, "walt": 1, "helen": 0}


def test_leila_and_sam_read_the_same_neutral_words_and_sam_alone_the_feedback(as_person: As) -> None:
    leila, _client = as_person("leila")
    with acting_as(leila):
        assert Goal.visible_to(leila).filter(talk_requested_at__isnull=False).count() == 2
        assert not GoalFeedback.visible_to(leila).exists()
    sam, _client = as_person("sam")
    with acting_as(sam):
        assert GoalFeedback.visible_to(sam).count() == 1


def test_a_clinician_offered_a_goal_and_nobody_has_to_take_it(as_person: As) -> None:
    andre, _client = as_person("andre")
    with acting_as(andre):
        offered = Goal.visible_to(andre).select_related("author").get(author__role="clinician")
        assert offered.lifecycle_status == LifecycleStatus.PROPOSED
        assert not GoalAcceptance.visible_to(andre).filter(goal=offered).exists()


def test_naomi_edits_the_library(as_person: As) -> None:
    naomi, client = as_person("naomi.feldman")
    assert naomi.is_content_editor
    assert client.get(reverse("goals:library")).status_code == 200


def test_one_goal_of_helen_and_walt_waits_for_review_and_one_came_back(as_person: As) -> None:
    helen, _client = as_person("helen")
    with acting_as(helen):
        states = Counter(Goal.visible_to(helen).joint().values_list("lifecycle_status", flat=True))
        returned = GoalReview.visible_to(helen).get(outcome=ReviewOutcome.RETURNED)
    assert states == {LifecycleStatus.ACTIVE: 1, LifecycleStatus.ACCEPTED: 1, LifecycleStatus.PROPOSED: 1}
    assert all([returned.realistic, returned.actionable, returned.tailored, returned.message])


def test_mei_has_joined_and_owens_invitation_is_open(as_person: As) -> None:
    mei, client = as_person("mei")
    invitation = Invitation.objects.open().get()
    assert (invitation.name, invitation.couple.name) == ("Owen Brooks", "Mei & Owen")
    assert client.get(reverse("progress:today")).status_code == 200
    assert tasks_of(mei) == []


def test_notes_are_signed_cosigned_added_to_and_one_is_a_draft(as_person: As) -> None:
    elena, _client = as_person("elena.rivera")
    with acting_as(elena):
        states = Counter(SessionNote.visible_to(elena).values_list("status", flat=True))
        assert states[NoteStatus.DRAFT] == 1
        assert states[NoteStatus.COSIGN_PENDING] == 2
        assert SessionNote.visible_to(elena).filter(addenda__isnull=False).exists()
        assert TherapySession.visible_to(elena).upcoming().filter(subject__isnull=False).exists()


def test_the_administrator_counts_couples_and_one_partner_on_hold(as_person: As) -> None:
    joy, client = as_person("joy.campbell")
    counts = Counter(Enrollment.objects.values_list("status", flat=True))
    assert counts == {EnrollmentStatus.ACTIVE: 10, EnrollmentStatus.ONHOLD: 1}
    page = client.get(reverse("program:couples"))
    for name in Couple.objects.values_list("name", flat=True):
        assert name.replace("&", "&amp;") in page.content.decode()
    with acting_as(joy):
        assert not Goal.visible_to(joy).exists()


def test_no_one_has_acted_in_the_future_or_against_the_log(as_person: As) -> None:
    as_person("maya")
    times = list(AuditEvent.objects.order_by("id").values_list("at", flat=True))
    assert times == sorted(times)
    assert times[-1] <= timezone.now()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account["email"])
def test_the_first_page_after_sign_in_opens(as_person: As, account: dict[str, str]) -> None:
    _person, client = as_person(account["email"].removesuffix("@example.org"))
    assert client.get(reverse("home"), follow=True).status_code == 200
