"""Visits every page of the site: visit.py FIRST SECOND, with the URLs of the two ports.

Prints "ok WHAT" or "not ok WHAT: WHY".
"""
import hashlib
import http.client
import json
import os
import sys
import tempfile
import time
from urllib.parse import urldefrag, urljoin, urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from chromium import WIDTHS, Browser

FIRST, SECOND = sys.argv[1:3]
SHOTS = os.environ["SHOTS"]
SCHEMES = ("light", "dark")

# The expected statuses of links, unless 200. Links to the second port include it.
STATUSES = {
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
    "/cgi-bin/redirect.pl?outside": 303,
    "/cgi-bin/failing.py": 502,
    "/cgi-bin/endless.sh": 504,
}

# The scripts on the page cgi.html.
SCRIPTS = ("environment.py", "form.pl", "file.php", "clock.sh", "redirect.pl", "failing.py",
            "endless.sh")

# The pages use the default ports.
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


def complaints(events, status):
    """Returns what went wrong while a page loaded."""
    said = []
    for event in events:
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.responseReceived":
            response = params["response"]
            expected = status if params["type"] == "Document" else 200
            # For a page without an icon, Chromium sometimes requests this one.
            if urlsplit(response["url"]).path == "/favicon.ico":
                expected = STATUSES["/favicon.ico"]
            if response["status"] != expected:
                said.append(f"{response['url']} is {response['status']}")
        # Leaving a page cancels the requests in progress.
        elif method == "Network.loadingFailed" and not params.get("canceled"):
            said.append("did not load: " + params["errorText"])
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            # Chromium also complains about error statuses that are expected.
            if status == 200:
                said.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            said.append(params["exceptionDetails"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning"):
            said.append("console: " + str(params["args"]))
    return said


def look(browser, url, name, status=200):
    """Loads a page in all widths and schemes. Returns its facts."""
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
            browser.shoot(os.path.join(SHOTS, f"{name}-{scheme}-{width}.png"))
            check(f"{name}, {scheme}, {width}", "; ".join(wrong))
    check(f"{name}: dark and light have different page colours", len(grounds) < 2 and grounds)
    return facts


def follow(url):
    """Returns the status of a link and the expected one, or None if it leaves the site."""
    parts = urlsplit(url)
    site = PORTS.get(parts.netloc)
    if parts.scheme != "http" or not site:
        return None
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=10)
    target = (parts.path or "/") + ("?" + parts.query if parts.query else "")
    connection.request("GET", target, headers={"Host": parts.netloc})
    status = connection.getresponse().status
    connection.close()
    return status, STATUSES.get(("8081" if site == SECOND else "") + target, 200)


def follow_links(pages):
    wrong, seen, ids = [], set(), {url: set(facts["ids"]) for url, facts in pages.items()}
    for page, facts in pages.items():
        for link in facts["links"]:
            url, fragment = urldefrag(urljoin(page, link))
            if fragment and url in ids and fragment not in ids[url]:
                wrong.append(f"{page}: #{fragment} does not exist")
            if url in seen:
                continue
            seen.add(url)
            statuses = follow(url)
            if statuses is None:
                wrong.append(f"{page}: {link} leaves the site")
            elif statuses[0] != statuses[1]:
                wrong.append(f"{page}: {link} is {statuses[0]}, not {statuses[1]}")
    check(f"{len(seen)} links", "; ".join(wrong))


def filter_directives(browser):
    browser.visit(FIRST + "/directives.html", "light", "wide")
    browser.evaluate("""(() => {
      const words = document.querySelector('.filter input');
      words.value = 'client_body_timeout';
      words.dispatchEvent(new Event('input', {bubbles: true}));
    })()""")
    shown = browser.evaluate("[...document.querySelectorAll('.words dt')]"
                             ".filter((e) => e.getClientRects().length).length")
    check("the directives can be filtered", shown != 1 and f"{shown} are left")


def run_scripts(browser):
    browser.visit(FIRST + "/cgi.html")
    shown = [f"{name} is not shown" for name in SCRIPTS if not browser.until(
        "[...document.querySelectorAll('.source')].some((e) => e.querySelector('pre') &&"
        f" e.querySelector('a').textContent === '{name}')", 5)]
    check("each source is shown beside its output", "; ".join(shown))

    def frame(name, script):
        return f"((d) => d && {script})(document.querySelector('iframe[name={name}]').contentDocument)"

    def says(what, name, *texts):
        browser.evaluate(f"document.querySelector('iframe[name={name}]').scrollIntoView()")
        text = frame(name, "d.body && d.body.innerText")
        missing = [t for t in texts if not browser.until(
            f"({text} || '').includes({json.dumps(t)})", 10)]
        check(what, missing and f"{missing[0]} is not in {browser.evaluate(text)!r}")

    def press(selector):
        browser.evaluate(f"document.querySelector({json.dumps(selector)}).click()")

    says("the environment of a script", "environment", "PATH_INFO", "/one/two", "SITE", FIRST)
    browser.fill("[name=name]", "<img src=x onerror=alert(1)>")
    press(".entry button")
    says("a form by GET", "form", "By GET", "<img src=x onerror=alert(1)>", "ten & more")
    browser.fill("[name=name]", "Grüße </table><script>")
    press(".entry [formmethod=post]")
    says("a form by POST", "form", "By POST", "Grüße </table><script>")
    check("form input does not become markup", browser.evaluate(frame("form", "d.querySelector('img, script') !== null"))
          and "it does")
    with open("www/favicon.svg", "rb") as file:
        content = file.read()
    browser.choose_file("[type=file]", "www/favicon.svg")
    press("[action='/cgi-bin/file.php'] button")
    says("a file", "file", "favicon.svg", f"{len(content)} bytes", hashlib.sha256(content).hexdigest())
    says("an internal redirect", "redirect", "This was GET /cgi-bin/redirect.pl?inside")
    press("a[href$='?outside']")
    says("a redirect of the browser", "redirect", "This was GET /hello")
    press("#run-clock")
    ticks = "document.getElementById('time').value"
    browser.until(f"/^[0-9:]+$/.test({ticks})", 5)
    first = browser.evaluate(ticks)
    check("the clock runs", not browser.until(f"{ticks} > '{first}'", 5) and f"it shows {first}")
    press("#run-clock")
    press("a[target=failing]")
    says("a failing script", "failing", "This is the server’s fault")
    press("a[target=endless]")
    says("an endless script", "endless", "This is the server’s fault")
    browser.shoot(os.path.join(SHOTS, "cgi-used.png"))


def main():
    pages = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            names = ["index", "journey", "directives", "errors", "routes", "cgi", "uploads",
                     "sessions", "console", "status", "recipes", "evaluation", "nginx"]
            for name in names:
                url = f"{FIRST}/" if name == "index" else f"{FIRST}/{name}.html"
                pages[url] = look(browser, url, name)
            pages[f"{FIRST}/plates/"] = look(browser, f"{FIRST}/plates/", "plates")
            pages[f"{FIRST}/nothing-here"] = look(browser, f"{FIRST}/nothing-here", "404", 404)
            pages[f"{FIRST}/broken"] = look(browser, f"{FIRST}/broken", "50x", 503)
            look(browser, f"{FIRST}/withdrawn", "built-in", 410)
            pages[f"{SECOND}/"] = look(browser, f"{SECOND}/", "second")
            pages[f"{FIRST}/ask/"] = look(browser, f"{FIRST}/ask/the-way", "environment.py")
            look(browser, f"{FIRST}/cgi-bin/form.pl?name=Ada&note=" + 99 * "x", "form.pl")
            look(browser, f"{FIRST}/cgi-bin/file.php", "file.php", 400)
            filter_directives(browser)
            run_scripts(browser)
        finally:
            browser.close()
    follow_links(pages)


if __name__ == "__main__":
    start = time.time()
    main()
    print(f"screenshots in {SHOTS}, {time.time() - start:.0f} seconds")
    sys.exit(failed > 0)
