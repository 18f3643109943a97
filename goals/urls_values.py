"""Addresses of the pages of values, under /goals/values/, and beside a goal or a couple."""

from django.urls import path

from goals.views import valuing, valuing_goal, valuing_together

urlpatterns = [
    path("values/", valuing.values_home, name="values"),
    path("values/new/", valuing.values_new, name="values_new"),
    path("values/new/draft/", valuing.values_draft, name="values_draft"),
    path("values/new/discard/", valuing.values_discard, name="values_discard"),
    path("values/share/", valuing.values_share, name="values_share"),
    path("values/us/", valuing_together.values_us, name="values_us"),
    path("values/print/", valuing_together.values_print, name="values_print"),
    path("values/<uuid:map_id>/", valuing.values_earlier, name="values_earlier"),
    path("<uuid:goal_id>/values/", valuing_goal.goal_values, name="goal_values"),
    path("couple/<uuid:couple_id>/values/", valuing_together.values_couple, name="values_couple"),
]
