"""Sends the same requests to both servers: compare.py OUR-FIRST OUR-SECOND THEIR-FIRST THEIR-SECOND

The arguments are the ports used in place of 8080 and 8081. The script compares the status,
Content-Type, and Location without the port; for files also Content-Length, ETag and Last-Modified.
"""
import re
import socket
import sys

OURS, THEIRS = sys.argv[1:3], sys.argv[3:5]

# Requests: method, target, and optionally a Host, additional fields, the port and a body size.
REQUESTS = [
    # files
    ("GET", "/"),
    ("HEAD", "/"),
    ("GET", "/index.html"),
    ("GET", "/journey"),
    ("GET", "/journey.html?a=b"),
    ("HEAD", "/directives.html"),
    ("GET", "/directives.html"),
    ("GET", "/style.css"),
    ("GET", "/favicon.svg"),
    ("GET", "/favicon.ico"),
    ("GET", "/nothing-here"),
    ("HEAD", "/nothing-here"),
    ("GET", "/journey.html/"),
    ("GET", "/style.css/more"),
    # index, root, alias
    ("GET", "/plates/"),
    ("GET", "/plates"),
    ("GET", "/plates/ring.svg"),
    ("GET", "/plates/none"),
    ("GET", "/second/"),
    ("GET", "/second/index.html"),
    ("GET", "/second"),
    ("GET", "/errors"),
    ("GET", "/errors?a=b"),
    ("GET", "/errors/404.html"),
    ("GET", "/private/"),
    ("GET", "/private/none"),
    ("GET", "/conf"),
    ("GET", "/conf/"),
    ("GET", "/conf/mime.types"),
    ("GET", "/conf/default.conf"),
    ("GET", "/source/"),
    ("GET", "/source/index.html"),
    ("GET", "/source/errors"),
    ("GET", "/source/errors/404.html"),
    ("DELETE", "/source/index.html"),
    ("GET", "/uploads"),
    ("GET", "/uploads/"),
    ("GET", "/uploads/none"),
    ("GET", "/uploads/.gitignore"),
    ("GET", "/uploads/json/"),
    ("GET", "/uploads/json/none"),
    # paths
    ("GET", "//style.css"),
    ("GET", "/./errors/../style.css"),
    ("GET", "/%73tyle.css"),
    ("GET", "/%2e%2e/conf/default.conf"),
    ("GET", "/../conf/default.conf"),
    ("GET", "/..%2fconf/default.conf"),
    ("GET", "/plates/..%2fstyle.css"),
    ("GET", "/a%00b"),
    ("GET", "/a%zz"),
    # return, error_page
    ("GET", "/hello"),
    ("GET", "/hello/"),
    ("GET", "/old-journey"),
    ("POST", "/old-journey"),
    ("GET", "/elsewhere", {"host": "example.org"}),
    ("GET", "/withdrawn"),
    ("GET", "/broken"),
    ("HEAD", "/broken"),
    ("GET", "/app/some/where"),
    ("GET", "/shelf/empty"),
    ("GET", "/lost/property"),
    ("GET", "/letters/"),
    ("GET", "/letters/short/"),
    ("POST", "/letters/", {"body": 1024}),
    ("POST", "/letters/", {"body": 1025}),
    ("POST", "/letters/short/", {"body": 65}),
    ("POST", "/letters/any/", {"body": 100000}),
    # methods on a file
    ("POST", "/style.css"),
    ("POST", "/nothing-here"),
    ("PUT", "/style.css"),
    ("DELETE", "/style.css"),
    ("TRACE", "/"),
    # names and ports
    ("GET", "/", {"host": "second.localhost"}),
    ("GET", "/", {"host": "SECOND.localhost."}),
    ("GET", "/", {"host": "deep.second.localhost"}),
    ("GET", "/", {"host": "unknown.example"}),
    ("GET", "/", {"host": None}),
    ("GET", "/", {"host": "a b"}),
    ("GET", "http://second.localhost/plates"),
    ("GET", "/", {"port": 1}),
    ("GET", "/plates", {"port": 1}),
    ("GET", "/plates/", {"port": 1}),
    ("GET", "/style.css", {"port": 1}),
    ("GET", "/journey.html", {"port": 1}),
    # conditions, with the present validators of the file
    ("GET", "/style.css", {"fields": "If-None-Match: {etag}"}),
    ("GET", "/style.css", {"fields": 'If-None-Match: W/"x", {etag}'}),
    ("GET", "/style.css", {"fields": "If-None-Match: *"}),
    ("GET", "/style.css", {"fields": "If-Modified-Since: {date}"}),
    ("GET", "/style.css", {"fields": "If-Unmodified-Since: Tue, 01 Jan 1980 00:00:00 GMT"}),
    ("GET", "/style.css", {"fields": 'If-Match: "x"'}),
    ("GET", "/style.css", {"fields": "Range: bytes=0-99"}),
    ("GET", "/style.css", {"fields": "Range: bytes=-10"}),
    ("GET", "/style.css", {"fields": "Range: bytes=99999999-"}),
    ("GET", "/style.css", {"fields": "Range: lines=1-2"}),
    # intended differences, see below
    ("OPTIONS", "/"),
    ("BREW", "/"),
    ("PUT", "/letters/", {"body": 10}),
]

# Intended differences: our status, nginx's, and the reason.
DECISIONS = {
    "OPTIONS /": (204, 405, "OPTIONS works, with Allow"),
    "BREW /": (501, 405, "an unknown method is a 501, not a 405"),
    "PUT /letters/": (405, 200, "the directive `methods` is our own"),
}


def exchange(port, method, target, host, fields, body):
    """Returns the status and the fields of a response."""
    lines = [f"{method} {target} HTTP/1.1", "Connection: close"]
    if host is not None:
        lines.append(f"Host: {host}")
    if body:
        lines.append(f"Content-Length: {body}")
    if fields:
        lines.append(fields)
    head = "\r\n".join(lines) + "\r\n\r\n"
    with socket.create_connection(("127.0.0.1" if port in THEIRS or port == OURS[0]
                                   else "127.0.0.2", int(port)), timeout=10) as client:
        client.sendall(head.encode() + b"x" * (body or 0))
        head = b""
        while b"\r\n\r\n" not in head:
            piece = client.recv(65536)
            if not piece:
                break
            head += piece
    first, _, rest = head.partition(b"\r\n\r\n")[0].decode("latin-1").partition("\r\n")
    named = dict(line.lower().split(": ", 1) if ": " in line else (line, "")
                 for line in rest.split("\r\n"))
    return (int(first.split(" ")[1]) if first else 0), named


def facts(ports, request, tags):
    method, target, more = (*request, {})[:3]
    fields = more.get("fields", "").format(**tags)
    status, named = exchange(ports[more.get("port", 0)], method, target,
                             more.get("host", "localhost"), fields, more.get("body"))
    location = re.sub(r"^(http://[^/:]*):\d+", r"\1", named.get("location", ""))
    known = {"status": status, "type": named.get("content-type", ""), "location": location}
    # nginx omits the charset on the pages of its redirects; ours have it like all other pages.
    if location:
        known["type"] = known["type"].partition(";")[0]
    # Built-in pages have different lengths.
    if "etag" in named:
        known["length"] = named.get("content-length", "")
    if "etag" in named and status < 400:
        # nginx's tag has no fractions of a second.
        tag = re.sub(r'^("\w+-\w+)-\w+"$', r'\1"', named["etag"])
        known["validators"] = (tag, named.get("last-modified", ""))
    return known


def validators(ports):
    _, named = exchange(ports[0], "GET", "/style.css", "localhost", "", None)
    return {"etag": named["etag"], "date": named["last-modified"].title().replace("Gmt", "GMT")}


def main():
    failed = 0
    our_tags, their_tags = validators(OURS), validators(THEIRS)
    for request in REQUESTS:
        what = " ".join(request[:2]) + (f" {request[2]}" if len(request) > 2 else "")
        ours, theirs = facts(OURS, request, our_tags), facts(THEIRS, request, their_tags)
        decision = DECISIONS.get(" ".join(request[:2]))
        if decision:
            wrong = [f"{ours['status']}, not {decision[0]}"] * (ours["status"] != decision[0])
            wrong += [f"nginx: {theirs['status']}"] * (theirs["status"] != decision[1])
            what += f" differs: {decision[2]}"
        else:
            wrong = [f"{name} {ours.get(name)!r}, nginx {theirs.get(name)!r}"
                     for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name)]
        failed += bool(wrong)
        print(f"not ok {what}: {'; '.join(wrong)}" if wrong else f"ok {what}")
    return failed > 0


sys.exit(main())
