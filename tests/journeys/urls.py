"""Every page, and the demo's mailbox: tests run with DEBUG off, so couplesgoals.urls is without it."""

from django.urls import include, path

from couplesgoals.urls import handler403, handler404, handler500
from couplesgoals.urls import urlpatterns as every_page

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*every_page, path("dev/", include("couplesgoals.reminders.urls"))]
