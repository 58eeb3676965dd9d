"""Time expressions: what is found, where it begins and ends, and the days it can mean."""

from __future__ import annotations

import functools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headwater.extraction.found import FoundTime
from headwater.extraction.parsed import Parsed
from headwater.extraction.times import find_times
from headwater.extraction.times_rules import RULES
from headwater.language.en.sentences import sentences
from headwater.language.reader import load_reader
from headwater.language.words import Entry, load_words
from headwater.model import Day, make_document

PUBLISHED = "2025-09-24"  # a Wednesday


@functools.cache
def times_of(text: str, published: str | None = PUBLISHED) -> tuple[FoundTime, ...]:
    """The times of a text whose every sentence is parsed."""
    document = make_document(text, published=published)
    return tuple(find_times(Parsed(document, load_reader().parse(text, sentences(text)), "test")))


def shown(found: FoundTime) -> str:
    """words: earliest..latest modifier."""
    time = found.time
    ends = f"{time.earliest or ''}..{time.latest or ''}"
    return f"{time.span.text}: {ends}" + (f" {time.modifier}" if time.modifier else "")


ABSOLUTE = [
    ("The dam broke on 5 March 2024.", "5 March 2024: 2024-03-05..2024-03-05"),
    ("The dam broke on March 5, 2024.", "March 5, 2024: 2024-03-05..2024-03-05"),
    ("The dam broke on Tuesday, March 5, 2024.", "Tuesday, March 5, 2024: 2024-03-05..2024-03-05"),
    ("The dam broke on the 5th of March, 2024.", "the 5th of March, 2024: 2024-03-05..2024-03-05"),
    ("The dam broke on Sept. 11, 2019.", "Sept. 11, 2019: 2019-09-11..2019-09-11"),
    ("The dam broke on 2024-03-05 at noon.", "2024-03-05: 2024-03-05..2024-03-05"),
    ("The dam broke on 25/12/2019.", "25/12/2019: 2019-12-25..2019-12-25"),
    ("The dam broke on 05.03.2024.", "05.03.2024: 2024-03-05..2024-03-05"),
    ("The dam broke in August 2023.", "August 2023: 2023-08-01..2023-08-31"),
    ("The dam broke in 2019.", "2019: 2019-01-01..2019-12-31"),
    ("The dam broke in late 2024.", "late 2024: 2024-10-01..2024-12-31 late"),
    ("The dam broke in early 2024.", "early 2024: 2024-01-01..2024-03-31 early"),
    ("The dam broke in mid-2024.", "mid-2024: 2024-05-01..2024-08-31 mid"),
    ("The dam broke in mid-March 2024.", "mid-March 2024: 2024-03-11..2024-03-20 mid"),
    ("The dam broke in late March 2024.", "late March 2024: 2024-03-21..2024-03-31 late"),
    ("The dam broke at the end of 2019.", "the end of 2019: 2019-10-01..2019-12-31 late"),
    ("The dam broke at the beginning of May 2019.", "the beginning of May 2019: 2019-05-01..2019-05-10 early"),
    ("The dam broke in the summer of 2019.", "the summer of 2019: 2019-06-01..2019-08-31"),
    ("The dam broke in winter 2019.", "winter 2019: 2019-12-01..2020-02-29"),
    ("Sales fell in the second quarter of 2019.", "the second quarter of 2019: 2019-04-01..2019-06-30"),
    ("Sales fell in Q3 2019.", "Q3 2019: 2019-07-01..2019-09-30"),
    ("Sales fell in the first half of 2019.", "the first half of 2019: 2019-01-01..2019-06-30"),
    ("Sales fell in the latter half of 2019.", "the latter half of 2019: 2019-07-01..2019-12-31"),
    ("Sales fell in the last three months of 2019.", "the last three months of 2019: 2019-10-01..2019-12-31"),
    ("It rained in the first week of March 2019.", "the first week of March 2019: 2019-03-01..2019-03-07"),
    ("The dams were built in the 1990s.", "the 1990s: 1990-01-01..1999-12-31"),
    ("The dams were built in the early 1990s.", "the early 1990s: 1990-01-01..1993-12-31 early"),
    ("The dams were built in the 19th century.", "the 19th century: 1800-01-01..1899-12-31"),
    ("Since early 2022, they have held.", "early 2022: 2022-01-01.. since"),
    ("They will finish by 2027.", "2027: ..2027-12-31 by"),
    ("They finished before March 2019.", "March 2019: ..2019-03-01 before"),
    ("They finished after 5 March 2019.", "5 March 2019: 2019-03-05.. after"),
    ("They held out until 2019.", "2019: ..2019-12-31 by"),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE, ids=[text for text, _ in ABSOLUTE])
def test_absolute(text: str, expected: str) -> None:
    """Expressions that carry their own year need no publication date."""
    assert [shown(found) for found in times_of(text, None)] == [expected]
    assert [shown(found) for found in times_of(text)] == [expected]


RANGES = [
    ("The dams held from 3 to 5 March 2019.", "3", "5 March 2019", "2019-03-03..2019-03-05"),
    ("The dams held from March 3 to 5, 2019.", "March 3", "5, 2019", "2019-03-03..2019-03-05"),
    ("The dams held between July 2022 and August 2024.", "July 2022", "August 2024", "2022-07-01..2024-08-31"),
    ("The dams held from March to May 2019.", "March", "May 2019", "2019-03-01..2019-05-31"),
    ("The dams held from 2014 until 2018.", "2014", "2018", "2014-01-01..2018-12-31"),
    ("The dams held between 2014 and 2018.", "2014", "2018", "2014-01-01..2018-12-31"),
    ("The dams held in 2014-18.", "2014", "18", "2014-01-01..2018-12-31"),
    ("The dams held (14 August-24 September 2019).", "14 August", "24 September 2019", "2019-08-14..2019-09-24"),
]


@pytest.mark.parametrize(("text", "first", "last", "interval"), RANGES, ids=[row[0] for row in RANGES])
def test_ranges(text: str, first: str, last: str, interval: str) -> None:
    """Both ends of a range are times of their own, each with the whole interval."""
    wanted = [f"{first}: {interval} from", f"{last}: {interval} until"]
    assert [shown(found) for found in times_of(text, None)] == wanted
    assert [shown(found) for found in times_of(text)] == wanted


def test_ambiguous_numeric_date_by_publication() -> None:
    """Of 24/9 and 9/24 only one exists; of 7/9 and 9/7 the one that lies by publication, else none."""
    assert [shown(found) for found in times_of("It fell on 9/7/2025.", "2025-09-08")] == [
        "9/7/2025: 2025-09-07..2025-09-07"
    ]
    assert [shown(found) for found in times_of("It fell on 7/9/2025.", "2025-09-08")] == [
        "7/9/2025: 2025-09-07..2025-09-07"
    ]
    assert [shown(found) for found in times_of("It fell on 7/9/2025.", "2025-12-08")] == ["7/9/2025: .."]


RELATIVE = [
    ("The dam broke yesterday.", "yesterday: 2025-09-23..2025-09-23"),
    ("The dam broke today.", "today: 2025-09-24..2025-09-24"),
    ("The dam will open tomorrow.", "tomorrow: 2025-09-25..2025-09-25"),
    ("The dam broke last night.", "last night: 2025-09-23..2025-09-23"),
    ("The dam broke the day before yesterday.", "the day before yesterday: 2025-09-22..2025-09-22"),
    ("The dam broke on Thursday.", "Thursday: 2025-09-18..2025-09-18"),
    ("The dam broke on Wednesday.", "Wednesday: 2025-09-24..2025-09-24"),
    ("The dam will open on Thursday.", "Thursday: 2025-09-25..2025-09-25"),
    ("The dam broke last Wednesday.", "last Wednesday: 2025-09-17..2025-09-17"),
    ("The dam will open next Wednesday.", "next Wednesday: 2025-10-01..2025-10-01"),
    ("The dam broke last week.", "last week: 2025-09-15..2025-09-21"),
    ("The dam broke last month.", "last month: 2025-08-01..2025-08-31"),
    ("The dam will open next year.", "next year: 2026-01-01..2026-12-31"),
    ("The dam opened this year.", "this year: 2025-01-01..2025-12-31"),
    ("The dam broke three days ago.", "three days ago: 2025-09-21..2025-09-21"),
    ("The dam broke two weeks ago.", "two weeks ago: 2025-09-08..2025-09-14"),
    ("The dam broke a year ago.", "a year ago: 2024-01-01..2024-12-31"),
    ("The dam broke earlier this month.", "earlier this month: 2025-09-01..2025-09-24"),
    ("The dam will open later this year.", "later this year: 2025-09-24..2025-12-31"),
    ("The dam broke earlier in September.", "earlier in September: 2025-09-01..2025-09-24"),
    ("The dam broke in September.", "September: 2025-09-01..2025-09-30"),
    ("The dam broke in November.", "November: 2024-11-01..2024-11-30"),
    ("The dam will open in November.", "November: 2025-11-01..2025-11-30"),
    ("The dam will open in May.", "May: 2026-05-01..2026-05-31"),
    ("The dam broke in late May.", "late May: 2025-05-21..2025-05-31 late"),
    ("The dam broke on 3 March.", "3 March: 2025-03-03..2025-03-03"),
    ("The dam is set to open on 3 March.", "3 March: 2026-03-03..2026-03-03"),
    ("They will finish by the end of the year.", "the end of the year: ..2025-12-31 by"),
    ("The dam broke last summer.", "last summer: 2025-06-01..2025-08-31"),
    ("The dam broke in May last year.", "May last year: 2024-05-01..2024-05-31"),
    ("It was dry in the past three months.", "the past three months: 2025-06-24..2025-09-24"),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_relative(text: str, expected: str) -> None:
    """Relative expressions are counted from publication, past or future by the tense."""
    (found,) = times_of(text)
    assert shown(found) == expected
    assert found.time.anchor


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_relative_without_publication(text: str, expected: str) -> None:
    """Without a publication date the words are kept and no day is guessed."""
    (found,) = times_of(text, None)
    assert found.time.span.text == expected.partition(":")[0]
    assert (found.time.earliest, found.time.latest, found.time.anchor) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The dam broke last year.", "2025", "last year: 2024-01-01..2024-12-31"),
        ("The dam broke last month.", "2025-09", "last month: 2025-08-01..2025-08-31"),
        ("The dam broke last month.", "2025", "last month: .."),
        ("The dam broke yesterday.", "2025-09", "yesterday: .."),
        ("The dam broke in September.", "2025", "September: .."),
        ("The dam broke in June.", "2025-09", "June: 2025-06-01..2025-06-30"),
        ("The dam broke on Thursday.", "2025-09-24T23:10:00Z", "Thursday: 2025-09-18..2025-09-18"),
    ],
)
def test_only_as_precise_as_publication(text: str, published: str, expected: str) -> None:
    """A publication date that is known to the month or year alone resolves no more than that."""
    assert [shown(found) for found in times_of(text, published)] == [expected]


@pytest.mark.parametrize(
    "text", ["It has fallen in recent weeks.", "It fell several years ago.", "It rose in the last few months."]
)
def test_vague_keeps_words(text: str) -> None:
    """A vague count of units is found, with no days."""
    (found,) = times_of(text)
    assert (found.time.earliest, found.time.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It hailed on May 6 and 7th, in the hills.", ["May 6: 2024-05-06..2024-05-06", "7th: 2024-05-07..2024-05-07"]),
        (
            "It hailed on the 28 and 29 August 2023.",
            ["the 28: 2023-08-28..2023-08-28", "29 August 2023: 2023-08-29..2023-08-29"],
        ),
        ("It hailed on May 6 and 7 goats died.", ["May 6: 2024-05-06..2024-05-06"]),
        ("As late as 1981 officials in Oslo hoped.", ["1981: 1981-01-01..1981-12-31"]),
        ("They drew up plans for 1777, and failed.", ["1777: 1777-01-01..1777-12-31"]),
        (
            "The spring and early summer of 1943 were wet.",
            ["The spring: 1943-03-01..1943-05-31", "early summer of 1943: 1943-06-01..1943-06-30 early"],
        ),
        ("By the middle of summer 1943 it was dry.", ["the middle of summer 1943: ..1943-07-31 by"]),
        ("It rained later in the year.", ["later in the year: 2024-09-24..2024-12-31"]),
    ],
)
def test_lists_and_phrases(text: str, found: list[str]) -> None:
    """Days and seasons that share a month or a year behind "and"; years that stand alone; parts of the year of publication."""
    assert [shown(one) for one in times_of(text, "2024-09-24")] == found


@pytest.mark.parametrize(
    "text",
    [
        "The base holds 1500 soldiers.",
        "They sent 2000 North Korean workers.",
        "The fine was $2024.",
        "It may rain, and they march on.",
        "May Lee said nothing.",
        "A Boeing 2000 km away turned back.",
        "The second boat sank.",
        "The last of them left.",
        "The fall of the city was quick.",
    ],
)
def test_no_time(text: str) -> None:
    """Counts, prices, verbs and names are no times."""
    assert times_of(text) == ()


def test_year_is_found_before_a_noun() -> None:
    """Years stand before nouns too, and their tokens are exposed, so that no figure is made of them."""
    (found,) = times_of("The 2014 elections were held.")
    assert shown(found) == "2014: 2014-01-01..2014-12-31"
    assert found.tokens == (1, 2)


def test_year_is_shared_in_a_list() -> None:
    """In "in March and April 2014" both months are of 2014."""
    assert [shown(found) for found in times_of("It rained in March and April 2014.")] == [
        "March: 2014-03-01..2014-03-31",
        "April 2014: 2014-04-01..2014-04-30",
    ]


def test_month_follows_date_in_the_sentence() -> None:
    """A bare month after a full date in the same sentence is read from that date on."""
    found = times_of("The siege began on 3 November 2016 and ended in January.")
    assert shown(found[1]) == "January: 2017-01-01..2017-01-31"


HISTORY = (
    "War came in 1914. The army marched in August. In 1915 it lost the south, and in April it retreated. "
    "On 3 May 1916 it held, and three days later it won. By 1917 it was spent; in November 1918 it gave up. "
    "The following year brought peace. On 4 June 1920 the treaty was signed."
)


def test_history_follows_its_own_years() -> None:
    """A text of past years reads bare months, "later" and "the following year" from what it last spoke of."""
    found = {one.time.span.text: shown(one) for one in times_of(HISTORY)}
    assert found["August"] == "August: 1914-08-01..1914-08-31"
    assert found["April"] == "April: 1915-04-01..1915-04-30"
    assert found["three days later"] == "three days later: 1916-05-06..1916-05-06"
    assert found["The following year"] == "The following year: 1919-01-01..1919-12-31"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell on 5 March 2024.", "2024-03-05"),
        ("It fell in March 2024.", "2024-03"),
        ("It fell in spring 2024.", "2024-21"),
        ("It fell in Q2 2024.", "2024-34"),
        ("It fell in the second half of 2024.", "2024-41"),
        ("It fell in the 1990s.", "199X"),
        ("It fell in the 18th century.", "17XX"),
        ("It fell in late 2024.", "2024-10-01/2024-12-31"),
        ("It has stood since 2014.", "2014-01-01/.."),
        ("It will fall by 2027.", "../2027-12-31"),
        ("It fell around 1950.", "1950~"),
        ("It fell in 490 BC.", "-0489"),
        ("It fell in August 480 BC.", "-0479-08"),
        ("It fell in spring 479 BC.", "-0478-21"),
        ("It fell in the 4th century BC.", "-0398-01-01/-0299-12-31"),
        ("It fell in the 460s BC.", "-0468-01-01/-0459-12-31"),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    """The EDTF form (ISO 8601-2:2019) of whole units, parts, open ends, approximations and years before 1."""
    assert [found.time.edtf for found in times_of(text, None)] == [edtf]


def test_edtf_without_year() -> None:
    """A month whose year is not known keeps it open."""
    assert [found.time.edtf for found in times_of("It fell in September.", None)] == ["XXXX-09"]


def test_ambiguous_order_is_not_guessed() -> None:
    """03/05/2024 is March or May: found, without days."""
    assert [shown(found) for found in times_of("It fell on 03/05/2024.", None)] == ["03/05/2024: .."]


def test_impossible_date() -> None:
    """There is no 31 June: the reading falls back on what is left and never fails."""
    assert all(found.time.earliest != Day(2024, 6, 31 - 1) for found in times_of("It fell on 31 June 2024.", None))


def test_every_rule_is_named_and_documented() -> None:
    """Rules have dotted names, and each is documented by the function that reads it."""
    assert all(rule.name.startswith("times.") and rule.read.__doc__ for rule in RULES)


ENTRIES = [(entry, example) for entry in load_words("en", "times") for example in entry.examples]
COUNTEREXAMPLES = [(entry, example) for entry in load_words("en", "times") for example in entry.counterexamples]


@pytest.mark.parametrize(("entry", "example"), ENTRIES, ids=[f"{e.forms[0]}: {x}" for e, x in ENTRIES])
def test_word_examples(entry: Entry, example: str) -> None:
    """In the example of each word of the list a time is found that the word is part of or stands beside."""
    found = times_of(example)
    words = {form for form in entry.forms if form in example.lower()}
    assert words
    assert found


@pytest.mark.parametrize(("entry", "example"), COUNTEREXAMPLES, ids=[f"{e.forms[0]}: {x}" for e, x in COUNTEREXAMPLES])
def test_word_counterexamples(entry: Entry, example: str) -> None:
    """In the counterexample no time is found."""
    assert times_of(example) == (), entry.forms


_WORDS = ["in", "late", "the", "of", "March", "May", "2024", "31", "3", "first", "week", "last", "year", "ago", "two", "since", "-",
          "to", "between", "and", "Thursday", "Q2", "1990s", "century", "19th", "BC", ",", "summer", "half", "end", "by", "mid-2024"]  # fmt: skip


@example(["a", "week", "-", "late", "summer"], None)
@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(_WORDS), max_size=14),
    st.sampled_from([None, "2025", "2025-09", "2025-09-24", "0001-01-01", "9998-12-31"]),
)
def test_any_order_of_time_words(words: list[str], published: str | None) -> None:
    """No order of time words fails; every span quotes its text; ends are in order; nothing overlaps."""
    text = " ".join(words)
    document = make_document(text, published=published)
    last = 0
    for found in find_times(Parsed(document, load_reader().parse(text, []), "test")):
        time = found.time
        assert time.span.quotes(text)
        assert time.span.start >= last
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        last = time.span.end
