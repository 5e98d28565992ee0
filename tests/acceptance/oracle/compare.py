"""Compares responses: facts(), differences(), and the Decisions about intended differences."""
import gzip
import re
import zlib
from email.utils import mktime_tz, parsedate_tz

# Text that differs with each request.
CHANGING = {
    r"boundary=\d+": "boundary=BOUNDARY",
    r"\b\d\d/[A-Z][a-z]{2}/20\d\d:\d\d:\d\d:\d\d [-+]\d{4}\b": "TIME",
    r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d\b": "TIME",
    r"\b\d{10}\.\d{3}\b": "SECONDS",
    r"\b0\.\d{3}\b": "A MOMENT",
}

# Fields that differ as a consequence of another difference.
FOLLOWING = {
    "Connection": ["end"],
    "body": ["Content-Length"],
    "Content-Encoding": ["body", "Content-Length", "Etag", "Accept-Ranges"],
}

LONG = 400 * 86400


def facts(response):
    """Returns what is compared, as a dictionary of texts."""
    seen = {name.title(): ", ".join(sorted(values)) for name, values in response.fields.items()}
    seen.update(version=response.version, status=response.status, reason=response.reason)
    seen["body"] = decoded(response).decode("latin-1")
    if is_compressed_here(response):
        seen.pop("Content-Length", None)
        seen.pop("Transfer-Encoding", None)
    if "Server" in seen:
        seen["Server"] = re.sub("webserv|nginx", "NAME", seen["Server"])
        seen["Server"] = re.sub("/[0-9.]+", "/VERSION", seen["Server"])
    if "Expires" in seen:
        seen["Expires"] = relative(seen["Expires"], seen.get("Date"))
    if "Date" in seen:
        seen["Date"] = "present"
    boundary = re.search(r"boundary=(\d+)", response.field("content-type"))
    if boundary:
        seen["body"] = seen["body"].replace(boundary[1], "BOUNDARY")
    if is_own_page(response):
        seen["body"] = "a built-in page"
        seen.pop("Content-Length", None)
        seen.pop("Transfer-Encoding", None)
    return seen


def is_compressed_here(response):
    """Recognises what a server has compressed itself: the size depends on its encoder."""
    tag = response.field("etag")
    return "gzip" in response.field("content-encoding") and tag[:1] != '"'


def decoded(response):
    """Returns the body without its gzip coding. A body that cannot be decoded stays what it is."""
    if "gzip" not in response.field("content-encoding"):
        return response.body
    try:
        return gzip.decompress(response.body)
    except (OSError, EOFError, zlib.error):
        return response.body


def is_own_page(response):
    """Recognises built-in error pages and listings of both servers. A HEAD has no body."""
    body = decoded(response).decode("latin-1")
    if response.method == "HEAD":
        is_html = "text/html" in response.field("content-type")
        return is_html and response.status >= "300" and "etag" not in response.fields
    return (re.search(r"<hr><center>nginx|<title>Index of ", body) or
            re.search(rf"<h1>{response.status}.*<hr>\n<small>webserv", body, re.S)) is not None


def relative(expires, date):
    """Returns the seconds between the two; an invalid or distant date is returned unchanged."""
    try:
        seconds = mktime_tz(parsedate_tz(expires)) - mktime_tz(parsedate_tz(date))
    except TypeError:
        return expires
    return expires if abs(seconds) > LONG else f"{seconds:+d} seconds"


def are_alike(a, b):
    """Returns True if both are the same, apart from a second that may have passed."""
    number = r"[-+]?\d+"
    if a == b or not re.search("seconds|max-age", a):
        return a == b
    return re.sub(number, "", a) == re.sub(number, "", b) and all(
        abs(int(x) - int(y)) <= 1 for x, y in zip(re.findall(number, a), re.findall(number, b)))


def differences(expected, seen):
    """Returns (name, expected, seen) for each difference that does not follow from another one."""
    found = {}
    for name in sorted(set(expected) | set(seen)):
        a, b = expected.get(name, "(absent)"), seen.get(name, "(absent)")
        if not are_alike(a, b):
            found[name] = (name, a, b)
    for name in sorted(found, key=len):
        if name.endswith("status"):
            return [found[name]]
    for name, following in FOLLOWING.items():
        for follower in following if name in found else []:
            found.pop(follower, None)
    return found.values()


def excerpt(value, other):
    """Returns a long value only around the first difference."""
    same = 0
    while same < min(len(value), len(other)) and value[same] == other[same]:
        same += 1
    start = max(0, same - 40) if len(value) > 150 else 0
    return ("..." if start else "") + repr(value[start:start + 150])


class Decisions:
    """The file of differences: each reason is followed by indented lines "NN-NAME FIELD: ID..."."""

    def __init__(self, path):
        self.rows, self.met = set(), set()
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.startswith(" "):
                    place, _, names = line.partition(": ")
                    config, field = place.split()
                    self.rows.update((f"{config}/{name}", field) for name in names.split())

    def cover(self, request, field):
        self.met.add((request, field))
        return (request, field) in self.rows

    def unmet(self, done):
        """Returns listed differences that did not occur in the configurations that were run."""
        return sorted(row for row in self.rows - self.met if row[0].split("/")[0] in done)
