"""App configuration of sessions."""

from django.apps import AppConfig


class SessionsConfig(AppConfig):
    """What happens with the clinician; labelled apart from Django's own sessions."""

    name = "sessions"
    label = "therapy_sessions"

    def ready(self) -> None:
        """Answer whether what a reminder speaks of still stands."""
        # Models cannot be imported before.
        from sessions import reminding

        reminding.register()
