"""The pages under test where the project's own addresses hold more than a test needs."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from progress.urls import urlpatterns as progress_urls


def page(request: HttpRequest) -> HttpResponse:
    """A page that says who is signed in."""
    return HttpResponse(str(request.user))


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    """A page for everybody."""
    return HttpResponse(str(request.user))


class Api(APIView):
    """An address of the API, which asks for sign-in by itself."""

    permission_classes = (IsAuthenticated,)

    def get(self, request: Request) -> Response:
        """Say who is signed in."""
        return Response(str(request.user))


KEPT: list[tuple[str, str, str]] = []


def form(request: HttpRequest, thing: str) -> HttpResponse:
    """A page that takes typed text."""
    return HttpResponse("sent" if request.method == "POST" else "form")


def keep(request: HttpRequest, *, thing: str) -> bool:
    """Stand in for records' drafts, which have no room for more than a few words here."""
    if len(request.POST["words"]) > 100:
        return False
    KEPT.append((str(request.user), thing, request.POST["words"]))
    return True


form.keep_draft = keep  # type: ignore[attr-defined]

first_pages = [path("today/", page, name="today"), path("caseload/", page, name="caseload")]
urlpatterns = [
    path("", page, name="home"),
    path("page/", page, name="page"),
    path("api/", Api.as_view(), name="api"),
    path("public/", public, name="public"),
    path("form/<str:thing>/", form, name="form"),
    path("account/", include("couplesgoals.people.sign_in_urls")),
    path("", include("couplesgoals.people.urls")),
    path("", include("couplesgoals.program.urls")),
    path("", include("couplesgoals.reminders.urls_delivery")),
    path("", include("couplesgoals.web.urls")),
    # More leads there, and every page to what helps in a hard moment.
    path("", include(([*first_pages, *progress_urls], "progress"))),
    path("goals/", include("goals.urls")),
]
