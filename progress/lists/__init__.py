"""Short lists people choose from. Records hold the codes as plain strings: a code, once here, stays."""

from progress.lists.log import GOT_IN_THE_WAY_ICONS, HELPED_BY_ICONS, GotInTheWay, HelpedBy
from progress.lists.moves import MOVE_KINDS, MOVE_NAMES, Move, MoveKind
from progress.lists.setback import OWN_ONLY, SETBACK_KIND_DETAILS, SETBACK_KIND_ICONS, SetbackKind
from progress.lists.underneath import Need, SofterFeeling, SurfaceFeeling, Trigger

__all__ = [
    "GOT_IN_THE_WAY_ICONS",
    "HELPED_BY_ICONS",
    "MOVE_KINDS",
    "MOVE_NAMES",
    "OWN_ONLY",
    "SETBACK_KIND_DETAILS",
    "SETBACK_KIND_ICONS",
    "GotInTheWay",
    "HelpedBy",
    "Move",
    "MoveKind",
    "Need",
    "SetbackKind",
    "SofterFeeling",
    "SurfaceFeeling",
    "Trigger",
]
