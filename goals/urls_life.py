"""Addresses of a goal's life as a whole, under /goals/."""

from django.urls import path

from goals.views import changing, printing, statuses

urlpatterns = [
    path("statuses/", statuses.goal_statuses, name="statuses"),
    path("<uuid:goal_id>/change/", changing.goal_change, name="change"),
    path("<uuid:goal_id>/print/", printing.goal_print, name="print"),
]
