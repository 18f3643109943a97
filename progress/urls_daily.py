"""The daily check-in."""

from django.urls import URLPattern, path

from progress.views import checkin, checkin_days, checkin_readers

urlpatterns: list[URLPattern] = [
    path("check-in/", checkin.check_in, name="check_in"),
    path("check-in/draft/", checkin.check_in_draft, name="check_in_draft"),
    path("check-in/choices/", checkin_days.choices, name="check_in_choices"),
    path("check-in/choices/tracker/", checkin_days.tracker, name="check_in_tracker"),
    path("check-in/days/", checkin_days.days, name="check_in_days"),
    path("check-in/days/show/", checkin_days.shown, name="check_in_days_show"),
    path("check-in/mine/", checkin_days.mine, name="check_in_mine"),
    path(
        "check-in/answers/<uuid:rating_id>/",
        checkin_readers.of_answer,
        name="check_in_answer_readers",
    ),
    path(
        "check-in/lines/<uuid:check_in_id>/",
        checkin_readers.of_line,
        name="check_in_line_readers",
    ),
]
