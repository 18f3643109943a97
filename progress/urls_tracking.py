"""The timeline with its filters and the worksheets for paper."""

from django.urls import URLPattern, path

from progress.views import tracking, worksheet

urlpatterns: list[URLPattern] = [
    path("timeline/", tracking.timeline, name="timeline"),
    path("caseload/<uuid:couple_id>/timeline/", tracking.couple_timeline, name="couple_timeline"),
    path("goals/<uuid:goal_id>/worksheet/", worksheet.worksheet, name="worksheet"),
]
