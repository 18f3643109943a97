"""App configuration of progress."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """How it goes, and the pages that read across all apps."""

    name = "progress"
