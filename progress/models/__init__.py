"""What happens from day to day, the way back from a setback, and what somebody has looked at."""

from progress.models.checkin import CheckIn, CheckInChoices, CheckInDay, CheckInRating, Tracker
from progress.models.journal import JournalEntry, JournalPassage
from progress.models.kit import CopingStrategy, CopingUse, Worked
from progress.models.log import Effort, HowItWent, ProgressLog
from progress.models.looked import LastLooked, Place
from progress.models.rating import GoalRating, RevealedRound
from progress.models.repair import CycleMap, RepairCall, RepairConversation, RepairTurn, TurnKind
from progress.models.safety import SafetyCheck, SafetyFollowUp
from progress.models.setback import (
    IStatement,
    Learned,
    RecommitChoice,
    Recommitment,
    Setback,
    SetbackGoal,
    Underneath,
)
from progress.models.told import EntryFeedback, EntryKind, ReadMark
from progress.models.wins import Affirmation, Win, WinVoice

__all__ = [
    "Affirmation",
    "CheckIn",
    "CheckInChoices",
    "CheckInDay",
    "CheckInRating",
    "CopingStrategy",
    "CopingUse",
    "CycleMap",
    "Effort",
    "EntryFeedback",
    "EntryKind",
    "GoalRating",
    "HowItWent",
    "IStatement",
    "JournalEntry",
    "JournalPassage",
    "LastLooked",
    "Learned",
    "Place",
    "ProgressLog",
    "ReadMark",
    "RecommitChoice",
    "Recommitment",
    "RepairCall",
    "RepairConversation",
    "RepairTurn",
    "RevealedRound",
    "SafetyCheck",
    "SafetyFollowUp",
    "Setback",
    "SetbackGoal",
    "Tracker",
    "TurnKind",
    "Underneath",
    "Win",
    "WinVoice",
    "Worked",
]
