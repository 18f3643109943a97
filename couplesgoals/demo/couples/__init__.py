"""Six fictional couples: none of them, nor anything they say, is taken from a real person."""

from dataclasses import replace

from couplesgoals.demo.couples import (
    andre_luis,
    checkins,
    good,
    growth,
    helen_walt,
    journals,
    leila_sam,
    maya_jonas,
    mei_owen,
    plans,
    priya_daniel,
    repair,
    reviews,
    setbacks,
    told,
)
from couplesgoals.demo.scenes import CoupleStory, Scene


def _with(story: CoupleStory, more: tuple[Scene, ...]) -> CoupleStory:
    return replace(story, scenes=story.scenes + more)


COUPLES = (
    _with(
        maya_jonas.STORY,
        checkins.MAYA_JONAS + setbacks.MAYA_JONAS + repair.MAYA_JONAS + told.MAYA_JONAS + reviews.MAYA_JONAS,
    ),
    _with(
        priya_daniel.STORY,
        growth.PRIYA_DANIEL
        + checkins.PRIYA_DANIEL
        + good.PRIYA_DANIEL
        + journals.PRIYA_DANIEL
        + setbacks.PRIYA_DANIEL
        + repair.PRIYA_DANIEL
        + told.PRIYA_DANIEL
        + plans.PRIYA_DANIEL,
    ),
    _with(
        helen_walt.STORY,
        growth.HELEN_WALT + good.HELEN_WALT + journals.HELEN_WALT + reviews.HELEN_WALT + plans.HELEN_WALT,
    ),
    _with(
        andre_luis.STORY,
        growth.ANDRE_LUIS
        + checkins.ANDRE_LUIS
        + good.ANDRE_LUIS
        + setbacks.ANDRE_LUIS
        + told.ANDRE_LUIS
        + reviews.ANDRE_LUIS
        + plans.ANDRE_LUIS,
    ),
    _with(
        leila_sam.STORY,
        growth.LEILA_SAM
        + checkins.LEILA_SAM
        + good.LEILA_SAM
        + setbacks.LEILA_SAM
        + reviews.LEILA_SAM
        + plans.LEILA_SAM,
    ),
    _with(mei_owen.STORY, good.MEI_OWEN),
)
