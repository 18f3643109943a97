"""Addresses of the pages about oneself."""

from django.urls import path

from couplesgoals.people import views

app_name = "people"
urlpatterns = [
    path("more/", views.more, name="more"),
    path("preferences/", views.preferences, name="preferences"),
]
