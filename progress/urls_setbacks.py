"""The way back from a setback, one screen after the other."""

from django.urls import URLPattern, path

from progress.views import (
    safety,
    setback_facts,
    setback_new,
    setback_read,
    setback_steps,
    setback_taking_back,
    setback_words,
    setbacks,
)

urlpatterns: list[URLPattern] = [
    path("setback/", setbacks.setback_list, name="setbacks"),
    path("setback/safe/", safety.setback_safe, name="setback_safe"),
    path("setback/new/", setback_new.setback_new, name="setback_new"),
    path("setback/new/draft/", setback_new.setback_new_draft, name="setback_new_draft"),
    path("setback/<uuid:setback_id>/", setbacks.setback, name="setback"),
    path("setback/<uuid:setback_id>/facts/", setback_facts.setback_change, name="setback_change"),
    path("setback/<uuid:setback_id>/readers/", setbacks.setback_readers, name="setback_readers"),
    path("setback/<uuid:setback_id>/rest/", setbacks.setback_rest, name="setback_rest"),
    path(
        "setback/<uuid:setback_id>/underneath/",
        setback_steps.setback_underneath,
        name="setback_underneath",
    ),
    path(
        "setback/<uuid:setback_id>/learned/",
        setback_steps.setback_learned,
        name="setback_learned",
    ),
    path("setback/<uuid:setback_id>/words/", setback_words.setback_words, name="setback_words"),
    path("setback/<uuid:setback_id>/words/read/", setback_read.setback_read, name="setback_read"),
    path(
        "setback/<uuid:setback_id>/onward/",
        setback_steps.setback_onward,
        name="setback_onward",
    ),
    path("setback/<uuid:setback_id>/draft/", setback_steps.setback_draft, name="setback_draft"),
    path(
        "setback/<uuid:setback_id>/take-back/",
        setback_taking_back.setback_take_back,
        name="setback_take_back",
    ),
]
