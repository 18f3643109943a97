"""The outbox's background work. Each may run twice, late or two at once; PostgreSQL knows what is due."""

from celery import shared_task

from couplesgoals.reminders.actions import create_due_reminders
from couplesgoals.reminders.sending import send_due_reminders


@shared_task(name="reminders.create_due")
def create_due() -> int:
    """Create the reminders that fell due."""
    return create_due_reminders()


@shared_task(name="reminders.send_due")
def send_due() -> int:
    """Send what is due, for as long as a task may run; the next sweep goes on."""
    return send_due_reminders()
