"""The timeline with its filters and the worksheets for paper."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
