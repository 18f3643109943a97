"""`python -m benchmarks.reminders.plain_loop NUMBER OF`: build and send each OFth message, no more."""

import sys

import django


def main(number: int, of: int) -> None:
    """Say that all is ready, wait for a line, then send over one connection."""
    django.setup()
    from django.core.mail import mailers

    from couplesgoals.reminders.messages import neutral_message
    from couplesgoals.reminders.models import Reminder

    rows = list(Reminder.objects.select_related("person").order_by("id"))[number::of]
    connection = mailers["plain"]
    connection.open()
    # The first loads every address of the program.
    neutral_message(rows[0], rows[0].person.email).message()
    print("ready", flush=True)
    sys.stdin.readline()
    for reminder in rows:
        connection.send_messages([neutral_message(reminder, reminder.person.email)])
    connection.close()


main(int(sys.argv[1]), int(sys.argv[2]))
