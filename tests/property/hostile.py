"""Texts and files made to break readers, the entries that take them, and what each may raise.

The bounded run is ``test_fuzz.py``; ``fuzz/run.py`` goes on for as long as it is told.
"""

import contextlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import strategies as st

import claimtrack as ct
from claimtrack.io.articles import articles_of

WORDS = """
killed|were killed|was shot dead|wounded|injured|missing|kidnapped|displaced|died|deaths|death toll
no casualties|nobody was hurt|casualties|executed|KILLED|Killed|killing of|fatalities|left dead|dead
two|three|twelve|twenty-one|a hundred|hundreds|thousands of|million|dozens|a dozen|several|both|zero
3|17|1,200|12.5|2011|10th|0|00|-4|1/2|10-15|3 to 5|1,2,3|99999999999999999999|1e9|٣|１２|²|Ⅷ|५
at least|more than|up to|about|nearly|fewer than|some|between|or|as many as|an estimated|over|least
soldiers|civilians|people|a man|police officers|including|among them|children|his wife|militants
Ali Hassan|Mr. Smith|J. R. Doe|the Ministry of Defence|SOHR|Reuters|the Observatory|president's|Ali
said|says|he said|she added|according to|told|claimed|denied|reportedly|per|quoting|said that|added
on Monday|yesterday|on 10 February 2018|2018-02-30|31 February|in 2011|since|from|until|10/02/18|May
last week|overnight|the past 24 hours|between Monday and|from 9 to 3 March|earlier|the day before|to
in Homs|in Aleppo province|near|the town of|Tripoli|Paris, Texas|south of|north|Georgia|of|the|and
"|“|”|'|‘|’|«|»|(|)|[|]|—|–|-|…|...|.|,|;|:|!|?|/|%|$|€|#|*|&|<b>|&amp;|. The|. He|.” “|U.S.|No.
кilled|kіlled|قتل|मारे|死亡|😀|İ|ß|ﬁ|ǅ|\u202e|Title: x|Published: 2018-02-10|{"text": "x"}|=1+1
"""
ODD = (
    *("\n", "\n\n", "\r\n", "\t", "\x00", "\x1c", "\x85", "\u2028", "\u00a0", "\u2009", "\u3000"),
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u0301", "\u0330\u0301"),
    *("\ud800", "kil\u00adled", "ki\u200blled", "two\u00a0people", "1\u202f200", "e\u0301"),
)

pieces = st.sampled_from([*WORDS.strip().replace("\n", "|").split("|"), *ODD])
gaps = st.sampled_from([" ", "", ", ", "\n", " and "])
phrases = st.builds(str.join, gaps, st.lists(pieces, max_size=24))
repeated = st.builds(lambda piece, times: f"{piece} " * times, pieces, st.integers(2, 60))
texts = st.one_of(
    phrases,
    st.text(max_size=60),
    st.builds("{} {} {}".format, phrases, st.text(max_size=6), phrases),
    st.builds("{}{}".format, repeated, phrases),
)
days = st.none() | st.dates().map(str)

articles = st.builds(
    ct.Article, texts, title=st.just("") | phrases, published=days, outlet=st.none() | phrases
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | phrases,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(phrases, inner, max_size=3),
    max_leaves=6,
)


# ---------------------------------------------------------------------------------- broken files


def damaged(raw: bytes, cuts: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Bytes with stretches replaced by others, as a torn download or a wrong tool leaves them."""
    for start, length, new in cuts:
        at = start % (len(raw) + 1)
        raw = raw[:at] + new + raw[at + length :]
    return raw


def _written(suffix: str) -> bytes:
    claims = [
        ct.Claim("killed", ct.Count.more_than(30), who="militants", where="Idlib", source="SOHR"),
        ct.Claim("injured", 4, when="2018-02-10", note="=1"),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, f"claims{suffix}")
        ct.write_claims(claims, path)
        return path.read_bytes()


def _claim_files() -> dict[str, bytes]:
    return {suffix: _written(suffix) for suffix in (".jsonl", ".json", ".csv")}


_CLAIMS = _claim_files()
_ARTICLES = {
    ".txt": b"Title: Two killed\nPublished: 2018-02-10\n\nTwo people were killed in Homs.",
    ".jsonl": b'{"text": "Two people were killed.", "published": "2018-02-10"}\n' * 2,
}
_TORN = st.sampled_from(
    [b"", b"\x00", b"\xff\xfe", b"{", b"]", b'"', b"\\u12", b"\xc3", b",", b"1e999", b"[" * 3000]
)


def files(kinds: dict[str, bytes]) -> st.SearchStrategy[tuple[str, bytes]]:
    """(ending, bytes): the good file of a kind, torn in up to three places, or rubbish."""
    cuts = st.tuples(st.integers(0, 2000), st.integers(0, 30), _TORN | st.binary(max_size=8))
    torn = st.sampled_from(sorted(kinds)).flatmap(
        lambda suffix: st.tuples(
            st.just(suffix),
            st.builds(damaged, st.just(kinds[suffix]), st.lists(cuts, max_size=3)),
        )
    )
    return torn | st.tuples(st.sampled_from(sorted(kinds)), st.binary(max_size=80))


def _read_article_file(file: tuple[str, bytes]) -> None:
    suffix, raw = file
    for article in articles_of(raw, f"torn{suffix}"):
        assert isinstance(article.text, str)


def _read_claim_file(file: tuple[str, bytes]) -> None:
    suffix, raw = file
    with TemporaryDirectory() as folder:
        path = Path(folder, f"torn{suffix}")
        path.write_bytes(raw)
        for claim in ct.read_claims(path):
            assert isinstance(claim, ct.Claim)


# ---------------------------------------------------------------------------------------- readers


def _count_spans(text: str) -> None:
    for mention in ct.find_counts(text):
        assert text[mention.start : mention.end] == mention.text


def _claim_spans(article: ct.Article) -> None:
    ids = set()
    for claim in ct.find_claims(article):
        assert claim.span is not None
        assert article.quote(claim.span) == claim.span.quote
        ids.add(claim.id)
        assert claim.whole is None or claim.whole != claim.id


def _attribution_spans(article: ct.Article) -> None:
    for found in ct.find_attributions(article):
        for span in (found.source, found.cue, found.content):
            assert span is None or article.quote(span) == span.quote


def _track(given: list[ct.Article]) -> None:
    for result in ct.track(given):
        for estimate in result.estimates:
            figures = [f for f in estimate.figures if f is not None]
            assert figures == sorted(figures)
        assert isinstance(result.explain(), str)


class Entry(NamedTuple):
    """A public reader: what it is given, and what it may raise."""

    call: Callable[[Any], object]
    given: st.SearchStrategy[Any]
    raises: tuple[type[Exception], ...] = ()
    slow: bool = False


ENTRIES = {
    "find_claims": Entry(_claim_spans, articles),
    "find_counts": Entry(_count_spans, texts),
    "find_attributions": Entry(_attribution_spans, articles),
    "parse_count": Entry(ct.parse_count, texts, (ct.CountError,)),
    "parse_claim": Entry(ct.parse_claim, texts, (ct.ClaimError,)),
    "parse_when": Entry(ct.parse_when, texts),
    "lookup_source": Entry(ct.lookup_source, texts),
    "lookup_place": Entry(ct.lookup_place, texts),
    "Harm": Entry(ct.Harm.of, texts, (ct.UnknownNameError,)),
    "When": Entry(ct.When.of, texts, (ct.WhenError,)),
    "Group": Entry(ct.Group.of, texts),
    "Source": Entry(ct.Source.of, texts),
    "Place": Entry(ct.Place.of, texts),
    "article files": Entry(_read_article_file, files(_ARTICLES), (ct.RecordError,)),
    "claim files": Entry(_read_claim_file, files(_CLAIMS), (ct.RecordError,)),
    "track": Entry(_track, st.lists(articles, max_size=4), slow=True),
}


def size(given: Any) -> int:
    """About how many characters an input has."""
    if isinstance(given, ct.Article):
        return len(given.text) + len(given.title)
    if isinstance(given, tuple | list):
        return sum(map(size, given))
    return len(given)


def check(entry: Entry, given: Any) -> None:
    """Nothing but what is documented is raised."""
    with contextlib.suppress(*entry.raises):
        entry.call(given)


def check_in_time(entry: Entry, given: Any) -> None:
    """As check, and nothing takes over a second a kilobyte; for long runs, not for the suite."""
    start = time.process_time()
    check(entry, given)
    took = time.process_time() - start
    # one second on top: the first call opens data files
    assert took < 1 + size(given) / 1000, f"took {took:.1f} s"
