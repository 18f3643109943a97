"""Six fictional couples: none of them, nor anything they say, is taken from a real person."""

from couplesgoals.demo.couples import maya_jonas

COUPLES = (maya_jonas.STORY,)
