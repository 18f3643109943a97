"""Days in words, kept for a while: a page names dozens, and tomorrow's page nearly the same ones."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

# Some years of days in a few formats.
KEPT = 4096


def day_words(day: date, form: str) -> str:
    """Write a day in a format of Django's, in the reader's language."""
    return _written(day.year, day.month, day.day, form, get_language())


@lru_cache(maxsize=KEPT)
def _written(year: int, month: int, day: int, form: str, language: str | None) -> str:
    return date_format(date(year, month, day), form)
