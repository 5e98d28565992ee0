#!/usr/bin/env python3
"""Responds with the request as it reached this script."""
import os
import sys

LONGEST_BODY = 65536


def field_name(variable):
    return "-".join(part.capitalize() for part in variable.split("_"))


env = os.environ
out = sys.stdout.buffer
head = ["{REQUEST_METHOD} {REQUEST_URI} {SERVER_PROTOCOL}".format_map(env)]
for variable in sorted(env):
    if variable == "HTTP_COOKIE":
        head.append("Cookie: (hidden, because pages may not read it)")
    elif variable.startswith("HTTP_"):
        head.append(f"{field_name(variable[5:])}: {env[variable]}")
for variable in ("CONTENT_TYPE", "CONTENT_LENGTH"):
    if env.get(variable):
        head.append(f"{field_name(variable)}: {env[variable]}")

out.write(b"Content-Type: text/plain; charset=utf-8\nCache-Control: no-store\n\n")
out.write("\n".join(head).encode("utf-8", "surrogateescape") + b"\n\n")
length = int(env.get("CONTENT_LENGTH") or 0)
out.write(sys.stdin.buffer.read(min(length, LONGEST_BODY)))
if length > LONGEST_BODY:
    out.write(f"\n... and {length - LONGEST_BODY} more bytes\n".encode())
