"""Runs CGI scripts that misbehave: provoke.py URL DIR PID. Writes each script to DIR/www.

Prints "ok WHAT" or "not ok WHAT: WHY".
"""
import os
import re
import socket
import sys
import threading
import time
from urllib.parse import urlsplit

URL, DIR, PID = sys.argv[1:4]
HOST = urlsplit(URL).hostname, urlsplit(URL).port
TEXT = r"Content-Type: text/plain\n\n"
failed = 0


def check(what, why):
    global failed
    failed += bool(why)
    print(f"not ok {what}: {why}" if why else f"ok {what}", flush=True)


def script(name, text, mode=0o755):
    path = os.path.join(DIR, "www", name)
    with open(path, "w") as file:
        file.write(text)
    os.chmod(path, mode)


def connect(timeout=20):
    client = socket.create_connection(HOST, timeout)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def head(target, method="GET", fields="", version="1.1"):
    return f"{method} {target} HTTP/{version}\r\nHost: localhost\r\n{fields}\r\n".encode()


class Response:
    """Everything that arrives until the connection ends."""

    def __init__(self, client):
        self.bytes, self.cut = b"", False
        try:
            while piece := client.recv(1 << 20):
                self.bytes += piece
        except (ConnectionResetError, TimeoutError) as problem:
            self.cut = type(problem).__name__
        client.close()
        self.head, _, raw = self.bytes.partition(b"\r\n\r\n")
        found = re.match(rb"HTTP/1\.1 (\d{3}) ", self.head)
        self.status = int(found.group(1)) if found else 0
        self.body, self.whole = raw, True
        if b"transfer-encoding: chunked" in self.head.lower():
            self.unchunk(raw)
        elif length := self.field("Content-Length"):
            self.whole = len(raw) == int(length[0])

    def unchunk(self, raw):
        self.body, self.whole = b"", False
        while found := re.match(rb"([0-9a-fA-F]+)\r\n", raw):
            size, start = int(found.group(1), 16), found.end()
            if size == 0:
                self.whole = raw[start:] == b"\r\n"
                return
            self.body += raw[start:start + size]
            raw = raw[start + size + 2:]

    def field(self, name):
        return [line.split(b":", 1)[1].strip().decode("latin-1")
                for line in self.head.split(b"\r\n")[1:]
                if line.split(b":", 1)[0].lower() == name.lower().encode()]


def ask(target, method="GET", fields="", body=b"", version="1.1"):
    client = connect()
    try:
        client.sendall(head(target, method, "Connection: close\r\n" + fields, version) + body)
    except OSError:
        pass
    return Response(client)


def expect(what, response, status, body=None, whole=True):
    why = []
    if response.status != status:
        why.append(f"it is {response.status}, not {status}: {response.bytes[:200]!r}")
    if body is not None and body not in response.body:
        why.append(f"{body!r} is not in {response.body[:200]!r}")
    if whole is not None and response.whole != whole:
        why.append("it is " + ("whole" if response.whole else "cut short"))
    check(what, "; ".join(why))


def shell(what, name, commands, status, says=None, whole=True, **request):
    script(name + ".sh", commands)
    response = ask(f"/{name}.sh", **request)
    expect(what, response, status, says, whole)
    return response


def refused_heads():
    shell("no output", "empty", "", 502)
    shell("no head", "no_head", "echo 'just a text'", 502)
    shell("an incomplete head", "half_head", "printf 'Content-Type: text/plain\\n'", 502)
    shell("an incomplete line", "half_line", "printf 'Content-Ty'", 502)
    shell("only an empty line", "no_fields", "echo; echo text", 200)
    shell("a head without a type", "no_type", "printf 'X-A: b\\n\\ntext'", 200)
    shell("a field of 1 MB", "huge_field",
          "printf 'Content-Type: text/plain\\nX-A: '; head -c 1000000 /dev/zero | tr '\\0' x; printf '\\n\\ntext'", 502)
    shell("a million fields", "many_fields",
          "printf 'Content-Type: text/plain\\n'; yes 'X-A: b' | head -n 1000000; printf '\\ntext'", 502)
    shell("an endless head", "endless_head", "yes 'X-A: b'", 502)
    shell("a NUL in the head", "nul_head", "printf 'Content-Type: text/plain\\nX-A: b\\0c\\n\\ntext'", 502)
    shell("a CR in a field", "bare_cr", "printf 'Content-Type: text/plain\\nX-A: b\\rX-C: d\\n\\ntext'", 502)
    shell("a field name with a space", "bad_name", "printf 'Content-Type: text/plain\\nX A: b\\n\\ntext'", 502)
    shell("two lengths", "two_lengths",
          "printf 'Content-Type: text/plain\\nContent-Length: 4\\nContent-Length: 5\\n\\ntextx'", 502)
    shell("an invalid length", "odd_length",
          "printf 'Content-Type: text/plain\\nContent-Length: 4x\\n\\ntext'", 502)
    shell("a negative length", "negative",
          "printf 'Content-Type: text/plain\\nContent-Length: -1\\n\\ntext'", 502)
    shell("an enormous length", "enormous",
          "printf 'Content-Type: text/plain\\nContent-Length: 99999999999999999999\\n\\ntext'", 502)
    for value in ("99", "1000", "abc", "", "-200", "100", "101", "600 No"):
        shell(f"Status: {value!r}", "status",
              f"printf 'Content-Type: text/plain\\nStatus: {value}\\n\\ntext'", 502)
    shell("a CR in Status", "status_cr",
          "printf 'Content-Type: text/plain\\nStatus: 200\\rX\\n\\ntext'", 502)
    shell("binary data as head", "binary", "head -c 100000 /dev/urandom", 502)


def accepted_heads():
    shell("LF", "lf", f"printf '{TEXT}text'", 200, b"text")
    shell("CRLF", "crlf", "printf 'Content-Type: text/plain\\r\\n\\r\\ntext'", 200, b"text")
    response = shell("a custom status", "own", "printf 'Status: 404 Not Mine\\nContent-Type: text/plain\\n\\nmy words'",
                   404, b"my words")
    check("the body of the script is kept", response.body != b"my words" and response.body)
    response = shell("fields for framing are dropped", "framing",
                   "printf 'Content-Type: text/plain\\nTransfer-Encoding: chunked\\nConnection: upgrade\\n"
                   "Upgrade: x\\nDate: now\\nServer: mine\\n\\n5\\r\\nhello\\r\\n0\\r\\n\\r\\n'", 200, b"hello")
    check("each field for framing occurs once", len(response.field("Transfer-Encoding")) > 1 or
          len(response.field("Connection")) != 1 or len(response.field("Date")) != 1)
    response = shell("two cookies", "cookies",
                   "printf 'Content-Type: text/plain\\nSet-Cookie: a=1\\nSet-Cookie: b=2\\n\\ntext'", 200)
    check("both cookies arrive", response.field("Set-Cookie") != ["a=1", "b=2"] and response.field("Set-Cookie"))
    shell("a NUL in the body", "nul_body", f"printf '{TEXT}a\\0b'", 200, b"a\0b")
    shell("a correct length", "length", "printf 'Content-Type: text/plain\\nContent-Length: 4\\n\\ntext'", 200, b"text")
    response = shell("a length that is too small", "small", "printf 'Content-Type: text/plain\\nContent-Length: 2\\n\\ntext'", 200, b"te")
    check("the rest is omitted", response.body != b"te" and response.body)
    shell("a length that is too large", "large", "printf 'Content-Type: text/plain\\nContent-Length: 9\\n\\ntext'", 200, b"text", False)
    for status in (204, 304):
        response = shell(f"a body with {status}", "bodiless",
                       f"printf 'Status: {status}\\nContent-Type: text/plain\\n\\ntext'", status)
        check(f"{status} has no body", response.body or response.field("Transfer-Encoding"))
    shell("an exit code", "code", f"printf '{TEXT}text'; exit 3", 200, b"text")
    shell("killed before its head", "killed", "kill -9 $$", 502)
    response = shell("killed after its head", "killed_late", f"printf '{TEXT}text'; sleep 0.2; kill -9 $$", 200, b"text", False)
    response = shell("HEAD", "head", f"printf '{TEXT}text'", 200, whole=None, method="HEAD")
    check("HEAD has no body", response.body)
    response = shell("HTTP/1.0", "old", f"printf '{TEXT}text'", 200, b"text", version="1.0")
    check("HTTP/1.0 has no chunks", response.field("Transfer-Encoding"))


def redirects():
    shell("a path is an internal redirect", "inside", "printf 'Location: /file.txt\\n\\n'", 200, b"a file")
    script("a file.txt", "spaced")
    shell("a path is decoded", "encoded", "printf 'Location: /a%%20file.txt\\n\\n'", 200, b"spaced")
    shell("a missing path", "nowhere", "printf 'Location: /nothing\\n\\n'", 404)
    shell("a path above the root", "climb", "printf 'Location: /../../etc/passwd\\n\\n'", 502)
    shell("a path to itself", "loop", "printf 'Location: /loop.sh\\n\\n'", 500)
    response = shell("a URL", "outside", "printf 'Location: http://example.org/\\n\\n'", 302)
    check("the URL reaches the client", response.field("Location") != ["http://example.org/"] and response.field("Location"))
    shell("an internal redirect of a POST is a GET", "post", "cat >/dev/null; printf 'Location: /file.txt\\n\\n'", 200,
          b"a file", method="POST", fields="Content-Length: 4\r\n", body=b"text")


def not_run():
    script("plain.cgi", "#!/bin/sh\nprintf 'Content-Type: text/plain\\n\\ntext'", 0o644)
    script("gone.cgi", "#!/no/such/interpreter\n")
    script("nobody.absent", "text")
    script("source.sh", "printf 'Content-Type: text/plain\\n\\nrun'")
    expect("missing", ask("/missing.sh"), 404)
    expect("not executable", ask("/plain.cgi"), 403)
    expect("what its first line names is missing", ask("/gone.cgi"), 502)
    expect("the interpreter is missing", ask("/nobody.absent"), 500)
    os.makedirs(DIR + "/www/directory.sh", exist_ok=True)
    check("a directory is not run", ask("/directory.sh/").status not in (403, 404) and "it is")
    for target in ("/source.sh%20", "/source.sh.", "/source.sh%2e", "/source.sh::$DATA", "/source.sh~"):
        response = ask(target)
        check(f"{target} shows no source", (response.status != 404 or b"printf" in response.body) and response.bytes[:200])
    expect("%00", ask("/source.sh%00.txt"), 400)
    expect("what follows is PATH_INFO", ask("/source.sh/more/of%20it"), 200, b"run")
    for target in ("/source.sh", "/source.SH", "//source.sh", "/./source.sh", "/x/../source.sh", "/%73ource.sh"):
        check(f"{target} shows no source", b"printf" in ask(target).body and "it does")


def environment():
    script("env.py", "import os\nprint('Content-Type: text/plain\\n')\n"
           "print(dict(sorted(os.environ.items())))\nprint('cwd', os.getcwd())\n"
           "fds = os.listdir('/proc/self/fd')\nprint('fds', sorted(f for f in fds if os.path.exists('/proc/self/fd/' + f)))\n"
           "print([l for l in open('/proc/self/status') if l.startswith('Sig')])\n")
    response = ask("/env.py/a%2fb/c%20d?x=%41", fields="Proxy: evil\r\nX-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2\r\n"
                 "Authorization: Basic c2VjcmV0\r\nX_Y: under\r\n")
    said = response.body.decode()
    wanted = ["'PATH_INFO': '/a/b/c d'", "'QUERY_STRING': 'x=%41'", "'REQUEST_URI': '/env.py/a%2fb/c%20d?x=%41'",
              "'HTTP_X_A': '1, 2'", "'HTTP_COOKIE': 'a=1; b=2'", "'SCRIPT_NAME': '/env.py'", "'GATEWAY_INTERFACE': 'CGI/1.1'",
              f"'SCRIPT_FILENAME': '{DIR}/www/env.py'", f"'PATH_TRANSLATED': '{DIR}/www/a/b/c d'",
              "'REDIRECT_STATUS': '200'", f"cwd {DIR}/www", "'SERVER_PROTOCOL': 'HTTP/1.1'", f"'SERVER_PORT': '{HOST[1]}'"]
    check("the environment", [w for w in wanted if w not in said] and f"{[w for w in wanted if w not in said]} are not in {said}")
    check("variables that must not be set", [w for w in ("HTTP_PROXY", "HTTP_X_Y", "HOME", "SHELL") if f"'{w}'" in said])
    check("three descriptors", "fds ['0', '1', '2']" not in said and re.findall("fds.*", said))
    # Python ignores SIGPIPE (13) and SIGXFSZ (25); the C library reserves 32 and 33.
    check("no signal is blocked or ignored", not ("SigBlk:\\t0000000000000000" in said and
          re.search(r"SigIgn:\\t0000000[0-1][08]1001000", said)) and re.findall(r"Sig\w+:\\t\w+", said))
    many = "".join(f"X-{i}: {i}\r\n" for i in range(1000))
    expect("1,000 fields", ask("/env.py", fields=many), 200, b"HTTP_X_999")
    expect("a field of 200 KB is too large for an environment", ask("/env.py", fields=f"X-A: {'x' * 200000}\r\n"), 431)
    expect("so are three megabytes of fields", ask("/env.py", fields="".join(f"X-{i}: {'x' * 100000}\r\n" for i in range(32))), 431)


def bodies():
    script("count.py", "import os, sys\nn = len(sys.stdin.buffer.read())\nprint('Content-Type: text/plain\\n')\n"
           "print(os.environ.get('CONTENT_LENGTH'), n, 'HTTP_TRANSFER_ENCODING' in os.environ)\n")
    million = b"x" * 1000000
    length = f"Content-Length: {len(million)}\r\n"
    expect("a body with a length", ask("/count.py", "POST", length, million), 200, b"1000000 1000000 False")
    chunked = b"".join(b"%x\r\n%s\r\n" % (1000, million[:1000]) for _ in range(1000)) + b"0\r\n\r\n"
    expect("a body in chunks", ask("/count.py", "POST", "Transfer-Encoding: chunked\r\n", chunked), 200, b"1000000 1000000 False")
    expect("an empty body in chunks", ask("/count.py", "POST", "Transfer-Encoding: chunked\r\n", b"0\r\n\r\n"), 200, b"0 0 False")
    expect("an empty body", ask("/count.py", "POST", "Content-Length: 0\r\n"), 200, b"0 0 False")
    expect("a body that is too large", ask("/count.py", "POST", "Content-Length: 104857601\r\n"), 413)
    shell("a script that responds before it reads", "first", f"printf '{TEXT}'; head -c 1000000 /dev/zero; cat >/dev/null; echo end", 200,
          b"\0end", method="POST", fields=length, body=million)
    shell("a script that does not read", "deaf", f"printf '{TEXT}text'", 200, b"text", method="POST", fields=length, body=million)
    shell("a script that closes its input", "closes", f"exec <&-; sleep 0.3; printf '{TEXT}text'", 200, b"text",
          method="POST", fields=length, body=million)
    shell("a script that returns the body as it arrives", "echo", f"printf '{TEXT}'; cat", 200, million, method="POST", fields=length, body=million)
    shell("a script with much error output", "stderr", "head -c 10000000 /dev/zero | tr '\\0' '\\n' >&2; printf 'Content-Type: text/plain\\n\\ntext'",
          200, b"text")
    check("the error log stays small", os.path.getsize(DIR + "/error.log") > 2000000 and os.path.getsize(DIR + "/error.log"))
    shell("a script that keeps only its error output open", "only_stderr", f"printf '{TEXT}text'; exec >&- 2>&2; sleep 1", 200, b"text")
    client = connect()
    client.sendall(head("/count.py", "POST", length) + million + head("/file.txt", fields="Connection: close\r\n"))
    response = Response(client).bytes
    check("a request after a body", not (b"1000000 1000000" in response and response.endswith(b"a file\n")) and response)
    client = connect()
    client.sendall(head("/deaf.sh", "POST", length) + million + head("/file.txt", fields="Connection: close\r\n"))
    response = Response(client).bytes
    check("a request after a body that the script did not read", not (b"text" in response and (response.endswith(b"a file\n") or b"Connection: close" in response)) and response)


def slow_ones():
    begin = time.time()
    shell("silence before the head", "silent", "exec sleep 60", 504)
    check("it takes two or three seconds", not 1.5 < time.time() - begin < 4.5 and time.time() - begin)
    shell("silence after the head", "silent_late", f"printf '{TEXT}text'; exec sleep 60", 200, b"text", False)
    shell("a busy loop", "busy", "while :; do :; done", 504)
    shell("TERM ignored", "stubborn", "trap '' TERM INT HUP; while :; do sleep 1; done", 504)
    shell("a byte per second", "slow", f"printf '{TEXT}'; for i in 1 2 3 4; do sleep 1; printf $i; done", 200, b"1234")
    begin = time.time()
    shell("a grandchild that keeps the pipe", "grandchild", f"sleep 30 & printf '{TEXT}text'", 200, b"text")
    check("it is not waited for", time.time() - begin > 6 and time.time() - begin)
    os.system(f"grep -lzx SERVER_PORT={HOST[1]} /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 | xargs -r kill")
    script("lines.sh", f"printf '{TEXT}'; for i in 1 2 3; do echo line $i; sleep 0.5; done")
    client = connect()
    client.sendall(head("/lines.sh", fields="Connection: close\r\n"))
    begin, seen = time.time(), b""
    while b"line 1" not in seen:
        seen += client.recv(1000)
    check("a line arrives at once", time.time() - begin > 0.4 and time.time() - begin)
    Response(client)


def endless_ones():
    """Output that nobody wants ends, even if it is endless."""
    shell("HEAD of an endless script", "yes", f"printf '{TEXT}'; yes", 200, whole=None, method="HEAD")
    shell("204 from an endless script", "yes_204", f"printf 'Status: 204\\n{TEXT}'; yes", 204)
    shell("a length from an endless script", "yes_length", f"printf 'Content-Length: 4\\n{TEXT}'; yes", 200, b"y\ny\n")
    begin = time.time()
    shell("an internal redirect from an endless script", "yes_inside", "printf 'Location: /file.txt\\n\\n'; yes", 200, b"a file")
    check("it is not waited for", time.time() - begin > 5 and f"{time.time() - begin:.1f} s")
    gone("the endless scripts have ended")
    script("drip.py", "import os, time\nhead = b'Content-Type: text/plain\\nX-A: ' + b'x' * 20000 + b'\\n\\ntext'\n"
           "for i in range(len(head)):\n    os.write(1, head[i:i + 1])\n")
    before, begin = cpu(), time.time()
    expect("a head byte by byte", ask("/drip.py"), 200, b"text")
    check("it costs little", cpu() - before > 1.0 and f"{cpu() - before} s of CPU in {time.time() - begin:.1f} s")


def cpu():
    with open(f"/proc/{PID}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def patience():
    """cgi_timeout applies to the script, not to the client."""
    script("all.sh", f"n=$(wc -c); printf '{TEXT}'; echo $n")
    client = connect()
    client.sendall(head("/all.sh", "POST", "Content-Length: 6\r\nConnection: close\r\n"))
    for _ in range(6):
        time.sleep(0.7)
        client.sendall(b"x")
    expect("a client that writes slowly", Response(client), 200, b"6")
    script("much.sh", f"printf '{TEXT}'; head -c 20000000 /dev/zero; echo end")
    client = connect()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 17)
    client.sendall(head("/much.sh", fields="Connection: close\r\n"))
    time.sleep(4)
    expect("a client that reads slowly", Response(client), 200, b"\0end\n")


def continued():
    script("all.sh", f"n=$(wc -c); printf '{TEXT}'; echo $n")
    client = connect()
    client.sendall(head("/all.sh", "POST", "Content-Length: 6\r\nExpect: 100-continue\r\nConnection: close\r\n"))
    first = client.recv(1000)
    client.sendall(b"abcdef")
    response = Response(client)
    check("100-continue", not (first == b"HTTP/1.1 100 Continue\r\n\r\n" and response.body == b"6\n") and first + response.bytes)


def inside():
    """One script redirects to another internally."""
    script("second.sh", f"n=$(wc -c); printf '{TEXT}'; echo $REQUEST_METHOD $n [$CONTENT_LENGTH] [$CONTENT_TYPE] $QUERY_STRING $REDIRECT_STATUS")
    shell("to a script, after a POST", "to_second", "cat >/dev/null; printf 'Location: /second.sh?a=b\\n\\n'", 200,
          b"GET 0 [] [] a=b 200", method="POST", fields="Content-Length: 4\r\nContent-Type: a/b\r\n", body=b"text")
    shell("without reading the body", "to_second_deaf", "printf 'Location: /second.sh?a=b\\n\\n'", 200,
          b"GET 0 [] [] a=b", method="POST", fields="Content-Length: 4000000\r\n", body=b"text" * 1000000)
    million = b"x" * 1000000
    expect("an error page that is a script", ask("/errors/nothing"), 404, b"GET 0 [] []")
    expect("an error page after a POST", ask("/errors/nothing", "POST", f"Content-Length: {len(million)}\r\n", million), 404, b"GET ")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(million), million)
    expect("an error page after a chunked POST", ask("/errors/nothing", "POST", "Transfer-Encoding: chunked\r\n", chunked), 404, b"GET ")
    expect("an index that is a script", ask("/index/"), 200, b"GET 0 [] []")
    expect("a POST to the index", ask("/index/", "POST", "Content-Length: 4\r\n", b"text"), 200, b"POST 4 [4] []")
    expect("try_files passes a body to a script", ask("/try/none?c=d", "POST", "Content-Length: 4\r\n", b"text"), 200, b"POST 4 [4] [] c=d")
    expect("try_files passes a chunked body", ask("/try/none", "POST", "Transfer-Encoding: chunked\r\n", chunked), 200, b"POST 1000000 [1000000] []")
    expect("a chunked body that is too large", ask("/small/second.sh", "POST", "Transfer-Encoding: chunked\r\n", chunked), 413)
    left = [name for name in os.listdir(DIR + "/temp") if name.endswith(".body")]
    check("no stored body is left", left)


def error_output():
    """Error output cannot forge a line of the log, or control the terminal."""
    shell("control characters in error output", "controls", f"printf 'a\\033[31mb\\rc\\000d\\n' >&2; printf '{TEXT}text'", 200, b"text")
    with open(DIR + "/error.log", "rb") as file:
        log = file.read()
    check("the log has no control characters", [c for c in (b"\033", b"\r", b"\0") if c in log])


def queues():
    """All of the 1,024 that may wait get responses; the others get a 503 at once."""
    script("lf.sh", f"printf '{TEXT}text'")
    script("mute.sh", "exec sleep 25")
    clients = []
    for _ in range(1040):
        clients.append(connect(60))
        clients[-1].sendall(head("/patient/lf.sh" if len(clients) > 8 else "/mute.sh", fields="Connection: close\r\n"))
    statuses = [Response(client).status for client in clients]
    counts = {status: statuses.count(status) for status in set(statuses)}
    check("1,040 at once", not (set(counts) == {200, 503, 504} and counts[200] == 1024 and counts[503] == 8) and counts)


def wait_for(condition, seconds=8):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def children():
    with open(f"/proc/{PID}/task/{PID}/children") as file:
        return file.read().split()


def gone(what):
    check(what, not wait_for(lambda: not children()) and f"{len(children())} scripts are left")


def leavers():
    script("endless.sh", f"printf '{TEXT}'; yes")
    script("sleeper.sh", f"printf '{TEXT}'; exec sleep 25")
    script("mute.sh", "exec sleep 25")
    script("reader.sh", f"cat >/dev/null; printf '{TEXT}text'")
    for what, request in (("before the head", head("/patient/mute.sh")),
                          ("after the head", head("/patient/sleeper.sh")),
                          ("an endless script", head("/patient/endless.sh")),
                          ("in the middle of a body", head("/patient/reader.sh", "POST", "Content-Length: 1000000\r\n") + b"x" * 100000)):
        client = connect()
        client.sendall(request)
        started = wait_for(children)
        if "endless" in what:
            client.recv(100000)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        client.close()
        check(f"leaving {what}: the script was there", not started and "no script was started")
        gone(f"leaving {what}")
    client = connect()
    client.sendall(head("/patient/mute.sh"))
    wait_for(children)
    client.close()
    gone("leaving without a reset")
    client = connect()
    client.sendall(head("/patient/reader.sh", "POST", "Content-Length: 4\r\n", ) + b"text")
    client.shutdown(socket.SHUT_WR)
    expect("a half-closed client gets its response", Response(client), 200, b"text")
    client = connect()
    client.sendall(head("/patient/endless.sh"))
    time.sleep(1.5)
    with open(f"/proc/{PID}/statm") as file:
        pages = int(file.read().split()[1])
    check("a client that does not read costs no memory", pages * 4 > 40000 and f"{pages * 4} KiB")
    client.close()
    gone("a client that did not read has left")


def crowds():
    """Eight scripts run at once; the others wait."""
    script("nap.sh", f"sleep 0.3; printf '{TEXT}text'")
    responses = []
    threads = [threading.Thread(target=lambda: responses.append(ask("/patient/nap.sh"))) for _ in range(40)]
    begin = time.time()
    for thread in threads:
        thread.start()
    most, slowest = 0, 0
    while any(thread.is_alive() for thread in threads):
        most = max(most, len(children()))
        asked = time.time()
        if ask("/file.txt").body != b"a file\n":
            slowest = 99
        slowest = max(slowest, time.time() - asked)
        time.sleep(0.01)
    wrong = [a.status for a in responses if a.status != 200 or a.body != b"text"]
    check("forty at once", wrong)
    check("eight at a time", most != 8 and f"{most} ran at once")
    check("they take turns", not 1.4 < time.time() - begin < 8 and time.time() - begin)
    check("a file is served meanwhile", slowest > 0.25 and f"it took {slowest:.2f} s")
    clients = []
    for _ in range(12):
        clients.append(connect())
        clients[-1].sendall(head("/mute.sh", fields="Connection: close\r\n"))
    statuses = sorted(Response(client).status for client in clients)
    check("a request that waits too long is a 503", not set(statuses) <= {503, 504} and statuses)
    clients = [connect() for _ in range(12)]
    for client in clients:
        client.sendall(head("/patient/mute.sh"))
    wait_for(lambda: len(children()) == 8)
    for client in clients:
        client.close()
    gone("all clients leave, also those in line")
    expect("the server still works", ask("/lf.sh"), 200, b"text")


def main():
    for part in (refused_heads, accepted_heads, redirects, not_run, environment, bodies, slow_ones, endless_ones, patience, continued, inside, error_output,
                 leavers, crowds, queues):
        if len(sys.argv) < 5 or part.__name__ in sys.argv[4:]:
            part()


if __name__ == "__main__":
    main()
    sys.exit(failed > 0)
