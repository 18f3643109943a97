"""App configuration of progress."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """How it goes, and the pages that read across all apps."""

    name = "progress"

    def ready(self) -> None:
        """Answer whether what a reminder speaks of still stands."""
        # Models cannot be imported before.
        from progress import reminding

        reminding.register()
