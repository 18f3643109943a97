"""What Python writes is escaped as templates escape it, and kept words follow day, language and place."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

import pytest
from django.urls import reverse, set_script_prefix
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from couplesgoals.web.addresses import address_of
from couplesgoals.web.days import day_words
from couplesgoals.web.markup import write
from couplesgoals.web.templatetags.page import icon


@pytest.mark.parametrize(
    "piece",
    [
        "<script>alert('a & \"b\"')</script>",
        "more > less",
        "it's",
        '"so"',
        SafeString("<b>bold</b>"),
        gettext_lazy("Circles & <lines>"),
        icon("plus"),
        UUID(int=7),
        4.5,
        -2,
        True,
        None,
        "",
    ],
)
def test_a_piece_is_written_as_django_writes_it(piece: object) -> None:
    assert write('<i id="{}">{words}</i>', piece, words=piece) == format_html(
        '<i id="{}">{words}</i>', piece, words=piece
    )


def test_what_is_written_is_safe_to_write_again() -> None:
    assert write("<p>{}</p>", write("<b>{}</b>", "<")) == "<p><b>&lt;</b></p>"


def test_a_day_is_named_in_the_language_of_who_reads() -> None:
    day = date(2026, 3, 2)
    for _once_more in range(2):
        assert day_words(day, "l") == "Monday"
        with override("de"):
            assert day_words(day, "l") == "Montag"
    assert day_words(day, "M j, Y") == date_format(day, "M j, Y")


def test_a_moment_is_named_by_its_day() -> None:
    assert day_words(datetime(2026, 3, 2, 23, 59), "M j") == "Mar 2"  # noqa: DTZ001  # its day alone counts


def test_an_address_holds_its_own_id_and_where_the_program_is_served() -> None:
    one, other = uuid4(), uuid4()
    for pk in (one, other):
        assert address_of("progress:goal", pk) == reverse("progress:goal", args=[pk])
    set_script_prefix("/couples/")
    try:
        assert address_of("progress:goal", one).startswith("/couples/")
        assert address_of("progress:goal", one) == reverse("progress:goal", args=[one])
    finally:
        set_script_prefix("/")
