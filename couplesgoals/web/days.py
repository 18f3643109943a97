"""Days and times in words, kept for a while: a page names dozens, and the next one nearly the same ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from django.utils.formats import date_format, time_format

from couplesgoals.languages import reader_language

# Some years of days in a few formats.
KEPT = 4096


def day_words(day: date, form: str) -> str:
    """Write a day in a format of Django's, in the reader's language."""
    return _written(day.year, day.month, day.day, form, reader_language())


def days_in_words(days: Iterable[date], form: str) -> list[str]:
    """Write many days so."""
    language = reader_language()
    return [_written(day.year, day.month, day.day, form, language) for day in days]


def time_words(moment: datetime) -> str:
    """Write the time of day as Django's P does, in the reader's language."""
    return _time(moment.hour, moment.minute, reader_language())


@lru_cache(maxsize=KEPT)
def _time(hour: int, minute: int, language: str | None) -> str:
    return time_format(time(hour, minute), "P")


@lru_cache(maxsize=KEPT)
def _written(year: int, month: int, day: int, form: str, language: str | None) -> str:
    return date_format(date(year, month, day), form)
