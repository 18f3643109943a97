"""`python -m tests.faults.world`: five couples with a goal, signed in, as JSON.

Three have a review behind them and write of their days; two answer their reviews, which come as they go.
"""

import json

import django

COUPLES = 5
REVIEWING = 2


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
        is_reviewing = number < REVIEWING
        if not is_reviewing:
            review = open_review(couple)
            for one in (a, b):
                send(one, review, answers=(answer("thanks", "Thank you"),))
        people += [
            {
                "id": str(one.pk),
                "cookie": sign_in(one, backend),
                "goal": str(goal.pk),
                "couple": str(couple.pk) if is_reviewing else "",
            }
            for one in (a, b)
        ]
    print(json.dumps(people))


main()
