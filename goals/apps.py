"""App configuration of goals."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """What a couple wants: goals, their versions, acceptances and the clinician's reviews."""

    name = "goals"
