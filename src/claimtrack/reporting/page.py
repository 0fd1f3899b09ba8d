"""The page: everything concluded and everything it rests on, in one file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.estimate import Reconciliation
from claimtrack.model.harm import Harm
from claimtrack.reconciliation.independence import find_voices
from claimtrack.reconciliation.policies import policies
from claimtrack.reconciliation.reconcile import reconcile
from claimtrack.reconciliation.timeline import timeline
from claimtrack.reporting.naming import SECTIONS, counted, says, title, voice_name
from claimtrack.reporting.page_articles import article_section, mark_id
from claimtrack.reporting.page_markup import Markup, join, tag
from claimtrack.reporting.page_plots import (
    COLOURS,
    intervals,
    sparkline,
    timeline_plot,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimtrack.model.article import Article
    from claimtrack.model.claim import Claim
    from claimtrack.model.estimate import Finding

__all__ = ["page"]


def page(
    results: Iterable[Reconciliation],
    articles: Iterable[Article] = (),
    *,
    heading: str = "Who says what, and what can be concluded",
) -> str:
    """What was concluded as one self-contained HTML page.

    Every text from outside is escaped, the page asks for nothing over the network and says so to
    the browser, and every claim can be reached by keyboard. The other policies are in it too,
    behind a switch.

    Args:
        results: in the order they are to be listed.
        articles: those the claims were read in, shown with their sentences marked.
        heading: title of the page.

    >>> import claimtrack as ct
    >>> html = page([ct.reconcile([ct.Claim("killed", 32, source="<b>SOHR</b>")])])
    >>> "&lt;b&gt;SOHR&lt;/b&gt;" in html, "<b>SOHR" in html
    (True, False)
    """
    results, articles = list(results), list(articles)
    claims = [claim for result in results for claim in result.claims]
    numbers: dict[str, int] = {}
    for result in results:
        numbers.update({claim.id: n for n, claim in enumerate(result.claims, 1)})
    views = [_View.of(result) for result in results]
    chosen = results[0].policy if results else "consensus"
    body = join(
        tag("a", "Skip to the incidents", href="#incidents", class_="skip"),
        _header(heading, results, articles, chosen),
        _contents(views),
        tag("main", [_incident(one, numbers) for one in views], id="incidents"),
        _articles(articles, claims, numbers),
    )
    whole = tag("html", _head(heading), tag("body", body, _script()), lang="en")
    return f"<!doctype html>\n{whole}\n"


def _file(name: str) -> str:
    return (
        resources.files("claimtrack.reporting").joinpath("data", name).read_text(encoding="utf-8")
    )


def _head(heading: str) -> Markup:
    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}';"
        f" script-src 'sha256-{_digest(script)}'; base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=Markup(policy)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", heading),
        tag("style", Markup(style)),
    )


def _digest(content: str) -> str:
    """A hash by which the browser knows our own style and script from any other."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _script() -> Markup:
    return tag("script", Markup(_file("page.js")))


# ----------------------------------------------------------------------------------- the page's top


def _header(
    heading: str, results: Sequence[Reconciliation], articles: Sequence[Article], chosen: str
) -> Markup:
    claims = sum(len(result.claims) for result in results)
    told = [
        counted(len(results), "incident"),
        counted(claims, "claim"),
        counted(len(articles), "article"),
    ]
    if results and results[0].as_of:
        told.append(f"as of {results[0].as_of}")
    options = [tag("option", name, value=name, selected=name == chosen) for name in policies()]
    switch = tag("label", "Policy ", tag("select", options, id="policy"), class_="switch")
    note = "Figures are of reported harm: what nobody reported is in none of them."
    return tag(
        "header", tag("h1", heading), tag("p", " \u00b7 ".join(told)), tag("p", note), switch
    )


@attrs.frozen
class _View:
    """An incident as it is concluded under the chosen policy, and under each."""

    result: Reconciliation
    policies: dict[str, Reconciliation]

    @classmethod
    def of(cls, result: Reconciliation) -> _View:
        found = {
            name: result
            if name == result.policy
            else reconcile(result.incident, policy=name, as_of=result.as_of)
            for name in policies()
        }
        return cls(result, found)

    def pieces(self, shown: Callable[[Reconciliation], Markup]) -> list[Markup]:
        """A piece of the page under each policy, those alike only once; one is shown at first."""
        alike: dict[Markup, list[str]] = {}
        for name, result in self.policies.items():
            alike.setdefault(shown(result), []).append(name)
        return [
            tag("div", piece, data_policy=" ".join(names), hidden=self.result.policy not in names)
            for piece, names in alike.items()
        ]


def _contents(views: Sequence[_View]) -> Markup:
    return tag("nav", tag("ol", [_entry(view) for view in views]), aria_label="Incidents")


def _entry(view: _View) -> Markup:
    result = view.result
    harm = _main_harm(result)
    line: list[Markup] = []
    if harm is not None:
        moments = list(timeline(result, harm))
        figures = [moment.estimate.best for moment in moments]
        said = ", ".join(f"{m.day}: {m.estimate.best}" for m in moments)
        line = [sparkline(figures, f"best figure, {said}")] if len(figures) > 1 else []
    link = tag("a", title(result.incident), href=f"#{result.incident.id}")
    return tag("li", link, view.pieces(_figures_line), line)


def _main_harm(result: Reconciliation) -> Harm | None:
    harms = [estimate.harm for estimate in result.estimates]
    return Harm.KILLED if Harm.KILLED in harms else next(iter(harms), None)


def _figures_line(result: Reconciliation) -> Markup:
    whole = [estimate for estimate in result.estimates if estimate.who.is_everyone]
    return tag("span", "; ".join(str(estimate) for estimate in whole), class_="figures")


# -------------------------------------------------------------------------------------- an incident


def _incident(view: _View, numbers: dict[str, int]) -> Markup:
    result = view.result
    voices = find_voices(result.claims)
    return tag(
        "section",
        tag("h2", title(result.incident)),
        tag("p", result.incident.id, class_="told"),
        view.pieces(_concluded),
        view.pieces(lambda other: _findings(other, numbers)),
        tag("h3", "Claims by day of report"),
        tag("div", timeline_plot(voices, numbers, ""), class_="wide"),
        tag("h3", "Who says what"),
        tag(
            "ol",
            [
                _claim(claim, numbers, COLOURS[row % len(COLOURS)], voice_name(voice))
                for row, voice in enumerate(voices)
                for claim in voice.claims
            ],
            class_="claims",
        ),
        _unsure(result),
        id=result.incident.id,
        class_="incident",
    )


def _concluded(result: Reconciliation) -> Markup:
    most: dict[Harm, int] = {}
    for estimate in result.estimates:
        known = [number for number in estimate.figures if number is not None]
        most[estimate.harm] = max([most.get(estimate.harm, 0), *known])
    rows = [
        tag(
            "tr",
            tag("th", f"{estimate.harm.value.replace('_', ' ')} {estimate.who}", scope="row"),
            [tag("td", "\u2013" if n is None else f"{n:,}") for n in estimate.figures[:2]],
            tag("td", "open" if estimate.high is None else f"{estimate.high:,}"),
            tag("td", intervals(estimate, most[estimate.harm])),
        )
        for estimate in result.estimates
    ]
    names = ("", "low", "best", "high", "")
    head = tag("tr", [tag("th", name, scope="col" if name else None) for name in names])
    table = tag("table", tag("caption", f"Under the policy {result.policy}"), head, rows)
    why = [_reason(reason.rule, reason.detail) for e in result.estimates for reason in e.reasons]
    reasons = tag(
        "details", tag("summary", "What set each figure"), tag("ul", list(dict.fromkeys(why)))
    )
    return join(tag("div", table, class_="wide"), reasons)


def _reason(rule: str, detail: str) -> Markup:
    return tag("li", tag("b", rule), f": {detail}" if detail else "")


def _findings(result: Reconciliation, numbers: dict[str, int]) -> Markup:
    parts: list[Markup] = []
    for heading, relations in SECTIONS:
        lines = [_finding(f, numbers) for f in result.findings if f.relation in relations]
        if lines:
            parts += [tag("h3", heading), tag("ul", lines, class_="findings")]
    return join(parts)


def _finding(finding: Finding, numbers: dict[str, int]) -> Markup:
    cited = [
        join(
            " ",
            tag(
                "a",
                numbers[name],
                href=f"#{name}",
                class_="cite",
                aria_label=f"claim {numbers[name]}",
            ),
        )
        for name in finding.claims
        if name in numbers
    ]
    why = f": {finding.why}" if finding.why else ""
    return tag("li", tag("b", finding.relation.value), cited, why)


def _claim(claim: Claim, numbers: dict[str, int], colour: str, voice: str) -> Markup:
    quote = tag("q", claim.quote, dir="auto") if claim.quote else None
    where = tag("a", "in the article", href=f"#{mark_id(claim)}") if claim.span else None
    said = f", reported {claim.reported}" if claim.reported else ""
    dot = tag(
        "svg",
        tag("circle", cx=6, cy=6, r=6, fill=colour),
        viewBox="0 0 12 12",
        width=12,
        height=12,
        aria_hidden="true",
    )
    return tag(
        "li",
        tag("div", dot, " ", tag("b", str(claim.source)), f" (voice: {voice}){said}"),
        tag("div", says(claim)),
        tag("div", quote, " ", where) if quote else None,
        id=claim.id,
        value=numbers[claim.id],
        tabindex="-1",
    )


def _unsure(result: Reconciliation) -> Markup | None:
    near = result.incident.unsure
    if not near:
        return None
    lines = [tag("li", f"{one.b}: {one.why}") for one in near]
    return join(tag("h3", "Near misses kept apart"), tag("ul", lines))


def _articles(
    articles: Sequence[Article], claims: Sequence[Claim], numbers: dict[str, int]
) -> Markup | None:
    if not articles:
        return None
    told: dict[str | None, list[Claim]] = {}
    for claim in claims:
        told.setdefault(claim.article, []).append(claim)
    sections = [article_section(one, told.get(one.id, []), numbers) for one in articles]
    return tag("section", tag("h2", "Articles"), sections, id="articles")
