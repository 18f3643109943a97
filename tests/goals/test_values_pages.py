"""The pages of values: two minutes to draw a map, one's own picture, what both share, and not a word more."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from couplesgoals.audit.models import AuditEvent
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals.actions.valuing import choose_readers
from goals.models import ValueRating, ValuesMap
from tests.conftest import ClientOf
from tests.goals.pages import typed
from tests.goals.values import DOMAINS, draw, latest, own, rated, share, shared, whole_map

HOME, NEW, SHARE, US, PRINT = (f"/goals/values/{page}" for page in ("", "new/", "share/", "us/", "print/"))


def numbers(*slots: str, importance: str = "9", consistency: str = "3") -> dict[str, str]:
    """What a browser sends for these slots."""
    rows = [(f"{slot}_importance", importance) for slot in slots]
    return {**dict(rows), **{f"{slot}_consistency": consistency for slot in slots}}


def values_of(person: User) -> set[tuple[str, str, int, int]]:
    """What stands on this person's maps."""
    with acting_as(person):
        rows = ValueRating.visible_to(person).filter(author=person)
        return set(rows.values_list("domain", "name", "importance", "consistency"))


class TestDrawingAMap:
    def send(self, client_of: ClientOf, by: User, **data: Any) -> Any:
        return client_of(by).post(NEW, {"submission": str(uuid4())} | data)

    def test_all_ten_areas_stand_on_one_page(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        page = client_of(maya).get(NEW).content.decode()
        for domain in DOMAINS:
            assert str(domain.label) in page
            assert page.count(f'name="{domain}_importance"') == 10
        assert "Only you" in page

    def test_what_is_left_out_is_not_recorded(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        data = numbers("family", "own2") | {"own2_name": " My garden ", "family_words": "Sundays"}
        answer = self.send(client_of, maya, **data)
        assert answer["Location"] == HOME
        assert values_of(maya) == {("family", "", 9, 3), ("own", "My garden", 9, 3)}
        assert latest(maya).words == "Sundays"

    def test_leave_this_out_wins_over_numbers(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        self.send(client_of, maya, **numbers("family", "work"), work_skip="on")
        assert values_of(maya) == {("family", "", 9, 3)}

    def test_what_is_left_out_needs_no_fixing(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        left_out = {"work_skip": "on", "work_importance": "11", "work_words": "x" * 301}
        assert self.send(client_of, maya, **numbers("family"), **left_out).status_code == 302

    @pytest.mark.parametrize(
        ("data", "field"),
        [
            ({"family_importance": "9"}, "family_consistency"),
            ({"family_consistency": "9"}, "family_importance"),
            ({"family_words": "Only words"}, "family_importance"),
            (numbers("family", importance="0"), "family_importance"),
            (numbers("family", importance="11"), "family_importance"),
            (numbers("family", consistency="many"), "family_consistency"),
            (numbers("family") | {"family_words": "x" * 301}, "family_words"),
            (numbers("own1"), "own1_name"),
            ({"own1_name": "Garden"}, "own1_importance"),
            (numbers("own1") | {"own1_name": "x" * 61}, "own1_name"),
            (numbers("own1", "own2") | {"own1_name": "Garden", "own2_name": "garden "}, "own2_name"),
            (numbers("own3") | {"own3_name": "FAMILY"}, "own3_name"),
            ({}, "__all__"),
        ],
        ids=str,
    )
    def test_what_is_to_fix_stands_beside_its_field_and_nothing_is_lost(
        self, couple: Couple, maya: User, client_of: ClientOf, data: dict[str, str], field: str
    ) -> None:
        answer = self.send(client_of, maya, **data, work_words="Kept word")
        data_is_kept = self.send(client_of, maya, **(numbers("work") | data), work_words="Kept word")
        assert answer.status_code == 422
        if field != "__all__":
            assert field in answer.context["form"].errors
            assert "Kept word" in data_is_kept.content.decode()
        assert values_of(maya) <= {("work", "", 9, 3)}

    def test_the_same_form_twice_is_one_map(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        form = numbers("family") | {"submission": str(uuid4())}
        for _ in range(2):
            assert client_of(maya).post(NEW, form)["Location"] == HOME
        with acting_as(maya):
            assert ValuesMap.visible_to(maya).count() == 1

    def test_what_is_typed_is_kept_and_comes_back(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        client = client_of(maya)
        assert client.post(f"{NEW}draft/", numbers("family") | {"own1_name": "Garden"}).status_code == 204
        page = client.get(NEW).content.decode()
        assert 'value="Garden"' in page
        assert page.count("checked") == 2
        assert "You began a map" in client.get(HOME).content.decode()
        client.post(f"{NEW}discard/")
        assert typed(maya, "values-map") == {}

    def test_sending_lets_the_draft_go_also_a_late_one(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        client, form = client_of(maya), numbers("family") | {"submission": str(uuid4())}
        client.post(f"{NEW}draft/", form)
        client.post(NEW, form)
        client.post(f"{NEW}draft/", form)
        assert typed(maya, "values-map") == {}

    def test_not_in_a_frozen_space(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        couple.frozen_at = timezone.now()
        couple.save()
        assert client_of(maya).get(NEW).status_code == 404
        assert self.send(client_of, maya, **numbers("family")).status_code == 404
        assert client_of(maya).get(HOME).status_code == 200


class TestOnesOwnPicture:
    def test_it_says_where_life_and_what_matters_are_apart(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, *whole_map())
        answer = client_of(maya).get(HOME)
        page = answer.content.decode()
        picture = answer.context["picture"]
        assert [line.rating.domain for line in picture.furthest] == ["friends", "family", "play"]
        assert "Matters a lot, little room last week" in page
        assert "<strong>37.3</strong> of 100" in page
        assert page.count('class="point point-a"') == 10
        assert f"/goals/propose/?value={latest(maya, 'friends').pk}" in page
        assert f"/goals/own/?value={latest(maya, 'friends').pk}" in page

    def test_without_all_ten_there_is_no_number(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, *whole_map()[:9], own("Garden"))
        assert "This number needs all ten areas" in client_of(maya).get(HOME).content.decode()

    def test_one_looks_back_at_earlier_maps(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        first = draw(couple, maya, own("Chess"))
        draw(couple, maya)
        client = client_of(maya)
        assert f"/goals/values/{first.pk}/" in client.get(HOME).content.decode()
        assert "Chess" in client.get(f"/goals/values/{first.pk}/").content.decode()

    def test_a_map_is_nobody_elses(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya)
        with acting_as(maya):
            drawn = ValuesMap.visible_to(maya).get()
        for person in (jonas, clinician):
            assert client_of(person).get(f"/goals/values/{drawn.pk}/").status_code == 404

    @pytest.mark.parametrize("page", [HOME, SHARE, US, PRINT, f"{PRINT}?sheet=us"])
    def test_twenty_maps_cost_no_more_queries_than_one(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, page: str
    ) -> None:
        def queries() -> int:
            client.get(page)
            with CaptureQueriesContext(
                connection,
            ) as caught:
                client.get(page)
            return len(caught)

        client = client_of(maya)
        shared(couple, maya, *whole_map())
        shared(couple, jonas, *whole_map())
        once = queries()
        for _ in range(6):
            shared(couple, maya, *whole_map(), own("Garden"))
        shared(couple, jonas, *whole_map())
        assert queries() == once
        assert once <= 14


class TestSharing:
    def choose(self, client_of: ClientOf, by: User, **audiences: str) -> Any:
        data = {f"value_{latest(by, domain).pk}": audience for domain, audience in audiences.items()}
        return client_of(by).post(SHARE, data)

    def test_each_value_has_its_readers_in_words(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, rated("family"), rated("work"))
        assert self.choose(client_of, maya, family="couple", work="private")["Location"] == HOME
        page = client_of(maya).get(HOME).content.decode()
        assert "You, Jonas and your care team" in page
        assert (latest(maya).audience, latest(maya, "work").audience) == ("couple", "private")

    def test_a_new_map_proposes_the_former_choice(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya)
        draw(couple, maya, rated("family", 2, 2))
        answer = client_of(maya).get(SHARE)
        field = answer.context["form"].fields[f"value_{latest(maya).pk}"]
        assert field.initial == "couple"
        assert latest(maya).audience == "private"
        assert "still yours alone" in answer.content.decode()

    def test_everything_is_taken_back_with_one_button(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, rated("family"), rated("work"))
        draw(couple, maya)
        client_of(maya).post(SHARE, {"nobody": "yes"})
        with acting_as(jonas):
            assert not ValueRating.visible_to(jonas).exists()

    def test_a_missing_choice_is_asked_for(self, couple: Couple, maya: User, client_of: ClientOf) -> None:
        draw(couple, maya, rated("family"), rated("work"))
        assert self.choose(client_of, maya, family="couple").status_code == 422
        assert self.choose(client_of, maya, family="everybody", work="couple").status_code == 422
        assert latest(maya).audience == "private"

    def test_in_a_frozen_space_sharing_can_only_be_taken_back(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, rated("family"), rated("work"), audience="care_team")
        couple.frozen_at = timezone.now()
        couple.save()
        assert self.choose(client_of, maya, family="couple", work="private").status_code == 422
        assert latest(maya, "work").audience == "care_team"
        assert self.choose(client_of, maya, family="care_team", work="private").status_code == 302
        assert latest(maya, "work").audience == "private"


class TestWhatMattersToBoth:
    def page(self, client_of: ClientOf, person: User, path: str = US) -> str:
        return str(client_of(person).get(path).content.decode())

    def test_overlap_difference_and_little_room(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, rated("family", 9, 3), rated("body", 8, 8), rated("work", 9, 9))
        shared(couple, jonas, rated("family", 10, 4), rated("body", 7, 9), rated("work", 3, 9))
        together = client_of(maya).get(US).context["together"]
        assert [value.name for value in together.waiting] == ["Family"]
        assert [value.name for value in together.dear] == ["Caring for my body"]
        assert [value.name for value in together.apart] == ["Work"]
        page = self.page(client_of, maya)
        assert page.count('class="point point-a"') == page.count('class="point point-b"') == 3
        assert "Maya" in page
        assert f"/goals/propose/?value={latest(maya).pk}" in page
        assert str(latest(jonas).pk) not in page

    def test_both_read_the_same_and_nothing_unshared(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, own("Chess"), rated("family"), own("Prayer"))
        share(couple, maya, "couple", "family")
        with_team = latest(maya, "own", "Prayer").pk
        with acting_as(maya):
            choose_readers(by=maya, couple=couple, readers={with_team: "care_team"})
        for person in (maya, jonas):
            page = self.page(client_of, person)
            assert "Family" in page
            assert "Chess" not in page
            assert "Prayer" not in page

    def test_an_own_value_meets_one_of_the_same_name(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, own("Our garden", 9, 2))
        shared(couple, jonas, own("our garden", 8, 1))
        assert len(client_of(maya).get(US).context["together"].waiting) == 1

    @pytest.mark.parametrize("path", [US, f"{PRINT}?sheet=us", "/us/", "/today/", "/goals/", HOME, SHARE])
    def test_what_the_other_keeps_changes_not_a_letter(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf, path: str
    ) -> None:
        def seen() -> tuple[str, int]:
            client = client_of(jonas)
            client.get(path)
            with CaptureQueriesContext(connection) as caught:
                page = client.get(path).content.decode()
            return page.split('name="csrfmiddlewaretoken"')[0].split("X-CSRFToken")[0], len(caught)

        nothing = seen()
        draw(couple, maya, *whole_map(), own("Chess"))
        assert seen() == nothing
        share(couple, maya, "care_team", "family", "work")
        assert seen() == nothing

    def test_mapping_again_and_keeping_it_changes_not_a_letter(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, rated("family", 9, 3))
        shared(couple, jonas, rated("family", 9, 3))
        before = client_of(jonas).get(US).context["together"].chart([])
        first = self.page(client_of, jonas)
        draw(couple, maya, rated("family", 1, 1), rated("work", 1, 1))
        assert client_of(jonas).get(US).context["together"].chart([]) == before
        assert self.page(client_of, jonas).count("point-a") == first.count("point-a")
        assert "Work" not in self.page(client_of, jonas)

    def test_taken_back_is_gone_at_once(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, own("Chess"))
        assert "Chess" in self.page(client_of, jonas)
        client_of(maya).post(SHARE, {"nobody": "yes"})
        assert "Chess" not in self.page(client_of, jonas)


class TestForTheClinician:
    def test_they_read_what_each_let_them_and_it_is_logged(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        value = shared(couple, maya, own("Chess"), audience="care_team")
        shared(couple, jonas, own("Football"))
        draw(couple, jonas, own("Whisky"))
        page = client_of(clinician).get(f"/goals/couple/{couple.pk}/values/").content.decode()
        assert "Chess" in page
        assert "Football" in page
        assert "Whisky" not in page
        event = AuditEvent.objects.filter(action="read").order_by("-id")[0]
        assert set(event.ids) == {value.pk, latest(jonas, "own", "Football").pk}
        assert event.page == "goals:values_couple"

    @pytest.mark.parametrize("who", ["former_clinician", "other_clinician", "administrator", "maya", "jonas"])
    def test_nobody_else_opens_it(
        self,
        couple: Couple,
        other_couple: Couple,
        who: str,
        client_of: ClientOf,
        request: pytest.FixtureRequest,
    ) -> None:
        person = request.getfixturevalue(who)
        assert client_of(person).get(f"/goals/couple/{couple.pk}/values/").status_code == 404


class TestOnPaper:
    def test_ones_own_map_is_ones_own(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        draw(couple, maya, own("Chess", words="Sunday evenings"))
        assert "Sunday evenings" in client_of(maya).get(PRINT).content.decode()
        assert "Chess" not in client_of(jonas).get(PRINT).content.decode()

    def test_the_sheet_of_both_holds_only_what_is_shared(
        self, couple: Couple, maya: User, client_of: ClientOf
    ) -> None:
        shared(couple, maya, own("Chess"))
        draw(couple, maya, own("Chess"), own("Prayer"))
        page = client_of(maya).get(f"{PRINT}?sheet=us").content.decode()
        assert "Chess" in page
        assert "Prayer" not in page
