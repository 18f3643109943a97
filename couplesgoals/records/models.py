"""Records with an audience, parts of records, and drafts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import UUID7, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from couplesgoals.people.models import User
from couplesgoals.program.models import Couple
from couplesgoals.records.audience import Audience
from couplesgoals.records.lookups import ids
from couplesgoals.records.rule import Viewer, in_own, readable, reads_nothing, shared


class ClinicalQuerySet[M: models.Model](models.QuerySet[M]):
    """The only way pages reach clinical rows.

    The rule is a condition on columns, not `pk IN (SELECT … the same table …)`: that makes PostgreSQL compute
    all the viewer may read for every page of twenty (measured: 9 s for a caseload with ten years of entries).
    """

    def visible_to(self, viewer: Viewer) -> Self:
        """Rows this viewer reads; nothing for nobody, for the inactive and for administrators."""
        if viewer is None or reads_nothing(viewer):
            return self.none()
        return self.filter(self.model.readable_when(viewer))  # type: ignore[attr-defined]

    def narrowed_to(self, viewer: Viewer) -> Self:
        """The same rows, for a query that finds them in another way: by a goal, a couple, and walks by time.

        The viewer's couples are then no way to find rows: PostgreSQL took it, and sorted years for a page.
        """
        if viewer is None or reads_nothing(viewer):
            return self.none()
        return self.filter(self.model.readable_when(viewer, find=False))  # type: ignore[attr-defined]


class ClinicalModel(models.Model):
    """What records and parts share: a time-ordered id and the one way in."""

    # Rows that are never changed once written: PostgreSQL takes the right to update away.
    immutable: ClassVar[bool] = False

    id = models.UUIDField(primary_key=True, db_default=UUID7(), editable=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    objects: ClassVar = ClinicalQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, viewer: Viewer) -> Any:
        """Rows of this model that this viewer reads."""
        return cls.objects.visible_to(viewer)

    @classmethod
    def narrowed_to(cls, viewer: Viewer) -> Any:
        """Rows of this model that this viewer reads, where the query finds them in another way."""
        return cls.objects.narrowed_to(viewer)

    @classmethod
    def readable_when(cls, viewer: User, *, find: bool = True) -> Q:
        """The condition under which this viewer reads a row; `find` whether by it rows are found too."""
        raise NotImplementedError


class ClinicalRecord(ClinicalModel):
    """A clinical row: about one partner or both, by somebody, for an audience."""

    # A record that also hangs on another (a log on a goal) is read only where that one is read too. It may
    # hang on one of several (a conversation on a setback or on a shift): on each that is set.
    depends_on: ClassVar[tuple[str, ...]] = ()

    # No index of their own: each model has one that begins with the couple and ends with what its pages order
    # by. A plain one beside it would be chosen for being smaller, and then a whole history be sorted.
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    audience = models.CharField(
        _("who can read this"), max_length=10, choices=Audience, default=Audience.CARE_TEAM
    )
    audience_since = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        abstract = True

    @classmethod
    def readable_when(cls, viewer: User, *, find: bool = True) -> Q:
        """The audience holds the viewer, and the viewer reads what the row hangs on, if anything."""
        rule = readable(viewer, find=find) & cls.also_required(viewer)
        if not cls.depends_on:
            return rule

        def read_it(field: str, parent: Any) -> Q:
            # Beside another way to be true it never becomes a join: PostgreSQL looks each row up in a table
            # that it makes once, where `within` went through all ids for each.
            return Q(**{f"{field}__in": parent.visible_to(viewer).order_by().values("pk")})

        read_too = cls.where_hung(read_it)
        # What is one's own stays so when the parent is out of sight, as it is after leaving.
        return rule & (Q(author=viewer.pk) | read_too)

    @classmethod
    def of_row_around(cls, viewer: User, **around: OuterRef) -> Any:
        """What this viewer reads that hangs on a row of a query around, which has asked `visible_to` for it.

        `around` names the field by which it hangs there, and there alone. Only for that: asking about the row
        again costs a walk over all of its kind in each sub-query. PostgreSQL asks all the same.
        """
        (by,) = around
        if by not in cls.depends_on:
            raise ValueError(f"{cls.__name__} does not hang on its {by}.")
        elsewhere = {name: None for name in cls.depends_on if name != by}
        rule = readable(viewer, find=False) & cls.also_required(viewer)
        return cls.objects.filter(rule, **around, **elsewhere)

    @classmethod
    def where_hung(cls, holds: Callable[[str, Any], Q], *, through: str = "") -> Q:
        """The condition that `holds`, made of a field and its model, is true of all a row hangs on."""
        rule = Q()
        for name in cls.depends_on:
            field: Any = cls._meta.get_field(name)
            held = holds(f"{through}{name}", field.related_model)
            rule &= Q(**{f"{through}{name}": None}) | held if field.null else held
        return rule

    @classmethod
    def also_required(cls, viewer: User) -> Q:
        """A further condition a model may add; it can only narrow. Its SQL stands in the migration."""
        return Q()


class ClinicalPart(ClinicalModel):
    """A child whose access is its parent's."""

    parent_field: ClassVar[str]

    class Meta:
        abstract = True

    @classmethod
    def of_row_around(cls, row: Any = None) -> Any:
        """Parts of each row of a query around, which has asked `visible_to` for these rows: only for that.

        `row` is that row where it does not stand right around. Asking the same of the parent again costs a
        join in each sub-query. PostgreSQL asks it all the same.
        """
        return cls.objects.filter(**{cls.parent_field: row or OuterRef("pk")})

    @classmethod
    def readable_when(cls, viewer: User, *, find: bool = True) -> Q:
        """The viewer reads the parent, and what that hangs on, if anything."""
        rule = readable(viewer, through=f"{cls.parent_field}__", find=find)
        parent: Any = cls._meta.get_field(cls.parent_field).related_model
        if not parent.depends_on:
            return rule

        def read_it(field: str, above: Any) -> Q:
            return Q(**{f"{field}__within": ids(above.visible_to(viewer).values("pk"))})

        read_too = parent.where_hung(read_it, through=f"{cls.parent_field}__")
        return rule & (Q(**{f"{cls.parent_field}__author": viewer.pk}) | read_too)


class ClinicalVoice(ClinicalPart):
    """What somebody says on a record: their own to keep, also when that is out of their sight.

    Anybody else reads it only while what it hangs on is shared with them, also where that is their own: who
    takes their record back, or leaves, keeps no words of the other's by it.
    """

    # That of the record it hangs on, written by PostgreSQL (policies.voice_reads): one's own is found by it.
    couple = models.ForeignKey(
        Couple, on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @classmethod
    def of_row_around(cls, row: Any = None) -> Any:
        """Not here: who reads the record does not read every voice on it."""
        raise NotImplementedError

    @classmethod
    def readable_when(cls, viewer: User, *, find: bool = True) -> Q:
        """It is one's own, or the parent and what that hangs on, if anything, are shared with the viewer."""
        parent: Any = cls._meta.get_field(cls.parent_field).related_model
        heard = parent.objects.filter(shared(viewer, find=False), pk=OuterRef(cls.parent_field))

        def shared_too(field: str, above: Any) -> Q:
            rows = above.objects.filter(shared(viewer, find=False), above.also_required(viewer))
            return Q(Exists(rows.filter(pk=OuterRef(field)).order_by()))

        heard = heard.filter(parent.where_hung(shared_too))
        # Not joined: PostgreSQL shows no row of a parent out of sight, and one's own would go with it.
        return in_own(viewer, find=find) & (Q(person=viewer.pk) | Q(Exists(heard.order_by())))


class Draft(ClinicalRecord):
    """What somebody is typing: one for each person, form and thing; gone once it is sent."""

    form = models.CharField(max_length=40)
    about = models.UUIDField(null=True, blank=True)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = (
            models.UniqueConstraint(
                fields=["author", "form", "about"], nulls_distinct=False, name="records_draft_once"
            ),
            models.CheckConstraint(condition=Q(audience=Audience.PRIVATE), name="records_draft_private"),
        )

    def __str__(self) -> str:
        return self.form
