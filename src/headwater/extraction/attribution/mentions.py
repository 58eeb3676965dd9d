"""Who speaks: the subject of a verb, also across clauses, and the words of a mention with title and apposition."""

from __future__ import annotations

from headwater.extraction.attribution.lexicon import cues, words
from headwater.extraction.attribution.scene import Scene
from headwater.extraction.attribution.tree import Tree
from headwater.extraction.daywords import CALENDAR, MONTHS, WEEKDAYS
from headwater.extraction.headings import voices
from headwater.extraction.parsed import TokenRange

_BESIDE = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "csubj", "cop", "nsubj", "aux", "mark"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BEFORE_NUMBER = frozenset({"compound", "nsubj", "nsubj:pass"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "parataxis", "dep"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_SUBJECTS = ("nsubj", "nsubj:outer")
CITING = frozenset({"citing", "quoting"})
_SPOKEN_FRAMES = frozenset({"clause", "predicate", "charge"})
_WHEN = WEEKDAYS | {"day", "week", "month", "year", "morning", "evening", "night", "time", "yesterday", "today"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MEANS = frozenset({"e-mail", "email", "fax", "letter", "mail", "phone", "post", "radio", "telephone", "text", "video"})
"""By what somebody is spoken to, not by whom: "denied by telephone"."""
_HAVE_HEARERS = frozenset(
    {"advise", "assure", "convince", "inform", "notify", "persuade", "reassure", "remind", "teach", "tell", "warn"}
)
"""Verbs whose participle may hold a clause: "growers told that ..."."""
_LONGEST = 14  # words of a speaker's mention before a trailing verb of speech
_OPENS_PHRASE = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PRON", "NUM"})


def mention(tree: Tree, head: int) -> TokenRange:
    """The noun phrase of `head` with titles and appositions, without relative clauses or what merely stands beside it."""

    def beside(i: int) -> bool:
        dep = tree.dep[i]
        if dep in ("case", "cc", "mark"):
            return tree.head[i] == head and i < head
        return tree.head[i] == head and (dep in _BESIDE or tree.mark(i) == "according" or _is_when(tree, i))

    kept = tree.subtree(head, beside)
    start = end = head
    while start - 1 in kept:
        start -= 1
    while end + 1 in kept or (end + 1 < len(tree) and tree.space[end + 1] and end + 2 in kept):
        end += 1
    start = _before_slash(tree, _after_day(tree, _after_dateline(tree, start, head), head))
    while end + 1 < tree.sentence_end[head] and _goes_on(tree, head, end + 1):
        end += 1
    return tree.trimmed(start, end + 1) or (head, head + 1)


def _before_slash(tree: Tree, start: int) -> int:
    """Where a pair of names begins that the parse cuts at its stroke: "USA TODAY/Rock the Vote survey"."""
    first = start if tree.word[start] == "/" else start - 1
    if first <= tree.sentence[start] or tree.word[first] != "/":
        return start
    while first > tree.sentence[start] and tree.word[first - 1][:1].isupper():
        first -= 1
    return first


def _after_dateline(tree: Tree, start: int, head: int) -> int:
    """Where a name begins behind a dateline that the parse hangs on it: "LAGOS, Nigeria (AP) - Ann Lee"."""
    if len(tree.word[start]) < 3 or not tree.word[start].isupper():
        return start
    dash = next(
        (k for k in range(start + 1, head) if tree.word[k] in ("-", "–", "—", "--") and tree.dep[k] == "punct"), None
    )
    return dash + 1 if dash is not None and tree.tag[dash] != "HYPH" else start


def _after_day(tree: Tree, start: int, head: int) -> int:
    """Where a name begins behind the day that the parse hangs on it: "Monday Ann Lee", "In May 2023 Corsican prosecutors"."""
    if start + 1 < head and tree.low[start] in ("in", "on", "by", "since") and tree.low[start + 1] in CALENDAR:
        start += 2
        if start < head and tree.low[start].isdecimal():
            start += 1
    while start < head and tree.low[start] in WEEKDAYS:
        start += 1
    return start


def _goes_on(tree: Tree, head: int, i: int) -> bool:
    """Whether a name goes on with a word that the parse hangs beside or above it, not on it: "Kyiv Post" as two adjuncts,
    or as the beginning of the noun that follows: "Kyiv Post six sailors", though no noun stands before its own number."""
    beside = tree.head[i] == tree.head[head] and tree.dep[i] == tree.dep[head]
    above = tree.head[head] == i and tree.dep[head] == "compound"
    counted = i + 1 < len(tree) and tree.pos[i + 1] == "NUM" and tree.head[i + 1] != i and tree.dep[i] in _BEFORE_NUMBER
    return (beside or above or counted) and tree.pos[head] == tree.pos[i] == "PROPN" and not _is_calendar(tree, i)


def _is_when(tree: Tree, i: int) -> bool:
    """Whether a bare noun beside a name tells when: "Ann Lee the same day"."""
    bare = tree.dep[i] in ("nmod:unmarked", "obl:unmarked") and tree.low[i] in _WHEN
    return bare and not tree.word[i].isupper()  # not "USA TODAY"


def is_told_in_headline(tree: Tree, i: int) -> bool:
    """Whether a participle before a colon says what was done with the bare noun before it, which says nothing: "Outbreak confirmed: two ill"."""
    noun = tree.child(i, "nsubj", "nsubj:pass")
    if noun is None or i + 1 >= len(tree) or tree.word[i + 1] != ":" or tree.tag[i] not in ("VBD", "VBN"):
        return False
    bare = tree.tag[noun] == "NN" and tree.child(noun, "det", "nmod:poss", "nummod") is None and noun == i - 1
    return bare and tree.low[noun] not in voices()


def subject(scene: Scene, i: int) -> int | None:
    """The head of a verb's subject: its own, or that of the clause that controls it.

    "He visited the port and said ...", "..., adding that ...", "officials who said", "a report saying that ...".
    """
    tree = scene.tree
    for _ in range(6):
        own = _own_subject(scene, i)
        if own is not None:
            return own
        found = _beside(scene, i)
        if found is not None or tree.child(i, "nsubj:pass") is not None or tree.dep[i] == "ROOT":
            return found
        head = tree.head[i]
        if tree.dep[i].startswith("acl"):
            return _of_participle(scene, i) if tree.tag[i] == "VBG" else head if _tells_that(tree, i) else None
        held = tree.child(head, "obj", "iobj") if tree.dep[i] == "xcomp" else None
        if held is not None and held < i and (tree.mark(i) == "" or tree.lemma[head] in words("verb", "order")):
            return held
        if tree.dep[i] not in _SHARES_SUBJECT or (tree.dep[i] == "parataxis" and tree.tag[i] not in _PARTICIPLES):
            return None
        i = governing(scene, i) or head
        uppers = tree.kids(i, *_SUBJECTS, "nsubj:pass")
        if uppers:  # the last one before the verb: "LAGOS, May 4 - The port left, saying ..."
            return max((k for k in uppers if k < i), default=uppers[0])
    return None


def _beside(scene: Scene, i: int) -> int | None:
    """Who speaks by where they stand, though the parse makes them no subject of the verb."""
    tree = scene.tree
    options = (_inverted(scene, i), _bare_name(scene, i), _hung_on_name(tree, i), _name_before(tree, i))
    return next((option for option in options if option is not None), None)


def governing(scene: Scene, i: int) -> int | None:
    """The verb of speech that a participle of speech goes along with, though the parse hangs it within what is said: "said the
    barrels leaked, maintaining that ..."."""
    tree, head = scene.tree, scene.tree.head[i]
    if not goes_along(scene, i):
        return None
    for _ in range(4):
        if tree.dep[head] == "ccomp" and tree.head[head] < head:
            upper = tree.head[head]
            return upper if tree.lemma[upper] in cues("verb") else None
        if tree.dep[head] not in ("conj", "xcomp"):
            return None
        head = tree.head[head]
    return None


def goes_along(scene: Scene, i: int) -> bool:
    """Whether a participle of speech stands behind a comma beside another verb: "..., adding that no one ran"."""
    tree = scene.tree
    if tree.dep[i] != "advcl" or tree.tag[i] != "VBG" or tree.mark(i) or scene.quoted[i] >= 0:
        return False
    if tree.low[i] not in CITING and not _SPOKEN_FRAMES & cues("verb").get(tree.lemma[i], {}).keys():
        return False
    first = min(tree.subtree(i))
    return first > tree.head[i] and "," in (tree.word[first], tree.word[first - 1])


def _within_content(tree: Tree, i: int) -> int | None:
    """The subject of a verb of speech that the parse gives to the clause that is said, beside its own: "Orlov says that the toll rose"."""
    for clause in tree.kids(i, "ccomp"):
        uppers = tree.kids(clause, *_SUBJECTS)
        if clause > i and len(uppers) > 1 and uppers[0] < i < uppers[1]:
            return uppers[0]
    return None


def _own_subject(scene: Scene, i: int) -> int | None:
    """The subject of a verb; where the parse takes it from within a quotation that the verb stands outside of, what
    follows the verb (""The issue," added Mr. Holt")."""
    tree = scene.tree
    before = [k for k in tree.kids(i, *_SUBJECTS) if k < i]
    whens = [k for k in before if _is_calendar(tree, k)] if len(before) > 1 else []  # "the bank just this month said"
    own = max((k for k in before if k not in whens), default=tree.child(i, *_SUBJECTS))
    own = _within_content(tree, i) if own is None else own
    if own is None or scene.quoted[own] < 0 or scene.quoted[own] == scene.quoted[i]:
        return own
    outside = [k for k in tree.kids(i, *_SUBJECTS, "obj", "iobj", "dep") if scene.quoted[k] < 0]
    return min(outside, key=lambda k: abs(k - i), default=None)


def is_phrase(tree: Tree, start: int, end: int) -> bool:
    """Whether tokens look like one noun phrase, adverbs and auxiliaries before a verb at its end allowed."""
    while end > start and tree.pos[end - 1] in ("AUX", "ADV"):
        end -= 1
    tags = tree.pos[start:end]
    return (
        0 < end - start <= _LONGEST
        and tags[0] in _OPENS_PHRASE
        and tags[-1] in ("PROPN", "NOUN", "PRON")
        and not {"VERB", "AUX", "SCONJ", "PUNCT"} & set(tags)
    )


def is_clause_end(tree: Tree, i: int) -> bool:
    """Whether nothing but a hearer or a when and where stands between a verb and the end of its clause."""
    for k in range(i + 1, tree.sentence_end[i]):
        if tree.word[k] in (".", ";", "”", '"'):
            break
        if tree.pos[k] in ("VERB", "AUX", "SCONJ") or tree.word[k] == ":":
            return False
    return True


def _inverted(scene: Scene, i: int) -> int | None:
    """Who stands right after a verb that closes its sentence: "40 are missing, says the Red Cross"."""
    tree = scene.tree
    opens = i == tree.sentence[i] and tree.tag[i] in ("VBD", "VBZ")  # "Said Orlov, “The thought is painful.”"
    if not opens and (tree.tag[i] not in _FINITE or tree.word[i - 1] not in (",", "”", '"', "''")):
        return None
    end = i + 1
    while end < tree.sentence_end[i] and tree.word[end] not in (".", ",", ";", ":"):
        end += 1
    if end == i + 1 or tree.pos[i + 1] not in _OPENS_PHRASE:
        return None
    tops = [k for k in range(i + 1, end) if not i < tree.head[k] < end and tree.pos[k] in ("PROPN", "NOUN", "PRON")]
    return tops[0] if tops else None


def _bare_name(scene: Scene, i: int) -> int | None:
    """A name before a finite verb that the parse takes for an adjunct: "On 4 May the Harbour Post reported"."""
    tree = scene.tree
    if tree.tag[i] not in _FINITE:
        return None
    options = [
        k
        for k in tree.kids(i, "obl", "obl:unmarked", "nmod:unmarked", "dep")
        if k < i and tree.pos[k] == "PROPN" and not tree.mark(k) and not _is_calendar(tree, k)
    ]
    return options[-1] if options else None


def _name_before(tree: Tree, i: int) -> int | None:
    """The name right before a finite verb, wherever the parse hangs it: "At the fair Sen. Ann Lee (D-MA) said"."""
    if tree.tag[i] not in _FINITE:
        return None
    end = i
    while end > tree.sentence[i] and tree.pos[end - 1] in ("AUX", "ADV"):
        end -= 1
    if end > tree.sentence[i] and tree.word[end - 1] == ")":
        while end > tree.sentence[i] and tree.word[end - 1] != "(":
            end -= 1
        end -= 1
    start = end
    while start > tree.sentence[i] and tree.pos[start - 1] == "PROPN" and not _is_calendar(tree, start - 1):
        start -= 1
    return next((k for k in range(start, end) if not start <= tree.head[k] < end), None)


def _hung_on_name(tree: Tree, i: int) -> int | None:
    """The name on which the parse hangs a finite verb as if it were a noun: "Ann Lee on X states that ..."."""
    head = tree.head[i]
    hung = tree.tag[i] in _FINITE and tree.dep[i] in ("nmod", "appos") and head < i and tree.pos[head] == "PROPN"
    return head if hung else None


def _is_calendar(tree: Tree, i: int) -> bool:
    """Whether a name is of a day or month."""
    return any(word in _WHEN or word in MONTHS for word in (tree.low[i], *(tree.low[k] for k in tree.children[i])))


def _of_participle(scene: Scene, i: int) -> int | None:
    """Who speaks in "a statement saying ...": the one who issued it if told, else the noun; after a comma, the clause's
    subject ("He left the race, citing his results")."""
    tree = scene.tree
    noun = tree.head[i]
    verb = tree.head[noun]
    first = min(tree.subtree(i))
    loose = (first > 0 and tree.word[first - 1] == ",") or tree.word[first] == ","
    issued = tree.lemma[noun] in words("noun", "document")
    if (
        tree.dep[noun] in ("obj", "obl", "nmod")
        and tree.pos[verb] == "VERB"
        and (loose or (issued and tree.dep[noun] == "obj"))
    ):
        return subject(scene, verb) or noun
    return noun


def agent(tree: Tree, i: int) -> int | None:
    """The head of the by-phrase of a passive."""
    found = tree.child(i, "obl:agent")
    if found is None:
        found = next((k for k in tree.kids(i, "obl", "nmod") if k > i and tree.mark(k) == "by"), None)
    means = found is not None and tree.pos[found] == "NOUN" and tree.lemma[found] in _MEANS
    return None if means else found


def is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb is passive: by auxiliary, by the label of its subject, or as a bare participle on a noun."""
    if tree.child(i, "aux:pass", "nsubj:pass", "csubj:pass") is not None:
        return True
    bare = tree.dep[i] == "acl" and tree.child(i, "aux") is None and not _tells_that(tree, i)  # nor "had learned"
    if tree.tag[i] == "VBN" and (bare or tree.child(i, "obl:agent") is not None):
        return True
    loose = tree.dep[i] == "advcl" and tree.tag[i] in ("VBN", "VBD")  # "Asked about the ban, Lee said ..."
    return loose and tree.child(i, *_SUBJECTS, "aux") is None and tree.mark(i) == ""


def _tells_that(tree: Tree, i: int) -> bool:
    """Whether what the parse takes for a noun's participle tells that something is so: "a study released in May estimated that ..."."""
    if tree.dep[i] != "acl" or tree.tag[i] not in ("VBN", "VBD") or tree.lemma[i] in _HAVE_HEARERS:
        return False
    return any(k > i and tree.mark(k) == "that" for k in tree.kids(i, "ccomp"))


def speaker(scene: Scene, i: int) -> tuple[TokenRange | None, TokenRange | None]:
    """The mention that a verb's speaker has, and what a relative pronoun stands for."""
    tree = scene.tree
    head = agent(tree, i) if is_passive(tree, i) else subject(scene, i)
    if head is None or tree.dep[head] == "expl" or tree.low[head] == "there":
        return None, None
    if tree.low[head] in _RELATIVE and tree.tag[head] in ("WP", "WDT", "IN"):
        clause = tree.head[head]
        while tree.dep[clause] in ("conj", "xcomp", "ccomp") and tree.head[clause] != clause:
            clause = tree.head[clause]
        if tree.dep[clause].startswith("acl"):
            antecedent = mention(tree, tree.head[clause])
            return (head, head + 1), antecedent
    start, end = mention(tree, head)
    return (start, i if head < i < end else end), None
