"""converse(Wire(...), bytes) sends bytes to a server and returns its responses."""
import re
import socket

PATIENCE = 4  # seconds to wait for a response
CLOSING = 1  # seconds to wait for the end of the connection after the last one


class Response:
    """A response. `fields` maps a name in lower case to the list of its values."""

    def __init__(self, method, version, status, reason):
        self.method, self.version, self.status, self.reason = method, version, status, reason
        self.fields, self.body = {}, b""

    def field(self, name):
        return ", ".join(self.fields.get(name, []))


class Wire:
    def __init__(self, to, source):
        family = socket.AF_INET6 if ":" in to[0] else socket.AF_INET
        self.socket = socket.socket(family)
        self.socket.settimeout(PATIENCE)
        if source:
            self.socket.bind((source, 0))
        self.socket.connect(to)
        self.port = self.socket.getsockname()[1]
        self.rest, self.received = b"", 0

    def more(self):
        try:
            piece = self.socket.recv(1 << 16)
        except ConnectionResetError:
            piece = b""
        self.rest += piece
        self.received += len(piece)
        return bool(piece)

    def take(self, size):
        while len(self.rest) < size and self.more():
            pass
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def until(self, mark):
        while mark not in self.rest:
            if not self.more():
                raise EOFError
        taken, self.rest = self.rest.split(mark, 1)
        return taken

    def all(self):
        while self.more():
            pass
        return self.take(len(self.rest))

    def chunks(self):
        body = b""
        while size := int(self.until(b"\r\n"), 16):
            body += self.take(size)
            self.until(b"\r\n")
        self.until(b"\r\n")
        return body

    def response(self, method):
        """Returns the next response, or None at the end."""
        while len(self.rest) < 5:
            if not self.more():
                break
        if not self.rest:
            return None
        if not self.rest.startswith(b"HTTP/"):
            bare = Response(method, "none", "none", "")
            bare.body = self.all()
            return bare
        lines = self.until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        response = Response(method, *(lines[0].split(" ", 2) + ["", ""])[:3])
        for line in lines[1:]:
            name, value = line.split(":", 1)
            response.fields.setdefault(name.lower(), []).append(value.strip())
        if method == "HEAD" or response.status in ("204", "304") or response.status[0] == "1":
            return response
        if response.field("transfer-encoding") == "chunked":
            response.body = self.chunks()
        elif "content-length" in response.fields:
            response.body = self.take(int(response.field("content-length")))
        else:
            response.body = self.all()
        return response

    def end(self):
        """Returns how the connection ends."""
        self.socket.settimeout(CLOSING)
        try:
            return "with more: " + repr(self.rest) if self.all() else "closed"
        except TimeoutError:
            return "left open"


def converse(wire, data):
    """Sends the bytes. Returns the responses, and how the connection ended."""
    responses = []
    methods = re.findall(r"(?m)^([A-Z]+) \S+ HTTP/", data.decode("latin-1")) or ["GET"]
    try:
        wire.socket.sendall(data)
    except OSError:
        pass  # the server may already have responded and closed
    try:
        while methods:
            response = wire.response(methods[0])
            if response is None:
                return responses, "closed"
            responses.append(response)
            if response.status[0] != "1":
                methods.pop(0)
            if response.field("connection") == "close":
                return responses, wire.end()
    except (EOFError, ValueError, TimeoutError) as error:
        return responses, type(error).__name__
    return responses, "ours to close"
