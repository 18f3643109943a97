"""App configuration of reminders."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """One outbox for every app's due messages."""

    name = "couplesgoals.reminders"
    label = "reminders"
