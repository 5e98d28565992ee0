"""Visits every page of the site: visit.py FIRST SECOND, the URLs of the two ports.

Drives Chromium over its debugging pipe. Prints "ok WHAT" or "not ok WHAT: WHY".
"""
import base64
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from urllib.parse import urldefrag, urljoin, urlsplit

FIRST, SECOND = sys.argv[1:3]
SHOTS = os.environ["SHOTS"]
WIDTHS = {"narrow": (390, 844), "wide": (1280, 800)}
SCHEMES = ("light", "dark")

# What a link of the site answers with, where that is not 200; those of the second port with it.
ANSWERS = {
    "/old-journey": 301,
    "/elsewhere": 302,
    "/lost/property": 302,
    "/favicon.ico": 204,
    "/errors/404.html": 404,
    "8081/plates": 301,
    "8081/plates/": 403,
    "8081/nothing-here": 404,
    "/private/": 403,
    "/nothing-here": 404,
    "/second/": 404,
    "/withdrawn": 410,
    "/broken": 503,
}

# The pages call the ports by their usual names.
PORTS = {"localhost:8080": FIRST, "second.localhost:8080": FIRST, "localhost:8081": SECOND,
         urlsplit(FIRST).netloc: FIRST, urlsplit(SECOND).netloc: SECOND}

FACTS = r"""(() => {
  const number = (c) => (c.match(/[\d.]+/g) || []).map(Number);
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.background = 'Canvas';
  const canvas = number(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const light = (c) => c.slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = number(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return canvas;
  };
  const pale = new Set();
  for (const e of document.querySelectorAll('body :not(svg *, script, style)')) {
    const hasText = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!hasText || e.getClientRects().length === 0) continue;
    const [a, b] = [light(number(getComputedStyle(e).color)), light(behind(e))];
    if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5) pale.add(e.outerHTML.slice(0, 80));
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return {
    title: document.title,
    ground: behind(document.body).join(),
    over: document.documentElement.scrollWidth - innerWidth,
    links: [...document.querySelectorAll('[href], [src]')]
      .map((e) => e.getAttribute('href') || e.getAttribute('src')),
    ids: ids,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    pale: [...pale],
  };
})()"""

failed = 0


def check(what, why):
    global failed
    failed += bool(why)
    print(f"not ok {what}: {why}" if why else f"ok {what}", flush=True)


class Browser:
    """One tab of a Chromium."""

    def __init__(self, profile):
        to_child, self.out = os.pipe()
        self.inp, from_child = os.pipe()

        def give_pipes():
            os.dup2(to_child, 13)
            os.dup2(from_child, 14)
            os.dup2(13, 3)
            os.dup2(14, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars",
             "--remote-debugging-pipe", f"--user-data-dir={profile}"],
            preexec_fn=give_pipes, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_child)
        os.close(from_child)
        self.last, self.rest, self.events, self.session = 0, b"", [], None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Network.setCacheDisabled", cacheDisabled=True)

    def read(self):
        while b"\0" not in self.rest:
            piece = os.read(self.inp, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium has ended")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **params):
        self.last += 1
        message = {"id": self.last, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def evaluate(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"]["description"])
        return result["result"].get("value")

    def visit(self, url, scheme, width):
        size = WIDTHS[width]
        self.call("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1],
                  deviceScaleFactor=1, mobile=width == "narrow")
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events = []
        self.call("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.read())

    def shoot(self, name):
        page = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        with open(os.path.join(SHOTS, name + ".png"), "wb") as file:
            file.write(base64.b64decode(page))

    def close(self):
        self.process.terminate()
        self.process.wait()


def complaints(events, status):
    """What went wrong while a page loaded."""
    said = []
    for event in events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.responseReceived":
            response = params["response"]
            expected = status if params["type"] == "Document" else 200
            # A page without an icon of its own makes Chromium ask for this one, now and then.
            if urlsplit(response["url"]).path == "/favicon.ico":
                expected = ANSWERS["/favicon.ico"]
            if response["status"] != expected:
                said.append(f"{response['url']} is {response['status']}")
        elif method == "Network.loadingFailed":
            said.append("did not load: " + params["errorText"])
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            # Of a status that we asked for Chromium complains too.
            if status == 200:
                said.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            said.append(params["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            said.append("console: " + str(params["args"]))
    return said


def look(browser, url, name, status=200):
    """One page in all its forms; its facts."""
    grounds = set()
    for width in WIDTHS:
        for scheme in SCHEMES:
            browser.visit(url, scheme, width)
            facts = browser.evaluate(FACTS)
            wrong = complaints(browser.events, status)
            if not facts["title"]:
                wrong.append("no title")
            if facts["over"] > 0:
                wrong.append(f"{facts['over']} pixels too wide")
            if facts["pale"]:
                wrong.append("too little contrast: " + facts["pale"][0])
            if facts["twice"]:
                wrong.append("ids used twice: " + " ".join(facts["twice"]))
            grounds.add(facts["ground"])
            browser.shoot(f"{name}-{scheme}-{width}")
            check(f"{name}, {scheme}, {width}", "; ".join(wrong))
    check(f"{name}: dark is another page colour than light", len(grounds) < 2 and grounds)
    return facts


def follow(url):
    """The status of a link and the one to expect; None for one that leads away."""
    parts = urlsplit(url)
    site = PORTS.get(parts.netloc)
    if parts.scheme != "http" or not site:
        return None
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)
    connection.request("GET", parts.path or "/", headers={"Host": parts.netloc})
    status = connection.getresponse().status
    connection.close()
    return status, ANSWERS.get(("8081" if site == SECOND else "") + parts.path, 200)


def follow_links(pages):
    wrong, seen, ids = [], set(), {url: set(facts["ids"]) for url, facts in pages.items()}
    for page, facts in pages.items():
        for link in facts["links"]:
            url, fragment = urldefrag(urljoin(page, link))
            if fragment and url in ids and fragment not in ids[url]:
                wrong.append(f"{page}: nothing is called #{fragment}")
            if url in seen:
                continue
            seen.add(url)
            answer = follow(url)
            if answer is None:
                wrong.append(f"{page}: {link} leads away")
            elif answer[0] != answer[1]:
                wrong.append(f"{page}: {link} is {answer[0]}, not {answer[1]}")
    check(f"{len(seen)} links", "; ".join(wrong))


def filter_directives(browser):
    browser.visit(FIRST + "/directives.html", "light", "wide")
    browser.evaluate("""(() => {
      const words = document.querySelector('.filter input');
      words.value = 'keepalive_timeout';
      words.dispatchEvent(new Event('input', {bubbles: true}));
    })()""")
    shown = browser.evaluate("[...document.querySelectorAll('.words dt')]"
                             ".filter((e) => e.getClientRects().length).length")
    check("the directives can be filtered", shown != 1 and f"{shown} are left")


def main():
    pages = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            names = ["index", "journey", "directives", "errors", "routes", "cgi", "uploads",
                     "sessions", "console"]
            for name in names:
                url = f"{FIRST}/" if name == "index" else f"{FIRST}/{name}.html"
                pages[url] = look(browser, url, name)
            pages[f"{FIRST}/plates/"] = look(browser, f"{FIRST}/plates/", "plates")
            pages[f"{FIRST}/nothing-here"] = look(browser, f"{FIRST}/nothing-here", "404", 404)
            pages[f"{FIRST}/broken"] = look(browser, f"{FIRST}/broken", "50x", 503)
            look(browser, f"{FIRST}/withdrawn", "built-in", 410)
            pages[f"{SECOND}/"] = look(browser, f"{SECOND}/", "second")
            filter_directives(browser)
        finally:
            browser.close()
    follow_links(pages)


if __name__ == "__main__":
    start = time.time()
    main()
    print(f"screenshots in {SHOTS}, {time.time() - start:.0f} seconds")
    sys.exit(failed > 0)
