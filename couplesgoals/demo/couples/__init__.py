"""Six fictional couples: none of them, nor anything they say, is taken from a real person."""

from couplesgoals.demo.couples import andre_luis, helen_walt, leila_sam, maya_jonas, mei_owen, priya_daniel

COUPLES = (
    maya_jonas.STORY,
    priya_daniel.STORY,
    helen_walt.STORY,
    andre_luis.STORY,
    leila_sam.STORY,
    mei_owen.STORY,
)
