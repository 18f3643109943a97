"""Goals as couples write them, and what is worth asking about each."""

from __future__ import annotations

from datetime import date

TODAY = date(2027, 1, 11)
# A goal with nothing to ask about; each line below changes some of it.
WRITTEN_WELL = {
    "title": "We talk for ten minutes each evening",
    "much_less": "No evening at all",
    "less": "Two or three evenings a week",
    "expected": "Five evenings a week",
    "more": "Six evenings a week",
    "much_more": "Every evening",
    "baseline": "We talk about the day once a week, mostly in the car.",
    "how_known": "A tick on the fridge, by either of us",
    "target_date": "2027-03-08",
    "why": "I miss hearing how your day was.",
    "first_step": "I put my phone in the hall at nine.",
    "ask_of_partner": "Would you sit with me on the porch?",
}

# title, kinds at the title, title after one tap.
type Title = tuple[str, str, str | None]

JOINT_TITLES: tuple[Title, ...] = (
    ("We communicate better", "vague", ""),
    ("Better communication", "who vague", ""),
    ("We want to be happy", "vague", ""),
    ("Be nicer to each other", "vague", ""),
    ("We trust each other more", "vague", ""),
    ("We are more respectful", "vague", ""),
    ("Rebuild our trust", "vague", ""),
    ("We get along", "vague", ""),
    ("Improve our marriage", "vague", ""),
    ("We stop fighting", "vague", ""),
    ("More quality time", "who vague", ""),
    ("We work on our relationship", "vague", ""),
    ("Feel close again, both of us", "vague", ""),
    ("We grow together", "vague", ""),
    ("Be better parents together", "vague", ""),
    ("We respect boundaries", "vague", ""),
    ("WE TRY HARDER", "vague", ""),
    ("Jonas stops drinking", "other", ""),
    ("My partner listens", "other", ""),
    ("You come home on time", "other", ""),
    ("He tells the truth", "other", ""),
    ("I want Jonas to call", "other", ""),
    ("Jonas must help more at home", "other", "We help more at home"),
    ("You should listen to me", "other", "We listen to each other"),
    ("Jonas has to tell me the truth", "other", "We tell each other the truth"),
    ("My wife should trust my word", "other", ""),
    ("You must come to my meetings", "other", ""),
    ("Talk for ten minutes each evening", "who", "We talk for ten minutes each evening"),
    ("Eat dinner without phones", "who", "We eat dinner without phones"),
    ("Walk on Sundays", "who", "We walk on Sundays"),
    ("Dinner without phones", "who", ""),
    ("A budget for the household", "who", ""),
    ("You never listen to me", "other absolute", None),
    ("We stay clean", "substance", "We stay in recovery"),
)
OWN_TITLES: tuple[Title, ...] = (
    ("I am a better person", "vague", ""),
    ("Be more patient", "vague", ""),
    ("I control my temper", "vague", ""),
    ("Feel better", "vague", ""),
    ("I drink less", "vague", ""),
    ("Jonas believes me", "other", ""),
    ("She should leave me alone", "other", ""),
)
QUIET_JOINT_TITLES = (
    "We talk for ten minutes each evening",
    "We communicate better: ten minutes each evening",
    "Jonas and I walk on Sundays",
    "We never go to bed angry",
    "Both of us cook twice a week",
    "A walk together on Sundays",
    "We hold hands in group",
    "Each of us says one thank-you a day",
    "We tell each other before we spend money",
    "Our phones stay in the hall at dinner",
    "We call a time-out when a voice gets loud",
    "I ask, you answer, we swap",
    "We go to bed by eleven",
    "We eat with the kids without screens",
    "We pay the bills on Fridays",
)
QUIET_OWN_TITLES = (
    "Sleep before midnight",
    "I go to bed by eleven",
    "Call my sponsor each morning",
    "I go to three meetings a week",
    "Walk twenty minutes a day",
    "I take a breath before I answer",
    "Write in my journal on Sundays",
    "I tell Jonas when a craving comes",
    "Stay in bed until seven",
)

# What is different from a goal written well; what is asked, as "field:kind".
type Case = tuple[str, dict[str, str], str]

WHOLE: tuple[Case, ...] = (
    ("nothing", {}, ""),
    ("no_baseline", {"baseline": ""}, "baseline:no-baseline"),
    ("no_day", {"target_date": ""}, "target_date:no-date"),
    ("no_sign", {"how_known": "  "}, "how_known:no-sign"),
    ("no_title_no_question", {"title": "", "baseline": "", "how_known": ""}, ""),
    ("no_number", {"expected": "We hold hands in group"}, "expected:no-number"),
    ("tomorrow", {"target_date": "2027-01-12"}, "target_date:near"),
    ("six_days", {"target_date": "2027-01-17"}, "target_date:near"),
    ("seven_days", {"target_date": "2027-01-18"}, ""),
    ("half_a_year", {"target_date": "2027-07-13"}, ""),
    ("later_than_half_a_year", {"target_date": "2027-07-14"}, "target_date:far"),
    ("next_century", {"target_date": "2127-07-14"}, "target_date:far"),
    ("day_gone_by_is_the_forms", {"target_date": "2026-07-14"}, ""),
    ("no_day_at_all", {"target_date": "soon"}, ""),
    (
        "overlap",
        {"expected": "3 to 5 times", "more": "4 to 6 times", "less": "", "much_less": "", "much_more": ""},
        "more:overlap",
    ),
    ("overlap_in_words", {"less": "three to five evenings a week"}, "less:overlap"),
    (
        "overlap_at_the_edge",
        {"expected": "3-5 times", "more": "5–6 times", "less": "", "much_less": "", "much_more": ""},
        "more:overlap",
    ),
    (
        "overlap_open",
        {"more": "six or more evenings", "much_more": "at least seven evenings"},
        "much_more:overlap",
    ),
    ("overlap_up_to", {"much_less": "up to two evenings a week"}, "much_less:overlap"),
    (
        "no_overlap",
        {
            "expected": "3 to 5 times",
            "more": "6 to 7 times",
            "less": "1 or 2 times",
            "much_less": "0 times",
            "much_more": "more than 7 times",
        },
        "",
    ),
    (
        "under_and_over",
        {
            "expected": "5 times",
            "more": "over 5 times",
            "less": "under 5 times",
            "much_less": "",
            "much_more": "",
        },
        "",
    ),
    (
        "other_units",
        {"expected": "3 to 5 walks", "more": "4 to 6 talks", "less": "", "much_less": "", "much_more": ""},
        "",
    ),
    (
        "clock_times",
        {
            "expected": "In bed by 11 on five nights",
            "more": "In bed by 11 on six nights",
            "less": "In bed by 11 on three nights",
            "much_less": "In bed by 11 on one night",
            "much_more": "",
        },
        "",
    ),
    ("reversed_more", {"more": "Four evenings a week"}, "more:reversed"),
    (
        "reversed_less",
        {"less": "Six evenings a week", "more": "Seven evenings a week", "much_more": ""},
        "less:reversed",
    ),
    (
        "all_reversed",
        {
            "much_less": "Six evenings",
            "less": "Five evenings",
            "expected": "Four evenings",
            "more": "Three evenings",
            "much_more": "One evening",
        },
        "much_less:reversed less:reversed more:reversed much_more:reversed",
    ),
    (
        "less_is_better",
        {
            "title": "We raise our voices less than once a week",
            "much_less": "Six arguments",
            "less": "Five arguments",
            "expected": "Two arguments a week",
            "more": "One argument",
            "much_more": "No argument",
        },
        "",
    ),
    ("alike", {"more": "Five evenings in a week.", "much_more": "Six evenings a week"}, "more:alike"),
    (
        "alike_fillers",
        {"less": "We talk in the car", "much_less": "We really just talk in the car"},
        "much_less:alike",
    ),
    (
        "numbers_differ",
        {"less": "We talk in the car two times", "much_less": "We talk in the car one time"},
        "",
    ),
    ("level_about_the_other", {"more": "Jonas talks to me six evenings a week"}, "more:other"),
    ("step_about_the_other", {"first_step": "You put your phone away"}, "first_step:other"),
    ("vague_level", {"much_more": "We are happier"}, "much_more:vague"),
    ("order_as_ask", {"ask_of_partner": "You should sit with me"}, "ask_of_partner:must"),
    ("blame_in_why", {"why": "Because you never listen."}, "why:absolute"),
    ("label_in_baseline", {"baseline": "You're lazy."}, "baseline:label"),
)
