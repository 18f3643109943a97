"""A goal begins from a value: carried by the form, linked once it exists, read where both are read."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.demo.factories import active_joint_goal, individual_goal
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.valuing import link_value
from goals.models import Goal, GoalValue
from progress.pages.goal_said import said_about
from tests.conftest import ClientOf
from tests.goals.pages import goals_of, new_goal, typed
from tests.goals.values import draw, latest, own, rated, share, shared

PROPOSE, OWN = "/goals/propose/", "/goals/own/"
NEW_FORMS = pytest.mark.parametrize("path", [PROPOSE, OWN])


def links(person: User) -> list[tuple[str, str]]:
    """What goals begin from which values, as this person may know it."""
    with acting_as(person):
        rows = GoalValue.visible_to(person).values_list("goal__current__title", "value__domain")
        return list(rows)


class TestStartingFromAValue:
    @NEW_FORMS
    def test_the_form_carries_it_and_the_goal_keeps_it(
        self, couple: Couple, maya: User, client_of: ClientOf, path: str
    ) -> None:
        draw(couple, maya)
        client, value = client_of(maya), latest(maya)
        page = client.get(f"{path}?value={value.pk}").content.decode()
        assert f'name="value" value="{value.pk}"' in page
        assert "This goal begins from what matters to you" in page
        form = new_goal(audience="care_team", value=str(value.pk))
        assert client.post(path, form).status_code == 302
        assert links(maya) == [(form["title"], "family")]

    @NEW_FORMS
    def test_without_one_nothing_is_linked(
        self, couple: Couple, maya: User, client_of: ClientOf, path: str
    ) -> None:
        draw(couple, maya)
        client_of(maya).post(path, new_goal(audience="care_team"))
        assert links(maya) == []

    @NEW_FORMS
    @pytest.mark.parametrize("whose", ["partner", "nobody", "junk"])
    def test_what_is_not_ones_own_is_passed_over_alike(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, path: str, whose: str
    ) -> None:
        shared(couple, jonas, own("Chess"))
        value = {"partner": str(latest(jonas, "own", "Chess").pk), "nobody": str(uuid4()), "junk": "x'\x00"}
        client = client_of(maya)
        assert "Chess" not in client.get(path, {"value": value[whose]}).content.decode()
        answer = client.post(path, new_goal(audience="care_team", value=value[whose]))
        assert answer.status_code == 302
        assert len(goals_of(maya)) == 1
        assert links(maya) == links(jonas) == []

    def test_the_address_wins_over_an_older_draft(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, rated("family"), rated("work"))
        client = client_of(maya)
        client.post(f"{PROPOSE}draft/", {"title": "Begun", "value": str(latest(maya, "work").pk)})
        page = client.get(f"{PROPOSE}?value={latest(maya).pk}").content.decode()
        assert f'name="value" value="{latest(maya).pk}"' in page
        assert "Begun" in page
        assert str(latest(maya, "work").pk) in client.get(PROPOSE).content.decode()
        assert typed(maya, "goal-propose")["title"] == "Begun"


class TestOnTheGoalsPage:
    @pytest.fixture
    def goal(self, couple: Couple, maya: User, jonas: User, clinician: User) -> Goal:
        """A joint goal that begins from a private value of Maya's."""
        goal = active_joint_goal(couple, maya, jonas, clinician)
        draw(couple, maya, own("Chess"))
        with acting_as(maya):
            link_value(by=maya, goal=goal, value=latest(maya, "own", "Chess"))
        return goal

    def test_a_private_value_stands_there_for_its_owner_alone(
        self, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        pages = {
            who: client_of(who).get(f"/goals/{goal.pk}/").content.decode() for who in (maya, jonas, clinician)
        }
        assert ["Chess" in page for page in pages.values()] == [True, False, False]
        assert "Begins from" not in pages[jonas]

    def test_a_shared_one_is_read_and_staff_reading_is_logged(
        self, couple: Couple, goal: Goal, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        value = latest(maya, "own", "Chess")
        client_of(maya).post("/goals/values/share/", {f"value_{value.pk}": "couple"})
        assert "Begins from: Chess (Maya)" in client_of(jonas).get(f"/goals/{goal.pk}/").content.decode()
        assert "Chess" in client_of(clinician).get(f"/goals/{goal.pk}/").content.decode()
        event = AuditEvent.objects.filter(action="read").order_by("-id")[0]
        assert value.pk in event.ids

    def test_one_query_and_one_line_for_each_value(self, couple: Couple, goal: Goal, maya: User) -> None:
        draw(couple, maya, own("chess"), rated("family"))
        with acting_as(maya):
            for name, domain in (("chess", "own"), ("", "family")):
                link_value(by=maya, goal=goal, value=latest(maya, domain, name))
            said_about(goal, maya)
            with CaptureQueriesContext(connection) as caught:
                found = said_about(goal, maya).values
        assert [line.name for line in found] == ["chess", "Family"]
        assert len(caught) == 1


class TestChoosingThem:
    def test_linked_and_taken_away_again(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        goal = individual_goal(couple, maya)
        draw(couple, maya, rated("family"), rated("work"))
        client, path = client_of(maya), f"/goals/{goal.pk}/values/"
        assert client.post(path, {"values": [str(latest(maya).pk)]}).status_code == 302
        assert links(maya) == [("Sleep before midnight", "family")]
        draw(couple, maya, rated("family"), rated("work"))
        assert client.get(path).content.decode().count("checked") == 1
        client.post(path, {"values": [str(latest(maya, "work").pk)]})
        assert links(maya) == [("Sleep before midnight", "work")]
        client.post(path, {})
        assert links(maya) == []

    def test_only_ones_own_values_are_there(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        value = shared(couple, jonas, own("Chess"))
        draw(couple, maya)
        path = f"/goals/{goal.pk}/values/"
        assert "Chess" not in client_of(maya).get(path).content.decode()
        assert client_of(maya).post(path, {"values": [str(value.pk)]}).status_code == 422
        assert links(maya) == []

    def test_what_the_partner_linked_stays_theirs(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        goal = active_joint_goal(couple, maya, jonas, clinician)
        draw(couple, jonas)
        share(couple, jonas, "couple")
        with acting_as(jonas):
            link_value(by=jonas, goal=goal, value=latest(jonas))
        draw(couple, maya)
        client_of(maya).post(f"/goals/{goal.pk}/values/", {})
        assert len(links(jonas)) == 1

    @pytest.mark.parametrize("who", ["jonas", "tess", "clinician", "administrator", "former_clinician"])
    def test_nobody_else_chooses(
        self, couple: Couple, other_couple: Couple, maya: User, who: str, client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:  # fmt: skip
        goal = individual_goal(couple, maya, audience="couple")
        client = client_of(request.getfixturevalue(who))
        assert client.get(f"/goals/{goal.pk}/values/").status_code == 404
        assert client.post(f"/goals/{goal.pk}/values/", {}).status_code == 404

    def test_in_a_frozen_space_one_can_only_take_away(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        goal = individual_goal(couple, maya)
        draw(couple, maya, rated("family"), rated("work"))
        client, path = client_of(maya), f"/goals/{goal.pk}/values/"
        client.post(path, {"values": [str(latest(maya).pk)]})
        couple.frozen_at = timezone.now()
        couple.save()
        assert (
            client.post(path, {"values": [str(latest(maya, d).pk) for d in ("family", "work")]}).status_code
            == 404
        )
        client.post(path, {})
        assert links(maya) == []
