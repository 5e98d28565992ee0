"""Sends valid, invalid and aborted requests, a few at a time: load.py PORT COUNT."""
import itertools
import os
import socket
import struct
import sys
import threading

PORT, COUNT = int(sys.argv[1]), int(sys.argv[2])
CLIENTS = 6

HOST = b"Host: localhost\r\n"
LAST = HOST + b"Connection: close\r\n\r\n"

# Complete requests, and the status of the response.
WHOLE = [
    (b"GET / HTTP/1.1\r\n" + LAST, 200),
    (b"GET /directives.html HTTP/1.1\r\n" + LAST, 200),
    (b"HEAD /journey HTTP/1.0\r\n\r\n", 200),
    (b"GET /style.css HTTP/1.1\r\nRange: bytes=5-90\r\n" + LAST, 206),
    (b"GET /style.css HTTP/1.1\r\nIf-None-Match: *\r\n" + LAST, 304),
    (b"GET /hello?a=b HTTP/1.1\r\n" + LAST, 200),
    (b"GET /hello HTTP/1.1\r\n" + HOST + b"\r\nGET /broken HTTP/1.1\r\n" + LAST, 200),
    (b"GET /old-journey HTTP/1.1\r\n" + LAST, 301),
    (b"GET /nothing HTTP/1.1\r\n" + LAST, 404),
    (b"GET /app/x HTTP/1.1\r\n" + LAST, 200),
    (b"GET /shelf/x HTTP/1.1\r\n" + LAST, 200),
    (b"GET /lost/x HTTP/1.1\r\n" + LAST, 302),
    (b"GET /plates/ HTTP/1.1\r\n" + LAST, 200),
    (b"GET / HTTP/1.1\r\nHost: second.localhost\r\nConnection: close\r\n\r\n", 200),
    (b"OPTIONS * HTTP/1.1\r\n" + LAST, 204),
    (b"DELETE /style.css HTTP/1.1\r\n" + LAST, 405),
    (b"POST /letters/ HTTP/1.1\r\nContent-Length: 5\r\n" + LAST + b"hello", 200),
    (b"POST /letters/any/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + LAST +
     b"5;x=y\r\nhello\r\n0\r\nX: y\r\n\r\n", 200),
    (b"POST /letters/any/ HTTP/1.1\r\nContent-Length: 60000\r\n" + LAST + b"x" * 60000, 200),
    (b"POST /letters/short/ HTTP/1.1\r\nContent-Length: 900\r\n" + LAST + b"x" * 900, 413),
    (b"POST /letters/short/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + LAST +
     b"100\r\n" + b"x" * 256 + b"\r\n0\r\n\r\n", 413),
    (b"POST /letters/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + LAST + b"5\nhello", 400),
    (b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + LAST, 400),
    (b"BREW / HTTP/1.1\r\n" + LAST, 501),
    (b"GET / HTTP/3.0\r\n" + LAST, 505),
    (b"GET /../x HTTP/1.1\r\n" + LAST, 400),
    (b"GET /a%00 HTTP/1.1\r\n" + LAST, 400),
    (b"\0\0\0\r\n\r\n", 400),
    (b"GET /" + b"x" * 9000 + b" HTTP/1.1\r\n" + LAST, 414),
    (b"GET / HTTP/1.1\r\nX: " + b"x" * 9000 + b"\r\n" + LAST, 431),
]

# What a client sends before it closes or resets the connection without waiting.
TORN = [
    b"",
    b"GE",
    b"GET / HTTP/1.1\r\nHos",
    b"GET /directives.html HTTP/1.1\r\n" + LAST,
    b"GET /directives.html HTTP/1.1\r\n" + HOST + b"\r\n" * 2,
    b"POST /letters/ HTTP/1.1\r\nContent-Length: 900\r\n" + LAST + b"x" * 90,
    b"POST /letters/any/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + LAST + b"ffff\r\nxx",
]

wrong = []
responses = [0]
numbers = itertools.count()


def connect():
    return socket.create_connection(("127.0.0.1", PORT), timeout=60)


def ask(request, status):
    with connect() as client:
        try:
            client.sendall(request)
        except ConnectionError:
            pass  # the server may refuse before it has read everything
        status_line = client.recv(100).split(b" ")
        # After a refusal the server lingers; the client does not wait for it.
        while status < 400 and client.recv(65536):
            pass
    if status_line[1:2] != [b"%d" % status]:
        wrong.append(f"{request[:60]!r} is {status_line[1:2]}, not {status}")
    responses[0] += 1


def tear(request, number):
    with connect() as client:
        client.sendall(request)
        if number % 3 == 0:  # a reset
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif number % 3 == 1:  # a half-close, and nothing is read
            client.shutdown(socket.SHUT_WR)


def work():
    for number in numbers:
        if number >= COUNT:
            return
        if number % 4 == 3:
            tear(TORN[number // 4 % len(TORN)], number // 4)
        else:
            ask(*WHOLE[number % len(WHOLE)])


def run():
    try:
        work()
    except OSError as error:
        if COUNT < 100000:  # in longer runs the server is stopped on purpose
            wrong.append(str(error))
        else:
            os._exit(0)


threads = [threading.Thread(target=run) for _ in range(CLIENTS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
what = f"{COUNT} requests, {responses[0]} responses"
print(f"not ok {what}: {wrong[0]}, {len(wrong)} in all" if wrong else f"ok {what}")
sys.exit(bool(wrong))
