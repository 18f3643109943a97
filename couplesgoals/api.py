"""The API's places. No rule lives here or in a serializer: rows come by visible_to, writes by the actions."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.csrf import csrf_exempt
from rest_framework.routers import SimpleRouter

from goals.api import GoalViewSet, VersionViewSet
from goals.api_boundaries import BoundaryViewSet
from goals.api_library import StartingPointViewSet
from goals.api_steps import MarkViewSet, ReadinessViewSet, StepViewSet
from goals.api_values import ValueViewSet
from progress.api import LogViewSet, RatingViewSet
from progress.api_checkin import CheckInRatingViewSet, CheckInViewSet
from progress.api_journal import JournalViewSet, PassageViewSet
from progress.api_kit import StrategyViewSet, UseViewSet
from progress.api_priorities import PriorityAskViewSet, PriorityShiftViewSet
from progress.api_repair import CycleMapViewSet, RepairViewSet, TurnViewSet
from progress.api_review import (
    ReviewAnswerViewSet,
    ReviewDecisionViewSet,
    ReviewFocusViewSet,
    ReviewNoteViewSet,
    ReviewWishViewSet,
)
from progress.api_setbacks import (
    LearnedViewSet,
    RecommitmentViewSet,
    SetbackViewSet,
    StatementViewSet,
    UnderneathViewSet,
)
from progress.api_told import FeedbackViewSet, ReadMarkViewSet
from progress.api_wins import AffirmationViewSet, WinViewSet
from sessions.api import AppointmentViewSet

router = SimpleRouter()
router.register("goals", GoalViewSet, basename="goal")
router.register("versions", VersionViewSet, basename="version")
router.register("boundaries", BoundaryViewSet, basename="boundary")
router.register("starting-points", StartingPointViewSet, basename="starting_point")
router.register("values", ValueViewSet, basename="value")
router.register("steps", StepViewSet, basename="step")
router.register("step-marks", MarkViewSet, basename="step_mark")
router.register("readiness", ReadinessViewSet, basename="readiness")
router.register("logs", LogViewSet, basename="log")
router.register("ratings", RatingViewSet, basename="rating")
router.register("journal", JournalViewSet, basename="journal")
router.register("passages", PassageViewSet, basename="passage")
router.register("setbacks", SetbackViewSet, basename="setback")
router.register("setback-underneath", UnderneathViewSet, basename="setback_underneath")
router.register("setback-learned", LearnedViewSet, basename="setback_learned")
router.register("setback-words", StatementViewSet, basename="setback_words")
router.register("setback-onward", RecommitmentViewSet, basename="setback_onward")
router.register("repairs", RepairViewSet, basename="repair")
router.register("repair-turns", TurnViewSet, basename="repair_turn")
router.register("cycle-maps", CycleMapViewSet, basename="cycle_map")
router.register("strategies", StrategyViewSet, basename="strategy")
router.register("strategy-uses", UseViewSet, basename="strategy_use")
router.register("wins", WinViewSet, basename="win")
router.register("affirmations", AffirmationViewSet, basename="affirmation")
router.register("review-answers", ReviewAnswerViewSet, basename="review_answer")
router.register("review-wishes", ReviewWishViewSet, basename="review_wish")
router.register("review-decisions", ReviewDecisionViewSet, basename="review_decision")
router.register("review-focuses", ReviewFocusViewSet, basename="review_focus")
router.register("review-notes", ReviewNoteViewSet, basename="review_note")
router.register("priority-shifts", PriorityShiftViewSet, basename="priority_shift")
router.register("priority-days", PriorityAskViewSet, basename="priority_day")
router.register("check-ins", CheckInViewSet, basename="check_in")
router.register("check-in-answers", CheckInRatingViewSet, basename="check_in_answer")
router.register("entry-feedback", FeedbackViewSet, basename="entry_feedback")
router.register("read-marks", ReadMarkViewSet, basename="read_mark")
router.register("appointments", AppointmentViewSet, basename="appointment")


@login_not_required  # the view says itself who may read it
@csrf_exempt
def schema(request: HttpRequest) -> HttpResponseBase:
    """Describe the API (OpenAPI). What writes the description is loaded by the first who asks for it."""
    from drf_spectacular.views import SpectacularAPIView

    answer: HttpResponseBase = SpectacularAPIView.as_view()(request)
    return answer


app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", schema, name="schema"),
    path("v1/", include(router.urls)),
]
