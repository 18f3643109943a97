"""Wins, affirmations, the coping kit and the page for a hard moment."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
