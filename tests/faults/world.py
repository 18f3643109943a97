"""`python -m tests.faults.world`: three couples with a goal and a review behind them, signed in, as JSON."""

import json

import django

COUPLES = 3


def main() -> None:
    """Make them through the same actions as the demo."""
    django.setup()
    from django.conf import settings

    from benchmarks.targets import sign_in
    from couplesgoals.demo import factories
    from tests.progress.reviews import answer, open_review, send

    backend = settings.AUTHENTICATION_BACKENDS[0]
    program = factories.make_program()
    clinician = factories.make_clinician("Dana Rivera")
    people = []
    for number in range(COUPLES):
        a, b = factories.make_partner(f"Alex {number}"), factories.make_partner(f"Sam {number}")
        couple = factories.make_couple(program, a, b, time_zone="UTC")
        factories.join_care_team(couple, clinician, lead=True)
        goal = factories.active_joint_goal(couple, a, b, clinician)
        review = open_review(couple)
        for one in (a, b):
            send(one, review, answers=(answer("month", "A month"),))
        people += [
            {"id": str(one.pk), "cookie": sign_in(one, backend), "goal": str(goal.pk)} for one in (a, b)
        ]
    print(json.dumps(people))


main()
