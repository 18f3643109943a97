"""Places of progress and of the pages that read across all."""

from django.urls import path

from couplesgoals.web.addresses import by_first_word
from progress import (
    urls_daily,
    urls_good,
    urls_journal,
    urls_priorities,
    urls_repair,
    urls_review,
    urls_review_care,
    urls_setbacks,
    urls_told,
    urls_tracking,
)
from progress.views import attainment, clinician, goals, logs, partner, ratings, readiness

app_name = "progress"

urlpatterns = by_first_word(
    [
        path("today/", partner.today, name="today"),
        path("us/", partner.us, name="us"),
        path("us/far/", attainment.far, name="far"),
        path("goals/<uuid:goal_id>/", goals.goal, name="goal"),
        path("goals/<uuid:goal_id>/log/", logs.log, name="log"),
        path("goals/<uuid:goal_id>/log/draft/", logs.log_draft, name="log_draft"),
        path("goals/<uuid:goal_id>/rate/", ratings.rate, name="rate"),
        path("log/<uuid:log_id>/audience/", logs.log_audience, name="log_audience"),
        path("caseload/", clinician.caseload, name="caseload"),
        path("caseload/<uuid:couple_id>/", clinician.couple, name="couple"),
        path("caseload/<uuid:couple_id>/attainment/", attainment.attainment, name="attainment"),
        path("caseload/<uuid:couple_id>/readiness/", readiness.readiness, name="readiness"),
        *urls_daily.urlpatterns,
        *urls_journal.urlpatterns,
        *urls_good.urlpatterns,
        *urls_setbacks.urlpatterns,
        *urls_repair.urlpatterns,
        *urls_priorities.urlpatterns,
        *urls_review.urlpatterns,
        *urls_review_care.urlpatterns,
        *urls_told.urlpatterns,
        *urls_tracking.urlpatterns,
    ]
)
