"""Sends each request to two servers and compares statuses, fields and their files.

compare.py OUR-PORT OUR-DIRECTORY NGINX-PORT NGINX-DIRECTORY
"""
import os
import shutil
import socket
import sys

FIELDS = ["content-length", "location", "connection", "content-type"]
LARGE = "x" * 10241

# name, method, target, additional fields, body
REQUESTS = [
    ("put-new", "PUT", "/new", [], "content"),
    ("put-again", "PUT", "/file", [], "content"),
    ("put-encoded", "PUT", "/a%20b%25%C3%A9", [], "content"),
    ("put-dots", "PUT", "/dir/../new", [], "content"),
    ("put-query", "PUT", "/new?a=b", [], "content"),
    ("put-empty", "PUT", "/new", ["Content-Length: 0"], ""),
    ("put-no-body", "PUT", "/new", [], ""),
    ("put-chunked", "PUT", "/new", ["Transfer-Encoding: chunked"], "3\r\nabc\r\n0\r\n\r\n"),
    ("put-chunked-empty", "PUT", "/new", ["Transfer-Encoding: chunked"], "0\r\n\r\n"),
    ("put-in-directory", "PUT", "/dir/new", [], "content"),
    ("put-directory", "PUT", "/dir", [], "content"),
    ("put-directory-slash", "PUT", "/dir/", [], "content"),
    ("put-new-slash", "PUT", "/new/", [], "content"),
    ("put-root", "PUT", "/", [], "content"),
    ("put-no-parent", "PUT", "/missing/new", [], "content"),
    ("put-below-file", "PUT", "/file/new", [], "content"),
    ("put-long-name", "PUT", "/" + "n" * 300, [], "content"),
    ("put-range", "PUT", "/file", ["Content-Range: bytes 0-6/9"], "content"),
    ("put-too-large", "PUT", "/new", [], LARGE),
    ("put-too-large-chunked", "PUT", "/new", ["Transfer-Encoding: chunked"],
     "2801\r\n" + LARGE + "\r\n0\r\n\r\n"),
    ("put-link", "PUT", "/link", [], "content"),
    ("put-hidden", "PUT", "/.hidden", [], "content"),
    ("put-match", "PUT", "/file", ["If-Match: *"], "content"),
    ("put-no-match", "PUT", "/file", ["If-Match: \"none\""], "content"),
    ("put-none-match", "PUT", "/file", ["If-None-Match: *"], "content"),
    ("put-none-match-new", "PUT", "/new", ["If-None-Match: *"], "content"),
    ("put-unmodified", "PUT", "/file",
     ["If-Unmodified-Since: Sun, 06 Nov 1994 08:49:37 GMT"], "content"),
    ("put-put-only", "PUT", "/put/new", [], "content"),
    ("put-off", "PUT", "/off/new", [], "content"),
    ("put-denied", "PUT", "/denied/new", [], "content"),
    ("put-except", "PUT", "/except/new", [], "content"),
    ("put-alias", "PUT", "/alias/new", [], "content"),
    ("put-alias-directory", "PUT", "/alias/", [], "content"),
    ("put-dead-link", "PUT", "/dead", [], "content"),
    ("delete", "DELETE", "/file", [], ""),
    ("delete-missing", "DELETE", "/missing", [], ""),
    ("delete-missing-slash", "DELETE", "/missing/", [], ""),
    ("delete-file-slash", "DELETE", "/file/", [], ""),
    ("delete-below-file", "DELETE", "/file/x", [], ""),
    ("delete-empty", "DELETE", "/empty/", [], ""),
    ("delete-empty-no-slash", "DELETE", "/empty", [], ""),
    ("delete-full", "DELETE", "/dir/", [], ""),
    ("delete-full-no-slash", "DELETE", "/dir", [], ""),
    ("delete-in-directory", "DELETE", "/dir/file", [], ""),
    ("delete-link", "DELETE", "/link", [], ""),
    ("delete-dead-link", "DELETE", "/dead", [], ""),
    ("delete-body", "DELETE", "/file", [], "body"),
    ("delete-depth", "DELETE", "/file", ["Depth: 0"], ""),
    ("delete-match", "DELETE", "/file", ["If-Match: *"], ""),
    ("delete-no-match", "DELETE", "/file", ["If-Match: \"none\""], ""),
    ("delete-put-only", "DELETE", "/put/file", [], ""),
    ("delete-off", "DELETE", "/off/file", [], ""),
    ("delete-denied", "DELETE", "/denied/file", [], ""),
    ("delete-except", "DELETE", "/except/file", [], ""),
    ("delete-alias", "DELETE", "/alias/file", [], ""),
    ("delete-query", "DELETE", "/file?x", [], ""),
    ("post", "POST", "/file", [], "content"),
    ("options", "OPTIONS", "/file", [], ""),
    ("mkcol", "MKCOL", "/made/", [], ""),
]

# The intended differences: a reason, the aspects ("status", "disk" or a field), and the names of the
# requests.
DIFFERENCES = [
    ("A PUT into a missing directory is a 409; nginx responds with 500.",
     ["status"], ["put-no-parent", "put-below-file", "put-long-name"]),
    ("A PUT without a body creates an empty file; nginx responds with 500.",
     ["status", "disk"], ["put-no-body"]),
    ("Content-Range is refused with 400 (RFC 9110 14.5); nginx responds with 501.",
     ["status"], ["put-range"]),
    ("Conditions are evaluated (RFC 9110 13.2.2); nginx ignores them.",
     ["status", "disk"], ["put-no-match", "put-none-match", "put-unmodified", "delete-no-match"]),
    ("A path below a file is a 404.", ["status"], ["delete-below-file"]),
    ("A directory that is not empty is not removed; nginx removes it with its content.",
     ["status", "disk"], ["delete-full"]),
    ("The body of a DELETE has no meaning, and is read and discarded (RFC 9110 9.3.5).",
     ["status", "disk"], ["delete-body"]),
    ("OPTIONS works everywhere.", ["status"], ["options"]),
    ("An unknown method is a 501.", ["status"], ["mkcol"]),
]


def plant(directory):
    for name in ["www", "elsewhere"]:
        shutil.rmtree(os.path.join(directory, name), ignore_errors=True)
    for name in ["www/dir", "www/empty", "www/put", "www/off", "www/denied", "www/except",
                 "elsewhere"]:
        os.makedirs(os.path.join(directory, name))
    for name in ["www/file", "www/dir/file", "www/put/file", "www/off/file", "www/denied/file",
                 "www/except/file", "www/target", "elsewhere/file"]:
        with open(os.path.join(directory, name), "w") as file:
            file.write("old")
    os.symlink("target", os.path.join(directory, "www/link"))
    os.symlink("nowhere", os.path.join(directory, "www/dead"))


def disk(directory):
    found = []
    for top in ["www", "elsewhere"]:
        for path, directories, files in os.walk(os.path.join(directory, top)):
            found += [os.path.relpath(os.path.join(path, name), directory) + "/"
                      for name in directories]
            for name in files:
                full = os.path.join(path, name)
                text = os.readlink(full) if os.path.islink(full) else open(full).read()
                found.append((os.path.relpath(full, directory), os.path.islink(full), text))
    return sorted(found, key=str)


def ask(port, method, target, fields, body):
    lines = [f"{method} {target} HTTP/1.1", "Host: example:1234"] + fields
    if body and not any(line.startswith("Transfer-Encoding") for line in fields):
        lines.append(f"Content-Length: {len(body)}")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n" + body).encode())
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65536)
            if not piece:
                break
            head += piece
    rows = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    found = dict((row.split(": ", 1)[0].lower(), row.split(": ", 1)[1]) for row in rows[1:])
    return int(rows[0].split()[1]), found


def reason(name, aspect):
    for sentence, aspects, names in DIFFERENCES:
        if name in names and aspect in aspects:
            return sentence
    return None


def compare(name, ours, theirs):
    """Returns the aspects in which two triples (status, fields, disk) differ."""
    found = []
    if ours[0] != theirs[0]:
        found.append(("status", f"{ours[0]}, nginx {theirs[0]}"))
    else:
        # Each server has its own error pages.
        fields = [f for f in FIELDS if ours[0] < 300 or f not in ("content-length", "content-type")]
        found += [(f, f"{ours[1].get(f)!r}, nginx {theirs[1].get(f)!r}")
                  for f in fields if ours[1].get(f) != theirs[1].get(f)]
    if ours[2] != theirs[2]:
        found.append(("disk", f"{ours[2]}, nginx {theirs[2]}"))
    return found


def main():
    servers = [(int(sys.argv[1]), sys.argv[2]), (int(sys.argv[3]), sys.argv[4])]
    used = set()
    for name, *request in REQUESTS:
        responses = []
        for port, directory in servers:
            plant(directory)
            status, fields = ask(port, *request)
            if "location" in fields:
                fields["location"] = fields["location"].replace(f":{port}/", ":PORT/")
            responses.append((status, fields, disk(directory)))
        wrong = []
        for aspect, text in compare(name, *responses):
            if reason(name, aspect):
                used.add((name, aspect))
            else:
                wrong.append(f"{aspect}: {text}")
        print(f"not ok {name}: {'; '.join(wrong)}" if wrong else f"ok {name}: {responses[0][0]}")
    for sentence, aspects, names in DIFFERENCES:
        for name in names:
            if not any((name, aspect) in used for aspect in aspects):
                print(f"not ok {name}: this difference no longer exists: {sentence}")


main()
