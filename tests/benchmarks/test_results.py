"""The table: every page with its goal, a mark for each goal, plans cut to what matters."""

from benchmarks.counting import outline
from benchmarks.figures import Figure
from benchmarks.load import FRESH, Target
from benchmarks.pages import PAGES, PAIRS, units
from benchmarks.results import hottest, page_rows, pair_checks, process_checks, weight_checks
from benchmarks.rounds import named
from benchmarks.table import aligned, number, render
from benchmarks.weight import Weight, links_of

WORST = {"buffers": 7, "ms": 1.0, "planning_ms": 0.5, "sql": "SELECT 1", "plan": ["Result: 1 rows"]}


def counted(queries: int = 9, buffers: int = 100) -> dict:
    return {
        "queries": queries,
        "transaction_statements": 2,
        "bytes": 20_480,
        "gzip": 4096,
        "buffers": buffers,
        "database_ms": 2.0,
        "worst": WORST,
    }


def test_each_goal_of_a_page_is_judged_for_itself():
    today = next(
        row
        for row in page_rows({("today", 8): Figure(4.4, 0.1, 5)}, {"today": counted(13)}, {"today": 90}, {})
        if row["key"] == "today"
    )
    assert today["reached"] == {"times": True, "queries": False, "kb": True}
    assert (today["answers"], today["wrong"]) == (90, 0)


def test_growth_is_judged_by_time_buffers_and_queries():
    counts = {"couple": counted(), "couple_long": counted(10, 120)}
    pair = next(pair for pair in PAIRS if pair.key == "couple_long")
    found = pair_checks({named(pair, 1): Figure(1.1, 0.0, 5)}, counts)
    assert [(round(row["value"], 2), row["reached"]) for row in found] == [
        (1.1, True),
        (1.2, False),
        (1, False),
    ]


def test_pages_that_are_compared_are_measured_side_by_side_and_each_once():
    keys = [[page.key for page in unit] for unit in units()]
    assert sorted(key for unit in keys for key in unit) == sorted(page.key for page in PAGES)
    for pair in PAIRS:
        assert any({pair.key, pair.over} <= set(unit) for unit in keys)


def test_memory_is_left_out_where_the_kernel_does_not_tell():
    found = process_checks({"ours": [[], []], "bare": [[], []]}, {"bare": 1}, {"ours": 2.0, "bare": 1.0})
    assert [(row["value"], row["reached"]) for row in found] == [(2.0, True)]


def test_the_whole_table_is_laid_out():
    weight = Weight(html=2048, css=20_480, js=20_480, third_party=["https://elsewhere.example/x.js"])
    text = render(
        {
            "about": "smoke",
            "baseline": {"8": {"answers_a_second": 1000.0, "client_cores": 0.2}},
            "pages": page_rows({("today", 8): Figure(9.0, 0.3, 5)}, {"today": counted()}, {}, {}),
            "checks": weight_checks(weight, "Today"),
            "hottest": hottest({"today": counted()}),
        }
    )
    assert "1× at 8 at once: 1000 answers/s" in text
    assert "9.00 ± 30%  4.5 ✗" in text
    assert "requests to others" in text
    assert "today: 7 buffers" in text


def test_a_statement_two_pages_share_is_shown_once_where_it_is_heaviest():
    for_one = counted() | {"worst": WORST | {"sql": "SELECT 'one'"}}
    for_two = counted() | {"worst": WORST | {"sql": "SELECT 'two'", "buffers": 9}}
    assert [one["page"] for one in hottest({"us": for_one, "couple": for_two, "goal": counted()})] == [
        "couple",
        "goal",
    ]


def test_columns_stand_below_each_other():
    assert aligned([("a", "10"), ("long", "9")]) == ["a     10", "long   9"]
    assert [number(one) for one in (None, 3, 3.0, 3.14)] == ["", "3", "3", "3.1"]


def test_a_plan_keeps_only_where_the_buffers_go():
    plan = {
        "Node Type": "Limit",
        "Shared Hit Blocks": 90,
        "Shared Read Blocks": 10,
        "Plans": [
            {
                "Node Type": "Seq Scan",
                "Relation Name": "goals_goal",
                "Shared Hit Blocks": 99,
                "Actual Loops": 3,
            },
            {"Node Type": "Result", "Shared Hit Blocks": 1},
        ],
    }
    assert outline(plan) == [
        "Limit: 0 rows (expected 0) × 0, 100 buffers, 0.0 ms",
        "  Seq Scan goals_goal: 0 rows (expected 0) × 3, 99 buffers, 0.0 ms",
    ]


def test_a_browser_fetches_each_linked_file_once():
    html = """
    <link rel="stylesheet" href="/s/a.css"><link rel="canonical" href="/x"><script src="/s/a.js"></script>
    <svg><use href="/s/icons.svg#one"/><use href="/s/icons.svg#two"/><use href="#here"/></svg>"""
    assert links_of(html) == [("css", "/s/a.css"), ("js", "/s/a.js"), ("other", "/s/icons.svg")]


def test_a_posted_form_is_new_each_time():
    target = Target("/log/", "sessionid=x", form=f"submission={FRESH}")
    first, second = target.request(), target.request()
    assert first.startswith(b"POST /log/ HTTP/1.1\r\n")
    assert b"Content-Length: 47\r\n" in first
    assert first != second
