"""Scenes of check-ins, as actions."""

from __future__ import annotations

from couplesgoals.demo import scenes_checkin as scenes
from couplesgoals.demo.stage import Stage
from couplesgoals.demo.telling_good import play
from couplesgoals.program.models import Couple
from goals.actions.steps import local_today
from progress.actions.checkin import Answer, Answers, save_check_in
from progress.actions.checkin_choices import choose_readers_of, show_days, switch_tracker
from progress.models import Tracker

__all__ = ["play"]


@play.register
def _(scene: scenes.ChooseDaily, stage: Stage, couple: Couple) -> None:
    person = stage.people[scene.who]
    for tracker in Tracker.values:
        switch_tracker(by=person, couple=couple, tracker=tracker, on=tracker in scene.trackers)
    if scene.audiences:
        readers = {name: audience.value for name, audience in scene.audiences}
        choose_readers_of(by=person, couple=couple, audiences=readers)
    if scene.shows_days:
        show_days(by=person, couple=couple)


@play.register
def _(scene: scenes.CheckInOnce, stage: Stage, couple: Couple) -> None:
    ratings = {
        tracker: Answer(value=value, audience=audience.value) for tracker, value, audience in scene.numbers
    }
    save_check_in(
        by=stage.people[scene.who],
        couple=couple,
        day=local_today(couple).date(),
        answers=Answers(ratings=ratings, line=scene.line, line_audience=scene.line_audience.value),
    )
