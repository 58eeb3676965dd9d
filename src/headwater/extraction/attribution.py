"""Source, cue and content: who is made to say what (the terms of PARC, Pareti 2012, and PolNeAR, Newell et al. 2018).

Rules over the parse, in the order of `_RULES`; what a rule has used as a cue, later rules leave alone. Then quotations
that no rule has claimed are given to the speaker at hand. Phenomena 1 to 9, 12 to 16, 20 to 25 and 31 to 34.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from headwater.extraction.found import Attribution
from headwater.extraction.parsed import Parsed, is_parsed
from headwater.extraction.quotes import quotations
from headwater.language.words import load_words
from headwater.model import Form, Span, Step

_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_CLAUSES = frozenset({"ccomp", "csubj"})
_REPORTIVE = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_TRIM = " \t\r\n,;:—–-"
_NEVER_SUBJECT = frozenset({"it", "there", "which", "that", "this", "what"})


@cache
def _lexicon(frame: str) -> frozenset[str]:
    return frozenset(form for entry in load_words("en", "cues") if entry["frame"] == frame for form in entry.forms)


def find_attributions(parsed: Parsed) -> list[Attribution]:
    """Every attribution of the parsed sentences, in order of their contents."""
    found: list[Attribution] = []
    used: set[int] = set()
    for token in parsed.doc:
        if not is_parsed(token) or token.i in used:
            continue
        for rule in _RULES:
            attribution = rule(parsed, token)
            if attribution is not None:
                found.append(attribution)
                used.update(range(*attribution.cue_tokens) if attribution.cue_tokens else ())
                break
    found += list(_labelled_lines(parsed))
    found = _with_relays(parsed, found)
    found = _with_quotations(parsed, found)
    return sorted(found, key=lambda one: one.content[0].start)


# Pieces of the parse


def _children(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def _subject(token: Token) -> Token | None:
    """The subject of a verb, or of the clause that controls it ("He visited the port and said ...")."""
    for _ in range(4):
        own = [child for child in token.children if child.dep_ in _SUBJECTS]
        if own:
            if own[0].tag_ in ("WP", "WDT") and token.dep_.startswith("acl"):
                return token.head
            return own[0]
        if token.dep_.startswith("acl") and token.tag_ in ("VBG", "VBN"):
            return token.head if token.tag_ == "VBG" else None
        if token.dep_ not in ("conj", "xcomp", "advcl", "parataxis") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_passive(token: Token) -> bool:
    return bool(_children(token, "aux:pass", "nsubj:pass")) or (token.tag_ == "VBN" and token.dep_ in ("acl", "amod"))


def _phrase(parsed: Parsed, head: Token) -> Span:
    """The noun phrase of a head, without relative clauses and what merely stands beside it."""
    left, right = head.left_edge.i, head.right_edge.i + 1
    for child in head.children:
        if child.dep_ in ("acl:relcl", "parataxis", "advcl", "ccomp", "conj", "cc") and child.i > head.i:
            edge = child.left_edge.i
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
                continue
            if child.dep_ == "cc":
                continue
            right = min(right, edge)
    while (
        right - 1 > head.i
        and (parsed.doc[right - 1].is_punct or parsed.doc[right - 1].dep_ == "cc")
        and parsed.doc[right - 1].text not in ')”"'
    ):
        right -= 1
    while left < head.i and (
        parsed.doc[left].is_punct or parsed.doc[left].is_space or parsed.doc[left].dep_ in ("case", "cc", "mark")
    ):
        left += 1
    return parsed.span(left, right)


def _clause(
    parsed: Parsed, head: Token, without: Sequence[Token] = (), *, keep_start: bool = False
) -> tuple[Span, ...]:
    """The subtree of a clause as spans, the subtrees of `without` cut out, marks and outer punctuation dropped."""
    cut = {t.i for out in without for t in out.subtree}
    kept = sorted(t.i for t in head.subtree if t.i not in cut and t.sent == head.sent)
    if not kept:
        return ()
    runs: list[list[int]] = [[kept[0]]]
    for i in kept[1:]:
        if i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for number, run in enumerate(runs):
        a, z = run[0], run[-1] + 1
        while not keep_start and number == 0 and a < z - 1 and _is_opener(parsed.doc[a], head):
            a += 1
        span = _trimmed(parsed, parsed.span(a, z))
        if span is not None:
            spans.append(span)
    return tuple(spans)


def _is_opener(token: Token, head: Token) -> bool:
    return (
        token.dep_ in ("mark", "cc")
        and token.head.i == head.i
        and token.lower_ in ("that", "and", "but", "whether", "while", "though", "although")
    )


def _trimmed(parsed: Parsed, span: Span) -> Span | None:
    """Without outer commas and white space; a final full stop goes too, unless a quotation mark closes after it."""
    text = span.text
    start = span.start + len(text) - len(text.lstrip(_TRIM + "."))
    text = text.rstrip(_TRIM)
    end = span.start + len(text)
    if text.endswith(".") and not text.endswith("..."):
        end -= 1
    return Span.of(parsed.text, start, end) if any(char.isalnum() for char in parsed.text[start:end]) else None


def _form(parsed: Parsed, content: Sequence[Span]) -> Form:
    """Direct, mixed or indirect by how much of the content stands in quotation marks."""
    inside = total = 0
    ranges = quotations(parsed.text)
    for span in content:
        total += len(span.text)
        inside += sum(max(0, min(span.end, b) - max(span.start, a)) for a, b in ranges)
    return Form.DIRECT if inside >= 0.9 * total else Form.MIXED if inside else Form.INDIRECT


def _make(
    parsed: Parsed, rule: str, cue: tuple[int, int], lemma: str, source: Token | Span | None, content: Sequence[Span]
) -> Attribution | None:  # the parts of one record
    spans = _joined(parsed, list(content))
    if not spans:
        return None
    mention = _phrase(parsed, source) if isinstance(source, Token) else source
    cue_span = parsed.span(*cue)
    step = Step(rule, (cue_span, *([mention] if mention else []), *spans))
    form = _form(parsed, spans)
    return Attribution(cue_span, cue, lemma, mention, (), spans, form, (step,))


# Rules


def _according_to(parsed: Parsed, token: Token) -> Attribution | None:
    """ "According to X, ..." and "..., according to X": the clause around is X's."""
    if token.lower_ != "according":
        return None
    to = next((t for t in parsed.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"), None)
    if to is None:
        return None
    noun = token.head if token.dep_ == "case" else next(iter(_children(token, "obl", "obj", "nmod")), None)
    if noun is None or noun.i < token.i:
        noun = next(
            (
                t
                for t in parsed.doc[to.i + 1 : to.i + 8]
                if t.pos_ in ("NOUN", "PROPN", "PRON")
                and not (t.head.i > t.i and t.dep_ in ("compound", "nmod:poss", "flat"))
            ),
            None,
        )
    if noun is None:
        return None
    outer = noun.head if token.dep_ == "case" else token.head
    while (
        outer.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
        and outer.dep_ not in ("ROOT", "ccomp", "parataxis", "conj", "advcl")
        and outer.head.i != outer.i
    ):
        outer = outer.head
    phrase = noun if token.dep_ == "case" else token
    content = _clause(parsed, outer, [phrase])
    content = tuple(span for span in content if span.start != parsed.span(token.i, token.i + 1).start)
    return _make(parsed, "attribution.according-to", (token.i, to.i + 1), "according to", noun, content)


def _adverb(parsed: Parsed, token: Token) -> Attribution | None:
    """ "reportedly", "allegedly": nobody in particular says the clause around."""
    if token.lower_ not in _REPORTIVE:
        return None
    head = token.head
    for _ in range(3):
        if head.pos_ in ("VERB", "AUX") or head.dep_ == "ROOT" or head.head.i == head.i:
            break
        if head.head.sent == head.sent and head.dep_ in (
            "amod",
            "advmod",
            "obj",
            "nmod",
            "obl",
            "nummod",
            "compound",
            "appos",
        ):
            head = head.head
        else:
            break
    subject = _subject(head) if not _children(head, "nsubj", "nsubj:pass") else None
    content = list(_clause(parsed, head, _asides(head)))
    if subject is not None and head.dep_ == "conj" and content:
        content.insert(0, _phrase(parsed, subject))
    made = _make(parsed, "attribution.adverb", (token.i, token.i + 1), token.lower_, None, content)
    return replace(made, form=Form.NONE) if made else None


def _asides(head: Token) -> list[Token]:
    """Relative clauses after a comma: what they add lies outside the reach of an adverb."""
    found = []
    for token in head.subtree:
        if token.i <= head.i or token.dep_ not in (
            "acl:relcl",
            "advcl:relcl",
            "advcl",
            "acl",
            "parataxis",
            "conj",
            "ccomp",
        ):
            continue
        words = [t for t in token.subtree if not t.is_punct]
        first = words[0]
        if first.lower_ in ("where", "which", "who", "whose", "whom") and first.nbor(-1).text == ",":
            found.append(token)
    return found


def _raised(parsed: Parsed, token: Token) -> Attribution | None:
    """ "is estimated to have sent ...", "is believed to be", "it is feared that": nobody in particular holds it."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "ADJ") or lemma not in _lexicon("raised") or token.tag_ != "VBN":
        return None
    passive = _children(token, "aux:pass", "cop") or [t for t in token.children if t.dep_ == "aux" and t.lemma_ == "be"]
    if not passive:
        return None
    content: list[Span] = []
    below = _children(token, "xcomp", "ccomp", "csubj", "csubj:pass")
    subject = next(iter(_children(token, "nsubj:pass", "nsubj")), None)
    agent = next((t for t in _children(token, "obl:agent", "obl") if any(c.lower_ == "by" for c in t.children)), None)
    first = min(t.i for t in passive)
    if below and below[0].dep_ == "xcomp" and subject is not None:
        content = [_phrase(parsed, subject), *_clause(parsed, below[0], keep_start=True)]
    elif below:
        content = list(_clause(parsed, below[0]))
    if not content:
        return None
    made = _make(parsed, "attribution.raised", (first, token.i + 1), lemma, agent, content)
    return replace(made, form=Form.NONE if agent is None else made.form) if made else None


def _passive_agent(parsed: Parsed, token: Token) -> Attribution | None:
    """ "This detail was first revealed by the governor": what is revealed is the subject, who reveals it the agent."""
    lemma = token.lemma_.lower()
    if (
        token.pos_ != "VERB"
        or lemma not in _lexicon("object") | _lexicon("clause")
        or not _children(token, "nsubj:pass")
    ):
        return None
    agent = next((t for t in _children(token, "obl:agent", "obl") if any(c.lower_ == "by" for c in t.children)), None)
    if agent is None:
        return None
    subject = _children(token, "nsubj:pass")[0]
    return _make(parsed, "attribution.passive-agent", (token.i, token.i + 1), lemma, agent, [_phrase(parsed, subject)])


def _participle(parsed: Parsed, token: Token) -> Attribution | None:
    """ "about 2,000 casualties reported": a bare participle after a counted noun, with nobody who reports."""
    if (
        token.tag_ != "VBN"
        or token.lemma_ not in ("report", "confirm", "allege", "estimate")
        or token.dep_ not in ("acl", "advcl", "ROOT", "conj")
    ):
        return None
    if _children(token, "aux:pass", "aux", "obj", "ccomp", "xcomp", "obl:agent"):
        return None
    nouns = [token.head] if token.dep_ == "acl" else _children(token, "nsubj", "nsubj:pass")
    if not nouns or nouns[0].i > token.i or not any(c.dep_ == "nummod" or c.like_num for c in nouns[0].subtree):
        return None
    noun = nouns[0]
    start = next((c for c in noun.subtree if c.dep_ != "case" and not c.is_punct), noun)
    content = [parsed.span(min(start.i, noun.i), token.i + 1)]
    made = _make(parsed, "attribution.participle", (token.i, token.i + 1), token.lemma_, None, content)
    return replace(made, form=Form.NONE) if made else None


def _plan_noun(parsed: Parsed, token: Token) -> Attribution | None:
    """ "Plans have emerged for ...": the noun carries what is planned; nobody in particular plans."""
    if (
        token.lemma_.lower() not in ("plan", "report", "claim", "rumour", "rumor", "allegation", "evidence")
        or token.dep_ not in ("nsubj", "nsubj:pass")
        or token.pos_ != "NOUN"
    ):
        return None
    verb = token.head
    if verb.lemma_ not in ("emerge", "surface", "circulate", "exist", "appear", "spread"):
        return None
    below = next(
        (
            c
            for c in [*verb.children, *token.children]
            if c.i > verb.i and c.dep_ in ("obl", "nmod", "acl", "ccomp", "advcl")
        ),
        None,
    )
    if below is None:
        return None
    a, z = below.left_edge.i, verb.sent.end
    while a < z and parsed.doc[a].lower_ in ("for", "of", "that", "to") and parsed.doc[a].dep_ in ("case", "mark"):
        a += 1
    content = _trimmed(parsed, parsed.span(a, z))
    made = _make(
        parsed,
        "attribution.plan-noun",
        (token.left_edge.i, verb.i + 1),
        token.lemma_.lower(),
        None,
        [content] if content else [],
    )
    return replace(made, form=Form.NONE) if made else None


def _inverted_condition(parsed: Parsed, token: Token) -> Attribution | None:
    """ "Should X be confirmed, it would ...": both clauses are conditional; nobody says them but the writer."""
    if token.text != "Should" or token.dep_ not in ("aux", "mark") or not token.is_sent_start:
        return None
    clause, sentence = token.head, token.sent
    subject = next((c for c in clause.children if c.dep_.startswith("nsubj") and c.i > token.i), None)
    if subject is None or sentence.text.rstrip().endswith("?"):
        return None
    end = (
        clause.right_edge.i + 1
        if clause.dep_ == "advcl"
        else next((t.i for t in sentence if t.text == "," and t.i > clause.i), sentence.end)
    )
    first = parsed.span(token.i, end)
    pieces = [_trimmed(parsed, first), _trimmed(parsed, parsed.span(end, sentence.end)) if end < sentence.end else None]
    made = _make(
        parsed, "attribution.inverted-condition", (token.i, token.i + 1), "should", None, [p for p in pieces if p]
    )
    return replace(made, form=Form.NONE) if made else None


def _evaluation(parsed: Parsed, token: Token) -> Attribution | None:
    """ "called the list illegal", "characterised the troops as engineers": object and how it is put."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in _lexicon("as") or _is_passive(token):
        return None
    subject = _subject(token)
    objects = _children(token, "obj")
    if subject is None or subject.lower_ in _NEVER_SUBJECT or not objects:
        return None
    rest = [c for c in token.children if c.i > objects[0].i and (c.dep_ in ("xcomp", "obl", "advcl"))]
    as_phrase = [c for c in [*rest, *objects[0].children] if any(g.lower_ == "as" for g in c.children)] or [
        c for c in rest if c.dep_ == "xcomp"
    ]
    if not as_phrase:
        return None
    last = max(t.i for t in as_phrase[0].subtree)
    span = _trimmed(parsed, parsed.span(objects[0].left_edge.i, last + 1))
    return _make(
        parsed, "attribution.evaluation", (token.i, token.i + 1), token.lemma_, subject, [span] if span else []
    )


def _speech(parsed: Parsed, token: Token) -> Attribution | None:
    """A verb of saying, thinking or finding with its clause: before it, after it, or around it."""
    lemma = token.lemma_.lower()
    if token.pos_ not in ("VERB", "AUX") or lemma not in _lexicon("clause") or _children(token, "aux:pass"):
        return None
    subject = _subject(token)
    content = _speech_content(parsed, token, subject)
    if not content:
        return None
    dependent = token.dep_ in ("xcomp", "acl", "advcl", "ccomp") and not _controlled(token)
    if subject is None and dependent and not _quoted(parsed, content):
        return None
    if subject is not None and subject.lower_ in _NEVER_SUBJECT and lemma not in ("say", "show", "report", "find"):
        return None
    return _make(parsed, "attribution.speech", _cue_group(token), lemma, subject, content)


def _controlled(token: Token) -> bool:
    return token.dep_ == "advcl" and token.tag_ == "VBG"


def _cue_group(token: Token) -> tuple[int, int]:
    """The verb with its particle ("point out")."""
    particle = next((c for c in token.children if c.dep_ == "compound:prt" and c.i == token.i + 1), None)
    return token.i, (particle.i + 1 if particle is not None else token.i + 1)


def _speech_content(parsed: Parsed, token: Token, subject: Token | None) -> tuple[Span, ...]:
    clause = next((c for c in token.children if c.dep_ in _CLAUSES and not _is_question_of(c, token)), None)
    if clause is not None:
        return _clause(parsed, clause)
    if token.dep_ == "parataxis" and token.head.i != token.i and _reports_head(token):
        return _clause(parsed, token.head, [token])
    quoted = _quoted_complement(parsed, token)
    if quoted:
        return quoted
    beside = next(
        (c for c in token.children if c.dep_ == "parataxis" and c.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN")), None
    )
    if beside is not None and subject is not None:
        return _clause(parsed, beside)
    infinitive = next(
        (
            c
            for c in token.children
            if c.dep_ == "xcomp" and any(g.lower_ == "to" and g.dep_ == "mark" for g in c.children)
        ),
        None,
    )
    if infinitive is not None and token.lemma_ in (
        "promise",
        "vow",
        "pledge",
        "threaten",
        "expect",
        "hope",
        "claim",
        "agree",
        "decide",
        "propose",
    ):
        return _clause(parsed, infinitive, keep_start=True)
    if token.lemma_ in ("deny", "admit", "acknowledge") and subject is not None:
        gerund = next((c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
        if gerund is not None:
            return _clause(parsed, gerund)
    if token.lemma_.lower() in _lexicon("object") and subject is not None and not _is_passive(token):
        thing = next((c for c in token.children if c.dep_ == "obj"), None)
        if thing is not None and thing.pos_ in ("NOUN", "PROPN") and _is_proposition(thing, token):
            return _clause(parsed, thing)
    return ()


def _is_proposition(thing: Token, cue: Token) -> bool:
    """Whether a noun phrase puts something: it names an event or state, or the cue takes any object as a statement."""
    if cue.lemma_ in (
        "confirm",
        "deny",
        "observe",
        "reveal",
        "reject",
        "dispute",
        "allege",
        "refute",
        "dismiss",
        "estimate",
        "predict",
    ):
        return True
    return any(c.dep_ in ("nmod", "nummod", "acl") for c in thing.children) and cue.lemma_ in (
        "report",
        "announce",
        "acknowledge",
        "admit",
        "disclose",
        "propose",
    )


def _is_question_of(clause: Token, token: Token) -> bool:
    return token.lemma_ in ("see", "hear", "know", "ask") and clause.tag_ == "VB" and not _children(clause, "nsubj")


def _reports_head(token: Token) -> bool:
    """A parenthetical cue: it has a subject of its own and stands in or after the clause that it reports."""
    return bool(_children(token, "nsubj")) and token.head.pos_ in (
        "VERB",
        "AUX",
        "NOUN",
        "ADJ",
        "PROPN",
        "NUM",
        "PRON",
        "ADV",
    )


def _quoted(parsed: Parsed, content: Sequence[Span]) -> bool:
    return _form(parsed, content) != Form.INDIRECT


def _quoted_complement(parsed: Parsed, token: Token) -> tuple[Span, ...]:
    """Quotations of the cue's sentence that no clause carries: `"No," he said`, `said the plan was "a trap"`."""
    sentence = token.sent
    begin, end = sentence.start_char, sentence.end_char
    own = [(max(a, begin), min(b, end)) for a, b in quotations(parsed.text) if a < end and b > begin]
    beside = [(a, b) for a, b in own if not a <= token.idx < b and b - a > 12]
    if len(beside) == 1 and _adjacent(parsed, token, *beside[0]):
        return (Span.of(parsed.text, *beside[0]),)
    if len(beside) == 2 and beside[0][1] <= token.idx < beside[1][0]:
        return tuple(Span.of(parsed.text, a, b) for a, b in beside)
    return ()


def _adjacent(parsed: Parsed, token: Token, begin: int, end: int) -> bool:
    """Whether little stands between the cue and the quotation: a subject, a comma, a colon."""
    gap = parsed.text[end : token.idx] if end <= token.idx else parsed.text[token.idx + len(token) : begin]
    return len(gap) <= 60 or gap.rstrip().endswith((":", ","))


def _noun_of_speech(parsed: Parsed, token: Token) -> Attribution | None:
    """ "the claim that ...", "his fear that ...": a noun with a clause that says what it is."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in _SPEECH_NOUNS:
        return None
    clause = next(
        (
            c
            for c in token.children
            if c.dep_ in ("acl", "ccomp") and any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
        ),
        None,
    )
    if clause is None:
        return None
    owner = next(iter(_children(token, "nmod:poss")), None)
    if (
        owner is None
        and token.dep_ == "obj"
        and token.head.lemma_ in ("make", "have", "issue", "express", "voice", "release", "repeat", "raise")
    ):
        owner = _subject(token.head)
    if owner is None:
        owner = next(
            (
                c
                for c in token.children
                if c.dep_ == "nmod" and any(g.lower_ in ("by", "of", "from") for g in c.children)
            ),
            None,
        )
    return _make(parsed, "attribution.noun", (token.i, token.i + 1), token.lemma_, owner, _clause(parsed, clause))


_SPEECH_NOUNS = frozenset(
    [
        "claim",
        "allegation",
        "belief",
        "view",
        "opinion",
        "fear",
        "concern",
        "hope",
        "suggestion",
        "statement",
        "assertion",
        "accusation",
        "argument",
        "idea",
        "notion",
        "warning",
        "prediction",
        "expectation",
        "evidence",
        "report",
        "rumor",
        "rumour",
        "indication",
        "conclusion",
        "finding",
        "assurance",
        "promise",
        "sign",
        "suspicion",
        "confirmation",
        "denial",
        "announcement",
        "admission",
    ]
)

_Rule = Callable[[Parsed, Token], Attribution | None]
_RULES: tuple[_Rule, ...] = (
    _according_to,
    _adverb,
    _inverted_condition,
    _raised,
    _passive_agent,
    _participle,
    _evaluation,
    _speech,
    _noun_of_speech,
    _plan_noun,
)

_LABEL = re.compile(
    r"^[“\"]?((?:[A-Z][\w.’'-]+|[A-Z]{2,})(?: (?:[A-Z][\w.’'-]+|of|the|[A-Z]{2,})){0,4})(:) (?=[A-Z“\"‘'])",
    re.MULTILINE,
)
_TRAILING_LABEL = re.compile(r"^([A-Z][^\n:.]{15,140})(:) ((?:[A-Z]?[\w’'-]+ ?){1,5})$", re.MULTILINE)


def _labelled_lines(parsed: Parsed) -> Iterator[Attribution]:
    """Transcripts and headlines: "WALLACE: Let's start ...", "Governor: nine dead", "Missile kills nine: governor"."""
    for match in _LABEL.finditer(parsed.text):
        end = parsed.text.find("\n", match.end())
        end = len(parsed.text) if end < 0 else end
        content = Span.of(parsed.text, match.end(), max(end, match.end() + 1))
        if not any(char.isalpha() for char in content.text) or (
            len(match[1].split()) > 1 and not match[1].isupper() and len(content.text) > 160
        ):
            continue
        yield _label(parsed, "attribution.label", match, Span.of(parsed.text, *match.span(1)), content)
    for match in _TRAILING_LABEL.finditer(parsed.text):
        yield _label(
            parsed,
            "attribution.trailing-label",
            match,
            Span.of(parsed.text, *match.span(3)),
            Span.of(parsed.text, *match.span(1)),
        )


def _label(parsed: Parsed, rule: str, match: re.Match[str], source: Span, content: Span) -> Attribution:
    cue = Span.of(parsed.text, *match.span(2))
    return Attribution(
        cue, None, ":", source, (), (content,), _form(parsed, [content]), (Step(rule, (source, cue, content)),)
    )


# What goes beyond one clause

_CITING = re.compile(r"\b(?:citing|quoting)\b")


def _with_relays(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """An "according to" beside another cue of its sentence names the relay: "X stressed that ..., according to Y"."""
    kept: list[Attribution] = []
    for one in found:
        if one.lemma == "according to" and one.cue is not None and one.source is not None:
            inner = next(
                (
                    other
                    for other in found
                    if other.lemma != "according to"
                    and other.cue
                    and other.source
                    and other.cue_tokens
                    and _same_sentence(parsed, one, other)
                    and other.cue.end < one.cue.start
                ),
                None,
            )
            if inner is not None and parsed.text[one.cue.start - 2 : one.cue.start] == ", ":
                at = found.index(inner)
                content = tuple(s for span in inner.content if (s := _cut(parsed, span, one.cue.start)) is not None)
                found[at] = replace(
                    inner,
                    relays=(*inner.relays, one.source),
                    content=content or inner.content,
                    steps=(*inner.steps, Step("attribution.relay.according-to", (one.source,))),
                )
                if inner in kept:
                    kept[kept.index(inner)] = found[at]
                continue
        kept.append(found[found.index(one)])
    return [_citing(parsed, one) for one in kept]


def _same_sentence(parsed: Parsed, one: Attribution, other: Attribution) -> bool:
    if one.cue_tokens is None or other.cue_tokens is None:
        return False
    return parsed.doc[one.cue_tokens[0]].sent.start == parsed.doc[other.cue_tokens[0]].sent.start


def _cut(parsed: Parsed, span: Span, end: int) -> Span | None:
    """The part of a span before `end`."""
    if span.start >= end:
        return None
    return _trimmed(parsed, Span.of(parsed.text, span.start, min(span.end, end)))


def _citing(parsed: Parsed, one: Attribution) -> Attribution:
    """ "Yonhap, citing a lawmaker, said ...": the lawmaker speaks, Yonhap relays. "told AFP": AFP relays."""
    if one.cue_tokens is None:
        return one
    cue = parsed.doc[one.cue_tokens[0]]
    for token in cue.sent:
        if token.lower_ in ("citing", "quoting") and one.source is not None:
            cited = next((c for c in token.children if c.dep_ == "obj"), None)
            if cited is not None:
                mention = _phrase(parsed, cited)
                step = Step("attribution.relay.citing", (mention,))
                content = tuple(s for span in one.content if (s := _without(parsed, span, token)) is not None)
                return replace(
                    one,
                    source=mention,
                    relays=(one.source, *one.relays),
                    content=content or one.content,
                    steps=(*one.steps, step),
                )
    if cue.lemma_ == "tell" and one.source is not None:
        hearer = next((c for c in cue.children if c.dep_ in ("obj", "iobj") and c.pos_ == "PROPN"), None)
        if hearer is not None:
            mention = _phrase(parsed, hearer)
            return replace(
                one, relays=(*one.relays, mention), steps=(*one.steps, Step("attribution.relay.told", (mention,)))
            )
    return one


def _without(parsed: Parsed, span: Span, participle: Token) -> Span | None:
    """A content without a trailing "citing ..." phrase."""
    at = participle.idx
    return _cut(parsed, span, at) if span.start < at < span.end and participle.dep_ in ("advcl", "acl") else span


def _with_quotations(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """Extend contents over the rest of their quotations, and give unclaimed ones to the speaker at hand."""
    ranges = quotations(parsed.text)
    found = [_extended(parsed, one, ranges) for one in found]
    for begin, end in ranges:
        if end - begin < 25 or any(span.start < end and begin < span.end for one in found for span in one.content):
            continue
        if not _stands_alone(parsed, begin, end):
            continue
        at = _speaker_at_hand(parsed, found, begin, end)
        if at is not None:
            one, span = found[at], Span.of(parsed.text, begin, end)
            content = tuple(sorted((*one.content, span)))
            found[at] = replace(
                one, content=content, steps=(*one.steps, Step("attribution.quotation-continued", (span,)))
            )
    return found


def _extended(parsed: Parsed, one: Attribution, ranges: list[tuple[int, int]]) -> Attribution:
    content = []
    for span in one.content:
        start, end = span.start, span.end
        for a, b in ranges:
            covers_cue = one.cue is not None and a <= one.cue.start < b
            if covers_cue:
                continue
            if a < end <= b or a <= start < b:
                start = min(start, a) if a < start and (one.cue is None or not a <= one.cue.start <= start) else start
                end = max(end, b) if one.cue is None or not end <= one.cue.start < b else end
        content.append(Span.of(parsed.text, start, end))
    return replace(one, content=_joined(parsed, content))


def _joined(parsed: Parsed, spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            last = joined.pop()
            span = Span.of(parsed.text, last.start, max(last.end, span.end))  # noqa: PLW2901  # the two made one
        joined.append(span)
    return tuple(joined)


def _stands_alone(parsed: Parsed, begin: int, end: int) -> bool:
    """Whether a quotation is a sentence of its own, not a phrase within one."""
    before = parsed.text[max(begin - 3, 0) : begin].rstrip(" ")
    last = parsed.text[begin:end].rstrip("”\"'’ ")[-1:]
    opens = not before or before[-1] in '.!?\n”"…:' or parsed.text[begin - 1 : begin] == "\n"
    return opens and (last in ".!?,…—-" or parsed.text[end : end + 1] in ("", "\n"))


def _speaker_at_hand(parsed: Parsed, found: list[Attribution], begin: int, end: int) -> int | None:
    """The attribution that an unclaimed quotation continues: the last before it in its paragraph or the one above."""
    best: tuple[int, int] | None = None
    for at, one in enumerate(found):
        if one.cue is None or one.source is None or one.lemma == ":":
            continue
        lines = parsed.text[one.cue.end : begin].count("\n") if one.cue.end <= begin else 99
        if (
            one.cue.end <= begin
            and (lines == 0 or (lines <= 2 and one.form != Form.INDIRECT))
            and begin - one.cue.end < 900
            and (best is None or one.cue.start > best[0])
        ):
            best = one.cue.start, at
    del end
    return best[1] if best else None
