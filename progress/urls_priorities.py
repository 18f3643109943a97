"""Priorities that shifted: said at any time or on a planned day, and planning one."""

from django.urls import URLPattern, path

from progress.views import kit_writing, priorities, priorities_planned, priorities_talk

urlpatterns: list[URLPattern] = [
    path("priorities/", priorities.priorities, name="priorities"),
    path("priorities/draft/", kit_writing.draft, {"form": kit_writing.SHIFT}, name="priorities_draft"),
    path("priorities/plan/", priorities_planned.priorities_plan, name="priorities_plan"),
    path("priorities/days/<uuid:ask_id>/off/", priorities_planned.priorities_off, name="priorities_off"),
    path("priorities/<uuid:shift_id>/", priorities.priority, name="priority"),
    path("priorities/<uuid:shift_id>/audience/", priorities.priority_audience, name="priority_audience"),
    path("priorities/<uuid:shift_id>/talk/", priorities_talk.priority_talk, name="priority_talk"),
    path(
        "caseload/<uuid:couple_id>/priorities/",
        priorities_planned.couple_priorities,
        name="couple_priorities",
    ),
]
