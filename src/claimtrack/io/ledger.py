"""Articles, claims and judgements kept in one file, as reports come in."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, overload

import attrs

from claimtrack.errors import RecordError, UnknownNameError
from claimtrack.io.conversion import from_record, to_record
from claimtrack.io.files import write_text
from claimtrack.io.ledger_blocks import accounts_of, file_accounts
from claimtrack.io.ledger_file import changing, open_ledger
from claimtrack.io.ledger_incidents import load_incident, regroup
from claimtrack.io.records import write_claims, write_incidents
from claimtrack.io.tables import write_estimate_table
from claimtrack.model.article import Article
from claimtrack.model.claim import Claim
from claimtrack.model.harm import Harm
from claimtrack.model.incident import Incident, Judgement, Verdict
from claimtrack.model.place import fold
from claimtrack.model.when import When
from claimtrack.reconciliation.reconcile import reconcile
from claimtrack.reconciliation.reports import report_order
from claimtrack.reconciliation.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimtrack.model.estimate import Reconciliation
    from claimtrack.reconciliation.timeline import Timeline

__all__ = ["Added", "Change", "Ledger"]


@attrs.frozen
class Added:
    """What came in with one call: how much of it was new, and the incidents it touched."""

    articles: int
    claims: int
    incidents: tuple[str, ...] = attrs.field(converter=tuple[str, ...])


@attrs.frozen
class Change:
    """A line of a ledger's log: when, what was done, to which article or claim, by whom and why."""

    made: str
    what: str
    id: str
    by: str = ""
    why: str = ""


class Ledger:
    """A file of articles, claims and judgements that grows.

    Everything added is kept by the id of its content, so that adding it again changes nothing. Each
    call is one transaction: it is all there or not at all, whatever happens to the process.
    Incidents are kept grouped; a change groups again only what it touches.

    Args:
        path: the file; it is made where it is not there.
        create: refuse a file that is not there instead.

    Raises:
        RecordError: the file is no ledger, a newer version wrote it, or it cannot be opened.

    >>> import claimtrack as ct, tempfile
    >>> article = ct.Article(
    ...     "Two soldiers were killed in Homs, state media said.", published="2018-02-10"
    ... )
    >>> with tempfile.TemporaryDirectory() as folder, ct.Ledger(f"{folder}/syria.db") as ledger:
    ...     ledger.add(article).claims, ledger.add(article).claims
    ...     [incident] = ledger.incidents(place="Homs", harm="killed")
    ...     ledger.reconcile(incident.id).estimate("killed").best
    (1, 0)
    2
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._connection = open_ledger(self.path, create=create)

    def close(self) -> None:
        """Close the file; a ledger used in a ``with`` statement closes itself."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    # ---------------------------------------------------------------------------------- changing

    def add(self, items: Article | Claim | Iterable[Article | Claim]) -> Added:
        """Keep articles, with the claims found in them, and claims.

        Returns:
            What was new. Nothing is where it had all been there, retracted claims included.
        """
        from claimtrack.extraction.claims import find_claims

        given = [items] if isinstance(items, Article | Claim) else list(items)
        articles = [item for item in given if isinstance(item, Article)]
        found = [claim for article in articles for claim in find_claims(article)]
        found += [item for item in given if isinstance(item, Claim)]
        with changing(self._connection, self.path):
            fresh = [article for article in articles if self._keep_article(article)]
            claims = [claim for claim in found if self._keep_claim(claim)]
            self._refile(claims)
            incidents = regroup(self._connection, claims) if claims else []
        return Added(len(fresh), len(claims), incidents)

    def judge(
        self, a: Claim | str, b: Claim | str, verdict: Verdict | str, *, by: str, why: str = ""
    ) -> Judgement:
        """Say whether two claims are about the same incident; the latest word on a pair stands.

        Raises:
            UnknownNameError: a claim is not in the ledger.
        """
        judgement = Judgement(a, b, verdict, by=by, why=why)
        with changing(self._connection, self.path):
            claims = [self.claim(judgement.a), self.claim(judgement.b)]
            self._connection.execute(
                "INSERT INTO judgements (a, b, record, made) VALUES (?, ?, ?, ?)",
                (judgement.a, judgement.b, _json(judgement), _now()),
            )
            what = f"judged {judgement.verdict.value}"
            self._log([(what, f"{judgement.a} {judgement.b}")], by, why)
            regroup(self._connection, claims)
        return judgement

    def retract(self, name: str, *, why: str, by: str = "") -> int:
        """Take a claim, or an article with all its claims, out of every estimate, but keep it.

        Args:
            name: id of the claim or article.
            why: the reason, which is kept.
            by: who says so.

        Returns:
            How many claims were taken out.

        Raises:
            UnknownNameError: neither a claim nor an article has that id.
        """
        with changing(self._connection, self.path):
            rows = self._connection.execute(
                "SELECT record FROM claims WHERE (id = :name OR article = :name) AND retracted = 0",
                {"name": name},
            )
            claims = [_claim(text) for (text,) in rows]
            if not claims and not self._is_known(name):
                raise UnknownNameError("claim or article", name, ())
            for claim in claims:
                self._connection.execute(
                    "UPDATE claims SET retracted = 1 WHERE id = ?", (claim.id,)
                )
            self._log(
                [("retracted", claim.id) for claim in claims] or [("retracted", name)], by, why
            )
            self._refile(claims)
            regroup(self._connection, claims)
        return len(claims)

    # ----------------------------------------------------------------------------------- reading

    def articles(self) -> Iterator[Article]:
        """The articles, in the order they were added."""
        rows = self._connection.execute("SELECT record FROM articles ORDER BY rowid")
        return (from_record(Article, json.loads(text)) for (text,) in rows)

    def claims(self, *, retracted: bool = False) -> Iterator[Claim]:
        """The claims that stand (or those that were retracted), in the order they were added."""
        rows = self._connection.execute(
            "SELECT record FROM claims WHERE retracted = ? ORDER BY rowid", (retracted,)
        )
        return (_claim(text) for (text,) in rows)

    def claim(self, name: str) -> Claim:
        """A claim by its id.

        Raises:
            UnknownNameError: there is none.
        """
        row = self._connection.execute("SELECT record FROM claims WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise UnknownNameError("claim", name, ())
        return _claim(row[0])

    def incidents(
        self,
        *,
        place: str | None = None,
        day: dt.date | str | When | None = None,
        actor: str | None = None,
        harm: Harm | str | None = None,
    ) -> list[Incident]:
        """The incidents, in order of first report, that fit everything asked for.

        Args:
            place: a name of the place, its province or its country's code.
            day: a day, month or stretch ("2018-02", "2018-02-09/2018-02-12") it can lie in.
            actor: words of the label, affiliation or side of those harmed or those who did it.
            harm: a harm that somebody claims.
        """
        patterns = {
            "place": _containing(place),
            "actor": _containing(actor),
            "harm": harm and Harm.of(harm).value,
        }
        clauses, values = ["1"], []
        for kind, pattern in patterns.items():
            if pattern is not None:
                clauses.append(_FACET)
                values += [kind, pattern]
        if day is not None:
            when = When.of(day)
            clauses.append("start <= ? AND coalesce(end, '9999') >= ?")
            values += [str(when.end or dt.date.max), str(when.start or dt.date.min)]
        query = f"SELECT id FROM incidents WHERE {' AND '.join(clauses)} ORDER BY first, id"  # noqa: S608 - clauses are ours
        names = [name for (name,) in self._connection.execute(query, values).fetchall()]
        found = {
            one.claims[0].id: one for one in (load_incident(self._connection, n) for n in names)
        }
        first = report_order(one.claims[0] for one in found.values())
        return [found[claim.id] for claim in first]

    def incident(self, name: str) -> Incident:
        """An incident by its id, or by the start of it where that is only one.

        Raises:
            UnknownNameError: none has that id, or several start so.
        """
        rows = self._connection.execute(
            "SELECT id FROM incidents WHERE id LIKE ? ESCAPE '\\' LIMIT 9", (f"{_escaped(name)}%",)
        )
        names = [found for (found,) in rows]
        if name not in names and len(names) != 1:
            raise UnknownNameError("incident", name, names)
        return load_incident(self._connection, name if name in names else names[0])

    @overload
    def reconcile(
        self, name: str, *, policy: str = ..., as_of: dt.date | str | None = ...
    ) -> Reconciliation: ...
    @overload
    def reconcile(
        self, name: None = None, *, policy: str = ..., as_of: dt.date | str | None = ...
    ) -> list[Reconciliation]: ...
    def reconcile(
        self,
        name: str | None = None,
        *,
        policy: str = "consensus",
        as_of: dt.date | str | None = None,
    ) -> Reconciliation | list[Reconciliation]:
        """What can be concluded, now or from what had been said by a day.

        Args:
            name: id of an incident, or the start of it. Where not given: all of which anything had
                been said by then.
            policy: name of the rule that sets low, best and high.
            as_of: use only what had been said by this day.
        """
        if name is not None:
            return reconcile(self.incident(name), policy=policy, as_of=as_of)
        results = [reconcile(one, policy=policy, as_of=as_of) for one in self.incidents()]
        return [result for result in results if result.claims]

    def history(self, name: str, harm: Harm | str = "killed", who: str | None = None) -> Timeline:
        """The estimate of an incident as it stood after each day on which something was said."""
        return timeline(self.reconcile(name), harm, who)

    def changes(self) -> list[Change]:
        """Everything that was done to the ledger, oldest first."""
        rows = self._connection.execute(
            "SELECT made, what, id, by, why FROM changes ORDER BY number"
        )
        return [Change(*row) for row in rows]

    def export(self, folder: str | Path) -> list[Path]:
        """Write everything to files in a folder, and give their names."""
        target = Path(folder)
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"{target}: cannot be made: {error.strerror}") from None
        incidents = self.incidents()
        rows = self._connection.execute("SELECT record FROM judgements ORDER BY number")
        lines = {
            "articles.jsonl": [_json(article) for article in self.articles()],
            "judgements.jsonl": [text for (text,) in rows],
            "changes.jsonl": [_json(change) for change in self.changes()],
        }
        for name, content in lines.items():
            write_text("".join(f"{line}\n" for line in content), target / name)
        write_claims(self.claims(), target / "claims.jsonl")
        write_claims(self.claims(retracted=True), target / "retracted.jsonl")
        write_incidents(incidents, target / "incidents.jsonl")
        write_estimate_table(self.reconcile(), target / "estimates.csv")
        return sorted(target.glob("*.*"))

    # ----------------------------------------------------------------------------------- storing

    def _keep_article(self, article: Article) -> bool:
        row = (article.id, _json(article), _now())
        done = self._connection.execute("INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", row)
        if done.rowcount:
            self._log([("added article", article.id)])
        return bool(done.rowcount)

    def _keep_claim(self, claim: Claim) -> bool:
        row = {"id": claim.id, "record": _json(claim), "article": claim.article, "added": _now()}
        done = self._connection.execute(
            "INSERT OR IGNORE INTO claims (id, record, article, held, added) VALUES"
            " (:id, :record, :article, (SELECT id FROM articles WHERE id = :article), :added)",
            row,
        )
        if done.rowcount and claim.article is None:
            self._log([("added claim", claim.id)])
        return bool(done.rowcount)

    def _refile(self, claims: Iterable[Claim]) -> None:
        """Keep the blocks of the accounts some claims belong to: those of their whole articles."""
        told = {claim.article for claim in claims if claim.article is not None}
        whole = [claim for claim in claims if claim.article is None and self._stands(claim)]
        for article in sorted(told):
            query = "SELECT id, record, retracted FROM claims WHERE article = ?"
            for name, text, retracted in self._connection.execute(query, (article,)).fetchall():
                self._connection.execute("DELETE FROM blocks WHERE claim = ?", (name,))
                if not retracted:
                    whole.append(_claim(text))
        file_accounts(self._connection, accounts_of(whole))

    def _stands(self, claim: Claim) -> bool:
        query = "SELECT retracted FROM claims WHERE id = ?"
        (retracted,) = self._connection.execute(query, (claim.id,)).fetchone()
        return not retracted

    def _is_known(self, name: str) -> bool:
        query = "SELECT 1 FROM articles WHERE id = :id UNION SELECT 1 FROM claims WHERE id = :id"
        return self._connection.execute(query, {"id": name}).fetchone() is not None

    def _log(self, lines: Iterable[tuple[str, str]], by: str = "", why: str = "") -> None:
        made = _now()
        self._connection.executemany(
            "INSERT INTO changes (made, what, id, by, why) VALUES (?, ?, ?, ?, ?)",
            [(made, what, name, by, why) for what, name in lines],
        )


_FACET = (
    "EXISTS (SELECT 1 FROM facets WHERE facets.incident = incidents.id"
    " AND kind = ? AND value LIKE ? ESCAPE '\\')"
)


def _containing(name: str | None) -> str | None:
    """A LIKE pattern of what contains a folded name; a name without letters matches nothing."""
    folded = fold(name) if name is not None else None
    return f"%{_escaped(folded)}%" if folded else folded


def _escaped(text: str) -> str:
    """Text in which LIKE sees no wildcard."""
    for mark in "\\%_":
        text = text.replace(mark, f"\\{mark}")
    return text


def _claim(text: str) -> Claim:
    return from_record(Claim, json.loads(text))


def _json(value: Any) -> str:
    """JSON in ASCII, so that even half a character from a broken feed can be kept."""
    return json.dumps(to_record(value))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
