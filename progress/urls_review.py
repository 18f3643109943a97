"""The monthly review, as both partners meet it."""

from django.urls import URLPattern, path

from progress.views import review, review_back, review_joint, review_parts

REVIEW = "reviews/<uuid:review_id>/"

urlpatterns: list[URLPattern] = [
    path("review/", review.review, name="review"),
    path("review/send/", review.review_send, name="review_send"),
    path("review/goals/<uuid:goal_id>/", review_parts.review_part, name="review_goal"),
    path("review/goals/<uuid:goal_id>/draft/", review_parts.review_part_draft, name="review_goal_draft"),
    path("review/goals/<uuid:goal_id>/wish/", review_joint.review_wish, name="review_wish"),
    path("review/goals/<uuid:goal_id>/decide/", review_joint.review_decide, name="review_decide"),
    path("review/goals/<uuid:goal_id>/bring/", review_joint.review_bring, name="review_bring"),
    path("review/focus/", review_joint.review_focus, name="review_focus"),
    path("review/parts/<slug:part>/", review_parts.review_part, name="review_part"),
    path("review/parts/<slug:part>/draft/", review_parts.review_part_draft, name="review_part_draft"),
    path("reviews/", review_back.reviews, name="reviews"),
    path(REVIEW, review_joint.review_read, name="review_read"),
    path(f"{REVIEW}sheet/", review_back.review_sheet, name="review_sheet"),
    path("reviews/answers/<uuid:answer_id>/back/", review_joint.review_take_back, name="review_take_back"),
]
