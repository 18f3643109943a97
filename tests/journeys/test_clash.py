"""A goal that clashes for one of them: the clinician hears it alone, and the other's pages tell nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from couplesgoals.demo import factories as make
from couplesgoals.program.models import Couple, Program
from goals.models import Goal
from tests.goals.eyes import differences, ids_named
from tests.journeys.conftest import Arrives
from tests.journeys.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Sunday lunch with your family"
WORDS = "Please not to his brother’s house."
NOTED = "They meet his mother at the café."
FITS, CLASHES = "It fits", "It clashes with something of mine"
NEUTRAL = "Your clinician would like to talk this goal through with you both before it starts."
CLOCK = re.compile(r"\b\d{1,2}(:\d\d)? [ap]\.m\.|T\d\d:\d\d(:\d\d(\.\d+)?)?")
SIGNED_IN_AS = re.compile(r"[\w.]+@[\w.]+")

type Begin = Callable[[str], "World"]


@dataclass
class World:
    """A couple and their clinician, each at a browser of their own, and the goal Maya proposes."""

    couple: Couple
    goal: Goal
    maya: Visitor
    jonas: Visitor
    clinician: Visitor

    def maya_gets(self) -> dict[str, str]:
        """Every page on which the goal or Jonas is met, to the letter a browser gets, hidden or not."""
        goal = f"/goals/{self.goal.pk}/"
        places = ["/today/", "/goals/", "/us/", "/us/far/", "/goals/boundaries/"]
        places += [
            goal,
            *(f"{goal}{place}/" for place in ("versions", "print", "answer", "change", "mine", "links")),
        ]
        return {place.replace(str(self.goal.pk), "…"): _to_the_letter(self.maya, place) for place in places}


@pytest.fixture
def begin(program: Program, arrives: Arrives) -> Begin:
    """Two couples of the same names never meet, and are told apart by their addresses alone."""

    def begin(name: str) -> World:
        maya = make.make_partner("Maya", email=f"maya.{name}@example.org")
        jonas = make.make_partner("Jonas", email=f"jonas.{name}@example.org")
        clinician = make.make_clinician("Dana Rivera", email=f"dana.{name}@example.org")
        couple = make.make_couple(program, maya, jonas)
        make.join_care_team(couple, clinician, lead=True)
        goal = make.propose(couple, maya, title=TITLE)
        return World(couple, goal, arrives(maya), arrives(jonas), arrives(clinician, on="desktop"))

    return begin


def test_a_clash_is_heard_by_the_clinician_alone(begin: Begin) -> None:
    clash, fits = begin("clash"), begin("fits")
    when_jonas_accepts(clash.jonas, CLASHES, WORDS)
    when_jonas_accepts(fits.jonas, FITS, "")
    then_maya_cannot_tell(clash, fits, NEUTRAL)

    when_the_clinician_sees_it_in_her_queue(clash.clinician)
    when_she_asks_for_a_talk(clash.clinician)
    when_she_asks_for_a_talk_without_a_reason(fits.clinician)
    then_maya_cannot_tell(clash, fits, NEUTRAL)
    then_both_read_the_same_words(clash.maya, clash.jonas)

    when_the_talk_is_over(clash.clinician, NOTED)
    when_the_talk_is_over(fits.clinician, "")
    then_maya_cannot_tell(clash, fits, NEUTRAL)
    when_she_approves(clash.clinician, was_told=True)
    when_she_approves(fits.clinician, was_told=False)
    then_maya_cannot_tell(clash, fits, "Active")


def test_telling_the_clinician_only_is_neither_yes_nor_no(begin: Begin) -> None:
    here = begin("only")
    before = here.maya_gets()
    phone = here.jonas
    phone.goes_to("/today/")
    phone.follows("Read and answer")
    phone.chooses(CLASHES)
    phone.writes("A word about it for your care team", WORDS)
    phone.presses("Tell my clinician only")
    phone.sees("Your clinician will read it. Nothing else has changed.", "Does this fit you too?")
    phone.finds_it_accessible()
    assert differences(before, here.maya_gets()) == []
    here.clinician.goes_to("/goals/queue/")
    here.clinician.sees("A clash to talk through", "Jonas", WORDS, "Maya said yes")
    here.clinician.does_not_see("For your review")
    # He may still say yes; until it was talked through the goal does not start.
    when_jonas_accepts(phone, CLASHES, WORDS)
    then_it_starts_only_once_it_was_talked_through(here.clinician)


def when_jonas_accepts(phone: Visitor, fit: str, words: str) -> None:
    phone.goes_to("/today/")
    phone.follows("Read and answer")
    phone.writes("Why does this matter to me?", "They are my family too.")
    phone.chooses(fit)
    phone.writes("A word about it for your care team", words)
    phone.presses("Yes, this is our goal")
    phone.sees("You have both said yes.", NEUTRAL)


def then_maya_cannot_tell(clash: World, fits: World, *texts: str) -> None:
    clash.maya.goes_to(f"/goals/{clash.goal.pk}/")
    clash.maya.sees(TITLE, *texts)
    here, there = clash.maya_gets(), fits.maya_gets()
    assert not differences(here, there), "\n".join(differences(here, there))
    assert [place for place, text in here.items() if WORDS in text or NOTED in text] == []
    # On her own view she may say so herself: there it is one of her own answers to choose from.
    assert [place for place, text in here.items() if CLASHES in text and not place.endswith("/mine/")] == []


def when_the_clinician_sees_it_in_her_queue(desk: Visitor) -> None:
    desk.goes_to("/")
    desk.sees("Maya & Jonas", "Talk a goal through")
    desk.follows("Talk a goal through")
    desk.sees("A clash to talk through", TITLE, WORDS, "Told to the care team alone.")
    desk.finds_it_accessible()


def when_she_asks_for_a_talk(desk: Visitor) -> None:
    desk.follows("Ask both for a talk")
    desk.sees("Jonas", WORDS)
    desk.finds_it_accessible()
    desk.presses("Ask both for a talk")
    desk.sees("Both now read that you would like to talk it through.")


def when_she_asks_for_a_talk_without_a_reason(desk: Visitor) -> None:
    desk.goes_to("/goals/queue/")
    desk.does_not_see("A clash to talk through")
    desk.follows("Review")
    desk.follows("Ask both for a talk")
    desk.presses("Ask both for a talk")
    desk.sees("Both now read that you would like to talk it through.")


def then_both_read_the_same_words(*phones: Visitor) -> None:
    for phone in phones:
        phone.goes_to("/today/")
        phone.sees("Your clinician would like to talk a goal through with you both", TITLE)
        phone.follows("Look at it")
        phone.sees(NEUTRAL)
        phone.finds_it_accessible("phone")


def when_the_talk_is_over(desk: Visitor, words: str) -> None:
    desk.goes_to("/goals/queue/")
    desk.sees("Waiting for a talk")
    desk.page.get_by_role("region", name="Waiting for a talk").get_by_role("link", name="Talk").click()
    desk.writes("What came of it", words)
    desk.presses("End the wait")
    desk.sees("The wait is over.")


def when_she_approves(desk: Visitor, *, was_told: bool) -> None:
    desk.goes_to("/goals/queue/")
    desk.follows("Review")
    for question in ("Realistic", "Actionable", "Tailored to this couple"):
        desk.writes(question, "It is now.")
    if was_told:
        desk.sees(WORDS, NOTED)
        desk.finds_it_accessible("desktop")
    desk.presses("Approve")
    desk.sees("Approved. The goal is in effect.")


def then_it_starts_only_once_it_was_talked_through(desk: Visitor) -> None:
    desk.goes_to("/goals/queue/")
    desk.follows("Review")
    for question in ("Realistic", "Actionable", "Tailored to this couple"):
        desk.writes(question, "It is now.")
    desk.presses("Approve")
    desk.sees("Talk it through first, then say so here.")
    desk.finds_it_accessible("desktop")
    desk.chooses("We have talked it through")
    desk.presses("Approve")
    desk.sees("Approved. The goal is in effect.")


def _to_the_letter(visitor: Visitor, path: str) -> str:
    """A page without what is new each time: ids by their order, the clock, the address of who looks."""
    answer = visitor.context.request.get(visitor.origin + path)
    assert answer.status == 200
    return SIGNED_IN_AS.sub("…", CLOCK.sub("…", ids_named(answer.text())))
