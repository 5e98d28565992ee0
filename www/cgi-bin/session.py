#!/usr/bin/env python3
"""Counts visits and logs visitors in and out, by the sessions of the server."""
import html
import os
import sys
from urllib.parse import parse_qs, quote, unquote

LONGEST_NAME = 60  # characters; percent-encoded, it still fits into a session value

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Your session · webserv</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="head"><a class="mark" href="/">webserv</a></header>
<main>
<header class="chapter"><h1>Your session</h1></header>
<section>
<h2>What it contains</h2>
<div class="session">
  <p class="large">{greeting}</p>
  <p class="aside">{identity}</p>
  {form}
</div>
<p><a href="/cgi-bin/session.py">Reload</a>, or go <a href="/sessions.html">back to the text</a>.</p>
</section>
</main>
</body>
</html>
"""

LOG_IN = """<form class="fields" method="post" action="/cgi-bin/session.py">
    <label>Your name <input name="user" required maxlength="60" autocomplete="off"></label>
    <p><button name="do" value="in">Log in</button></p>
  </form>"""

LOG_OUT = """<form class="fields" method="post" action="/cgi-bin/session.py">
    <p><button name="do" value="out">Log out</button></p>
  </form>"""


def times(count):
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def handle_form():
    """Performs the action of a button, and redirects the browser to the page."""
    length = min(int(os.environ.get("CONTENT_LENGTH") or 0), 4096)
    form = parse_qs(sys.stdin.buffer.read(length).decode("utf-8", "replace"))
    name = form.get("user", [""])[0].strip()[:LONGEST_NAME]
    if form.get("do") == ["out"]:
        print("Session-Clear: *")
    elif name:
        # With a new id, nobody who knows the old one is logged in.
        print("Session-Renew: yes")
        print("Session-Set: user=" + quote(name))
    print("Status: 303 See Other\nLocation: /cgi-bin/session.py\n")


def show_page():
    visits = int(os.environ.get("SESSION_VISITS", 0)) + 1
    user = unquote(os.environ.get("SESSION_USER", ""))
    session = os.environ.get("SESSION_ID")
    print(f"Session-Set: visits={visits}")
    print("Content-Type: text/html; charset=utf-8")
    print("Cache-Control: no-store\n")
    print(PAGE.format(
        greeting=(f"Hello, {html.escape(user)}. " if user else "") +
                 f"You have been here {times(visits)}.",
        identity=f"SESSION_ID is <code>{session}</code>" if session else
                 "There was no session until now. This response sets the cookie.",
        form=LOG_OUT if user else LOG_IN))


sys.stdout.reconfigure(encoding="utf-8")
if os.environ.get("REQUEST_METHOD") == "POST":
    handle_form()
else:
    show_page()
