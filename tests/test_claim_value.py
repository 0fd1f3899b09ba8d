"""A claim as a value: built by hand, checked at birth, named by its content."""

import datetime as dt

import attrs
import pytest

import claimtrack as ct


def test_what_a_person_types_becomes_values() -> None:
    claim = ct.Claim("killed", 32, who="militants", where="Idlib", when="2018-02-10", source="SOHR")

    assert claim.harm is ct.Harm.KILLED
    assert claim.count == ct.Count.exactly(32)
    assert claim.who.role is ct.Role.COMBATANT
    assert claim.where == ct.Place("Idlib")
    assert claim.when == ct.When.day(dt.date(2018, 2, 10))
    assert claim.source.organisation == "SOHR"
    assert claim.source.root == "sohr"


def test_what_is_not_said_stays_unsaid() -> None:
    claim = ct.Claim("injured", "dozens")

    assert claim.who.is_everyone
    assert claim.where is None
    assert not claim.when.is_known
    assert claim.by is None
    assert claim.span is None
    assert claim.article is None
    assert claim.source.root == ""


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: ct.Claim("kiled", 3), "did you mean 'killed'?"),
        (lambda: ct.Claim("killed", -3), "below zero: value=-3; expected 0 or more"),
        (lambda: ct.Claim("killed", 2.5), "not a whole number: 2.5"),  # type: ignore[arg-type]
        (lambda: ct.Claim("killed", True), "not a whole number: True"),
        (lambda: ct.Claim("killed", 3, scope="toll"), "toll"),
        (lambda: ct.Claim("killed", 3, when="2018-02-31"), "2018-02-31"),
        (lambda: ct.Claim("killed", 0, scope="increment"), "increment of 0"),
        (lambda: ct.Claim("killed", 3, reported="soon"), "'soon'"),
    ],
)
def test_an_impossible_claim_says_what_is_wrong_with_which_value(make: object, said: str) -> None:
    with pytest.raises((ValueError, LookupError)) as caught:
        make()  # type: ignore[operator]

    assert said in str(caught.value)


def test_the_id_is_what_was_said_and_not_the_note() -> None:
    claim = ct.Claim("killed", 32, source="SOHR")

    assert claim.id == ct.Claim("killed", 32, source="SOHR").id
    assert claim.id == claim.replace(note="checked by phone").id
    assert claim.id != claim.replace(count=33).id
    assert claim.id != claim.replace(stance="denied").id


def test_equal_claims_have_one_id_however_they_were_typed() -> None:
    assert ct.Claim("killed", 32).id == ct.Claim("killed", "32").id


def test_equal_claims_are_one_in_a_set() -> None:
    assert len({ct.Claim("killed", 32), ct.Claim("killed", 32)}) == 1


def test_claims_do_not_change() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ct.Claim("killed", 32).scope = ct.Scope.PERIOD  # type: ignore[misc]


def test_an_article_given_whole_is_kept_by_its_id() -> None:
    article = ct.Article("Two were killed.")

    assert ct.Claim("killed", 2, article=article).article == article.id


def test_the_repr_fits_a_line_of_a_notebook() -> None:
    claim = ct.Claim("killed", "more than 30", who="militants", source="SOHR", scope="period")

    assert repr(claim) == "Claim(killed more than 30 militants, period, per SOHR)"
