"""The states that words name, the people of a state, and the things in a list: what flows are made of."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.language.gazetteer import capital_of, country_code, country_of_demonym
from headwater.linking.heads import head_of_noun, is_kind_of
from headwater.linking.phrases import mentions

_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w.-]*(?:\s[A-ZÀ-Þ][\w.-]*)?")
_STOP = re.compile(
    r"[;:]|\.(?!\d)|\s(?:to|for|with|in|since|from|by|alongside|that|which|who|as|after|during|despite)\s"
)
_ITEM = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+or\s+")
_OPENING = re.compile(
    r"^(?:(?:a|an|the|more|some|significant|large|further|additional|its|their|many|new|other|various)\s+)+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w-]*")
_PARTNERS = (
    re.compile(r"(?<!according )\b(?:in|into|to|for|with|from|between|help|support)\s(?:the\s)?(?=[A-ZÀ-Þ])"),
    re.compile(r"\bbetween(?:\s[A-ZÀ-Þ][\w.-]*){1,2}\sand\s(?=[A-ZÀ-Þ])"),
)
_LONGEST_GROUP = 3  # words after a demonym among which the people stand: "North Korean special forces soldiers"
_MOST_THINGS = 6


def states_in(words: str) -> list[str]:
    """The states that words name, by country, people or capital, each once, in order; ISO 3166-1 codes.

    >>> states_in("Pyongyang's shells for Russian efforts in Russia")
    ['KP', 'RU']
    """
    found = [code for match in _CAPITALISED.finditer(words) for code in _codes(match[0])]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _codes(name: str) -> tuple[str, ...]:
    """The state of a name of one or two words, of its words where the whole is none."""
    name = name.rstrip(".")
    whole = _code(name)
    if whole is not None:
        return (whole,)
    return tuple(code for word in name.split()[-2:] if " " in name and (code := _code(word)) is not None)


def _code(name: str) -> str | None:
    return country_code(name) or country_of_demonym(name) or capital_of(name)


def partners_in(words: str, state: str) -> list[str]:
    """The other states that words name as a place or a partner, and not only as the owner of somebody who speaks.

    >>> partners_in("Kyiv's clerk spoke of ties between Pyongyang and Moscow", "KP")
    ['RU']
    """
    names = [words[match.end() :] for pattern in _PARTNERS for match in pattern.finditer(words)]
    found = [code for name in names for code in states_in(" ".join(name.split()[:2]))[:1] if code != state]
    return list(dict.fromkeys(found))


def people_in(words: str) -> list[tuple[str, str]]:
    """The groups of people that words name by the state that they are of: its code, and what they are.

    >>> people_in("the presence of North Korean troops in the region")
    [('KP', 'soldier')]
    """
    found = []
    for match in _CAPITALISED.finditer(words):
        nation = country_of_demonym(match[0]) or country_of_demonym(match[0].split()[0])
        nouns = [word[0] for word in _WORD.finditer(words[match.end() :])][:_LONGEST_GROUP] if nation else []
        head = next((name for noun in nouns if is_kind_of(name := head_of_noun(noun).name, "person")), None)
        if nation and head:
            found.append((nation, head))
    return list(dict.fromkeys(found))


def things_in(words: str) -> list[str]:
    """What a verb has for its object, and what stands in a list after "including"; in lower case, without articles.

    >>> things_in("significant supplies, including flour and lamp oil, alongside advice")
    ['supplies', 'flour', 'lamp oil']
    >>> things_in("2.5-inch pipes, valves and 12 in its place")
    ['2.5-inch pipes', 'valves']
    """
    found = mentions("item", words)
    whole = words[: found[0].start()] if found else words
    lists = [whole, words[found[0].end() :]] if found else [whole]
    things = []
    for part in lists:
        stop = _STOP.search(part)
        for item in _ITEM.split(part[: stop.start() if stop else len(part)].strip(" ,")):
            thing = _OPENING.sub("", item.strip(" ,"))
            if _WORD.search(thing) and thing == thing.lower() and len(thing.split()) <= _LONGEST_GROUP:
                things.append(thing)
    return list(dict.fromkeys(things))[:_MOST_THINGS]
