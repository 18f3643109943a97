"""Every page's place."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from couplesgoals.people.views import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    # Where people are day by day is looked for first.
    path("", include("progress.urls")),
    path("", include("couplesgoals.web.urls")),
    path("", include("couplesgoals.people.urls")),
    path("", include("couplesgoals.program.urls")),
    path("", include("couplesgoals.reminders.urls_delivery")),
    path("goals/", include("goals.urls")),
    path("sessions/", include("sessions.urls")),
    path("accounts/", include("couplesgoals.people.sign_in_urls")),
    path("api/", include("couplesgoals.api")),
]

if settings.DEBUG:
    urlpatterns.append(path("dev/", include("couplesgoals.reminders.urls")))

# What one may not do is answered like what is not there.
handler403 = "couplesgoals.web.errors.not_found"
handler404 = "couplesgoals.web.errors.not_found"
handler500 = "couplesgoals.web.errors.broken"
