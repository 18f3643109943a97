"""The demo's mailbox. Its URL exists only under DEBUG, where all people are fictional."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from couplesgoals.reminders.outbox import outbox_message, outbox_messages


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """List the messages, newest first."""
    return render(request, "reminders/outbox.html", {"outbox_messages": outbox_messages()})


@login_not_required
@require_safe
def outbox_detail(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """Show one message as its reader would see it."""
    message = outbox_message(file, number)
    if message is None:
        raise Http404
    return render(request, "reminders/outbox_detail.html", {"message": message})
