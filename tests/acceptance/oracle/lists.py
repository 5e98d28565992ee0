"""Lists of requests: read(path) parses one, compose(text) makes the bytes of a request.

A line is a comment or has one of these forms:

    ID METHOD TARGET [HTTP/1.0] [| FIELD: VALUE]... [|| BODY]
    ID raw TEXT               one or more requests, sent unchanged
    to ADDRESS [@PORT2@]      the destination of the next requests, at first 127.0.0.1 @PORT@
    from ADDRESS              the source of the next requests

compose() adds "Host: localhost" unless there is a Host or the version is HTTP/1.0, and the length
of the body unless there is one. Escapes are \\r \\n \\t \\\\ and \\xNN; @1000*a@ is a thousand
times "a".
"""
import re

SIGNS = {"r": b"\r", "n": b"\n", "t": b"\t", "\\": b"\\"}


def read(path):
    """Yields (id, to, from, text) for each request."""
    to, source = ("127.0.0.1", "@PORT@"), None
    with open(path, encoding="utf-8") as file:
        for line in file:
            word, _, rest = line.strip().partition(" ")
            rest = rest.strip()
            if word == "to":
                to = tuple((rest.split() + ["@PORT@"])[:2])
            elif word == "from":
                source = rest
            elif word and not word.startswith("#"):
                yield word, to, source, rest


def compose(text):
    if text.startswith("raw "):
        return unescape(text[4:])
    head, has_body, body = text.partition(" || ")
    line, *fields = [part.strip() for part in head.split(" | ")]
    names = [field.partition(":")[0].lower() for field in fields]
    body = unescape(body)
    if not line.endswith(" HTTP/1.0"):
        line += " HTTP/1.1"
        if "host" not in names:
            fields.insert(0, "Host: localhost")
    if has_body and "content-length" not in names and "transfer-encoding" not in names:
        fields.append(f"Content-Length: {len(body)}")
    return unescape("\r\n".join([line] + fields)) + b"\r\n\r\n" + body


def unescape(text):
    text = re.sub(r"@(\d+)\*(.*?)@", lambda match: int(match[1]) * match[2], text)
    parts = re.split(r"\\(r|n|t|\\|x[0-9a-fA-F]{2})", text)
    for i, part in enumerate(parts):
        parts[i] = part.encode() if i % 2 == 0 else SIGNS.get(part) or bytes.fromhex(part[1:])
    return b"".join(parts)
