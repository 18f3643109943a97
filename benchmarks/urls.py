"""Our pages, and a signed-in page that does nothing but pass through all our middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.bare import BODY
from couplesgoals import urls
from couplesgoals.urls import handler403, handler404, handler500

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]


def no_op(request: HttpRequest) -> HttpResponse:
    """Answer the same bytes as the bare view; LoginRequiredMiddleware lets in only who is signed in."""
    return HttpResponse(BODY)


urlpatterns = [*urls.urlpatterns, path("benchmarks/no-op/", no_op)]
