"""The library of starting points, as partners and clinicians read it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.people.gates import signed_in
from couplesgoals.people.models import User
from couplesgoals.records.drafts import own_couple
from goals.library.shelves import (
    ICONS,
    LONGEST_QUESTION,
    edits_library,
    found_by,
    offered_to,
    reads_library,
    searched,
    shelves,
)
from goals.models import StartingPoint, Theme


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Show the themes, or what a question finds over all of them."""
    viewer = reader_or_404(request)
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    offered = offered_to(viewer)
    context: dict[str, Any] = {
        "question": question,
        "shelves": [] if question else shelves(offered),
        "found": list(searched(offered, question)) if question else [],
        "longest": LONGEST_QUESTION,
        "edits": edits_library(viewer),
        "retired": list(found_by(viewer).exclude(retired_at=None)) if edits_library(viewer) else [],
    }
    return render(request, "goals/library.html", context)


@require_safe
def library_theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Show the examples of one theme."""
    viewer = reader_or_404(request)
    if theme not in Theme.values:
        raise Http404
    context = {
        "theme": Theme(theme),
        "icon": ICONS[theme],
        "examples": list(offered_to(viewer).filter(theme=theme)),
        "edits": edits_library(viewer),
    }
    return render(request, "goals/library_theme.html", context)


@require_safe
def library_example(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one example whole, its caution first."""
    viewer = reader_or_404(request)
    point = example_or_404(viewer, slug)
    couple = own_couple(request) if viewer.is_partner else None
    context = {
        "point": point,
        "edition": point.current,
        "theme": Theme(point.theme),
        "may_start": couple is not None and couple.frozen_at is None and point.retired_at is None,
        "edits": edits_library(viewer),
    }
    return render(request, "goals/library_example.html", context)


def reader_or_404(request: HttpRequest) -> User:
    """Return who is reading; an administrator finds no library."""
    viewer = signed_in(request)
    if not reads_library(viewer):
        raise Http404
    return viewer


def example_or_404(viewer: User, slug: str) -> StartingPoint:
    """Return an example this person may open; one put away is not there but for editors."""
    point = found_by(viewer).filter(slug=slug).first()
    if point is None:
        raise Http404
    return point
