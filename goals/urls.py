"""Addresses of the pages of goals, under /goals/."""

from django.urls import include, path

from goals.views import (
    answering,
    drafts,
    library,
    library_editing,
    own,
    proposing,
    reading,
    reviewing,
    wording,
)
from goals.views.opening import ANSWER, OWN, PROPOSE, REVIEW, REVISE, SUGGEST

app_name = "goals"
urlpatterns = [
    path("", reading.goal_list, name="list"),
    path("propose/", proposing.goal_propose, name="propose"),
    path("propose/draft/", drafts.draft_save, {"form": PROPOSE}, name="propose_draft"),
    path("propose/discard/", drafts.draft_discard, {"form": PROPOSE}, name="propose_discard"),
    path("own/", own.own_new, name="own_new"),
    path("own/draft/", drafts.draft_save, {"form": OWN}, name="own_new_draft"),
    path("own/discard/", drafts.draft_discard, {"form": OWN}, name="own_new_discard"),
    path("wording/", wording.wording, name="wording"),
    path("queue/", reviewing.review_queue, name="queue"),
    path("", include("goals.urls_values")),
    path("", include("goals.urls_care")),
    path("", include("goals.urls_steps")),
    path("", include("goals.urls_life")),
    path("library/", library.library, name="library"),
    path("library/new/", library_editing.library_new, name="library_new"),
    path("library/themes/<slug:theme>/", library.library_theme, name="library_theme"),
    path("library/examples/<slug:slug>/", library.library_example, name="library_example"),
    path("library/examples/<slug:slug>/revise/", library_editing.library_revise, name="library_revise"),
    path("library/examples/<slug:slug>/retire/", library_editing.library_retire, name="library_retire"),
    path(
        "library/examples/<slug:slug>/bring-back/",
        library_editing.library_bring_back,
        name="library_bring_back",
    ),
    path("library/examples/<slug:slug>/versions/", library_editing.library_versions, name="library_versions"),
    path("<uuid:goal_id>/answer/", answering.goal_answer, name="answer"),
    path("<uuid:goal_id>/answer/draft/", drafts.draft_save, {"form": ANSWER}, name="answer_draft"),
    path("<uuid:goal_id>/answer/discard/", drafts.draft_discard, {"form": ANSWER}, name="answer_discard"),
    path("<uuid:goal_id>/suggest/", answering.goal_suggest, name="suggest"),
    path("<uuid:goal_id>/suggest/draft/", drafts.draft_save, {"form": SUGGEST}, name="suggest_draft"),
    path("<uuid:goal_id>/suggest/discard/", drafts.draft_discard, {"form": SUGGEST}, name="suggest_discard"),
    path("<uuid:goal_id>/revise/", own.own_revise, name="own_revise"),
    path("<uuid:goal_id>/revise/draft/", drafts.draft_save, {"form": REVISE}, name="own_revise_draft"),
    path("<uuid:goal_id>/revise/discard/", drafts.draft_discard, {"form": REVISE}, name="own_revise_discard"),
    path("<uuid:goal_id>/audience/", own.own_audience, name="own_audience"),
    path("<uuid:goal_id>/versions/", reading.goal_versions, name="versions"),
    path("<uuid:goal_id>/review/", reviewing.goal_review, name="review"),
    path("<uuid:goal_id>/review/draft/", drafts.draft_save, {"form": REVIEW}, name="review_draft"),
]
