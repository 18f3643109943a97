"""Couples Goals: the project package and the floor every app stands on."""

from couplesgoals.celery import app as celery_app

__all__ = ["celery_app"]
