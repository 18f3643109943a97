"""The repair conversation in turns, the time to repair, and the cycle."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
