"""Wins, affirmations, the coping kit and the page for a hard moment."""

from django.urls import URLPattern, path

from progress.views import hard_moment, jar, kit, kit_writing, wins
from progress.views import wins_affirmations as affirmations

draft = kit_writing.draft

urlpatterns: list[URLPattern] = [
    path("kit/", kit.kit, name="kit"),
    path("kit/new/", kit.kit_new, name="kit_new"),
    path("kit/new/draft/", draft, {"form": kit_writing.STRATEGY}, name="kit_draft"),
    path("kit/<uuid:strategy_id>/pin/", kit.kit_pin, name="kit_pin"),
    path("kit/<uuid:strategy_id>/away/", kit.kit_away, name="kit_away"),
    path("kit/<uuid:strategy_id>/used/", kit.kit_used, name="kit_used"),
    path("kit/<uuid:strategy_id>/used/draft/", draft, {"form": kit_writing.USE}, name="kit_used_draft"),
    path("kit/<uuid:strategy_id>/audience/", kit.kit_audience, name="kit_audience"),
    path("hard-moment/", hard_moment.hard_moment, name="hard_moment"),
    path("hard-moment/<uuid:strategy_id>/", hard_moment.hard_moment_strategy, name="hard_moment_strategy"),
    path("wins/", wins.wins, name="wins"),
    path("wins/new/", wins.win_new, name="win_new"),
    path("wins/new/draft/", draft, {"form": kit_writing.WIN}, name="win_draft"),
    path("wins/<uuid:win_id>/join/", wins.win_join, name="win_join"),
    path("wins/<uuid:win_id>/join/draft/", draft, {"form": kit_writing.JOIN}, name="win_join_draft"),
    path("wins/<uuid:win_id>/audience/", wins.win_audience, name="win_audience"),
    path("caseload/<uuid:couple_id>/wins/new/", wins.couple_win, name="couple_win"),
    path(
        "caseload/<uuid:couple_id>/wins/new/draft/",
        draft,
        {"form": kit_writing.CARE_WIN},
        name="couple_win_draft",
    ),
    path("affirmations/", affirmations.affirmations, name="affirmations"),
    path("affirmations/new/", affirmations.affirmation_new, name="affirmation_new"),
    path("affirmations/new/draft/", draft, {"form": kit_writing.AFFIRMATION}, name="affirmation_draft"),
    path("affirmations/<uuid:affirmation_id>/send/", affirmations.affirmation_send, name="affirmation_send"),
    path("affirmations/<uuid:affirmation_id>/back/", affirmations.affirmation_back, name="affirmation_back"),
    path("us/jar/", jar.jar, name="jar"),
]
