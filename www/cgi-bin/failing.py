#!/usr/bin/python3
"""Dies before it has said anything. The page is the server's, the traceback is in its error log."""


def answer():
    return 1 / 0


print("Content-Type: text/plain\n\n" + str(answer()))
