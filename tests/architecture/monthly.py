"""Monthly reviews of Maya and Jonas: one both have answered, and one Maya alone has, so that it is hidden."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from couplesgoals.program.models import ProgressReview
from couplesgoals.records.acting import acting_as
from couplesgoals.records.audience import Audience
from goals.models import Goal
from progress.actions.review_deciding import choose_focus, decide
from progress.actions.review_sending import send_review
from progress.models import Question, ReviewAnswer, ReviewWish
from progress.review.said import Answer, GoalSaid, ReviewSaid, Shifted
from progress.review.sheets import keep
from tests.architecture.people import READERS, Scene

# What is asked, and for whom it is answered; about a goal where it is one's own words about one.
ASKED = (
    (Question.MONTH, Audience.PRIVATE),
    (Question.THANKS, Audience.COUPLE),
    (Question.SURE, Audience.CARE_TEAM),
)


def add_monthly(scene: Scene) -> None:
    """Let both answer the first, and Maya the second, which Jonas has begun."""
    past, current = _opened(scene, ago=40), _opened(scene, ago=1)
    scene.ids |= {"review_past": past.pk, "review_open": current.pk}
    _send(scene, past, "M", "past")
    _send(scene, past, "J", "past")
    _send(scene, current, "M", "open")
    maya, jonas = (scene.people[letter] for letter in "MJ")
    with acting_as(maya):
        ritual = scene.word("maya_focus: ritual", "MJCS")
        focus = choose_focus(by=maya, review=past, goals=[scene.ids["joint"]], ritual=ritual)
        joint = Goal.visible_to(maya).get(pk=scene.ids["joint"])
        scene.ids |= {
            "maya_focus": focus.pk,
            "kept": decide(by=maya, review=past, goal=joint, wish="keep").pk,
        }
    with acting_as(jonas):
        words = scene.word("jonas's begun month", "J")
        data = {"audience": "couple", "words": words}
        keep(by=jonas, review=current, part="month", about=None, data=data)


def _opened(scene: Scene, *, ago: int) -> ProgressReview:
    day = timezone.localtime(timezone.now(), scene.couple.zone).date() - timedelta(days=ago)
    return ProgressReview.objects.create(
        couple=scene.couple,
        period=f"{day:%Y-%m}",
        opens_on=day,
        halfway_on=day + timedelta(days=4),
        last_on=day + timedelta(days=9),
        closes_at=timezone.now() + timedelta(days=9),
    )


def _send(scene: Scene, review: ProgressReview, letter: str, which: str) -> None:
    """Answer everything, with a word in each; what is not revealed yet the other does not read."""
    person, name = scene.people[letter], {"M": "maya", "J": "jonas"}[letter]

    def word(what: str, audience: str) -> str:
        readers = READERS[letter][audience]
        hidden = {"M": "J", "J": "M"}[letter] if which == "open" else ""
        return scene.word(f"{name}_{which}_{what}: words", readers.replace(hidden, "") if hidden else readers)

    with acting_as(person):
        goal = Goal.visible_to(person).select_related("agreed").get(pk=scene.ids["joint"])
        helped = Answer(question=Question.HELPED, audience="couple", words=word("helped", "couple"))
        said = GoalSaid(goal=goal.pk, version=goal.agreed.number, level=None, wish="keep", answers=(helped,))
        answers = [
            Answer(
                question=asked,
                audience=audience,
                words=word(asked, audience),
                value=5 if asked == Question.SURE else None,
            )
            for asked, audience in ASKED
        ]
        shifted = Shifted(audience="care_team", more=word("shift", "care_team"))
        send_review(
            by=person, review=review, said=ReviewSaid(goals=(said,), answers=tuple(answers), shifted=shifted)
        )
        for answer in ReviewAnswer.visible_to(person).filter(review=review, author=person):
            scene.ids[f"{name}_{which}_{answer.question}"] = answer.pk
        wish = ReviewWish.visible_to(person).get(review=review, author=person)
        scene.ids[f"{name}_{which}_wish"] = wish.pk
