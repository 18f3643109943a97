"""The clinician's part of the monthly review, and treatment-plan reviews."""

from django.urls import URLPattern, path

from progress.views import review_care, review_care_notes, review_care_plans

COUPLE = "caseload/<uuid:couple_id>/"
REVIEW = "care/reviews/<uuid:review_id>/"
draft = review_care_notes.review_note_draft

urlpatterns: list[URLPattern] = [
    path(f"{COUPLE}review/", review_care.couple_review, name="couple_review"),
    path(f"{COUPLE}plan-review/", review_care_plans.plan_review, name="plan_review"),
    path(f"{COUPLE}plan-review/draft/", review_care_plans.plan_review_draft, name="plan_review_draft"),
    path(REVIEW, review_care.care_review, name="care_review"),
    path(f"{REVIEW}comment/", review_care_notes.review_comment, name="review_comment"),
    path(f"{REVIEW}comment/draft/", draft, {"form": review_care_notes.COMMENT}, name="review_comment_draft"),
    path(f"{REVIEW}summary/", review_care_notes.review_summary, name="review_summary"),
    path(f"{REVIEW}summary/couple/", review_care_notes.review_summary_couple, name="review_summary_couple"),
    path(
        f"{REVIEW}summary/couple/draft/",
        draft,
        {"form": review_care_notes.FOR_BOTH},
        name="review_summary_couple_draft",
    ),
    path(f"{REVIEW}summary/care-team/", review_care_notes.review_summary_team, name="review_summary_team"),
    path(
        f"{REVIEW}summary/care-team/draft/",
        draft,
        {"form": review_care_notes.FOR_TEAM},
        name="review_summary_team_draft",
    ),
    path(f"{REVIEW}addendum/", review_care_notes.review_addendum, name="review_addendum"),
    path(
        f"{REVIEW}addendum/draft/", draft, {"form": review_care_notes.ADDENDUM}, name="review_addendum_draft"
    ),
]
