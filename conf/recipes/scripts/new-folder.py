#!/usr/bin/env python3
"""Makes a folder in the site, inside one that exists. Its name does not begin with a dot."""
import os
import sys
from urllib.parse import quote


def respond(status, *fields):
    print(f"Status: {status}", *fields, "Content-Type: text/plain", "", status, sep="\n")
    sys.exit()


# A page of another site may send a form here; the browser says so in one of these two fields.
origin = os.environ.get("HTTP_ORIGIN")
isForeign = origin is not None and origin.split("://")[-1] != os.environ.get("HTTP_HOST")
if isForeign or os.environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("none", "same-origin"):
    respond("403 Forbidden")

root = os.path.realpath(os.environ["DOCUMENT_ROOT"])
names = [name for name in os.environ.get("PATH_INFO", "").split("/") if name]
parent = os.path.join(root, *names[:-1])
if not names or any(name.startswith(".") for name in names) or os.path.realpath(parent) != parent:
    respond("404 Not Found")
try:
    os.mkdir(os.path.join(parent, names[-1]))
except FileExistsError:
    respond("409 Conflict")
except (FileNotFoundError, NotADirectoryError):
    respond("404 Not Found")
except OSError:
    respond("403 Forbidden")
print("Status: 201 Created\nLocation: /" + "/".join(map(quote, names)) + "/")
print("Content-Type: text/plain\n\ncreated")
