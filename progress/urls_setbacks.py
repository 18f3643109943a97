"""The way back from a setback, one screen after the other."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
