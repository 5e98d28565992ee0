#!/usr/bin/env python3
"""Lets those who know the password through to the files, by an internal redirect."""
import hashlib
import hmac
import os
import sys
from urllib.parse import parse_qs, quote

PAGE = """Status: {status}
Content-Type: text/html; charset=utf-8
Cache-Control: no-store

<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Members</title>
<style>body{{font:1.1em/1.6 system-ui,sans-serif;max-width:22em;margin:18vh auto 0;padding:0 1.5em}}
input,button{{font:inherit;padding:.4em .6em}}</style>
<h1>Members</h1>
<p>{text}</p>
<form method="post"><p><label>Password<br><input type="password" name="password" autofocus></label>
<button>Enter</button></p></form>
</html>"""


def is_right(password):
    digest = hashlib.sha256(password.encode()).hexdigest()
    return hmac.compare_digest(digest, os.environ["GATE_PASSWORD"])


path = quote(os.environ.get("PATH_INFO") or "/")
if os.environ["REQUEST_METHOD"] == "POST":
    length = min(int(os.environ.get("CONTENT_LENGTH") or 0), 4096)
    form = parse_qs(sys.stdin.buffer.read(length).decode("utf-8", "replace"))
    if is_right(form.get("password", [""])[0]):
        # With a new id, nobody who knows the old one is logged in.
        print("Session-Renew: yes\nSession-Set: member=yes")
        print(f"Status: 303 See Other\nLocation: {os.environ['SCRIPT_NAME']}{path}\n")
    else:
        print(PAGE.format(status="403 Forbidden", text="That was not the password."))
elif os.environ.get("SESSION_MEMBER") == "yes":
    # A path alone is an internal redirect: the client does not see it.
    print(f"Location: {os.environ['GATE_FILES']}{path}\n")
else:
    print(PAGE.format(status="403 Forbidden", text="These pages are for members."))
