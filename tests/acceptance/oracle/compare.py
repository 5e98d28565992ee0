"""What of an answer is compared: facts(), differences(), and the Decisions to differ."""
import re
from email.utils import mktime_tz, parsedate_tz

# What is another one at each request.
CHANGING = {
    r"boundary=\d+": "boundary=BOUNDARY",
    r"\b\d\d/[A-Z][a-z]{2}/20\d\d:\d\d:\d\d:\d\d [-+]\d{4}\b": "TIME",
    r"\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d\b": "TIME",
    r"\b\d{10}\.\d{3}\b": "SECONDS",
    r"\b0\.\d{3}\b": "A MOMENT",
}

# What differs as soon as something else does.
FOLLOWING = {
    "Connection": ["end"],
    "body": ["Content-Length"],
    "Content-Encoding": ["body", "Content-Length", "Etag", "Accept-Ranges"],
}

LONG = 400 * 86400


def facts(answer):
    """Names and texts."""
    seen = {name.title(): ", ".join(sorted(values)) for name, values in answer.fields.items()}
    seen.update(version=answer.version, status=answer.status, reason=answer.reason)
    seen["body"] = answer.body.decode("latin-1")
    if "Server" in seen:
        seen["Server"] = re.sub("webserv|nginx", "NAME", seen["Server"])
        seen["Server"] = re.sub("/[0-9.]+", "/VERSION", seen["Server"])
    if "Expires" in seen:
        seen["Expires"] = relative(seen["Expires"], seen.get("Date"))
    if "Date" in seen:
        seen["Date"] = "present"
    boundary = re.search(r"boundary=(\d+)", answer.field("content-type"))
    if boundary:
        seen["body"] = seen["body"].replace(boundary[1], "BOUNDARY")
    if is_own_page(answer):
        seen["body"] = "a page of the server"
        seen.pop("Content-Length", None)
        seen.pop("Transfer-Encoding", None)
    return seen


def is_own_page(answer):
    """Error pages and listings made by a server: nginx's, then ours; of a HEAD there is no body."""
    body = answer.body.decode("latin-1")
    if answer.method == "HEAD":
        is_html = "text/html" in answer.field("content-type")
        return is_html and answer.status >= "300" and "etag" not in answer.fields
    return (re.search(r"<hr><center>nginx|<title>Index of ", body) or
            re.search(rf"<h1>{answer.status}.*<hr>\n<small>webserv", body, re.S)) is not None


def relative(expires, date):
    """Seconds from one to the other; a date that is no date, or far away, stays."""
    try:
        seconds = mktime_tz(parsedate_tz(expires)) - mktime_tz(parsedate_tz(date))
    except TypeError:
        return expires
    return expires if abs(seconds) > LONG else f"{seconds:+d} seconds"


def are_alike(a, b):
    """The same, but for a second that may have passed."""
    number = r"[-+]?\d+"
    if a == b or not re.search("seconds|max-age", a):
        return a == b
    return re.sub(number, "", a) == re.sub(number, "", b) and all(
        abs(int(x) - int(y)) <= 1 for x, y in zip(re.findall(number, a), re.findall(number, b)))


def differences(expected, seen):
    """(name, expected, seen) of each difference that does not follow from another one."""
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
    """Around the first difference, where it is long."""
    same = 0
    while same < min(len(value), len(other)) and value[same] == other[same]:
        same += 1
    start = max(0, same - 40) if len(value) > 150 else 0
    return ("..." if start else "") + repr(value[start:start + 150])


class Decisions:
    """The file of differences: a reason, then indented lines "NN-NAME FIELD: ID...", and so on."""

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
        """What is listed and did not happen, of the configurations done."""
        return sorted(row for row in self.rows - self.met if row[0].split("/")[0] in done)
