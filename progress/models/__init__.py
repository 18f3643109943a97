"""What happens from day to day, the way back from a setback, and what somebody has looked at."""

from progress.models.checkin import CheckIn, CheckInChoices, CheckInDay, CheckInRating, Tracker
from progress.models.journal import JournalEntry, JournalPassage
from progress.models.kit import CopingStrategy, CopingUse, Worked
from progress.models.log import Effort, HowItWent, ProgressLog
from progress.models.looked import LastLooked, Place
from progress.models.priorities import PriorityAsk, PriorityShift, Since
from progress.models.rating import GoalRating, RevealedRound
from progress.models.repair import CycleMap, RepairCall, RepairConversation, RepairTurn, TurnKind
from progress.models.review import (
    MOST_IN_FOCUS,
    Decision,
    NoteKind,
    PlanReview,
    Question,
    RevealedReview,
    ReviewAnswer,
    ReviewDecision,
    ReviewDone,
    ReviewFocus,
    ReviewNote,
    ReviewWish,
    Wish,
)
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
    "MOST_IN_FOCUS",
    "Affirmation",
    "CheckIn",
    "CheckInChoices",
    "CheckInDay",
    "CheckInRating",
    "CopingStrategy",
    "CopingUse",
    "CycleMap",
    "Decision",
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
    "NoteKind",
    "Place",
    "PlanReview",
    "PriorityAsk",
    "PriorityShift",
    "ProgressLog",
    "Question",
    "ReadMark",
    "RecommitChoice",
    "Recommitment",
    "RepairCall",
    "RepairConversation",
    "RepairTurn",
    "RevealedReview",
    "RevealedRound",
    "ReviewAnswer",
    "ReviewDecision",
    "ReviewDone",
    "ReviewFocus",
    "ReviewNote",
    "ReviewWish",
    "SafetyCheck",
    "SafetyFollowUp",
    "Setback",
    "SetbackGoal",
    "Since",
    "Tracker",
    "TurnKind",
    "Underneath",
    "Win",
    "WinVoice",
    "Wish",
    "Worked",
]
