"""What clinicians read, mark as read and answer."""

from django.urls import URLPattern, path

from progress.views import care_safety, clinician, told

urlpatterns: list[URLPattern] = [
    path("told/", told.told, name="told"),
    path("caseload/<uuid:couple_id>/read/", told.read, name="read"),
    path("caseload/<uuid:couple_id>/days/", clinician.days, name="couple_days"),
    path("entries/<uuid:entry_id>/answer/", told.answer, name="answer"),
    path("entries/<uuid:entry_id>/answer/draft/", told.answer_draft, name="answer_draft"),
    path("safety/<uuid:check_id>/done/", care_safety.follow_up, name="follow_up"),
    path("safety/<uuid:check_id>/done/draft/", care_safety.follow_up_draft, name="follow_up_draft"),
]
