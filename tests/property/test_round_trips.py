"""What is written is what is read: every file format that says it is lossless, over any claim."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.io.conversion import from_record, to_record
from claimtrack.io.flat import guarded, unguarded
from claimtrack.io.records import (
    read_claims,
    read_estimates,
    read_incidents,
    write_claims,
    write_estimates,
    write_incidents,
)
from claimtrack.model.article import Span
from claimtrack.model.claim import Claim, Interest, Scope, Stance
from claimtrack.model.count import Count, Hedge
from claimtrack.model.estimate import Estimate
from claimtrack.model.group import Group, Role
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Incident, Judgement, Reason, Verdict
from claimtrack.model.place import Place
from claimtrack.model.source import Source, SourceKind
from claimtrack.model.when import Precision, When

# Words that break naive tables: formulas, separators, quotes, line ends, nothing at all.
AWKWARD = [
    "",
    "'",
    "''",
    "=1+1",
    "-3",
    "+",
    "@a",
    "a;b",
    "[1]",
    '"',
    "a,b",
    "\r\n",
    "\x00",
    "\u2028",
]
words = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=12))
maybe = st.none() | words
names = st.lists(words, max_size=3).map(tuple)
days = st.dates()
moments = days | st.datetimes(timezones=st.just(dt.UTC) | st.none())


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low = draw(st.integers(0, 10**12))
    high = draw(st.none() | st.integers(low, 2 * 10**12))
    return Count(
        low=low,
        high=high,
        stated=draw(st.none() | st.integers(0, 10**12)),
        hedge=draw(st.sampled_from(Hedge)),
        unit=draw(words),
        word=draw(words),
        text=draw(words),
    )


groups = st.builds(
    Group,
    words,
    role=st.none() | st.sampled_from(Role),
    affiliation=maybe,
    side=maybe,
    age=st.sampled_from([None, "child", "adult", "elder"]),
    sex=st.sampled_from([None, "female", "male"]),
    nationality=maybe,
    names=names,
)
places = st.builds(
    Place,
    words,
    admin=maybe,
    country=maybe,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    precision=st.none() | st.integers(1, 7),
    text=words,
)
sources = st.builds(
    Source,
    speaker=maybe,
    organisation=maybe,
    relays=names,
    outlet=maybe,
    kind=st.none() | st.sampled_from(SourceKind),
    resolved=maybe,
)


def in_order(ends: tuple[dt.date | None, dt.date | None]) -> tuple[dt.date | None, dt.date | None]:
    start, end = ends
    return (end, start) if start and end and end < start else ends


whens = st.builds(
    lambda ends, precision, text: When(start=ends[0], end=ends[1], precision=precision, text=text),
    st.tuples(st.none() | days, st.none() | days).map(in_order),
    st.sampled_from(Precision),
    words,
)
spans = st.builds(
    lambda start, quote, part: Span(start, start + len(quote), quote, part=part),
    st.integers(0, 10**6),
    words,
    st.sampled_from(["text", "title"]),
)
claims = st.builds(
    Claim,
    st.sampled_from(Harm),
    counts().filter(lambda count: not count.is_zero),
    who=groups,
    by=st.none() | groups,
    where=st.none() | places,
    when=whens,
    scope=st.sampled_from(Scope),
    stance=st.sampled_from(Stance),
    source=sources,
    how=maybe,
    span=st.none() | spans,
    article=maybe,
    reported=st.none() | moments,
    statement=maybe,
    whole=maybe,
    replaces=maybe,
    episode=words,
    interest=st.none() | st.sampled_from(Interest),
    note=words,
)
reasons = st.lists(st.builds(Reason, words, words, claims=names), max_size=2).map(tuple)
estimates = st.builds(
    Estimate,
    harm=st.sampled_from(Harm),
    who=groups,
    low=st.none() | st.integers(0, 10**12),
    best=st.none() | st.integers(0, 10**12),
    high=st.none() | st.integers(0, 10**12),
    policy=words,
    reasons=reasons,
    claims=names,
)
judgements = st.builds(
    Judgement,
    words,
    words,
    st.sampled_from(Verdict),
    by=words,
    why=words,
    score=st.none() | st.floats(0, 1),
)
incidents = st.builds(
    Incident,
    id=words,
    claims=st.lists(claims, max_size=2).map(tuple),
    when=whens,
    where=st.none() | places,
    reasons=reasons,
    unsure=st.lists(judgements, max_size=2).map(tuple),
)
SUFFIXES = [".jsonl", ".json", ".csv", ".parquet"]


def same(one: Claim, other: Claim) -> bool:
    """Equal in every character: equality alone passes over notes and the words of counts."""
    return one == other and one.id == other.id and to_record(one) == to_record(other)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=60)
@given(st.lists(claims, max_size=3))
@example([Claim("killed", 1, by=Group(), where=Place(""), source=Source(outlet=""))])
@example([Claim("killed", 1, when=When.unknown("early Saturday"), note="'=")])
def test_claims_survive_a_file(suffix: str, given_claims: list[Claim]) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    with TemporaryDirectory() as folder:
        path = Path(folder, f"claims{suffix}")
        write_claims(given_claims, path)
        back = read_claims(path)

    assert len(back) == len(given_claims)
    assert all(same(a, b) for a, b in zip(given_claims, back, strict=True))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=20)
@given(st.lists(incidents, max_size=2), st.lists(estimates, max_size=2))
def test_conclusions_survive_a_file(
    suffix: str, given_incidents: list[Incident], given_estimates: list[Estimate]
) -> None:
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    with TemporaryDirectory() as folder:
        path = Path(folder, f"kept{suffix}")
        write_incidents(given_incidents, path)
        assert [to_record(i) for i in read_incidents(path)] == [
            to_record(i) for i in given_incidents
        ]
        write_estimates(given_estimates, path)
        assert read_estimates(path) == given_estimates


@given(claims)
def test_claims_survive_a_record(claim: Claim) -> None:
    assert same(claim, from_record(Claim, to_record(claim)))


@given(words)
def test_a_guarded_cell_is_no_formula_and_reads_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
