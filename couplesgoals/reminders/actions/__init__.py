"""Verbs of the outbox."""

from couplesgoals.reminders.actions.choosing import choose_reminders, stop_messages
from couplesgoals.reminders.actions.creating import announce, announce_day, create_due_reminders
from couplesgoals.reminders.actions.heartbeats import record_heartbeat
from couplesgoals.reminders.actions.moving import Calendar, move_couple
from couplesgoals.reminders.actions.settling import leave_open, put_back, send_again

__all__ = [
    "Calendar",
    "announce",
    "announce_day",
    "choose_reminders",
    "create_due_reminders",
    "leave_open",
    "move_couple",
    "put_back",
    "record_heartbeat",
    "send_again",
    "stop_messages",
]
