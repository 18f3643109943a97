"""Who may open a page at all. Everybody else gets the same 404 as for a page that does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, cast

from django.http import Http404, HttpRequest, HttpResponse

from couplesgoals.people.models import Role, User


class SignedInRequest(HttpRequest):
    """A request that has passed a gate: its user is a person."""

    user: User


type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]
type GatedPage[**P] = Callable[Concatenate[SignedInRequest, P], HttpResponse]


def for_role[**P](role: Role, view: GatedPage[P]) -> Page[P]:
    """Wrap a page so that only people of this role reach it; signing in is asked for before."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, User) or request.user.role != role:
            raise Http404
        return view(cast(SignedInRequest, request), *args, **kwargs)

    return page


def partner_required[**P](view: GatedPage[P]) -> Page[P]:
    """Let only partners in."""
    return for_role(Role.PARTNER, view)


def clinician_required[**P](view: GatedPage[P]) -> Page[P]:
    """Let only clinicians in; supervisors are clinicians."""
    return for_role(Role.CLINICIAN, view)


def administrator_required[**P](view: GatedPage[P]) -> Page[P]:
    """Let only administrators in."""
    return for_role(Role.ADMINISTRATOR, view)


def signed_in(request: HttpRequest) -> User:
    """The person who asks; pages ask for sign-in before they begin, so there is one."""
    user = request.user
    if not isinstance(user, User):
        raise Http404
    # Django puts a stand-in before them, which passes on each look: a page looks some hundred times.
    person: User = getattr(user, "_wrapped", user)
    return person
