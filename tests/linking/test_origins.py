"""Origins: what goes back to one statement, and what is kept apart."""

from __future__ import annotations

from headwater.model import Record
from headwater.model.relations import Origin
from tests.linking.ledger import origins_of, said, together


def _claims(*records: Record):
    return [claim for record in records for claim in record.claims]


def _with(found: list[Origin], record: Record, at: int = 0) -> Origin:
    return next(one for one in found if record.claims[at].id in one.claims)


def test_one_briefing_told_by_many_is_one_origin():
    """Ten outlets that attended one briefing are no ten witnesses."""
    reports = [said(f"Paper {n}", "2025-03-10", "Harbour Watch: about 230 boats sank in the storm.") for n in range(10)]
    found = origins_of(*reports)
    assert together(found, *_claims(*reports))
    assert [one.issuer.name for one in found if one.issuer] == ["Harbour Watch"]


def test_the_issuer_is_who_stands_behind_all_others():
    """A lawmaker who passes on an agency's number is a relay."""
    whole = said("Morning Post", "2025-03-10", "Tide Agency < person Lena Voss, lawmaker: 230 boats sank.")
    short = said("Evening Post", "2025-03-11", "person Lena Voss, lawmaker: 230 boats sank.")
    found = origins_of(whole, short)
    assert together(found, *_claims(whole, short))
    issuer = _with(found, short).issuer
    assert issuer is not None
    assert issuer.name == "Tide Agency"


def test_one_number_in_two_mouths_stays_two_origins():
    """A round number is no proof of a common origin."""
    one = said("Paper A", "2025-03-10", "Tide Agency: 200 boats sank.")
    other = said("Paper B", "2025-03-10", "Reef Institute: 200 boats sank.")
    assert not together(origins_of(one, other), *_claims(one, other))


def test_a_rare_number_is_not_arrived_at_twice():
    """Five digits that agree come from one count, whoever is named for it."""
    one = said("Paper A", "2025-03-10", "Tide Agency: 11,342 boats sank.")
    other = said("Paper B", "2025-03-12", "Reef Institute: 11,342 boats sank.")
    late = said("Paper C", "2025-09-12", "Dune Office: 11,342 boats sank.")
    found = origins_of(one, other, late)
    assert together(found, *_claims(one, other))
    assert not together(found, *_claims(one, late))


def test_one_issuer_two_numbers_in_one_report_are_one_statement():
    """What an issuer says in one report was said at once."""
    report = said("Paper A", "2025-03-10", "Tide Agency: 230 boats sank.", "Tide Agency: 1,200 people drowned.")
    assert together(origins_of(report), *report.claims)


def test_an_old_statement_retold_beside_a_new_one_stays_apart():
    """The agency's number of January is no part of what it said in March."""
    january = said("Paper A", "2025-01-10", "Tide Agency: 4,700 crates arrived.")
    march = said("Paper B", "2025-03-10", "Tide Agency: 230 boats sank.", "Tide Agency: 4,700 crates arrived.")
    again = said("Paper C", "2025-03-10", "Tide Agency: 230 boats sank.")
    found = origins_of(january, march, again)
    assert together(found, january.claims[0], march.claims[1])
    assert together(found, march.claims[0], again.claims[0])
    assert not together(found, *march.claims)


def test_one_slip_ties_nothing():
    """One report that puts a number in the wrong mouth does not make two issuers one."""
    coast = [said(f"Paper {n}", "2025-03-10", "Coast Office: 11,300 people drowned.") for n in range(4)]
    reef = [said(f"Daily {n}", "2025-03-12", "Reef Institute: 3,958 people drowned.") for n in range(4)]
    slip = said("Slip", "2025-03-12", "Reef Institute: 3,958 people drowned.", "Reef Institute: 11,300 people drowned.")
    found = origins_of(*coast, *reef, slip)
    assert together(found, *_claims(*coast))
    assert together(found, *_claims(*reef))
    assert not together(found, coast[0].claims[0], reef[0].claims[0])


def test_a_number_that_no_one_vouches_for_finds_its_only_statement():
    """A copy that dropped the source still tells the number; where two statements tell it, it stays alone."""
    told = said("Paper A", "2025-03-10", "Tide Agency: 4,700 crates arrived.")
    bare = said("Paper B", "2025-03-11", "4,700 crates arrived.")
    second = said("Paper C", "2025-03-11", "Reef Institute: 4,700 crates arrived.")
    assert together(origins_of(told, bare), *_claims(told, bare))
    found = origins_of(told, bare, second)
    assert not together(found, *_claims(told, bare))
    assert _with(found, bare).issuer is None


def test_who_denies_a_number_is_not_its_origin():
    """The denial of a toll is another statement."""
    told = said("Paper A", "2025-03-10", "Tide Agency: 11,342 people drowned.")
    denied = said("Paper B", "2025-03-11", "person Ivo Kranz: the office never said that 11,342 people drowned.")
    assert not together(origins_of(told, denied), *_claims(told, denied))


def test_persons_are_one_however_they_are_transliterated():
    """Zelensky, Zelenskyy and a bare surname are one; two given names are two persons."""
    one = said("Paper A", "2025-03-10", "person Volodymyr Zelenskyy: 4,700 crates arrived.")
    other = said("Paper B", "2025-03-11", "person Zelensky: 4,700 crates arrived.")
    third = said("Paper C", "2025-03-11", "person Olena Zelenska: 4,700 crates arrived.")
    assert together(origins_of(one, other), *_claims(one, other))
    assert not together(origins_of(one, third), *_claims(one, third))


def test_an_agency_that_relays_two_issuers_is_no_issuer():
    """Two numbers through one agency are two statements."""
    one = said("Paper A", "2025-03-10", "Tide Agency < outlet Reuters: 200 boats sank.")
    other = said("Paper B", "2025-03-10", "Reef Institute < outlet Reuters: 200 boats sank.")
    assert not together(origins_of(one, other), *_claims(one, other))


def test_a_byline_makes_the_agency_the_origin_of_every_reprint():
    """Reprints that name no one have it from the agency that supplied them."""
    one = said("Paper A", "2025-03-10", "4,700 crates arrived.", authors=("Reuters",))
    other = said("Paper B", "2025-03-10", "4,700 crates arrived at the pier.", authors=("Jo Lind, Reuters",))
    found = origins_of(one, other)
    assert together(found, *_claims(one, other))


def test_a_claim_does_not_go_back_to_the_number_that_it_sets_aside():
    """ "40 instead of the 60": the claim gives 40."""
    first = said("Paper A", "2025-03-10", "Coast Office: 4,600 boats sank.")
    then = said("Paper B", "2025-03-12", "Reef Institute: it counts some instead of the 4,600 boats of before.")
    assert together(origins_of(first), first.claims[0])
    assert then.claims[0].figures  # the figure is read, and its claim alone with it
