"""Where sessions and notes are."""

from django.urls import path

from sessions.views import calendar, reading, writing

app_name = "sessions"
urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/plan/", calendar.plan, name="plan"),
    path("notes/", reading.notes, name="notes"),
    path("notes/<uuid:note_id>/", reading.note_detail, name="note_detail"),
    path("notes/<uuid:note_id>/cosign/", reading.note_cosign, name="note_cosign"),
    path("notes/<uuid:note_id>/addendum/", reading.note_addendum, name="note_addendum"),
    path("<uuid:session_id>/", calendar.session, name="session"),
    path("<uuid:session_id>/cancel/", calendar.cancel, name="cancel"),
    path("<uuid:session_id>/finish/", calendar.finish, name="finish"),
    path("<uuid:session_id>/note/", writing.note, name="note"),
    path("<uuid:session_id>/note/keep/", writing.note_autosave, name="note_autosave"),
]
