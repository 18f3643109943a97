"""The repair conversation in turns, the time to repair, and the cycle."""

from django.urls import URLPattern, path

from progress.views import cycle, repair, repair_calls, repair_turns, repair_ways

TALK = "repair/<uuid:conversation_id>/"

urlpatterns: list[URLPattern] = [
    path("setback/<uuid:setback_id>/repair/", repair.repair_offer, name="repair_offer"),
    path(TALK, repair.repair, name="repair"),
    path(f"{TALK}accept/", repair.repair_accept, name="repair_accept"),
    path(f"{TALK}turn/", repair_turns.repair_turn, name="repair_turn"),
    path(f"{TALK}draft/", repair_turns.repair_draft, name="repair_draft"),
    path(f"{TALK}pause/", repair.repair_pause, name="repair_pause"),
    path(f"{TALK}resume/", repair.repair_resume, name="repair_resume"),
    path(f"{TALK}slower/", repair.repair_slower, name="repair_slower"),
    path(f"{TALK}stop/", repair.repair_stop, name="repair_stop"),
    path(f"{TALK}call/", repair_calls.repair_call, name="repair_call"),
    path("us/ways-back/", repair_ways.ways_back, name="ways_back"),
    path("us/cycle/", cycle.cycle, name="cycle"),
    path("us/cycle/draft/", cycle.cycle_draft, name="cycle_draft"),
    path("caseload/<uuid:couple_id>/ways-back/", repair_ways.couple_ways_back, name="couple_ways_back"),
    path("caseload/<uuid:couple_id>/cycle/", cycle.couple_cycle, name="couple_cycle"),
]
