"""What was taken back stays so: no page opened before, no late sending and no old draft shares it again."""

from __future__ import annotations

from uuid import uuid4

import pytest

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from progress.models import Learned, Underneath
from tests.conftest import ClientOf
from tests.progress.conftest import at, text_of
from tests.progress.setbacks import read_by, readers, report, step

pytestmark = pytest.mark.django_db


class TestOutOfSight:
    def test_ones_own_step_is_taken_back_also_where_what_happened_is_hidden(
        self, couple: Couple, maya: User, jonas: User, clinician: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya)
        step(told, jonas, need_words="a word of his")
        step(told, jonas, Learned, "private", learned="his alone")
        readers(told, maya, "care_team")
        phone = client_of(jonas)
        page = text_of(phone, at("setbacks"))
        assert page.count(at("setback_take_back", told.pk)) == 1
        taken = phone.post(at("setback_take_back", told.pk), {"step": "underneath"})
        assert taken["Location"] == at("setbacks")
        assert at("setback_take_back", told.pk) not in text_of(phone, at("setbacks"))
        assert read_by(clinician, Underneath) == []
        assert [row.audience for row in read_by(jonas, Underneath)] == ["private"]

    def test_nothing_is_told_of_what_one_has_no_step_on(
        self, couple: Couple, maya: User, jonas: User, client_of: ClientOf
    ) -> None:
        told = report(couple, maya, "private")
        step(told, maya, audience="private")
        phone = client_of(jonas)
        hidden = phone.post(at("setback_take_back", told.pk), {"step": "underneath"})
        absent = phone.post(at("setback_take_back", uuid4()), {"step": "underneath"})
        assert hidden.status_code == absent.status_code == 404
        assert phone.get(at("setback", told.pk)).status_code == 404
