"""Goals in the scene: joint ones at every point of their life, and each partner's own for each audience."""

from __future__ import annotations

from typing import Any

from couplesgoals.demo import factories as make
from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.acting import acting_as
from goals import actions
from goals.models import Goal, GoalRevision
from goals.terms import Voice
from tests.architecture.people import READERS, Scene

OWN = (
    ("maya_private", "M", "private"),
    ("maya_team", "M", "care_team"),
    ("maya_shared", "M", "couple"),
    ("jonas_private", "J", "private"),
    ("jonas_team", "J", "care_team"),
)


def add_goals(scene: Scene, other: Couple) -> None:
    """Let the couple, their clinician and the other couple set goals and move them."""
    _own(scene, other)
    _agreed(scene)
    _between_the_two(scene)
    _moved_on(scene)
    with acting_as(scene.people["M"]):
        for name in ("joint", "maya_private", "maya_shared"):
            version = GoalRevision.visible_to(scene.people["M"]).get(goal=scene.ids[name])
            scene.ids[f"{name}_version"] = version.pk


def goal(scene: Scene, name: str) -> Goal:
    """A goal of the scene, for an action that reads it anew."""
    return Goal(pk=scene.ids[name])


def worded(scene: Scene, name: str, readers: str) -> dict[str, Any]:
    """Terms in which every text holds a word of the row's own; what is newer has one for itself."""
    word = scene.word(name, readers)
    levels = {f: f"{word} {f}" for f in ("much_less", "less", "expected", "more", "much_more")}
    extra = {f: scene.word(f"{name}: {f}", readers) for f in ("baseline", "how_known")}
    return {"title": f"{word} title", **levels, **extra}


def voiced(scene: Scene, name: str, readers: str, **fit: str) -> Voice:
    """What one partner says about it, likewise."""
    word = scene.word(f"{name}: voice", readers)
    return make.make_voice(why=f"{word} why", first_step=f"{word} step", ask_of_partner=f"{word} ask", **fit)


def told(scene: Scene, name: str, letter: str, answer: str) -> dict[str, str]:
    """Whether it fits somebody, which the care team alone reads."""
    word = scene.word(f"{name}: {NAMED[letter]} {answer}", READERS[letter]["care_team"])
    return {"fit": answer, "fit_words": word}


NAMED = {"M": "Maya's", "J": "Jonas'"}


def _own(scene: Scene, other: Couple) -> None:
    for name, letter, audience in OWN:
        readers = READERS[letter][audience]
        _set(scene, name, scene.couple, scene.people[letter], audience, readers)
    _set(scene, "tess_team", other, scene.people["T"], "care_team", "T")


def _set(scene: Scene, name: str, couple: Couple, owner: User, audience: str, readers: str) -> None:
    words = worded(scene, name, readers) | {"voice": voiced(scene, name, readers)}
    scene.ids[name] = make.individual_goal(couple, owner, audience=audience, **words).pk


def _joint(scene: Scene, name: str, *, by: str = "M", **fit: str) -> Goal:
    """A joint goal one of them proposed."""
    words = worded(scene, name, "MJCS") | {"voice": voiced(scene, name, "MJCS", **fit)}
    proposed = make.propose(scene.couple, scene.people[by], **words)
    scene.ids[name] = proposed.pk
    return proposed


def _active(scene: Scene, name: str) -> Goal:
    found = _joint(scene, name)
    make.accept(found, scene.people["J"], voice=voiced(scene, f"{name}: Jonas", "MJCS"))
    words = {
        field: scene.word(f"{name}: the review's {field}", "MJCS")
        for field in ("message", "realistic", "actionable", "tailored")
    }
    return make.approve(found, scene.people["C"], **words)


def _agreed(scene: Scene) -> None:
    """One in effect; one with the clinician, of which neither partner is sure; one not answered."""
    _active(scene, "joint")
    waiting = _joint(scene, "waiting", **told(scene, "waiting", "M", "unsure"))
    jonas = voiced(scene, "waiting: Jonas", "MJCS", **told(scene, "waiting", "J", "clash"))
    make.accept(waiting, scene.people["J"], voice=jonas)
    _joint(scene, "proposed")


def _between_the_two(scene: Scene) -> None:
    """Two suggestions written at once from the same words, and a goal the clinician suggests."""
    two = _joint(scene, "two")
    for letter in "JM":
        with acting_as(scene.people[letter]):
            actions.suggest_changes(
                by=scene.people[letter],
                goal=two,
                based_on=1,
                terms=make.make_terms(**worded(scene, f"two: {NAMED[letter]}", "MJCS")),
                voice=voiced(scene, f"two: {NAMED[letter]}", "MJCS"),
                reason=scene.word(f"two: {NAMED[letter]} reason", "MJCS"),
            )
    clinician, terms = scene.people["C"], make.make_terms(**worded(scene, "suggested", "MJCS"))
    with acting_as(clinician):
        scene.ids["suggested"] = actions.suggest_goal(by=clinician, couple=scene.couple, terms=terms).pk


def _moved_on(scene: Scene) -> None:
    """One that rests, one Maya is done with, one she took back, and two of her own she left."""
    maya, jonas = scene.people["M"], scene.people["J"]
    held, half_done, withdrawn = (
        _active(scene, "held"),
        _active(scene, "half_done"),
        _joint(scene, "withdrawn"),
    )
    for name, audience in (("left_private", "private"), ("left_team", "care_team")):
        _set(scene, name, scene.couple, maya, audience, READERS["M"][audience])
    with acting_as(jonas):
        note = scene.word("held: Jonas' note", "JCS")
        actions.hold_goal(by=jonas, goal=held, reason="timing", note=note)
    with acting_as(maya):
        # Jonas reads it once he has spoken too.
        words = scene.word("half_done: Maya's last word", "MCS")
        actions.complete_goal(by=maya, goal=half_done, achievement="achieved", words=words)
        note = scene.word("withdrawn: Maya's note", "MCS")
        actions.withdraw_goal(by=maya, goal=withdrawn, reason="priorities", note=note)
        for name, readers in (("left_private", "M"), ("left_team", "MCS")):
            note = scene.word(f"{name}: Maya's note", readers)
            actions.leave_goal(by=maya, goal=goal(scene, name), reason="no-longer-fits", note=note)
