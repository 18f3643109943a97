"""Addresses of boundaries, of talks, and of how one's own goals stand to a joint one, under /goals/."""

from django.urls import path

from goals.views import boundaries, drafts, linking, suggesting, talking
from goals.views.boundaries import BOUNDARY

urlpatterns = [
    path("boundaries/", boundaries.boundaries, name="boundaries"),
    path("boundaries/new/", boundaries.boundary_new, name="boundary_new"),
    path("boundaries/new/draft/", drafts.draft_save, {"form": BOUNDARY}, name="boundary_draft"),
    path("boundaries/<uuid:boundary_id>/change/", boundaries.boundary_change, name="boundary_change"),
    path("boundaries/<uuid:boundary_id>/let-go/", boundaries.boundary_let_go, name="boundary_let_go"),
    path("couple/<uuid:couple_id>/boundaries/", boundaries.boundaries_couple, name="boundaries_couple"),
    path("couple/<uuid:couple_id>/suggest-goal/", suggesting.care_goal, name="care_goal"),
    path("couple/<uuid:couple_id>/suggest-goal/draft/", suggesting.care_goal_draft, name="care_goal_draft"),
    path("<uuid:goal_id>/talk/", talking.goal_talk, name="talk"),
    path("<uuid:goal_id>/links/", linking.goal_links, name="links"),
]
