"""App configuration of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Users, their preferences and how they sign in."""

    name = "couplesgoals.people"
    label = "people"
