"""A WSGI application: says what it was asked for."""
import hashlib
import sys


def application(environ, start_response):
    path = environ["PATH_INFO"]
    body = environ["wsgi.input"].read()
    if path == "/large":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return (bytes([97 + i % 26]) * 65536 for i in range(160))
    if path == "/length":
        start_response("200 OK", [("Content-Length", "5")])
        return [b"hello"]
    if path == "/gone":
        start_response("410 Gone", [("X-Own", "1")])
        return [b"gone"]
    if path == "/fail":
        raise RuntimeError("this page fails")
    names = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_LENGTH", "HTTP_X_OWN", "HTTP_PROXY")
    lines = [f"{name}={environ.get(name, '-')}" for name in names]
    lines.append(f"{len(body)} {hashlib.md5(body).hexdigest()}")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return ["\n".join(lines).encode() + b"\n"]
