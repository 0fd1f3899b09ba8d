"""Laws of grouping: the order of claims says nothing, people win, windows hold for every pair."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, Group, Incident, Judgement, Place, Scope, group_claims
from claimtrack.reconciliation.parameters import default_parameters

TOWNS = (
    None,
    Place("Qurma", lat=35.0, lon=37.0, precision=1),
    Place("Dair", lat=35.2, lon=37.0, precision=1),
    Place("Far Qurma", lat=36.0, lon=37.0, precision=1),
    Place("Tamqara"),
)
DAYS = ("unknown", "2018-02-09", "2018-02-10", "2018-02-12", "2018-02-15", "2018-02")
PEOPLE = (
    Group(),
    Group("soldiers", role="soldier"),
    Group("children", age="child"),
    Group("man", names=("Samir Haddad",)),
    Group("man", names=("Ziad Nasser",)),
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim of one of a few articles, about one of a few days, towns and people."""
    article = draw(st.sampled_from((None, "a", "b", "c", "d", "e")))
    reported = None if article is None else f"2018-02-{11 + ord(article) - ord('a')}"
    return Claim(
        draw(st.sampled_from(("killed", "injured"))),
        draw(st.integers(1, 6)),
        who=draw(st.sampled_from(PEOPLE)),
        where=draw(st.sampled_from(TOWNS)),
        when=draw(st.sampled_from(DAYS)),
        scope=draw(st.sampled_from((Scope.INCIDENT, Scope.INCIDENT, Scope.INCIDENT, Scope.PERIOD))),
        article=article,
        reported=reported,
    )


collections = st.lists(claims(), max_size=14, unique_by=lambda claim: claim.id)


def shape(incidents: list[Incident]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.id, tuple(claim.id for claim in one.claims)) for one in incidents]


@given(collections, st.randoms(use_true_random=False))
def test_the_order_of_claims_makes_no_difference(said: list[Claim], dice: object) -> None:
    shuffled = list(said)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]

    assert group_claims(shuffled) == group_claims(said)


@given(collections)
def test_every_claim_is_in_one_incident(said: list[Claim]) -> None:
    out = [claim.id for one in group_claims(said) for claim in one.claims]

    assert sorted(out) == sorted(claim.id for claim in said)


@given(collections)
def test_ids_are_unique(said: list[Claim]) -> None:
    ids = [one.id for one in group_claims(said)]

    assert len(set(ids)) == len(ids)


@given(collections)
def test_later_articles_take_nothing_apart_and_move_no_id(said: list[Claim]) -> None:
    """What the first articles settled stays together; incidents may only become one."""
    dated = [claim for claim in said if claim.article is not None]
    early = [claim for claim in dated if claim.article in ("a", "b", "c")]
    before, after = group_claims(early), group_claims(dated)
    home = {claim.id: one for one in after for claim in one.claims}
    for one in before:
        assert len({home[claim.id].id for claim in one.claims}) == 1
    kept = {one.id for one in after}
    for one in before:
        now = home[one.claims[0].id]
        assert one.id in kept or now.id in {other.id for other in before}


@given(collections, st.data())
def test_people_win(said: list[Claim], data: st.DataObject) -> None:
    if len(said) < 2:
        return
    pairs = list(itertools.combinations(said, 2))
    one, other = data.draw(st.sampled_from(pairs))
    verdict = data.draw(st.sampled_from(("same", "different")))
    incidents = group_claims(said, judgements=[Judgement(one, other, verdict)])
    home = {claim.id: incident.id for incident in incidents for claim in incident.claims}

    assert (home[one.id] == home[other.id]) is (verdict == "same")


@given(collections)
def test_no_two_claims_of_an_incident_are_outside_the_windows(said: list[Claim]) -> None:
    parameters = default_parameters()
    for incident in group_claims([claim for claim in said if not claim.who.names]):
        for one, other in itertools.combinations(incident.claims, 2):
            if one.where is not None and other.where is not None:
                km = one.where.kilometres(other.where)
                assert km is None or km <= parameters.km


@given(collections)
def test_period_totals_never_meet_incidents(said: list[Claim]) -> None:
    for incident in group_claims(said):
        assert len({claim.scope is Scope.PERIOD for claim in incident.claims}) == 1


@given(collections)
def test_near_misses_are_listed_on_both_and_kept_apart(said: list[Claim]) -> None:
    incidents = group_claims(said)
    home = {claim.id: incident.id for incident in incidents for claim in incident.claims}
    for incident in incidents:
        for judgement in incident.unsure:
            assert home[judgement.a] != home[judgement.b]
            assert incident.id in {home[judgement.a], home[judgement.b]}
