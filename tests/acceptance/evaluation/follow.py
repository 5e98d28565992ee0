"""Follows www/evaluation.html in a copy of the repository, on ports that are free."""
import html
import os
import re
import socket
import subprocess
import sys
import time

work = sys.argv[1]


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [str(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports


first, second = free_ports(2)


def moved(text):
    return text.replace("8080", first).replace("8081", second)


def trials():
    with open("www/evaluation.html", encoding="utf-8") as page:
        text = page.read()
    pattern = r'<div data-(by-hand|see="([^"]*)")><dt>(.*?)</dt>\s*<dd><pre><code>(.*?)</code></pre>'
    found = re.findall(pattern, text, re.S)
    assert len(found) == text.count("<dt>"), "a trial does not say what to see"
    for kind, see, name, command in found:
        if kind != "by-hand":
            yield re.sub("<[^>]*>", "", name), html.unescape(command), html.unescape(see).split("|")


config = os.path.join(work, "conf", "evaluation.conf")
with open(config, encoding="utf-8") as file:
    text = file.read()
with open(config, "w", encoding="utf-8") as file:
    file.write(moved(text))

server = subprocess.Popen(["./webserv", "conf/evaluation.conf"], cwd=work,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
failed = 0
try:
    server.stdout.readline()
    time.sleep(0.2)
    for name, command, wanted in trials():
        done = subprocess.run(["bash", "-c", moved(command)], cwd=work, timeout=60,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = done.stdout.decode("utf-8", "replace")
        missing = [part for part in wanted if moved(part) not in said]
        failed += bool(missing)
        print(("not ok " if missing else "ok ") + name +
              (f": no {missing} in: {said[-300:]!r}" if missing else ""))
    if server.poll() is not None:
        failed += 1
        print("not ok the server has ended")
finally:
    server.terminate()
    server.wait()
sys.exit(failed > 0)
