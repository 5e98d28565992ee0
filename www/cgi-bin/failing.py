#!/usr/bin/python3
"""Dies before it writes a response: the server sends a 502, and logs the traceback."""


def divide():
    return 1 / 0


print("Content-Type: text/plain\n\n" + str(divide()))
