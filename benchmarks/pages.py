"""What is measured and the goal of each figure, from performance.md; None where no goal is set."""

from dataclasses import dataclass

BARE, OURS, OFF = "bare", "ours", "policies off"
BOTH, ALONE = (1, 8), (1,)


@dataclass(frozen=True)
class Page:
    """A page on one of the servers, asked for by `at` clients at once; `kb` is of the compressed HTML."""

    key: str
    title: str
    times: float | None = None
    queries: int | None = None
    kb: float | None = None
    server: str = OURS
    at: tuple[int, ...] = BOTH
    expected: str = "200"


@dataclass(frozen=True)
class Pair:
    """Two pages measured in the same rounds, and by what factor the first may pass the second."""

    key: str
    over: str
    title: str
    times: float | None = None
    buffers: float | None = None
    same_queries: bool = False


BASELINE = Page("bare", "bare signed-in view", server=BARE)
PAGES = [
    Page("no_op", "our no-op view", 1.5),
    Page("today", "Today", 4.5, 12, 12),
    Page("today_long", "Today, 10 years", at=ALONE),
    Page("today_off", "Today, policies off", server=OFF),
    Page("goal", "goal page", 4.5, 12, 12),
    Page("goal_long", "goal page, 10 years", at=ALONE),
    Page("goal_many", "goal page, 40 versions, 20 steps", 4.5, 12, 12),
    Page("goals", "list of 3 goals", 4.5, 12, 12),
    Page("goals_many", "list of 40 goals", at=ALONE),
    Page("story", "a goal's story, 2 versions", 4.5, 12, 12),
    Page("story_many", "a goal's story, 40 versions", at=ALONE),
    Page("values", "values", 4.5, 12, 12),
    Page("values_many", "values, 40 maps", at=ALONE),
    Page("log_form", "log form", 4.5, 12, 12),
    Page("log_post", "saving a log entry", 6, expected="302"),
    Page("check_in", "check-in form", 4.5, 12, 12),
    Page("check_in_long", "check-in form, 10 years", at=ALONE),
    Page("check_in_post", "saving a check-in", 6, expected="302"),
    Page("check_in_post_long", "saving a check-in, 10 years", expected="302", at=ALONE),
    Page("check_in_mine", "my answers", 4.5, 12, 12),
    Page("check_in_mine_long", "my answers, 10 years", at=ALONE),
    Page("journal", "journal list", 4.5, 12, 12),
    Page("journal_long", "journal list, 5,000 entries", at=ALONE),
    Page("search", "journal search", 4.5, 12, 12),
    Page("search_long", "journal search, a word in 1 of 100 of 5,000", at=ALONE),
    Page("us", "Us", 6, 14),
    Page("us_long", "Us, 10 years", at=ALONE),
    Page("timeline", "timeline", 6, 14),
    Page("timeline_long", "timeline, 10 years", at=ALONE),
    Page("review", "monthly review", 4.5, 12, 12),
    Page("review_goal", "monthly review, a goal", 4.5, 12, 12),
    Page("review_care", "a review's preparation", 6, 14),
    Page("couple", "couple page", 6, 14),
    Page("couple_off", "couple page, policies off", server=OFF),
    Page("couple_long", "couple page, 10 years", at=ALONE),
    Page("caseload", "caseload of 40", 8, 12),
    Page("caseload_long", "caseload of 40, 10 years", at=ALONE),
    Page("caseload_5", "caseload of 5", at=ALONE),
    Page("caseload_60", "caseload of 60", at=ALONE),
]
PAIRS = [
    Pair("today_long", "today", "Today, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("goal_long", "goal", "goal page, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("goal_many", "goal", "goal page, 40 versions and 20 steps / 2 and 2", same_queries=True),
    Pair("goals_many", "goals", "list of 40 goals / 3", same_queries=True),
    Pair("story_many", "story", "a goal's story, 40 versions / 2", same_queries=True),
    Pair("values_many", "values", "values, 40 maps / 1", same_queries=True),
    Pair("check_in_long", "check_in", "check-in form, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("check_in_post_long", "check_in_post", "saving a check-in, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("check_in_mine_long", "check_in_mine", "my answers, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("journal_long", "journal", "journal list, 5,000 entries / 84", 1.15, 1.1, True),
    Pair("search_long", "search", "journal search, 5,000 entries / 84", same_queries=True),
    Pair("us_long", "us", "Us, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("timeline_long", "timeline", "timeline, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("couple_long", "couple", "couple page, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("caseload_long", "caseload", "caseload of 40, 10 years / 12 weeks", 1.15, 1.1, True),
    Pair("caseload_60", "caseload_5", "caseload, 60 couples / 5", same_queries=True),
    Pair("today", "today_off", "Today, policies on / off", 1.25),
    Pair("couple", "couple_off", "couple page, policies on / off", 1.25),
]
# Not measured here: Django's admin change list, as we have no admin; the largest paint, as no browser runs.
MEMORY, START = 1.6, 3.0
FIRST_VIEW_KB, CSS_JS_KB = 60.0, 30.0


def units() -> list[list[Page]]:
    """The pages in groups: pages which are compared stand side by side."""
    by_key = {page.key: [page] for page in PAGES}
    for pair in PAIRS:
        first, second = by_key[pair.key], by_key[pair.over]
        if first is not second:
            second.extend(first)
            by_key |= {page.key: second for page in second}
    return list({id(group): group for group in by_key.values()}.values())
