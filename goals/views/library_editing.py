"""The library as its editors write it: add, revise, retire, bring back, and every edition."""

from __future__ import annotations

from itertools import pairwise

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from goals.actions.library import (
    add_starting_point,
    bring_back_starting_point,
    retire_starting_point,
    revise_starting_point,
)
from goals.forms.library import EditionForm, NewExampleForm
from goals.library.editions import Edition, compare_editions
from goals.library.shelves import edits_library
from goals.models import StartingPoint, StartingPointVersion, Theme
from goals.views.library import example_or_404
from goals.views.opening import TO_FIX, carried_out, now_about, read_number

ANY = ["GET", "HEAD", "POST"]


@require_http_methods(ANY)
def library_new(request: HttpRequest) -> HttpResponse:
    """Write a new example."""
    viewer = editor_or_404(request)
    theme = request.GET.get("theme", "")
    form = NewExampleForm(request.POST or None, initial={"theme": theme if theme in Theme.values else ""})
    if request.method == "POST" and (point := carried_out(form, lambda: _add(viewer, form))):
        messages.success(request, _("Added. Couples can find it now."))
        return redirect("goals:library_example", point.slug)
    return render(request, "goals/library_new.html", {"form": form}, status=TO_FIX if form.is_bound else 200)


@require_http_methods(ANY)
def library_revise(request: HttpRequest, slug: str) -> HttpResponse:
    """Write an example's next edition."""
    viewer = editor_or_404(request)
    if request.method != "POST":
        return _revise_page(request, slug)
    form = EditionForm(request.POST)
    if carried_out(form, lambda: _revise(viewer, slug, form)):
        messages.success(request, _("Saved. Goals that began with an earlier version keep it."))
        return redirect("goals:library_example", slug)
    return _revise_page(request, slug, form)


@require_POST
def library_retire(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an example out of what people find."""
    retire_starting_point(by=editor_or_404(request), slug=slug)
    messages.success(request, _("Retired. Nobody finds it now; goals that began with it keep its words."))
    return redirect("goals:library_example", slug)


@require_POST
def library_bring_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer a retired example again."""
    bring_back_starting_point(by=editor_or_404(request), slug=slug)
    messages.success(request, _("It is in the library again."))
    return redirect("goals:library_example", slug)


@require_safe
def library_versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every edition of an example, the latest first, and what changed."""
    point = example_or_404(editor_or_404(request), slug)
    editions = _editions_of(point)
    changes = {new.pk: compare_editions(old, new) for old, new in pairwise(editions)}
    rows = [(edition, changes.get(edition.pk)) for edition in reversed(editions)]
    return render(request, "goals/library_versions.html", {"point": point, "rows": rows})


def editor_or_404(request: HttpRequest) -> User:
    """Return the editor who asks; to everybody else these pages do not exist."""
    viewer = signed_in(request)
    if not edits_library(viewer):
        raise Http404
    return viewer


def _revise_page(request: HttpRequest, slug: str, form: EditionForm | None = None) -> HttpResponse:
    """Show the form about the latest edition; what was typed about an older one stays."""
    point = example_or_404(editor_or_404(request), slug)
    editions = _editions_of(point)
    latest = editions[-1]
    read = read_number(request.POST.dict()) if form else latest.number
    if form is None:
        form = EditionForm(initial=Edition.of(latest).words() | {"number": latest.number})
    now_about(form, latest.number)
    before = next((edition for edition in editions[:-1] if edition.number == read), None)
    context = {
        "form": form,
        "point": point,
        "newer": compare_editions(before, latest) if before else None,
    }
    return render(request, "goals/library_revise.html", context, status=TO_FIX if form.is_bound else 200)


def _editions_of(point: StartingPoint) -> list[StartingPointVersion]:
    """Every edition, oldest first."""
    return list(point.versions.select_related("author").order_by("number").fetch_mode(models.FETCH_RAISE))


def _add(by: User, form: NewExampleForm) -> StartingPoint:
    return add_starting_point(by=by, theme=form.cleaned_data["theme"], edition=form.edition())


def _revise(by: User, slug: str, form: EditionForm) -> StartingPoint:
    number = form.cleaned_data["number"] or 0
    return revise_starting_point(by=by, slug=slug, based_on=number, edition=form.edition())
