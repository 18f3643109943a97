"""One day of a step, drawn in Python: its template took as long as all other words of the page."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from couplesgoals.sentences import gettext as _
from couplesgoals.web.addresses import address_of
from couplesgoals.web.markup import joined, write
from couplesgoals.web.templatetags.page import NOTHING, audience, icon
from goals.step_today import Choice, StepToday

register = template.Library()

DAY = (
    '<div id="step-{pk}"{said}>'
    '<form class="stack tight" method="post" action="{url}" hx-post="{url}" hx-target="#step-{pk}"'
    ' hx-swap="outerHTML">{token}<input type="hidden" name="place" value="{place}">'
    '<div class="day-choices" role="group" aria-label="{question}">{choices}</div>'
    '<p class="meta">{readers} <a href="{other}">{other_words}{of_step}</a> {undo}</p></form></div>'
)
CHOICE = (
    '<button class="button small calm{}" id="step-{}-{}" name="outcome" value="{}" aria-pressed="{}">'
    "{} {}</button> "
)
UNDO = '<button class="text-button" id="step-{}-undo" name="outcome" value="">{}{}</button>'


@register.simple_tag(takes_context=True)
def step_day(context: Context, step: StepToday, place: str, said: str = "") -> SafeString:
    """Ask how a step went today by one tap, and lead to other days; `said` is heard at once."""
    of_step = write('<span class="visually-hidden">: {}</span>', step.what)
    return write(
        DAY,
        pk=step.pk,
        said=write(' data-announce="{}"', said) if said else NOTHING,
        url=address_of("goals:step_today", step.pk),
        token=token(context),
        place=place,
        question=_("How did it go today: %(step)s") % {"step": step.what},
        choices=joined(_choice(step, one) for one in step.choices),
        readers=audience(step.audience, step.audience_words),
        other=address_of("goals:step_mark", step.pk),
        other_words=_("Another day or other readers"),
        of_step=of_step,
        undo=write(UNDO, step.pk, _("Undo"), of_step) if step.outcome else NOTHING,
    )


def _choice(step: StepToday, one: Choice) -> SafeString:
    pressed = "true" if one.is_chosen else "false"
    chosen = " chosen" if one.is_chosen else ""
    return write(CHOICE, chosen, step.pk, one.value, one.value, pressed, icon(one.icon), one.label)


def token(context: Context) -> SafeString:
    """Write what `{% csrf_token %}` does."""
    return write('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context.get("csrf_token", ""))
