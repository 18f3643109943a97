"""The journal, its prompts, and the grounding exercises."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
