"""What happens from day to day in the scene: a row of every kind for each audience, each with a word."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from couplesgoals.records.acting import acting_as
from couplesgoals.records.models import ClinicalModel
from progress.models import (
    Affirmation,
    CheckIn,
    CheckInChoices,
    CheckInDay,
    CheckInRating,
    CopingStrategy,
    CopingUse,
    EntryFeedback,
    JournalEntry,
    JournalPassage,
    ReadMark,
    SafetyCheck,
    SafetyFollowUp,
    Win,
    WinVoice,
)
from tests.architecture.people import READERS, Scene

WHO = {"M": "maya", "J": "jonas"}
AUDIENCES = {"private": "private", "team": "care_team", "shared": "couple"}
# Never the partner's: what helps somebody in a hard moment, and an urge.
NARROW = {"private": "private", "team": "care_team"}
# Seen by one's own eyes or by both.
KEPT_OR_SENT = {"private": "private", "shared": "couple"}


def add_daily(scene: Scene) -> None:
    """Let both check in, write, mark what went well and say how safe they are; and the clinician answer."""
    for letter in WHO:
        _check_ins(scene, letter)
        _kit(scene, letter)
        _journal(scene, letter)
        _good_things(scene, letter)
        _safety(scene, letter)
    _joined(scene)
    _answered(scene)


def today_of(scene: Scene, *, ago: int = 0) -> date:
    """The couple's day, some days ago."""
    return timezone.localtime(timezone.now(), scene.couple.zone).date() - timedelta(days=ago)


def keep(scene: Scene, name: str, letter: str, model: type[ClinicalModel], /, **fields: Any) -> None:
    """Write one row as somebody, past every action, and name it; about themselves unless told otherwise."""
    by = scene.people[letter]
    fields = {"couple": scene.couple, "author": by, "subject": by} | fields
    with acting_as(by):
        scene.ids[name] = model.objects.create(**fields).pk


def _check_ins(scene: Scene, letter: str) -> None:
    """Today's both read, yesterday's goes to the care team, and the one before is their own."""
    who, readers = WHO[letter], READERS[letter]
    for ago, (name, audience) in enumerate(reversed(AUDIENCES.items())):
        row = f"{who}_{name}_check_in"
        shown = {"audience": audience, "day": today_of(scene, ago=ago)}
        keep(scene, row, letter, CheckIn, line=scene.word(row, readers[audience]), **shown)
        for tracker in ("feeling", "closeness"):
            rated = {"tracker": tracker, "value": 7 - ago}
            keep(scene, f"{who}_{name}_{tracker}", letter, CheckInRating, **shown, **rated)
    for ago, (name, audience) in enumerate(NARROW.items()):
        urge = {"audience": audience, "tracker": "urge", "value": 6, "day": today_of(scene, ago=ago)}
        keep(scene, f"{who}_{name}_urge", letter, CheckInRating, **urge)
    for ago, (name, audience) in enumerate(KEPT_OR_SENT.items()):
        keep(
            scene,
            f"{who}_{name}_day",
            letter,
            CheckInDay,
            audience=audience,
            day=today_of(scene, ago=ago + 1),
        )
    asked = {"audience": "private", "trackers": ["feeling", "closeness", "urge"]}
    keep(scene, f"{who}_choices", letter, CheckInChoices, **asked)


def _kit(scene: Scene, letter: str) -> None:
    for name, audience in NARROW.items():
        row, readers = f"{WHO[letter]}_{name}_strategy", READERS[letter][audience]
        words = {
            "when_this": scene.word(f"{row}: when", readers),
            "i_do": scene.word(f"{row}: I", readers),
        }
        keep(scene, row, letter, CopingStrategy, audience=audience, pinned=True, **words)
        used = f"{WHO[letter]}_{name}_use"
        worked = {"strategy_id": scene.ids[row], "worked": 4, "words": scene.word(used, readers)}
        keep(scene, used, letter, CopingUse, audience=audience, **worked)


def _journal(scene: Scene, letter: str) -> None:
    """An entry for each audience, and passages of the private one, which others read alone."""
    who, readers = WHO[letter], READERS[letter]
    shared = {name: f"{who}_{name}_passage" for name in AUDIENCES}
    passages = {name: f"Out of it: {scene.word(shared[name], readers[AUDIENCES[name]])}." for name in shared}
    for name, audience in AUDIENCES.items():
        row = f"{who}_{name}_journal"
        text = scene.word(row, readers[audience])
        if name == "private":
            text = "\n\n".join([text, *passages.values()])
        goal = scene.ids["maya_private" if row == "maya_private_journal" else "joint"]
        entry = {"audience": audience, "written_on": today_of(scene), "goal_id": goal}
        keep(scene, row, letter, JournalEntry, text=text, **entry)
    entry_id = scene.ids[f"{who}_private_journal"]
    for name, audience in AUDIENCES.items():
        cut = {"entry_id": entry_id, "text": passages[name], "audience": audience}
        keep(scene, shared[name], letter, JournalPassage, **cut)


def _good_things(scene: Scene, letter: str) -> None:
    who, readers, day = WHO[letter], READERS[letter], today_of(scene)
    for name, audience in AUDIENCES.items():
        row = f"{who}_{name}_win"
        good = {"text": scene.word(row, readers[audience]), "day": day, "goal_id": scene.ids["joint"]}
        keep(scene, row, letter, Win, audience=audience, **good)
    for name, audience in KEPT_OR_SENT.items():
        row = f"{who}_{name}_affirmation"
        text = scene.word(row, readers[audience])
        keep(scene, row, letter, Affirmation, audience=audience, text=text, day=day)


def _joined(scene: Scene) -> None:
    """The clinician's wins, and a win of each which somebody else joined."""
    for name, audience, readers in (
        ("clinician_win", "couple", "MJCS"),
        ("clinician_team_win", "care_team", "CS"),
    ):
        good = {"text": scene.word(name, readers), "day": today_of(scene), "subject": None}
        keep(scene, name, "C", Win, audience=audience, **good)
    for name, letter, win in (
        ("jonas_voice", "J", "maya_shared_win"),
        ("maya_voice", "M", "jonas_shared_win"),
        ("maya_voice_to_clinician", "M", "clinician_win"),
        ("clinician_voice", "C", "maya_shared_win"),
    ):
        by = scene.people[letter]
        with acting_as(by):
            words = scene.word(name, "MJCS")
            scene.ids[name] = WinVoice.objects.create(win_id=scene.ids[win], person=by, words=words).pk


def _safety(scene: Scene, letter: str) -> None:
    """One with a yes, which waits; one with a yes, which was followed up; one without."""
    who, readers = WHO[letter], READERS[letter]
    for name, audience, answers in (
        ("safety_yes", "care_team", {"not_safe": True}),
        ("safety_followed", "care_team", {"fears_partner": True, "overdose": True}),
        ("safety_no", "private", {}),
    ):
        row = f"{who}_{name}"
        words = scene.word(row, readers[audience])
        keep(scene, row, letter, SafetyCheck, audience=audience, words=words, **answers)
    done = f"{who}_follow_up"
    followed = {"check_answered_id": scene.ids[f"{who}_safety_followed"], "subject": scene.people[letter]}
    keep(scene, done, "C", SafetyFollowUp, audience="care_team", words=scene.word(done, "CS"), **followed)


def _answered(scene: Scene) -> None:
    """The clinician's words to one alone, at what they were shown; and what the clinician has read."""
    for name, kind, entry, letter in (
        ("maya_feedback", "journal", "maya_team_journal", "M"),
        ("jonas_entry_feedback", "journal", "jonas_team_journal", "J"),
        ("maya_log_feedback", "log", "maya_team_log", "M"),
        ("jonas_log_feedback", "log", "jonas_team_log", "J"),
        ("maya_win_feedback", "win", "maya_team_win", "M"),
    ):
        told = {"kind": kind, "entry": scene.ids[entry], "subject": scene.people[letter]}
        words = scene.word(name, f"{letter}CS")
        keep(scene, name, "C", EntryFeedback, audience="subject", words=words, **told)
    read = {"entry": scene.ids["maya_team_journal"], "subject": None}
    keep(scene, "clinician_read_mark", "C", ReadMark, audience="private", **read)
