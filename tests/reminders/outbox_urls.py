"""The pages' frame and the demo's mailbox; tests run with DEBUG off, so it is not in couplesgoals.urls."""

from django.urls import include, path

urlpatterns = [
    path("", include("couplesgoals.web.urls")),
    path("dev/", include("couplesgoals.reminders.urls")),
]
