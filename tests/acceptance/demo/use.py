"""Uses the site: use.py URL PID SCRATCH, with the server's URL and process and a directory.

The site's files are in SCRATCH/site; its configuration is SCRATCH/conf/default.conf. Prints
"ok WHAT" or "not ok WHAT: WHY".
"""
import hashlib
import http.client
import os
import signal
import sys
import tempfile
import time
from urllib.parse import urlsplit

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from chromium import Browser

URL, PID, SCRATCH = sys.argv[1], int(sys.argv[2]), sys.argv[3]
SHOTS = os.environ["SHOTS"]
STORE = os.path.join(SCRATCH, "site/var/uploads")
CONFIGURATION = os.path.join(SCRATCH, "conf/default.conf")
LARGE = 50 * 1000 * 1000
SLOW = 12 * 1000 * 1000  # bytes per second, so that the progress can be seen

failed = 0


def check(what, isTrue, why):
    global failed
    failed += not isTrue
    print(f"ok {what}" if isTrue else f"not ok {what}: {why}", flush=True)


def eventually(condition, seconds=10):
    end = time.time() + seconds
    while not condition() and time.time() < end:
        time.sleep(0.05)
    return condition()


def request(method, path, headers={}, body=None):
    """Returns the response, with its body in `text`."""
    connection = http.client.HTTPConnection(urlsplit(URL).netloc, timeout=20)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    response.text = response.read().decode()
    connection.close()
    return response


def make_file(name, content):
    path = os.path.join(SCRATCH, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stored():
    return sorted(name for name in os.listdir(STORE) if name != ".gitignore")


def throttle(browser, bytes_a_second):
    browser.call("Network.emulateNetworkConditions", offline=False, latency=0,
                 downloadThroughput=-1, uploadThroughput=bytes_a_second)


def shoot(browser, name):
    browser.shoot(os.path.join(SHOTS, name + ".png"))


# Uploads

WATCH = """(() => {
  window.seen = [];
  const look = () => {
    document.querySelectorAll('.queue li').forEach((row, i) => {
      const bar = row.querySelector('progress');
      (seen[i] = seen[i] || []).push([bar.value, bar.max, row.className]);
    });
    requestAnimationFrame(look);
  };
  look();
})()"""


def choose(browser, paths):
    node = browser.call("DOM.getDocument")["root"]["nodeId"]
    node = browser.call("DOM.querySelector", nodeId=node, selector="form.send input")["nodeId"]
    browser.call("DOM.setFileInputFiles", nodeId=node, files=paths)
    browser.evaluate("document.querySelector('form.send').requestSubmit()")


def drop(browser, path):
    place = browser.evaluate("""(() => {
      const drop = document.querySelector('.drop');
      drop.scrollIntoView();
      const at = drop.getBoundingClientRect();
      return {x: at.x + at.width / 2, y: at.y + at.height / 2};
    })()""")
    data = {"items": [], "files": [path], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.call("Input.dispatchDragEvent", type=kind, data=data, **place)


def row_states(browser):
    return browser.evaluate("[...document.querySelectorAll('.queue li')].map((e) => e.className)")


def names_listed(browser):
    return browser.evaluate("[...document.querySelectorAll('.files tbody a')]"
                            ".map((e) => e.textContent)")


def check_bar(i, steps):
    values = [value for value, _, state in steps if state == ""]
    between = {value for value, most, state in steps if state == "" and 0 < value < most}
    check(f"bar {i} moves", len(between) >= 5, f"only {len(between)} values between its ends")
    check(f"bar {i} never goes back", values == sorted(values), "it does")
    check(f"bar {i} counts the whole file", steps[-1][1] >= LARGE, f"{steps[-1][1]} bytes")


def upload_large(browser):
    paths = [make_file(f"large {i} \u00e4.bin", os.urandom(LARGE)) for i in range(3)]
    browser.visit(URL + "/uploads.html")
    browser.evaluate(WATCH)
    throttle(browser, SLOW)
    choose(browser, paths)
    browser.until("window.seen[1] && seen[1].some((step) => step[0] > 10e6)")
    shoot(browser, "uploads-progress-light-wide")
    browser.until("document.querySelectorAll('.queue .done, .queue .failed').length === 3", 60)
    throttle(browser, -1)
    states = row_states(browser)
    check("three files of 50 MB arrive", states == ["done"] * 3, str(states))
    for i, steps in enumerate(browser.evaluate("seen")):
        check_bar(i, steps)
    for path in paths:
        name = os.path.basename(path)
        kept = os.path.join(STORE, name)
        isSame = os.path.exists(kept) and digest(kept) == digest(path)
        check(f"{name} has the content that was sent", isSame, str(stored()))
    browser.until("document.querySelectorAll('.files tbody tr').length === 3")
    listed = names_listed(browser)
    check("the files are listed", sorted(listed) == stored(), str(listed))
    return paths[0]


def upload_twice(browser, path):
    choose(browser, [path])
    browser.until("document.querySelectorAll('.queue .done').length === 4", 60)
    link = browser.evaluate("document.querySelector('.queue li:last-child a').textContent")
    check("a taken name gets a number", link == "large 0 \u00e4-1.bin", link)
    check("both files are stored", len(stored()) == 4, str(stored()))


def stop_upload(browser):
    before = stored()
    throttle(browser, SLOW / 4)
    browser.visit(URL + "/uploads.html")
    choose(browser, [os.path.join(SCRATCH, f"large {i} \u00e4.bin") for i in range(3)])
    browser.until("document.querySelector('.queue progress').value > 3e6")
    shown = browser.evaluate("[...document.querySelectorAll('.queue progress')]"
                             ".reduce((sum, bar) => sum + bar.value * (bar.max > 1), 0)")
    during = os.listdir(STORE)
    arrived = sum(os.path.getsize(os.path.join(STORE, name)) for name in during
                  if name.endswith(".part"))
    browser.evaluate("document.querySelectorAll('.queue button').forEach((e) => e.click())")
    browser.until("document.querySelectorAll('.queue .stopped').length === 3")
    throttle(browser, -1)
    check("uploads can be stopped", row_states(browser) == ["stopped"] * 3,
          str(row_states(browser)))
    # The shown value is up to 50 ms older than the size on disk.
    check("the bars do not run ahead of the server", 0 < shown <= arrived + 1e6,
          f"{shown} of {arrived} bytes")
    check("an unfinished upload has a temporary name", len(during) > len(before) + 1, str(during))
    eventually(lambda: stored() == before)
    check("a stopped upload leaves nothing", stored() == before, str(stored()))


def show_picture(browser):
    with open("www/second/plates/ring.svg", "rb") as file:
        ring = make_file("ring.svg", file.read())
    browser.visit(URL + "/uploads.html", "dark", "narrow")
    drop(browser, ring)
    browser.until("document.querySelector('.queue .done')")
    check("a dropped file arrives", "ring.svg" in stored(), str(row_states(browser)))
    isShown = browser.until("(document.querySelector('.files img') || {}).naturalWidth > 0")
    check("a picture is shown", isShown, "it is not shown")
    shoot(browser, "uploads-files-dark-narrow")
    browser.visit(URL + "/uploads.html")
    browser.until("(document.querySelector('.files img') || {}).naturalWidth > 0")
    shoot(browser, "uploads-files-light-wide")


def open_strange_page(browser):
    """Checks that an uploaded page cannot run its script."""
    page = "<!DOCTYPE html><title>x</title><script>new Image().src = '/hello?ran'</script>"
    check("PUT makes a file", request("PUT", "/uploads/page.html", body=page).status == 201,
          "the status is not 201")
    answer = request("GET", "/uploads/page.html")
    check("GET returns it", answer.text == page, answer.text)
    check("the page is sandboxed", "sandbox" in answer.getheader("Content-Security-Policy", "")
          and answer.getheader("X-Content-Type-Options") == "nosniff", str(answer.getheaders()))
    browser.visit(URL + "/uploads/page.html")
    asked = [event["params"]["request"]["url"] for event in browser.events
             if event.get("method") == "Network.requestWillBeSent"]
    check("its script does not run", len(asked) == 1, str(asked))


def delete_file(browser, name):
    def click(button):
        browser.evaluate(f"document.querySelector(`[aria-label='Delete {name}']`).click()")
        browser.until("document.querySelector('.sure').open")
        shoot(browser, "uploads-delete-light-wide")
        browser.evaluate(f"document.querySelector('.sure [value={button}]').click()")
        browser.until("!document.querySelector('.sure').open")

    browser.until("document.querySelectorAll('.files tbody tr').length")
    click("keep")
    check("a kept file stays", name in stored(), str(stored()))
    click("delete")
    eventually(lambda: name not in stored())
    check("a deleted file is gone", name not in stored(), str(stored()))
    browser.until(f"!document.querySelector(`[aria-label='Delete {name}']`)")
    listed = names_listed(browser)
    check("the list is updated", sorted(listed) == stored(), str(listed))


# Sessions

SAYS = "(document.querySelector('.session .large') || {}).textContent"


def cookies(browser):
    return browser.call("Network.getCookies", urls=[URL])["cookies"]


def session_page(browser, expected, what, path="/sessions.html"):
    browser.visit(URL + path)
    says(browser, expected, what)


def says(browser, expected, what):
    browser.until(f"{SAYS} === {expected!r}", 5)
    text = browser.evaluate(SAYS)
    check(what, text == expected, f"it says {text!r}")


def press(browser, button, name=""):
    browser.evaluate(f"""(() => {{
      const name = document.querySelector('.session [name=user]');
      if (name) name.value = {name!r};
      document.querySelector('.session [value={button}]').click();
    }})()""")


def reload_server():
    with open(CONFIGURATION) as file:
        text = file.read()
    with open(CONFIGURATION, "w") as file:
        file.write(text.replace("location = /withdrawn {", "location = /reloaded { return 200; }\n"
                                "        location = /withdrawn {", 1))
    os.kill(PID, signal.SIGHUP)
    check("the server reloads", eventually(lambda: request("GET", "/reloaded").status == 200),
          "the new location is missing")


def count_visits(browser):
    check("there is no cookie at first", not cookies(browser), str(cookies(browser)))
    session_page(browser, "You have been here once.", "a first visit")
    found = cookies(browser)
    isRight = len(found) == 1 and found[0]["httpOnly"] and found[0]["session"] and (
        found[0].get("sameSite") == "Lax" and len(found[0]["value"]) == 32)
    check("one cookie, hidden from scripts", isRight, str(found))
    session_page(browser, "You have been here twice.", "a second visit")
    session_page(browser, "You have been here 3 times.", "without JavaScript", "/cgi-bin/session.py")
    reload_server()
    session_page(browser, "You have been here 4 times.", "after a reload of the server")
    check("the cookie stays the same", cookies(browser) == found, str(cookies(browser)))
    shoot(browser, "sessions-light-wide")


def log_in_and_out(browser):
    before = cookies(browser)[0]
    press(browser, "in", "Anna <b> & \u00e4")
    says(browser, "Hello, Anna <b> & \u00e4. You have been here 5 times.", "logged in")
    shoot(browser, "sessions-in-light-wide")
    after = cookies(browser)[0]
    check("a login renews the id", after["value"] != before["value"], after["value"])
    name = after["name"]
    answer = request("GET", "/cgi-bin/session.py", {"Cookie": f"{name}={before['value']}"})
    check("the old id is invalid", "been here once" in answer.text, answer.text)
    fields = [field for field, _ in answer.getheaders() if field.lower().startswith("session-")]
    check("session fields do not reach the client", not fields, str(fields))
    session_page(browser, "Hello, Anna <b> & \u00e4. You have been here 6 times.", "still logged in")
    press(browser, "out")
    says(browser, "You have been here once.", "logged out")
    answer = request("GET", "/cgi-bin/session.py", {"Cookie": f"{name}={after['value']}"})
    check("the old session has ended", "Anna" not in answer.text, answer.text)
    answer = request("POST", "/cgi-bin/session.py", {
        "Cookie": f"{name}={cookies(browser)[0]['value']}",
        "Content-Type": "application/x-www-form-urlencoded"}, "do=out")
    check("the cookie is removed", answer.status == 303 and
          "Max-Age=0" in answer.getheader("Set-Cookie", ""), str(answer.getheaders()))
    planted = "0123456789abcdef0123456789abcdef"
    browser.call("Network.setCookie", url=URL, name=name, value=planted)
    session_page(browser, "You have been here once.", "a planted id has no session")
    check("a planted id is not adopted", cookies(browser)[0]["value"] != planted, planted)


# The console

def send(browser, method, path, fields="", body="", button=""):
    """Sends a request. Returns the head, the body and the facts that the page shows."""
    browser.evaluate(f"""(() => {{
      const form = document.querySelector('.console'), parts = form.elements;
      parts.method.value = {method!r};
      parts.path.value = {path!r};
      parts.fields.value = {fields!r};
      parts.body.value = {body!r};
      form.querySelector('button{button}').click();
    }})()""")
    browser.until("document.querySelector('.exchange').hasAttribute('data-done')")
    return [browser.evaluate(f"document.querySelector('.exchange .{part}').textContent")
            for part in ("answer", "body", "facts")]


def check_examples(browser):
    """Clicks each example in turn, which fills the form, and sends it."""
    said = []
    for i in range(browser.evaluate("document.querySelectorAll('.examples button').length")):
        browser.evaluate(f"document.querySelectorAll('.examples button')[{i}].click()")
        browser.evaluate("document.querySelector('.exchange').removeAttribute('data-done')")
        browser.evaluate("document.querySelector('.console button').click()")
        browser.until("document.querySelector('.exchange').hasAttribute('data-done')")
        said.append(browser.evaluate("document.querySelector('.answer').textContent")[:3])
    expected = ["200", "206", "204", "200", "200", "201", "204", "200", "501"]
    check("the examples", said == expected, str(said))


def use_console(browser):
    browser.visit(URL + "/console.html")
    answer, body, facts = send(browser, "GET", "/hello")
    check("GET", answer.startswith("200 OK\n") and "server: webserv" in answer and
          "This was GET /hello." in body, answer + body + facts)
    answer, body, facts = send(browser, "POST", "/letters/", body="Dear server,")
    check("POST", answer.startswith("200 OK\n") and "A letter" in body, answer + body + facts)
    answer, body, facts = send(browser, "POST", "/", "X-Mine: 1\nHost: other", "to the mirror",
                               "[name=to]")
    isSame = ("POST /cgi-bin/echo.py HTTP/1.1\n" in body and "X-Mine: 1\n" in body and
              body.endswith("\n\nto the mirror") and "User-Agent: Mozilla" in body)
    check("the mirror", answer.startswith("200 OK\n") and isSame, answer + body + facts)
    check("fields that a page may not set are named",
          "does not let a page set Host" in facts, facts)
    shoot(browser, "console-light-wide")
    answer, _, facts = send(browser, "PUT", "/uploads/note.txt", "If-None-Match: *", "a note")
    check("PUT", answer.startswith("201 Created\n"), answer + facts)
    answer, _, facts = send(browser, "PUT", "/uploads/note.txt", "If-None-Match: *", "a note")
    check("PUT of an existing file", answer.startswith("412 "), answer + facts)
    answer, _, facts = send(browser, "DELETE", "/uploads/note.txt")
    check("DELETE", answer.startswith("204 ") and "note.txt" not in stored(), answer + facts)
    answer, _, facts = send(browser, "BREW", "/")
    check("an unknown method", answer.startswith("501 "), answer + facts)
    _, _, facts = send(browser, "GET", "/hello", "no field")
    check("a field without a colon", "is not a field" in facts, facts)
    check_examples(browser)
    browser.visit(URL + "/console.html", "dark", "narrow")
    send(browser, "GET", "/style.css", "Range: bytes=0-79")
    shoot(browser, "console-dark-narrow")


def main():
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            first = upload_large(browser)
            upload_twice(browser, first)
            stop_upload(browser)
            open_strange_page(browser)
            show_picture(browser)
            delete_file(browser, "ring.svg")
            count_visits(browser)
            log_in_and_out(browser)
            use_console(browser)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
    print(f"screenshots in {SHOTS}")
    sys.exit(failed > 0)
