"""websocket.py PORT TEST: a WebSocket client that opens / and runs one of the tests below."""
import base64
import hashlib
import os
import socket
import struct
import sys
import threading
import time

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class WebSocket:
    def __init__(self, port, early=b""):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16))
        self.socket.sendall(b"GET /socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                            b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            b"Sec-WebSocket-Key: " + key + b"\r\n\r\n" + early)
        self.rest = b""
        while b"\r\n\r\n" not in self.rest:
            self.more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101 "), head
        accept = base64.b64encode(hashlib.sha1(key + GUID).digest())
        lines = head.lower().split(b"\r\n")
        assert b"sec-websocket-accept: " + accept.lower() in lines, head
        assert b"upgrade: websocket" in lines and b"connection: upgrade" in lines, head

    def more(self):
        piece = self.socket.recv(1 << 16)
        if not piece:
            raise EOFError
        self.rest += piece

    def take(self, size):
        while len(self.rest) < size:
            self.more()
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken

    def receive(self):
        first, size = self.take(2)
        if size == 126:
            size, = struct.unpack(">H", self.take(2))
        elif size == 127:
            size, = struct.unpack(">Q", self.take(8))
        return first & 15, self.take(size)

    def send(self, payload, opcode=2):
        self.socket.sendall(frame(payload, opcode))


def frame(payload, opcode=2):
    size = len(payload)
    head = bytes([0x80 | opcode])
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65536:
        head += struct.pack(">BH", 0xfe, size)
    else:
        head += struct.pack(">BQ", 0xff, size)
    return head + bytes(4) + payload  # a mask of zeros changes nothing


def echo(port):
    one = WebSocket(port)
    for size in (0, 1, 125, 126, 65535, 65536, 3000000):
        payload = os.urandom(size)
        threading.Thread(target=one.send, args=[payload]).start()
        assert one.receive() == (2, payload), size


def early(port):
    """Frames that come with the request are not lost."""
    one = WebSocket(port, frame(b"first") + frame(b"second"))
    assert [one.receive()[1], one.receive()[1]] == [b"first", b"second"]


def backend_ends(port):
    """What the server sent before it closed is delivered."""
    one = WebSocket(port)
    one.send(b"leave")
    assert one.receive() == (1, b"goodbye")
    try:
        one.more()
        raise AssertionError("the connection stays open")
    except (EOFError, ConnectionResetError):
        pass


def client_ends(port):
    one = WebSocket(port)
    one.send(b"x" * 100000)
    one.send(b"\x03\xe8", 8)
    assert one.receive() == (2, b"x" * 100000)
    assert one.receive() == (8, b"\x03\xe8")


def many(port):
    """Prints the 99th percentile of the time of an echo through 200 connections."""
    sockets, times = [WebSocket(port) for _ in range(200)], []
    for _ in range(5):
        for one in sockets:
            began = time.monotonic()
            one.send(b"hello")
            assert one.receive()[1] == b"hello"
            times.append(time.monotonic() - began)
    late = sorted(times)[len(times) * 99 // 100]
    assert late < 0.1, f"{late * 1000:.1f} ms"


def patient(port):
    """A connection that says nothing lives on as long as proxy_read_timeout allows, 2 seconds."""
    one = WebSocket(port)
    time.sleep(1.2)
    one.send(b"hello")
    assert one.receive()[1] == b"hello"
    began = time.monotonic()
    try:
        one.more()
    except (EOFError, ConnectionResetError):
        pass
    assert 1.5 < time.monotonic() - began < 5, time.monotonic() - began


globals()[sys.argv[2]](int(sys.argv[1]))
