#!/usr/bin/env python3
"""Sends a folder of the site as a tar archive, without names that begin with a dot."""
import os
import sys
import tarfile
from urllib.parse import quote


def refuse(status):
    print(f"Status: {status}\nContent-Type: text/plain\n\n{status}")
    sys.exit()


def is_visible(entry):
    return None if os.path.basename(entry.name).startswith(".") else entry


root = os.path.realpath(os.environ["DOCUMENT_ROOT"])
names = [name for name in os.environ.get("PATH_INFO", "").split("/") if name]
folder = os.path.join(root, *names)
is_linked = os.path.realpath(folder) != folder
if any(name.startswith(".") for name in names) or is_linked or not os.path.isdir(folder):
    refuse("404 Not Found")

name = names[-1] if names else "files"
print("Content-Type: application/x-tar")
print(f"Content-Disposition: attachment; filename*=UTF-8''{quote(name, safe='')}.tar\n", flush=True)
with tarfile.open(fileobj=sys.stdout.buffer, mode="w|") as archive:
    archive.add(folder, name, filter=is_visible)
