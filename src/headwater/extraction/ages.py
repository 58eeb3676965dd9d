"""Ages of people: of one person ("who is 70"), of two ("both 34"), and those that say which people are meant ("adults over 65")."""

from __future__ import annotations

import re

from headwater.extraction.numerals import Numeral

_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages)(?: of| between|:)?\s+(?:\d+\s*(?:-|–|to|and)\s*|(?:\d+, ){1,4}(?:and )?|\d+(?:, \d+){1,3},? and )?)$",
    re.IGNORECASE,
)
_IS_AGED = re.compile(
    r"\b(?:(?:who|[Hh]e|[Ss]he)(?: is| was|[’']s)(?: only| just| now| then| already)?|I(?: am|[’']m| was)(?: only| just| now| already)?|turn(?:ed|s|ing)?) $"
)
_WILL_BE_BEFORE = re.compile(r"\b(?:who|[Hh]e|[Ss]he|I)(?: will|[’']ll) (?:be|turn) $")
_WILL_BE_AFTER = re.compile(
    r"^(?: or [\w]+)? (?:by|in|on|before|next|this|when|at the time of)\b|^(?: or [\w]+)?(?:[.;]|$)"
)
"""An age on some day to come: "children who will be five by May 1", "I will be 80 in April"."""
_AGED_AFTER = re.compile(
    r"^(?:[.,;:)”\"]|$| \(| (?:then|now|at the time|and|but|when|before|prior|by|on|in|last|this|next|years?(?: of age)?[.,;]))"
)
_APPOSITIVE_AGE = re.compile(
    r"(?:(?<![\w’'-])(?:[A-Z](?:[\w’'-]*\w|\.)|[JS]r\.), |, (?:now|then|just|only|both|each|all) )$"
)
_IN_A_ROW = re.compile(
    r"(?<![\w’'-])(?!North|South|East|West|New|Hong|San|Saudi|Sri|Sierra|Costa|El|Los|Las|Puerto|United|Great|Saint|Cape|Fort|Port|Lake|Mount|Papua|Ivory)"
    r"[A-Z][\w’'-]+ (?:[A-Z][\w’.'-]* )*(?!County|City|Island|Islands|Republic|Korea|Party|University)[A-Z][\w’'-]*\w(?:,? [JS]r\.)?, $"
)
"""Somebody's full name and a comma, in a row of people with semicolons: "Ana Ruiz, 8; Leo Ruiz, 10; and"."""
_HEADLINE_PERSON = re.compile(
    r"(?<!\w )(?<![.,;:])\b(?:[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Tt]een|[Tt]eenager|[Tt]oddler|[Bb]aby|[Gg]randmother|[Gg]randfather|[Pp]ensioner|[Mm]other|[Ff]ather), $|"
    r"\b[a-z]+s (?:man|woman|boy|girl|teen|teenager|toddler|baby|grandmother|grandfather|pensioner|mother|father), $"
)
"""Somebody with no article, in a headline: "crash injures woman, 82"."""
_LIVES_AFTER = re.compile(r"^(?: of (?:[A-Z][a-z]|St\. |north|south|east|west|rural)|,? (?:–|—|--) who\b)")
"""Behind an age: where somebody is from, or who it is."""
_ALMOST_BEFORE = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*\w, (?:almost|nearly|barely) $")
_AGE_WHEN = re.compile(
    r"\b(?:when|after|until|since) (?:he|she|I|[A-Z]\w+) (?:was|turned) (?:only |just |about |around )?$"
)
_DONE_WHEN_BEFORE = re.compile(r"\b(?:was|were|only|just|barely|and) $")
_DONE_WHEN_AFTER = re.compile(r"^ when (?:s?he|I|they)\b")
"""An age at which something was done: "she was 17 when she first sailed"."""
_OF_ONE_PERSON = re.compile(
    r"\b(?:boy|girl|child|baby|toddler|infant|man|woman|widow|widower|youth|teenager|son|daughter|brother|sister|father|mother|grandfather|grandmother|pensioner)s? of "
    r"(?:just |only )?$"
)
_DIED_AT = re.compile(
    r"\b(?:die[sd]?|(?<!the )(?<!of )dead|dying|death|retire[sd]?|retiring|married|marries|marrying|orphaned|widowed) at (?:just |only )?$"
)
_BEFORE_AN_AGE = re.compile(
    r"\b(?:marr(?:y|ies|ied|ying)|wed|pregnant|mothers?|drop(?:s|ped)? out|start(?:s|ed)? work|die[sd]?) (?:before|by|after) $"
)
_AT_AN_AGE = re.compile(r"^(?:[.,;:)”\"]|$| (?:who|was|were|from|and|with|named|called|has|had|died|is|after|in|on)\b)")
_YOUNGEST_BEFORE, _YOUNGEST_AFTER = (
    re.compile(r"\b[Aa]t (?:just |only )?$"),
    re.compile(r"^,? (?:the|their|its) (?:[a-z-]+ )?(?:youngest|oldest|eldest)\b"),
)
"""An age by which somebody is first or last of many: "Okoro, at 15 the youngest rower"."""
_AGE_HEAD = re.compile(r"(?:^|[.!?”\"] )At (?:just |only |barely )?$")
_OF_A_GROUP = re.compile(
    r"\b(?i:people|persons|adults|children|kids|boys|girls|men|women|those|anyone|everyone|infants|babies|minors|pupils|students|workers|voters|"
    r"patients|residents|citizens|drivers|youths|pensioners)(?: who (?:are|were))? (?:aged )?(?:just )?(?:under|over|below|above|older than|younger than) "
    r"(?:the age of )?$"
)
_GROUP_BEFORE = re.compile(
    r"\b(?i:people|persons|adults|children|men|women|those|voters|workers|patients|residents|citizens|drivers)(?: who are)? (?:\d\d (?:to|and|or) )?$"
)
_OLDER_AFTER = re.compile(
    r"^(?: (?:and|or)|-and-) (?:older|over|up|above|younger|under)\b| to \d\d(?:[.,;:)]|$| (?:and|were|are|who|back|prefer|favou?r|support)\b)"
)
"""Between which ages people are: "voters 45 and older", "those 26 to 34"."""
_OF_A_GROUP_AFTER = re.compile(
    r"^(?:[.,;:)”\"]|$| years? (?:of age|old)\b| (?:and|or|in|who|were|are|is|was|have|had|has|to|at|with|by|from|will|can|could|may|get|die|died)\b)"
)
_OF_ONE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\b[^,.;]{2,40}\w[”\"]?(?: [a-z]+)?, $")
_DOES = re.compile(
    r"^, (?:was|who|said|says|told|has|had|is|died|from|of|will|whose|[a-z]{2,}ed|fled|ran|shot|drove|took|gave|fell|left|won|lost|wrote|went|came|made|"
    r"faces|lives|works|denies|runs|owns)\b"
)
_NO_PERSON = re.compile(
    r"\b(?:total|number|figure|toll|count|sum|result|rate|average|score|tally|age|others|rest|latter|former|highest|lowest|record), $"
)
"""The age of somebody who is named by a noun: "the singer, 42, was"."""
_SEVERAL = re.compile(r"\b(?!twins|brothers|sisters|siblings|boys|girls|triplets)[a-z]+[^\Wsiu]s, $")
_DO = re.compile(r"^, (?:had|have|were|are)\b")
"""Several who do something, and their number: "the rowers, 54, were put ashore"."""
_OLDEST = 110


def is_age(before: str, after: str, own: str, numeral: Numeral, _modified: bool) -> bool:
    """Whether a numeral is an age: it says who or which people, and counts nobody.

    `before` and `after` are what stands around the numeral in its line, `own` its characters.
    """
    if re.match(r"^-and-(?:over|under|up|older|younger|above|below)\b", after):
        return True
    if _AGE_BEFORE.search(before) or re.match(r"^-?(?: (?:and|or|to) \d+)?[- ](?:years?|months?|yr)[- ]olds?\b", after):
        return True
    if numeral.value <= _OLDEST and _OF_A_GROUP_AFTER.match(after) and _OF_A_GROUP.search(before):
        return True
    if own.isdigit() and _OLDER_AFTER.match(after) and _GROUP_BEFORE.search(before):
        return True
    if numeral.value <= _OLDEST and _WILL_BE_BEFORE.search(before) and _WILL_BE_AFTER.match(after):
        return True
    return own.isdigit() and len(own) < 3 and (_says_when(before, after) or _stands_behind(before, after))


def _says_when(before: str, after: str) -> bool:
    """An age at which somebody is, was or did something."""
    return bool(
        (_AGED_AFTER.match(after) and (_IS_AGED.search(before) or _AGE_WHEN.search(before)))
        or (_DONE_WHEN_AFTER.match(after) and _DONE_WHEN_BEFORE.search(before))
        or (
            _AT_AN_AGE.match(after)
            and (_OF_ONE_PERSON.search(before) or _DIED_AT.search(before) or _BEFORE_AN_AGE.search(before))
        )
        or (re.match(r"^, (?:he|she|I)\b", after) and _AGE_HEAD.search(before))
        or (_YOUNGEST_AFTER.match(after) and _YOUNGEST_BEFORE.search(before))
    )


def _stands_behind(before: str, after: str) -> bool:
    """An age behind a name or noun, between commas."""
    if _DOES.match(after) and _OF_ONE.search(before) and not _NO_PERSON.search(before):
        return not (_SEVERAL.search(before) and _DO.match(after))
    if after[:1] == ";":
        return _IN_A_ROW.search(before) is not None
    if (after[:1] in (",", ".") or not after) and (_HEADLINE_PERSON.search(before) or _ALMOST_BEFORE.search(before)):
        return True
    return (after[:1] in (",", ".", ")") or bool(_LIVES_AFTER.match(after))) and bool(_APPOSITIVE_AGE.search(before))
