"""People who sign in: partners, clinicians and administrators."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import UUID7, Lower
from django.utils.translation import gettext_lazy as _

from couplesgoals.zones import zone_named


def first_name_of(name: str) -> str:
    """What of a full name others call somebody by on a page."""
    return name.split()[0] if name.strip() else name


def validate_time_zone(value: str) -> None:
    """Refuse a name that is not in the IANA time zone list."""
    if value not in available_timezones():
        raise ValidationError(_("Choose a time zone from the list."), code="time_zone")


class Role(models.TextChoices):
    """What a person is here as; one person has one role."""

    PARTNER = "partner", _("Partner")
    CLINICIAN = "clinician", _("Clinician")
    ADMINISTRATOR = "administrator", _("Administrator")


class Theme(models.TextChoices):
    """Light, dark, or whatever the device says."""

    AUTO = "auto", _("Same as my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail, written in any case."""

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the person with this e-mail; upper and lower case are the same address."""
        return self.get(email=(username or "").lower())

    def create_user(
        self,
        *,
        email: str,
        name: str,
        role: str,
        password: str | None = None,
        **extra: Any,
    ) -> User:
        """Create a person; without a password they cannot sign in until they set one."""
        user = self.model(email=email.strip().lower(), name=name, role=role, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person. There is no superuser: nobody may see everything."""

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(max_length=20, choices=Role)
    credential = models.CharField(_("credential"), max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default="America/New_York",
        validators=[validate_time_zone],
    )
    # A clinician who may add to, revise and retire the library of starting points.
    is_content_editor = models.BooleanField(_("edits the library"), default=False)
    theme = models.CharField(_("appearance"), max_length=5, choices=Theme, default=Theme.AUTO)
    email_ok = models.BooleanField(_("You may e-mail me"), default=False)
    contact_email = models.EmailField(_("where it is safe to write to me"), max_length=254, blank=True)
    # When the password or second factor last changed: shown to the person, even if we may not write to them.
    sign_in_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="people_user_email_lower"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="people_user_role_known"),
            models.CheckConstraint(
                condition=models.Q(is_content_editor=False) | models.Q(role=Role.CLINICIAN),
                name="people_user_editor_is_clinician",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_partner(self) -> bool:
        """Whether this person is here as one of a couple."""
        return self.role == Role.PARTNER

    @property
    def is_clinician(self) -> bool:
        """Whether this person gives care (a supervisor is a clinician too)."""
        return self.role == Role.CLINICIAN

    @property
    def is_administrator(self) -> bool:
        """Whether this person runs the program and so reads nothing clinical."""
        return self.role == Role.ADMINISTRATOR

    @property
    def is_staff(self) -> bool:
        """Whether a second factor is demanded of this person; it opens no page by itself."""
        return self.role != Role.PARTNER

    @property
    def zone(self) -> ZoneInfo:
        """This person's time zone."""
        return zone_named(self.time_zone)

    @property
    def first_name(self) -> str:
        """What the other partner calls this person on a page."""
        return first_name_of(self.name)

    def safe_address(self) -> str | None:
        """Where we may write to this person, or None where we may not."""
        return (self.contact_email or self.email) if self.email_ok and self.is_active else None
