"""Uses a shared folder in Chromium: share.py URL FOLDER NEW, where NEW has the files to upload.

Prints "ok WHAT" or "not ok WHAT: WHY".
"""
import http.server
import json
import os
import sys
import tempfile
import threading
from urllib.parse import urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from chromium import WIDTHS, Browser

URL, FOLDER, NEW = sys.argv[1:4]
SHOTS = os.environ["SHOTS"]
NAMES = "[...document.querySelectorAll('td.name a')].map((a) => a.textContent)"

# The page of another site. Each attempt ends, whatever its status is.
ATTACK = """<!DOCTYPE html><title>attack</title><script>
const target = '%s/photos/';
const form = new FormData();
form.append('file', new File(['bad'], 'attack.txt'));
Promise.allSettled([
  fetch(target, {method: 'POST', mode: 'no-cors', body: form}),
  fetch(target, {method: 'POST', mode: 'no-cors', body: 'bad'}),
  fetch(target + '../middle.bin', {method: 'DELETE'}),
  fetch(target + 'attack.txt', {method: 'PUT', body: 'bad'}),
]).then(() => { document.title = 'done'; });
</script>"""

failed = 0


def check(what, good, why=""):
    global failed
    failed += not good
    print(f"ok {what}" if good else f"not ok {what}: {why}", flush=True)


def complaints(browser):
    said = []
    for event in browser.events:
        params = event.get("params", {})
        if event.get("method") == "Log.entryAdded":
            entry = params["entry"]
            if not entry.get("url", "").endswith("/favicon.ico"):
                said.append(entry["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            said.append(params["exceptionDetails"]["text"])
    return "; ".join(said)


def look(browser, name, path):
    """Checks a listing in all widths and schemes, and keeps screenshots."""
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            browser.visit(URL + path, scheme, width)
            wrong = complaints(browser)
            over = browser.evaluate("document.documentElement.scrollWidth - innerWidth")
            small = browser.evaluate(
                "[...document.querySelectorAll('a, button, input')]"
                ".filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 44)"
                ".map((e) => e.outerHTML.slice(0, 60))")
            hidden = browser.evaluate(
                "[...document.querySelectorAll('td.name, td.size, td.date')]"
                ".filter((e) => e.getBoundingClientRect().right > innerWidth).length")
            tiny = browser.evaluate("[...document.querySelectorAll('td')].filter((e) =>"
                                    " parseFloat(getComputedStyle(e).fontSize) < 13).length")
            browser.shoot(os.path.join(SHOTS, f"{name}-{scheme}-{width}.png"))
            check(f"{name}, {scheme}, {width}",
                  not wrong and over <= 0 and not small and not hidden and not tiny,
                  f"{wrong} over {over} small {small} hidden {hidden} tiny {tiny}")


def upload(browser):
    browser.visit(URL + "/", "light", "narrow")
    # Slow enough to see the progress.
    browser.call("Network.emulateNetworkConditions", offline=False, latency=0,
                 downloadThroughput=-1, uploadThroughput=20 << 20)
    browser.evaluate("""window.seen = [];
      new MutationObserver(() => document.querySelectorAll('progress').forEach((bar) => {
        if (bar.value > 0 && bar.value < 1) seen.push(bar.value);
      })).observe(document.querySelector('form'),
                  {subtree: true, childList: true, attributes: true, characterData: true})""")
    root = browser.call("DOM.getDocument")["root"]["nodeId"]
    node = browser.call("DOM.querySelector", nodeId=root, selector="[type=file]")["nodeId"]
    files = [os.path.join(NEW, name) for name in ("film.mp4", "page.html", "IMG_10.txt")]
    browser.call("DOM.setFileInputFiles", nodeId=node, files=files)
    done = browser.until("[...document.querySelectorAll('form li')]"
                         ".filter((e) => /stored/.test(e.textContent)).length == 3", 60)
    text = browser.evaluate("document.querySelector('form').innerText")
    check("three files are uploaded from a phone", done, text)
    check("the progress is shown", browser.evaluate("seen.length > 0"))
    check("they are in the folder", all(
        open(f, "rb").read() == open(os.path.join(FOLDER, os.path.basename(f)), "rb").read()
        for f in files))
    check("they are in the listing", browser.until(f"{NAMES}.includes('film.mp4')"),
          browser.evaluate(NAMES))
    browser.shoot(os.path.join(SHOTS, "uploaded-narrow.png"))
    browser.call("Network.emulateNetworkConditions", offline=False, latency=0,
                 downloadThroughput=-1, uploadThroughput=-1)


def press_delete(browser, name, accepts):
    """Returns what the page asks."""
    label = json.dumps(f"Delete {name}")
    browser.events = []
    browser.evaluate("setTimeout(() => [...document.querySelectorAll('td button')]"
                     f".find((e) => e.getAttribute('aria-label') == {label}).click())")
    while True:
        for event in browser.events:
            if event.get("method") == "Page.javascriptDialogOpening":
                browser.call("Page.handleJavaScriptDialog", accept=accepts)
                return event["params"]["message"]
        browser.events.append(browser.read())


def delete(browser):
    asked = press_delete(browser, "IMG_10.txt", False)
    check("a deletion asks first", "IMG_10.txt" in asked, asked)
    check("and can be called off", os.path.exists(os.path.join(FOLDER, "IMG_10.txt")))
    press_delete(browser, "IMG_10.txt", True)
    gone = browser.until(f"!{NAMES}.includes('IMG_10.txt')")
    check("a file is deleted", gone and not os.path.exists(os.path.join(FOLDER, "IMG_10.txt")))
    with open(os.path.join(FOLDER, "photos", "kept"), "w", encoding="ascii") as file:
        file.write("x")
    press_delete(browser, "photos/", True)
    status = "document.querySelector('[role=status]').textContent"
    check("a refused deletion says why", browser.until(f"/not empty/.test({status})"),
          browser.evaluate(status))


def sort_and_filter(browser):
    browser.visit(URL + "/", "light", "wide")

    def after(title):
        browser.evaluate("[...document.querySelectorAll('th button')]"
                         f".find((e) => e.textContent == '{title}').click()")
        return browser.evaluate(NAMES)

    names = browser.evaluate(NAMES)
    check("folders come first, then names", names == ["photos/", "film.mp4", "middle.bin",
                                                      "page.html", "README.md"], names)
    names = after("Size")
    check("the largest file is first", names[:3] == ["photos/", "film.mp4", "middle.bin"], names)
    names = after("Size")
    check("a second press reverses the order", names[-1] == "film.mp4", names)
    check("and says so", browser.evaluate("document.querySelector('th.size').ariaSort")
          == "ascending")
    browser.fill("[type=search]", "MP4")
    names = browser.evaluate(NAMES)
    check("the filter finds names in any case", names == ["film.mp4"], names)
    readme = browser.evaluate("document.querySelector('section pre').textContent")
    check("README.md is text", "For the <b>club</b>." in readme, readme)
    check("dot-files are not listed", ".secret" not in names)


def attack(browser):
    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            page = (ATTACK % URL).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_):
            pass

    site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    before = sorted(os.listdir(os.path.join(FOLDER, "photos")))
    for host in ("127.0.0.1", "evil.localhost"):
        browser.visit(f"http://{host}:{site.server_port}/")
        check(f"the page of {host} ends", browser.until("document.title == 'done'"))
    site.shutdown()
    after = sorted(os.listdir(os.path.join(FOLDER, "photos")))
    check("a page of another origin adds nothing", after == before, after)
    check("and deletes nothing", os.path.exists(os.path.join(FOLDER, "middle.bin")))
    browser.visit(f"http://evil.localhost:{urlsplit(URL).port}/")
    check("another name of this machine is misdirected",
          "421" in browser.evaluate("document.title"), browser.evaluate("document.title"))
    browser.visit(URL + "/page.html")
    check("an uploaded page runs no script", browser.evaluate("document.title") != "ran")


def without_script(browser):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    for width in WIDTHS:
        browser.visit(URL + "/", "light", width)
        browser.shoot(os.path.join(SHOTS, f"no-script-{width}.png"))
        over = browser.evaluate("document.documentElement.scrollWidth - innerWidth")
        check(f"the page without its script, {width}", over <= 0, over)
    browser.choose_file("[type=file]", os.path.join(NEW, "IMG_10.txt"))
    browser.click("form button")
    text = browser.evaluate("document.body.innerText")
    check("uploading works without the script", "Stored" in text and "IMG_10.txt" in text, text)
    check("the file is there", os.path.exists(os.path.join(FOLDER, "IMG_10.txt")))
    browser.click("a[href='./']")
    check("the page leads back", "Index of /" in browser.evaluate("document.title"))


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            look(browser, "shared", "/")
            look(browser, "below", "/photos/")
            upload(browser)
            delete(browser)
            sort_and_filter(browser)
            attack(browser)
            without_script(browser)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
    print(f"screenshots in {SHOTS}")
    sys.exit(failed > 0)
