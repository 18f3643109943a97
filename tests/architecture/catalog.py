"""Which tables there are, by what stands in them; a new model has to be put somewhere."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

from couplesgoals.records.models import ClinicalModel, ClinicalPart, ClinicalRecord

# Not clinical: no row of these tells what somebody wants, feels, does or is treated for.
NOT_CLINICAL = frozenset(
    {
        # who read or did what: ids and codes only
        "audit.AuditEvent",
        "audit.AuditHead",
        "audit.AuditLink",
        "audit.AuditPending",
        # who somebody is and how to write to them
        "people.User",
        # who is in the program, with whom, cared for by whom
        "program.CareTeamMember",
        "program.Couple",
        "program.Enrollment",
        "program.Invitation",
        "program.Program",
        # which month is looked back on, from when until when
        "program.ProgressReview",
        "program.StatusChange",
        "program.Supervision",
        # the library of examples: about nobody
        "goals.StartingPoint",
        "goals.StartingPointVersion",
        # what is due to whom; a kind and a period
        "reminders.Heartbeat",
        "reminders.Reminder",
        # about what, when and when not to write to somebody
        "reminders.ReminderChoices",
        # Django and allauth: sign-ins and their factors
        "account.EmailAddress",
        "account.EmailConfirmation",
        "auth.Group",
        "auth.Group_permissions",
        "auth.Permission",
        "contenttypes.ContentType",
        "mfa.Authenticator",
        "sessions.Session",
        "usersessions.UserSession",
    }
)

# Clinical rows somebody may take away again; every other clinical row stays.
DELETABLE = frozenset(
    {
        "records.Draft",
        "therapy_sessions.NoteGoal",
        "goals.GoalLink",
        "goals.GoalValue",
        "goals.StepMark",
        "progress.CheckInRating",
        "progress.SetbackGoal",
    }
)


def clinical_models() -> list[type[ClinicalModel]]:
    """Every model behind the two walls, in the order of their tables' names."""
    models = [model for model in apps.get_models() if issubclass(model, (ClinicalRecord, ClinicalPart))]
    return sorted(models, key=table_of)


def table_of(model: type[Model]) -> str:
    """A model's table."""
    return model._meta.db_table
