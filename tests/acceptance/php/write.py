"""Edits in DokuWiki: write.py URL DIR. Logs in, writes pages, uploads an image and displays it.

Prints "ok WHAT" or "not ok WHAT: WHY". Makes the image in DIR.
"""
import json
import os
import random
import struct
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from chromium import Browser

URL, DIR = sys.argv[1:3]
SIZE = (640, 480)
failed = 0


def check(what, fine, why=""):
    global failed
    failed += not fine
    print(f"ok {what}" if fine else f"not ok {what}: {why}", flush=True)


def make_image(path):
    """Writes noise as a PNG of about one megabyte."""
    noise = random.Random(1)
    rows = b"".join(b"\0" + noise.randbytes(3 * SIZE[0]) for _ in range(SIZE[1]))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *SIZE, 8, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def log_in(browser):
    browser.visit(URL + "/doku.php?id=start&do=login")
    browser.fill("#dw__login [name=u]", "writer")
    browser.fill("#dw__login [name=p]", "secret")
    browser.click("#dw__login button[type=submit]")
    said = browser.evaluate("document.body.innerText")
    check("log in", "A Writer" in said, said[:300])


def write(browser, page, text):
    browser.visit(f"{URL}/doku.php?id={page}&do=edit")
    browser.fill("#wiki__text", text)
    browser.click("#edbtn__save")


def upload(browser, path):
    browser.visit(URL + "/doku.php?id=start&do=media&tab_files=upload&ns=")
    if not browser.until("!!document.querySelector('.qq-upload-button input, input[type=file]')"):
        check("upload an image", False, "the page has no file input")
        return
    browser.choose_file("input[type=file]", path)
    browser.until("!!document.querySelector('.qq-upload-list li, .qq-upload-list .qq-upload-file')", 3)
    browser.evaluate("document.querySelector('#mediamanager__upload_button').click()")
    done = browser.until("!!document.querySelector('.qq-upload-success, div.success')")
    check("upload an image", done, browser.evaluate("document.body.innerText")[:500])


def see(browser):
    browser.visit(URL + "/doku.php?id=pictures")
    script = """(() => {
      const image = document.querySelector('#dokuwiki__content img.media, .page img');
      return image && image.complete ? [image.naturalWidth, image.naturalHeight] : null;
    })()"""
    browser.until(f"!!{script}", 10)
    check("the image is displayed", browser.evaluate(script) == list(SIZE), browser.evaluate(script))


def main():
    image = os.path.join(DIR, "noise.png")
    make_image(image)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            log_in(browser)
            write(browser, "start", "====== Grüße ======\n\nA page with **bold** words.\n")
            seen = browser.evaluate("document.querySelector('#dokuwiki__content').innerText")
            check("write a page", "A page with bold words." in seen and "Grüße" in seen, seen[:300])
            write(browser, "start", "A second, <b> & better version.")
            seen = browser.evaluate("document.querySelector('#dokuwiki__content').innerText")
            check("edit the page", "A second, <b> & better version." in seen, seen[:300])
            upload(browser, image)
            with open(image, "rb") as file:
                content = file.read()
            kept = os.path.join(DIR, "wiki/data/media/noise.png")
            check("the image is stored unchanged",
                  os.path.exists(kept) and open(kept, "rb").read() == content, "it is not")
            write(browser, "pictures", "{{:noise.png?direct}}")
            see(browser)
            failures = [e["params"]["response"] for e in browser.events
                        if e.get("method") == "Network.responseReceived"]
            wrong = [f"{r['url']} is {r['status']}" for r in failures if r["status"] >= 400]
            check(f"a page with {len(failures)} responses", failures and not wrong, "; ".join(wrong))
            browser.shoot(os.path.join(os.environ["SHOTS"], "wiki.png"))
            browser.visit(URL + "/doku.php?id=start&do=revisions")
            count = browser.evaluate("document.querySelectorAll('#page__revisions li').length")
            check("the versions are listed", count >= 2, count)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
    sys.exit(failed > 0)
