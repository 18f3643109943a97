"""The clinician's part of the monthly review, and treatment-plan reviews."""

from django.urls import URLPattern, path

from progress.views import review_care, review_care_plans

COUPLE = "caseload/<uuid:couple_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{COUPLE}review/", review_care.couple_review, name="couple_review"),
    path(f"{COUPLE}plan-review/", review_care_plans.plan_review, name="plan_review"),
    path(f"{COUPLE}plan-review/draft/", review_care_plans.plan_review_draft, name="plan_review_draft"),
]
