"""Addresses of a goal's life as a whole, under /goals/."""

from django.urls import path

from goals.views import changing

urlpatterns = [
    path("<uuid:goal_id>/change/", changing.goal_change, name="change"),
]
