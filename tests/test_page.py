"""The page: hostile text stays text, no network is asked, and it works in a real browser."""

import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Self

import pytest

import claimtrack as ct
from claimtrack.reporting.page import page

HOSTILE = '</mark><script>window.hit = 1</script><img src=x onerror="window.hit = 2">\u202egnp.exe'
ARTICLE = ct.Article(
    f"{HOSTILE} Nine people were killed in Alpha, police said. More is feared.\n" + "x" * 1_000_000,
    title=f"Nine killed {HOSTILE}",
    published="2020-01-02",
    outlet=f"Times {HOSTILE}",
    url="javascript:window.hit=3",
)
START = ARTICLE.text.index("Nine people")


def results(policy: str = "consensus") -> list[ct.Reconciliation]:
    said: dict[str, Any] = {"where": f"Alpha{HOSTILE}", "when": "2020-01-01"}
    claims = [
        ct.Claim(
            "killed",
            9,
            source=f"police {HOSTILE}",
            span=ct.Span(START, START + 22, ARTICLE.text[START : START + 22]),
            article=ARTICLE,
            reported="2020-01-02",
            **said,
        ),
        ct.Claim("killed", 20, source="a rebel spokesman", reported="2020-01-03", **said),
        ct.Claim("killed", ct.Count.at_least(12), source="a doctor", **said),
    ]
    return [ct.reconcile(one, policy=policy) for one in ct.group_claims(claims)]


class Reader(HTMLParser):
    """Every tag with its attributes, and that each is closed where it should be."""

    void = frozenset(("meta", "wbr"))

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def html() -> str:
    return page(results(), [ARTICLE])


@pytest.fixture(scope="module")
def reader(html: str) -> Reader:
    found = Reader()
    found.feed(html)
    return found


def test_every_tag_is_closed(reader: Reader) -> None:
    assert reader.open == []


def test_hostile_text_makes_no_tag_and_no_handler(reader: Reader, html: str) -> None:
    assert "img" not in {tag for tag, _ in reader.tags}
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert not [a for _, attributes in reader.tags for a in attributes if a.startswith("on")]
    assert "\u202e" not in html
    assert "[U+202E]gnp.exe" in html


def test_nothing_is_asked_of_the_network(reader: Reader, html: str) -> None:
    asked = [(t, a) for t, a in reader.tags if a.get("src") or t in {"link", "iframe", "object"}]
    links = [a["href"] or "" for _, a in reader.tags if a.get("href")]

    assert not asked
    assert any("default-src 'none'" in (a.get("content") or "") for _, a in reader.tags)
    assert not re.search(r"url\(|@import", html)
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


def test_every_link_within_the_page_leads_somewhere(reader: Reader) -> None:
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    links = {a["href"] or "" for _, a in reader.tags if a.get("href")}

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_every_claim_is_reached_by_a_link(reader: Reader) -> None:
    links = {attributes.get("href") for _, attributes in reader.tags}

    assert all(f"#{claim.id}" in links for one in results() for claim in one.claims)


def test_the_sentence_of_a_claim_is_marked(html: str) -> None:
    assert re.search(r"<mark><span id=\"in-claim-\w+\"></span>[^<]*Nine people were killed", html)


def test_the_same_input_gives_the_same_page(html: str) -> None:
    assert page(results(), [ARTICLE]) == html


def test_nothing_concluded_is_still_a_page() -> None:
    assert "0 incidents" in page([])


# --------------------------------------------------------------------------------- in a browser

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    """A headless browser, spoken to over a pipe; it records errors and requests."""

    def __init__(self, profile: Path) -> None:
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        assert BROWSER
        # The browser reads descriptor 3 and writes descriptor 4.
        command = (
            f'exec "{BROWSER}" --headless --no-sandbox --disable-gpu --remote-debugging-pipe'
            f' --user-data-dir="{profile}" about:blank 3<&{to_browser} 4>&{from_browser}'
        )
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", command],
            pass_fds=(to_browser, from_browser),
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._number = 0
        self._rest = b""
        self._session: str | None = None
        self.seen: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != self._number:
            self.seen.append(answer)
        assert "error" not in answer, answer
        return dict(answer["result"])

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            self._rest += os.read(self._in, 65536)
        line, _, self._rest = self._rest.partition(b"\0")
        return dict(json.loads(line))

    def open(self, path: Path, width: int) -> None:
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **metrics)
        self.call("Page.navigate", url=path.as_uri())
        while not self.run("document.readyState === 'complete' && location.protocol === 'file:'"):
            pass

    def run(self, code: str) -> Any:
        answer = self.call("Runtime.evaluate", expression=code, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)


@pytest.fixture(scope="module", params=[1280, 390])
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, html: str
) -> Any:
    if not BROWSER:
        pytest.skip("no chromium here")
    folder = tmp_path_factory.mktemp("page")
    (folder / "report.html").write_text(html, encoding="utf-8")
    with Browser(folder / "profile") as opened:
        opened.open(folder / "report.html", request.param)
        yield opened


def test_no_error_no_request_and_no_hostile_script(browser: Browser) -> None:
    wrong = [
        e for e in browser.seen if e["method"] in {"Runtime.exceptionThrown", "Log.entryAdded"}
    ]
    asked = [
        e["params"]["request"]["url"]
        for e in browser.seen
        if e["method"] == "Network.requestWillBeSent"
    ]

    assert not wrong
    assert {url.partition(":")[0] for url in asked} <= {"file", "about"}
    assert len([url for url in asked if url.startswith("file")]) == 1
    assert browser.run("window.hit") is None


def test_the_page_is_no_wider_than_the_screen(browser: Browser) -> None:
    assert browser.run("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_switch_shows_one_policy_and_hides_the_others(browser: Browser) -> None:
    shown = """[...new Set([...document.querySelectorAll('caption')]
        .filter(part => part.offsetParent).map(part => part.innerText))].join()"""
    choose = """(() => { const s = document.getElementById('policy'); s.value = '%s';
        s.dispatchEvent(new Event('change')); })()"""
    assert browser.run(shown) == "Under the policy consensus"
    browser.run(choose % "highest")
    assert browser.run(shown) == "Under the policy highest"
    browser.run(choose % "consensus")


def test_every_claim_is_reached_by_tab_and_enter(browser: Browser) -> None:
    browser.run("document.activeElement.blur(); window.scrollTo(0, 0)")
    wanted = {claim.id for one in results() for claim in one.claims}
    reached = set()
    for _ in range(120):
        browser.press("Tab", 9)
        here = browser.run("document.activeElement.getAttribute('href')")
        reached |= {here[1:]} if here else set()

    assert wanted <= reached


def test_a_link_into_an_article_opens_it(browser: Browser) -> None:
    browser.run("document.querySelector('a[href^=\"#in-\"]').click()")
    opened = "document.querySelector(location.hash).closest('details').open"
    while not browser.run(opened):
        pass

    assert browser.run("document.querySelector(':target').closest('mark') !== null")
