"""All that is in the jar of good things."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import partner_required, signed_in
from progress.pages.jar import jar_page
from progress.views.lookup import pair_or_404


@require_safe
@partner_required
def jar(request: HttpRequest) -> HttpResponse:
    """Show every good thing both partners read, newest first, a page at a time."""
    person, pair = signed_in(request), pair_or_404(request)
    page = jar_page(person, pair, request.GET.get("before", ""))
    context = {"page": page, "pair": pair, "partner_name": pair.other_name(person)}
    return render(request, "progress/good/jar.html", context)
