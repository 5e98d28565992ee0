"""Scripted upstream servers for the configurations that proxy: HTTP, FastCGI, SCGI and uwsgi.

Each responds with what it was sent: the request line and the sorted fields (or the sorted
parameters) and the body. The field "Reply" or the argument "reply" of the request asks for
something else:

    STATUS [close|chunked|bare] [~ FIELD: VALUE]...   with this framing, and these fields
    NAME                                              one of RAW, sent unchanged

"close" ends the body with the connection, "bare" sends no body.
"""
import re
import socket
import struct
import threading
import urllib.parse

from lists import unescape

REASONS = {200: "OK", 204: "No Content", 206: "Partial Content", 301: "Moved Permanently",
           302: "Found", 304: "Not Modified", 401: "Unauthorized", 403: "Forbidden",
           404: "Not Found", 500: "Internal Server Error", 502: "Bad Gateway",
           503: "Service Unavailable", 504: "Gateway Timeout"}

RAW = {
    "nothing": b"",
    "garbage": b"this is not HTTP\r\n\r\n",
    "half-line": b"HTTP/1.1 200",
    "half-head": b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Half",
    "no-reason": b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
    "own-reason": b"HTTP/1.1 299 Quite Fine\r\nContent-Length: 2\r\n\r\nok",
    "lf-only": b"HTTP/1.1 200 OK\nContent-Length: 2\nX-A: b\n\nok",
    "http-0.9": b"<html>an old page</html>\n",
    "http-2": b"HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
    "status-letters": b"HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\nok",
    "status-short": b"HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nok",
    "short": b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
    "long": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlonger than that",
    "two-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok!",
    "same-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
    "length-letters": b"HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nok",
    "length-negative": b"HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
    "both-framings": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
                     b"2\r\nok\r\n0\r\n\r\n",
    "coding-gzip": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    "chunked-short": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nok",
    "chunked-bad": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nok\r\n0\r\n\r\n",
    "chunked-extension": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                         b"2;a=b\r\nok\r\n0\r\n\r\n",
    "chunked-trailer": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                       b"2\r\nok\r\n0\r\nX-Trailer: a\r\n\r\n",
    "continue": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    "early-hints": b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                   b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    "switching": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\n\r\n",
    "no-colon": b"HTTP/1.1 200 OK\r\nno colon here\r\nContent-Length: 2\r\n\r\nok",
    "name-space": b"HTTP/1.1 200 OK\r\nX A: b\r\nContent-Length: 2\r\n\r\nok",
    "name-empty": b"HTTP/1.1 200 OK\r\n: b\r\nContent-Length: 2\r\n\r\nok",
    "value-nul": b"HTTP/1.1 200 OK\r\nX-A: a\0b\r\nContent-Length: 2\r\n\r\nok",
    "fold": b"HTTP/1.1 200 OK\r\nX-A: a\r\n b\r\nContent-Length: 2\r\n\r\nok",
    "large-field": b"HTTP/1.1 200 OK\r\nX-A: " + 3000 * b"a" + b"\r\nContent-Length: 2\r\n\r\nok",
    "large-head": b"HTTP/1.1 200 OK\r\nX-A: " + 9000 * b"a" + b"\r\nContent-Length: 2\r\n\r\nok",
    "many-fields": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %d\r\n" % (i, i) for i in range(90)) +
                   b"Content-Length: 2\r\n\r\nok",
    "large-body": b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + 20000 * b"0123456789",
    "large-close": b"HTTP/1.1 200 OK\r\n\r\n" + 20000 * b"0123456789",
    "204-body": b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok",
    "304-length": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 20\r\nETag: \"a\"\r\n\r\n",
    "cgi-bare": b"ok",
    "cgi-status": b"Status: 404 Not Here\r\nContent-Type: text/plain\r\n\r\nnone",
    "cgi-location": b"Location: http://elsewhere.example/\r\n\r\n",
    "cgi-local": b"Location: /local\r\n\r\n",
    "cgi-status-bad": b"Status: abc\r\n\r\nok",
    "cgi-lf": b"Content-Type: text/plain\nX-A: b\n\nok",
    "cgi-http": b"HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\n\r\nok",
    "cgi-length": b"Content-Length: 2\r\n\r\nok",
    "cgi-short": b"Content-Length: 9\r\n\r\nok",
    "cgi-long": b"Content-Length: 1\r\n\r\nok",
    "cgi-empty": b"\r\n",
    "cgi-connection": b"Connection: upgrade\r\nKeep-Alive: 5\r\nUpgrade: x\r\nX-A: b\r\n\r\nok",
}


def reply(asked, echo, version):
    """Returns the bytes of the response. "version" begins it: a protocol, or "Status:"."""
    if asked in RAW:
        return RAW[asked]
    words, *fields = [part.strip() for part in asked.split("~")]
    status, _, framing = words.partition(" ")
    body = b"" if framing == "bare" or status in ("204", "304") else echo
    lines = [f"{version} {status} {REASONS.get(int(status), 'Other')}"] + fields
    if not any(field.lower().startswith("content-type:") for field in fields):
        lines.append("Content-Type: text/plain")
    if framing == "chunked":
        lines.append("Transfer-Encoding: chunked")
        body = b"".join(b"%x\r\n%s\r\n" % (len(part), part)
                        for part in (body[:7], body[7:]) if part) + b"0\r\n\r\n"
    elif framing != "close" and status not in ("204", "304"):
        lines.append(f"Content-Length: {len(body)}")
    return unescape("\r\n".join(lines)) + b"\r\n\r\n" + body


class Input:
    def __init__(self, connection):
        self.file = connection.makefile("rb")

    def take(self, size):
        data = self.file.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def line(self):
        line = self.file.readline()
        if not line:
            raise EOFError
        return line.rstrip(b"\r\n")


def chunks(source):
    body = b""
    while size := int(source.line(), 16):
        body += source.take(size)
        source.line()
    source.line()
    return body


def serve_http(name, source, send):
    """Serves one request. Returns True if the connection may be kept."""
    line = source.line()
    fields = []
    while field := source.line():
        fields.append(field)
    values = {key.lower(): value.strip() for key, _, value in (f.partition(b":") for f in fields)}
    if values.get(b"transfer-encoding") == b"chunked":
        body = chunks(source)
    else:
        body = source.take(int(values.get(b"content-length", b"0")))
    argument = re.search(rb"[?&]reply=([^& ]*)", line)
    asked = values.get(b"reply", argument[1] if argument else b"200").decode("latin-1")
    if not b"reply" in values:
        asked = urllib.parse.unquote(asked, "latin-1")
    echo = b"\n".join([name.encode(), line] + sorted(fields) + [b"", body])
    response = reply(asked, echo, "HTTP/1.1")
    head, _, body = response.partition(b"\r\n\r\n")
    is_headless = line.startswith(b"HEAD ") and not asked in RAW
    send(head + b"\r\n\r\n" if is_headless else response)
    return (values.get(b"connection") != b"close" and line.endswith(b"1.1") and
            not asked in RAW and "close" not in asked)


# nginx repeats these as HTTP_ parameters; RFC 3875 4.1.18 says not to.
REPEATED = ("HTTP_CONTENT_LENGTH=", "HTTP_CONTENT_TYPE=", "HTTP_TRANSFER_ENCODING=")


def respond_to_script(name, parameters, body, version="Status:"):
    parameters = [line for line in parameters if not line.startswith(REPEATED)]
    echo = "\n".join([name] + sorted(parameters) + [""]).encode("latin-1") + body
    values = dict(line.split("=", 1) for line in parameters)
    argument = re.search(r"(?:^|[?&])reply=([^& ]*)", values.get("QUERY_STRING", ""))
    asked = values.get("HTTP_REPLY") or (argument[1] if argument else "200")
    return reply(urllib.parse.unquote(asked, "latin-1"), echo, version)


def pairs(data):
    found, at = [], 0

    def size():
        nonlocal at
        if data[at] < 128:
            at += 1
            return data[at - 1]
        at += 4
        return struct.unpack(">I", data[at - 4:at])[0] & 0x7fffffff

    while at < len(data):
        key, value = size(), size()
        found.append(data[at:at + key].decode("latin-1") + "=" +
                     data[at + key:at + key + value].decode("latin-1"))
        at += key + value
    return found


def serve_fastcgi(name, source, send):
    streams, flags = {4: b"", 5: b""}, 0
    while True:
        _, kind, _, length, padding, _ = struct.unpack(">BBHHBB", source.take(8))
        content = source.take(length + padding)[:length]
        if kind == 1:
            flags = content[2]
        elif kind in streams:
            streams[kind] += content
            if kind == 5 and not content:
                break
    parameters = pairs(streams[4])
    out = respond_to_script(f"{name} flags={flags}", parameters, streams[5])
    if out.startswith(b"Status: 500"):
        send(record(7, b"PHP message: it fails"))
    for at in range(0, len(out), 30000):
        send(record(6, out[at:at + 30000]))
    send(record(6, b"") + record(3, bytes(8)))
    return flags & 1


def record(kind, content):
    return struct.pack(">BBHHBB", 1, kind, 1, len(content), -len(content) % 8, 0) + content + \
        bytes(-len(content) % 8)


def serve_scgi(name, source, send):
    size = b""
    while (sign := source.take(1)) != b":":
        size += sign
    words = source.take(int(size)).decode("latin-1").split("\0")
    source.take(1)
    parameters = [f"{key}={value}" for key, value in zip(words[::2], words[1::2])]
    body = source.take(int(words[1] or 0))
    send(respond_to_script(name, parameters, body))


def serve_uwsgi(name, source, send):
    first, size, second = struct.unpack("<BHB", source.take(4))
    data, parameters, at = source.take(size), [], 0
    while at < len(data):
        texts = []
        for _ in range(2):
            length = struct.unpack("<H", data[at:at + 2])[0]
            texts.append(data[at + 2:at + 2 + length].decode("latin-1"))
            at += 2 + length
        parameters.append("=".join(texts))
    values = dict(line.split("=", 1) for line in parameters)
    body = source.take(int(values.get("CONTENT_LENGTH") or 0))
    send(respond_to_script(f"{name} {first} {second}", parameters, body, "HTTP/1.1"))


def serve(listener, name, function):
    def converse(connection):
        with connection:
            source = Input(connection)
            try:
                while function(name, source, connection.sendall):
                    pass
            except (EOFError, OSError):
                pass

    while True:
        connection, _ = listener.accept()
        threading.Thread(target=converse, args=[connection], daemon=True).start()


def start(port, directory):
    """Starts all. Returns what replaces the marks in configurations; `port` returns a free one."""
    marks = {"CLOSED": port(), "SOCKET": f"{directory}/backend.sock"}
    for name, function in {"BACKEND": serve_http, "BACKEND2": serve_http, "BACKEND3": serve_http,
                           "SOCKET": serve_http, "FASTCGI": serve_fastcgi, "SCGI": serve_scgi,
                           "UWSGI": serve_uwsgi}.items():
        if name == "SOCKET":
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(marks[name])
        else:
            marks[name] = port()
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(("127.0.0.1", int(marks[name])))
        listener.listen(128)
        threading.Thread(target=serve, args=[listener, name, function], daemon=True).start()
    return marks
