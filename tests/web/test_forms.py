"""Fields say what is asked, what went wrong and where, for eyes and for screen readers."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string

from couplesgoals.web.forms import AudienceField, DateInput, LevelField, LongText, PageForm, ScaleField


class Sample(PageForm):
    questions = ("level",)

    level = LevelField(label="Where are you?")
    effort = ScaleField(label="Effort", lowest=1, highest=5, low="None", high="All")
    what = forms.CharField(
        label="What did you do?", help_text="A sentence <b>.", max_length=500, widget=LongText()
    )
    on = forms.DateField(label="When?", required=False, widget=DateInput())
    audience = AudienceField(options=[("private", "Only you"), ("couple", "Both of you", "heart")])
    key = forms.CharField(widget=forms.HiddenInput(), required=False)


GOOD = {"level": "-1", "effort": "4", "what": "Tea", "audience": "couple"}


def test_hint_stands_before_the_input_and_is_linked() -> None:
    html = str(Sample()["what"].as_field_group())
    assert html.index('id="id_what_helptext"') < html.index("<textarea")
    assert 'aria-describedby="id_what_helptext"' in html
    assert "&lt;b&gt;" in html
    assert 'maxlength="500"' in html


def test_an_error_stands_beside_its_field_and_is_linked() -> None:
    html = str(Sample(GOOD | {"what": ""})["what"].as_field_group())
    assert 'aria-describedby="id_what_helptext id_what_error"' in html
    assert 'id="id_what_error"' in html
    assert 'aria-invalid="true"' in html
    assert "Please fill in “What did you do?”" in html


def test_a_group_of_choices_links_its_error_to_the_fieldset() -> None:
    html = str(Sample({})["level"].as_field_group())
    assert '<fieldset aria-describedby="id_level_error">' in html
    assert '<legend class="question">' in html


def test_the_summary_counts_and_links_to_every_field() -> None:
    html = str(Sample({"effort": "3"}))
    assert "There are 3 things to fix" in html
    for target in ("#id_level_0", "#id_what", "#id_audience_0"):
        assert f'href="{target}"' in html
        assert f'id="{target[1:]}"' in html
    assert "There is one thing to fix" in str(Sample(GOOD | {"what": ""}))
    assert "error-summary" not in str(Sample(GOOD))


def test_an_error_of_the_whole_form_is_in_the_summary() -> None:
    form = Sample(GOOD)
    form.add_error(None, "You have an older version")
    assert "You have an older version" in render_to_string("components/error_summary.html", {"form": form})


def test_nothing_typed_is_lost_by_an_error() -> None:
    html = str(Sample(GOOD | {"level": "7", "what": "Tea & <talk>"}))
    assert "Tea &amp; &lt;talk&gt;" in html
    assert 'value="4"' in html.split("checked")[0]


def test_levels_run_from_most_to_least_with_marks_and_the_goals_own_words() -> None:
    form = Sample()
    form.fields["level"].describe({0: "Four <evenings>"})
    html = str(form["level"])
    places = [html.index(mark) for mark in ("+2", "+1", ">0<", "−1", "−2")]
    assert places == sorted(places)
    assert "Four &lt;evenings&gt;" in html
    assert "evenings" not in str(Sample()["level"]), "one form's words stay its own"


ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "words",
    ['-2: "−2"', '_("Much less than we hoped")', '_("What we hoped for")', '_("Much less than I hoped")'],
)
def test_marks_and_names_of_levels_are_written_in_one_place(words: str) -> None:
    code = [
        path
        for app in ("couplesgoals", "goals", "sessions", "progress")
        for path in (ROOT / app).rglob("*.py")
    ]
    assert [str(path.relative_to(ROOT)) for path in code if words in path.read_text()] == [
        "couplesgoals/web/forms.py"
    ]


def test_levels_of_ones_own_goal_speak_of_one_person() -> None:
    form = Sample()
    form.fields["level"].speak_of_one()
    html = str(form["level"])
    assert "Less than I hoped" in html
    assert "we hoped" not in html
    assert "I hoped" not in str(Sample()["level"]), "one form's words stay its own"


def test_levels_and_scales_are_numbers() -> None:
    form = Sample(GOOD)
    assert form.is_valid()
    assert form.cleaned_data["level"] == -1
    assert form.cleaned_data["effort"] == 4


@pytest.mark.parametrize(
    ("field", "value"), [("level", "3"), ("effort", "0"), ("effort", "6"), ("audience", "subject")]
)
def test_a_value_not_offered_is_refused(field: str, value: str) -> None:
    assert field in Sample(GOOD | {field: value}).errors


def test_both_ends_of_a_scale_are_read_out() -> None:
    html = str(Sample()["effort"])
    assert '1<span class="visually-hidden">, None</span>' in html
    assert '5<span class="visually-hidden">, All</span>' in html


def test_audiences_show_sentence_and_icon_and_can_be_offered_per_form() -> None:
    html = str(Sample()["audience"])
    assert "#lock" in html
    assert "#heart" in html
    form = Sample()
    form.fields["audience"].offer([("care_team", "You and your care team")])
    assert "#stethoscope" in str(form["audience"])
    assert "Only you" not in str(form["audience"])
    assert "Only you" in str(Sample()["audience"]), "another form keeps its own"


def test_what_is_not_required_says_so_and_hidden_fields_stay_hidden() -> None:
    html = str(Sample())
    assert html.count("if you like") == 1
    assert '<input type="hidden" name="key" id="id_key">' in html


def test_the_summary_names_the_field_where_a_message_does_not() -> None:
    class Foreign(forms.Form):
        password = forms.CharField(widget=forms.PasswordInput())

    html = str(Foreign({}))
    assert '<a href="#id_password">Password: This field is required.</a>' in html
    assert "Nothing you wrote is lost" not in html, "a password is"


@pytest.mark.parametrize("name", ["level", "effort", "audience"])
def test_words_in_a_choice_cannot_become_code(name: str) -> None:
    code = "\"><script>alert('x')</script>"
    form = Sample()
    form.fields[name].choices = [(code, code)]  # type: ignore[attr-defined]  # all three are choices
    form.fields[name].widget.details = {code: code}  # type: ignore[attr-defined]  # cards have a second line
    assert "<script" not in str(form[name])
    assert "&lt;script" in str(form[name])


def test_the_choice_made_before_is_marked_and_no_other() -> None:
    html = str(Sample(initial={"effort": 4})["effort"])
    assert html.count("checked") == 1
    assert re.search(r'<input type="radio" name="effort" value="4"[^>]* checked>', html)
