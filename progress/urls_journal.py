"""Places of the journal and of grounding."""

from django.urls import path

from progress.views import grounding, journal, journal_drafts, journal_sharing, journal_writing

urlpatterns = [
    path("journal/", journal.journal, name="journal"),
    path("journal/prompts/", journal.journal_prompts, name="journal_prompts"),
    path("journal/export/", journal.journal_export, name="journal_export"),
    path("journal/new/", journal_writing.journal_new, name="journal_new"),
    path("journal/new/draft/", journal_drafts.journal_draft, name="journal_draft"),
    path("journal/new/discard/", journal_drafts.journal_discard, name="journal_discard"),
    path("journal/shared/", journal_sharing.journal_shared_list, name="journal_shared_list"),
    path("journal/shared/<uuid:entry_id>/", journal_sharing.journal_shared, name="journal_shared"),
    path(
        "journal/passages/<uuid:passage_id>/audience/",
        journal_sharing.journal_passage_audience,
        name="journal_passage_audience",
    ),
    path("journal/<uuid:entry_id>/", journal.journal_entry, name="journal_entry"),
    path("journal/<uuid:entry_id>/change/", journal_writing.journal_change, name="journal_change"),
    path(
        "journal/<uuid:entry_id>/change/draft/",
        journal_drafts.journal_change_draft,
        name="journal_change_draft",
    ),
    path("journal/<uuid:entry_id>/audience/", journal_sharing.journal_audience, name="journal_audience"),
    path("journal/<uuid:entry_id>/passage/", journal_sharing.journal_passage, name="journal_passage"),
    path("caseload/<uuid:couple_id>/journal/", journal_sharing.journal_couple, name="journal_couple"),
    path("grounding/", grounding.grounding, name="grounding"),
    path("grounding/<slug:key>/", grounding.grounding_exercise, name="grounding_exercise"),
]
