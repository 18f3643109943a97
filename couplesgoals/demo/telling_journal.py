"""Scenes of the journal, as actions."""

from __future__ import annotations

from couplesgoals.demo import scenes_journal as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_checkin import play
from couplesgoals.program.models import Couple
from progress.actions.journal import share_passage, write_entry
from progress.models import JournalEntry

__all__ = ["play"]


@play.register
def _(scene: scenes.Write, stage: Stage, couple: Couple) -> None:
    write_entry(
        by=stage.people[scene.who],
        couple=couple,
        text=scene.text,
        audience=scene.audience,
        prompt=scene.prompt,
        goal=stage.goals[couple.pk, scene.goal] if scene.goal else None,
    )


@play.register
def _(scene: scenes.SharePassage, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    mine = JournalEntry.visible_to(person).defer("search").filter(author=person)
    entry = mine.get(text__startswith=scene.entry)
    share_passage(by=person, entry=entry, text=scene.words, audience=scene.audience)
