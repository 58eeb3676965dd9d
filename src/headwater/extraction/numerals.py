"""Numerals in running text: digits with any separators, number words, fractions and vague numerals, as exact decimals.

Works on characters, not on the parse, so that a wrong parse cannot lose a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from headwater.language.words import word_map
from headwater.model.bounds import decimal

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12, "lakh": 10**5,
    "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6,
    "b": 10**9, "bn": 10**9, "bln": 10**9, "tln": 10**12, "dozens": 12, "tn": 10**12, "trn": 10**12, "score": 20,
}  # fmt: skip
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

_WORD = "|".join([*_UNITS, *_TENS])
_COMPOUND = rf"(?:{_WORD})(?:[ -](?:{_WORD}|hundred|thousand|million|billion|trillion|(?:(?<=hundred[ -])|(?<=thousand[ -])|(?<=million[ -]))and(?=[ -](?:{_WORD}))))*"
_PEOPLE = r"(?:people|persons|inhabitants|residents|workers|soldiers|troops|families|households|houses|homes|students|pupils|participants|visitors|tourists|refugees|victims|dead|deaths|cases|employees|jobs|votes|voters|animals|trees|vehicles|tickets|members|police|migrants)"
_POINTED = (
    r"(?P<pointed>[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d\d?)?(?!,?\d|\.\d)|[1-9]\d{0,2}\.\d{3},\d\d(?![,.]?\d)|[1-9]\d{0,2}\.000(?![.\d])|"
    rf"[1-9]\d{{0,2}}\.\d{{3}}(?=[ ](?:[a-z]+[ ])?{_PEOPLE}\b))"
)
"""Thousands parted by points, as in texts brought over from other languages: no fraction of a person is told in thousandths.
With a comma as well, that one parts the cents: "1.250.000,50"."""
_CRAFT = r"(?:7[0-8]7(?:s\b|x\b|-(?:\d\d?|[1-9]00)s?\b|[ ](?:Max|MAX|Dreamliner|(?:jet|plane|airliner|jetliner|freighter|aircraft)s?\b)))"
"""The number of an airliner, which may stand behind how many there are: "400 737 Max jets"."""
_BLANKS = (
    rf"\d{{1,3}}(?P<blank>[ \u00a0\u202f\u2009])(?!{_CRAFT})\d{{3}}(?:(?P=blank)(?!{_CRAFT})\d{{3}})*(?!\d|,\d|s\b|x\b)"
)
"""Thousands parted by blanks, all of one kind."""
_DIGITS = (
    _POINTED
    + r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|"
    + _BLANKS
    + r"|\d+,\d{1,2}(?=\s?(?:million|billion|trillion|mln|bn|%|per\s?cent\b|pct\b|°|degrees?\b|euros?\b|(?:kilo|centi)?(?:met(?:re|er)|gram|lit(?:re|er))s?\b|km\b|kg\b|tonn?es?\b|hectares?\b))|(?<=€)\d+,\d\d(?![\d,])|\d+(?:\.\d+)?|\.\d+"
)
_LENGTHS = r"(?:races?|relay|hurdles|sprint|freestyle|backstroke|butterfly|breaststroke|medley|final|dash|long|high|tall|deep|wide|thick|away|above|below|tower|wall|drop|cliff|mast|pool|boat|yacht|vessel|statue|trench|crater|bridge|fence|radius|gap|stretch)"
"""What is so many metres: "a 400m race", "a 30m tower"."""
_SCALE = rf"(?:[ \u00a0-]?(?:hundred|thousand|million|billion|trillion|lakhs?|crores?|dozens?|mln|bln|tln|mil|mn|bn|tn|trn)|[ \u00a0]?k|[ \u00a0-]?m(?![a-z²³/]|[ -]{_LENGTHS}\b|[ ]\(\d+[ ]?(?:ft|feet)\b))\b|(?<=\d)b\b|(?<=\d)[ ]?[mk](?=bpd\b|b/d\b)"
_CODES = (
    "USD|EUR|GBP|ZAR|JPY|CNY|INR|KRW|RUB|UAH|THB|MXN|NAD|AUD|CAD|CHF|NGN|KES|SGD|AED|SAR|TRY|PLN|PHP|IDR|PKR|LKR|BDT|NPR|MYR|"
    "VND|GHS|UGX|TZS|ZMW|XCD|JMD|FJD|EGP|HUF|CZK|SEK|DKK|NOK|ILS|ETB|RWF|BWP|HRK"
)
_SUM = r"\d[\d.,]*(?:m|mn|bn|k|tn|trn|[ -](?:million|billion|trillion|thousand|lakhs?|crores?))\b|\d{1,3}(?:,\d{3})+\b|\d+\.\d\d\b"
"""A sum after "PS", as a pound sign reads in text that was brought down to plain letters; "PS5" is none."""
_LETTER_SIGNS = r"(?-i:(?<=\b[NPKRDQMEL]))"
"""Letters that are signs of money in some countries, glued to the sum: whether one is here, the report has to show."""
_GLUED = (
    rf"(?<=\b(?:{_CODES}))|(?<=\$US)|(?<=\b(?:RM|Rs|Rp|MK|Tk|Sh))|(?<=\b(?:Shs|KSh|USh|TSh))|(?<=\bPS)(?={_SUM})|"
    rf"{_LETTER_SIGNS}(?=\d{{3}}|{_SUM})"
)
"""Signs and codes of money to which a sum may be glued."""
_FRACTIONS = "|".join(sorted(_DENOMINATORS, key=len, reverse=True))


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_HIGHEST = 24
"""The highest power of ten that is read."""
_LONGEST = 24
"""Digits of the longest numeral; a longer row of them is a key or a digest, and counts nothing."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral's characters `[start, end)`, its value, and whether it is vague ("dozens") or a share ("two-thirds").

    `scaled` says whether a scale word stands in it, `digits` whether it is written in digits; `scale` is what a plain number in
    it is multiplied by ("six hundred thousand": 100,000), 1 if it is no such product.
    """

    start: int
    end: int
    value: Decimal
    vague: bool = False
    share: bool = False
    scaled: bool = False
    digits: bool = False
    scale: Decimal = Decimal(1)


def _first() -> str:
    """What a numeral may begin with: most words are passed over by it."""
    forms = {*_UNITS, *_TENS, *_SCALES, "half", *word_map("en", "vague", "low")}
    starts = {form[:3] for form in forms if len(form) > 2 and not form.startswith("a ")}
    return rf"[\d.½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|an?[ -]|{'|'.join(sorted(starts))}"


@cache
def _pattern() -> re.Pattern[str]:
    vague = "|".join(
        re.escape(form).replace(r"\ ", r"[ ]") for form in sorted(word_map("en", "vague", "low"), key=len, reverse=True)
    )
    parts = [
        rf"(?P<after>(?P<many>{_WORD}|\d+(?:\.\d+)?)[ -](?P<manyscale>hundred|thousand|million|billion|trillion) and (?:an?|one)[ -](?P<more>half|quarter|third)(?![\w-]|[ ](?:of|million|billion)))",
        rf"(?P<raised>(?:(?P<times>\d+(?:\.\d+)?)[ ]?[×x·*][ ]?)?(?P<base>\d+(?:[.,]\d+)*)(?P<power>⁻?[{_RAISED}]+|(?<=10)\^-?\d+))",
        r"(?P<vulgar>(?P<wholes>\d*)(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])(?:[ -]?(?P<vulgarscale>thousand|million|billion|mln|bn|m)\b)?)",
        r"(?P<ticks>(?:(?P<points>\d{1,3})[ -])?(?P<tick>[1-9]|[12]\d|3[01])/32(?![\d/]))",
        r"(?P<slashed>(?:(?P<ones>\d{1,2})[ ])?(?P<top>[1-9])/(?P<bottom>10|[2-9])(?=[ ]of\b|(?<=\d[ ]\d/\d)[ -](?:inch|cups?|feet|hours?|years?|miles?|tons?|percent|million|billion)\b))",
        rf"(?P<mixed>(?P<whole>{_WORD}|\d+)(?: and an? |-and-an?-| and an?-)(?P<frac>half|quarter|third)(?:[ -](?P<mixedscale>hundred|thousand|million|billion|trillion|dozen))?(?![\w-]))",
        rf"(?P<share>(?:(?:a|one|two|three|four|five|seven|nine)[ -](?:{_FRACTIONS})|half)(?![\w-])(?![ -](?:(?:of )?an?[ -])?(?:million|billion|trillion|dozen)))",
        r"(?P<part>half[ -](?:an?[ -])?(?P<partscale>million|billion|dozen|hundred|thousand)|(?:a|one|(?P<quarters>three))[ -]quarters?[ -]of[ -]an?[ -](?P<quarterscale>million|billion))\b",
        r"(?P<joined>(?P<thousands>\d{1,3})[ ](?P<joinedscale>thousand|million)[ ](?P<rest>\d{1,3})(?P<resthousand>[ ]thousand)?(?![\w-]|[.,]\d))",
        rf"(?P<ratio>(?P<of>{_WORD}|\d+)(?:[ -](?:in|out of)|[ ]times[ ]out[ ]of)(?:[ ]every)?[ -](?P<among>{_WORD}|(?!(?:19|20)\d\d\b)\d+)(?![\w-]|[.,]\d))",
        rf"(?P<vague>(?:{vague})(?![\w-]))",
        rf"(?P<hundredand>an?[ -](?:hundred|thousand)[ -]and[ -]{_COMPOUND}(?![\w]))",
        r"(?P<scaled>(?:an?[ -]|(?<=\banother )|(?<=\bfurther )|(?<=\badditional )|(?<=\bextra ))(?P<scalename>hundred|thousand|million|billion|trillion|dozen)(?:(?![\w-])|(?=-odd\b)))",
        rf"(?P<number>(?P<digits>{_DIGITS})(?P<scale>{_SCALE})?(?P<tail>[ -](?:million|billion|thousand|crores?)\b)?)(?![\d])",
        rf"(?P<words>(?:{_COMPOUND})(?:[ -](?P<wordscale>dozens?|lakhs?|crores?)\b)?(?![\w]))",
    ]
    return re.compile(
        rf"(?:(?<![\w])(?={_first()})|(?=\d)(?<=[A-Za-z])(?:{_GLUED}))(?:(?<![^\W\d][-.,])|(?<=\b(?:Rs|Rp|Tk|Sh)\.)|(?<=\d-to-)|(?<=\d[mk]-)(?=\d)|(?<=\dbn-)(?=\d))(?<!\d[.,])(?:"
        + "|".join(parts)
        + ")",
        re.IGNORECASE,
    )


def numerals(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """Every numeral of `text[start:end]`, in order.

    >>> [str(n.value) for n in numerals("two and a half million, three and a quarter")]
    ['2500000', '3.25']
    >>> [(str(n.value), n.vague) for n in numerals("4.5 million, dozens, four thousand one hundred, 25-thousand, 11 000")]
    [('4500000', False), ('12', True), ('4100', False), ('25000', False), ('11000', False)]
    """
    found = []
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        numeral = _read(match)
        if numeral is not None:
            found.append(numeral)
    return found


def _read(match: re.Match[str]) -> Numeral | None:
    return next(read(match) for name, read in _READERS.items() if match[name])


def _vague(match: re.Match[str]) -> Numeral:
    return Numeral(*match.span(), Decimal(word_map("en", "vague", "low")[match["vague"].lower()]), vague=True)


def _in_words(match: re.Match[str]) -> Numeral:
    words = match["words"].lower()
    value, scaled = _spelled(words), any(scale in words for scale in _SCALES if len(scale) > 3)
    parts = re.split(r"[ -]+", words)
    plain = next((at for at, part in enumerate(parts) if part in _SCALES), len(parts))
    product = plain and all(part in _SCALES for part in parts[plain:])
    return Numeral(
        *match.span(),
        value,
        scaled=scaled,
        scale=value / _spelled(" ".join(parts[:plain])) if product and value else Decimal(1),
    )


def _hundred_and(match: re.Match[str]) -> Numeral:
    """ "a hundred and twenty"."""
    return Numeral(*match.span(), _spelled(match["hundredand"].lower()), scaled=True)


def _scale_alone(match: re.Match[str]) -> Numeral:
    """ "a hundred", "another dozen"."""
    return Numeral(*match.span(), Decimal(_SCALES[match["scalename"].lower()]), scaled=True)


def _million_and_a_half(match: re.Match[str]) -> Numeral:
    """ "three million and a half"."""
    part = _quotient(Decimal(1), Decimal(_DENOMINATORS[match["more"].lower()]))
    value = decimal((_small(match["many"].lower()) + part) * _SCALES[match["manyscale"].lower()])
    return Numeral(*match.span(), value, scaled=True)


def _slashed(match: re.Match[str]) -> Numeral | None:
    """ "3/4 of", "1 1/2 inches"."""
    top, bottom = Decimal(match["top"]), Decimal(match["bottom"])
    if top >= bottom:
        return None
    part = _quotient(top, bottom)
    return Numeral(*match.span(), decimal(part + Decimal(match["ones"] or 0)), share=not match["ones"], digits=True)


def _ticks(match: re.Match[str]) -> Numeral:
    """ "7/32", "3-7/32": how a bond's price moves, which no date is written like."""
    value = decimal(_quotient(Decimal(match["tick"]), Decimal(32)) + Decimal(match["points"] or 0))
    return Numeral(*match.span(), value, share=not match["points"], digits=True)


def _joined(match: re.Match[str]) -> Numeral | None:
    """ "3 thousand 400", "2 million 300 thousand": written as it is spoken."""
    scale, rest = _SCALES[match["joinedscale"].lower()], int(match["rest"]) * (1000 if match["resthousand"] else 1)
    if (scale == 1000) == bool(match["resthousand"]):
        return None
    value = Decimal(int(match["thousands"]) * scale + rest)
    return Numeral(*match.span(), value, scaled=True, digits=True)


def _power(match: re.Match[str]) -> Numeral | None:
    """ "10⁶", "3.2 × 10⁴", "10^6"; raised digits behind another number may be those of a footnote."""
    exponent = int(unicodedata.normalize("NFKC", match["power"]).replace("−", "-").lstrip("^"))
    if match["base"] != "10" or not 1 < abs(exponent) <= _HIGHEST:
        return None
    value = Decimal(match["times"] or 1) * Decimal(10) ** exponent
    return Numeral(*match.span(), decimal(value), scaled=True, digits=True)


def _part(match: re.Match[str]) -> Numeral:
    """ "half a million", "three quarters of a billion"."""
    scale = (match["partscale"] or match["quarterscale"]).lower()
    part = Decimal("0.5") if match["partscale"] else Decimal("0.75" if match["quarters"] else "0.25")
    return Numeral(*match.span(), decimal(part * _SCALES[scale]), scaled=True)


def _share(match: re.Match[str]) -> Numeral | None:
    """ "two-thirds", "½", "one in three"; "2½" is no share but a number."""
    a, z = match.span()
    if match["vulgar"]:
        part = Decimal(unicodedata.numeric(match["sign"])).quantize(Decimal("0.000001"))
        scale = Decimal(_SCALES.get((match["vulgarscale"] or "").lower(), 1))
        value = decimal((Decimal(match["wholes"] or 0) + part) * scale)
        return Numeral(
            a, z, value, share=not match["wholes"] and scale == 1, scaled=scale > 1, digits=True, scale=scale
        )
    if match["share"]:
        return Numeral(a, z, _fraction(match["share"].lower()), share=True)
    one, among = (_small(match[name].lower()) for name in ("of", "among"))
    return Numeral(a, z, _quotient(one, among), share=True) if 0 < one < among else None


def _mixed(match: re.Match[str]) -> Numeral:
    """ "two and a half", "three and a quarter million"."""
    part = _quotient(Decimal(1), Decimal(_DENOMINATORS[match["frac"].lower()]))
    scale = (match["mixedscale"] or "").lower()
    value = (_small(match["whole"].lower()) + part) * _SCALES.get(scale, 1)
    return Numeral(*match.span(), decimal(value), scaled=bool(scale))


def _read_digits(match: re.Match[str]) -> Numeral | None:
    if sum(map(str.isdigit, match["digits"])) > _LONGEST:
        return None
    digits, scale = match["digits"], (match["scale"] or "").strip(" \u00a0-").lower()
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        digits = digits.replace(",", ".")
    elif match["pointed"]:
        digits = digits.replace(".", "").replace(",", ".")
    factor = Decimal(_SCALES.get(scale, 1))
    if match["tail"]:
        factor *= _SCALES[match["tail"].strip(" -").lower()]
    value = Decimal(re.sub(r"[,\s\u00a0\u202f\u2009]", "", digits)) * factor
    return Numeral(*match.span(), decimal(value), scaled=bool(scale), digits=True, scale=factor)


def _small(word: str) -> Decimal:
    return Decimal(word) if word[0].isdigit() else Decimal(_UNITS.get(word) or _TENS.get(word, 0))


def _quotient(one: Decimal, among: Decimal) -> Decimal:
    return decimal((one / among).quantize(Decimal("0.000001")))


def _fraction(words: str) -> Decimal:
    parts = re.split(r"[ -]", words)
    top = Decimal(1) if parts[0] in ("a", "half") else _small(parts[0])
    return _quotient(top, Decimal(_DENOMINATORS[parts[-1]]))


def _spelled(words: str) -> Decimal:
    """The value of number words.

    >>> _spelled("four thousand one hundred"), _spelled("twenty-five")
    (Decimal('4100'), Decimal('25'))
    """
    total, group = 0, 0
    for word in re.split(r"[ -]+", words):
        scale = _SCALES.get(word)
        if scale is None:
            group += _UNITS.get(word, _TENS.get(word, 0))
        elif scale in (100, 12):
            group = (group or 1) * scale
        else:
            total, group = total + (group or 1) * scale, 0
    return Decimal(total + group)


_READERS: dict[str, Callable[[re.Match[str]], Numeral | None]] = {
    "mixed": _mixed,
    "ticks": _ticks,
    "slashed": _slashed,
    "joined": _joined,
    "after": _million_and_a_half,
    "part": _part,
    "raised": _power,
    "vulgar": _share,
    "share": _share,
    "ratio": _share,
    "vague": _vague,
    "hundredand": _hundred_and,
    "scaled": _scale_alone,
    "number": _read_digits,
    "words": _in_words,
}
"""What reads each group of the pattern."""
