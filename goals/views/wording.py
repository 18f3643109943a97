"""The second look at one's words while they are typed. Nothing is stored, nobody else is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from couplesgoals.people.gates import partner_required, signed_in
from couplesgoals.program.pair import pair_of_partner
from couplesgoals.web.forms import PageForm
from goals.forms import OwnGoalForm, OwnReviseForm, ProposeForm, SuggestForm
from goals.views.opening import OWN, PROPOSE, REVISE, SUGGEST
from goals.wording.page import Looked, Panel, advise, looked_at, panel_of, typed_into, while_typing

SAME_AS_SHOWN = 204


@dataclass(frozen=True)
class Written:
    """A form the help knows, and whether it is about both."""

    form: type[PageForm]
    joint: bool


FORMS = {
    PROPOSE: Written(ProposeForm, joint=True),
    SUGGEST: Written(SuggestForm, joint=True),
    OWN: Written(OwnGoalForm, joint=False),
    REVISE: Written(OwnReviseForm, joint=False),
}


@partner_required
@require_POST
def wording(request: HttpRequest) -> HttpResponse:
    """Answer with the panel alone, and the field that took other words; 204 where nothing is new."""
    written, pair = FORMS.get(request.POST.get("about", "")), pair_of_partner(signed_in(request))
    if written is None or pair is None:
        raise Http404
    name = pair.other_name(signed_in(request))
    looked = looked_at(request, written.form, joint=written.joint, partner=name)
    panel = _panel(request, written, looked, name)
    if looked is None and panel.state == request.POST.get("seen"):
        return HttpResponse(status=SAME_AS_SHOWN)
    context: dict[str, object] = {"wording": panel, "alone": True}
    if looked and looked.used:
        field = _form(request, written, looked, name)[looked.used]
        context["took"] = field.as_widget(attrs={"hx-swap-oob": "true"})
    response = render(request, "goals/_wording.html", context)
    if "took" in context:
        # The page saves drafts on input; a tap that changes a field is one.
        response["HX-Trigger"] = "input"
    return response


def _form(request: HttpRequest, written: Written, looked: Looked | None, name: str) -> PageForm:
    typed = looked.typed if looked else typed_into(request, written.form)
    return written.form(initial=typed, partner_name=name)


def _panel(request: HttpRequest, written: Written, looked: Looked | None, name: str) -> Panel:
    about, form = request.POST["about"], _form(request, written, looked, name)
    if looked is not None:
        return panel_of(form, about, looked)
    typed = typed_into(request, written.form)
    found = advise(typed, written.form, joint=written.joint, partner=name)
    panel = panel_of(form, about, Looked(typed, tuple(found)))
    return while_typing(panel, asked=bool(request.POST.get("asked")))
