"""App configuration of program."""

from django.apps import AppConfig


class ProgramConfig(AppConfig):
    """Programs, couples, enrollments, care teams and invitations."""

    name = "couplesgoals.program"
    label = "program"
