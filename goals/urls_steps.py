"""Addresses of steps and of one's own view of a goal, under /goals/."""

from django.urls import path

from goals.views import marking, mine, stepping, steps

urlpatterns = [
    path("<uuid:goal_id>/steps/", steps.goal_steps, name="steps"),
    path("<uuid:goal_id>/steps/new/", stepping.step_new, name="step_new"),
    path("<uuid:goal_id>/steps/draft/", stepping.step_draft, name="step_draft"),
    path("steps/<uuid:step_id>/today/", marking.step_today, name="step_today"),
    path("steps/<uuid:step_id>/mark/", marking.step_mark, name="step_mark"),
    path("steps/<uuid:step_id>/unmark/", marking.step_unmark, name="step_unmark"),
    path("steps/<uuid:step_id>/end/", stepping.step_end, name="step_end"),
    path("steps/<uuid:step_id>/resume/", stepping.step_resume, name="step_resume"),
    path("<uuid:goal_id>/mine/", mine.mine, name="mine"),
    path("<uuid:goal_id>/mine/rate/", mine.readiness, name="readiness"),
    path("<uuid:goal_id>/mine/rate/why/", mine.readiness_why, name="readiness_why"),
    path("<uuid:goal_id>/mine/rate/draft/", mine.readiness_draft, name="readiness_draft"),
]
