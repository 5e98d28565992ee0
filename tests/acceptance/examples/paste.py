"""Runs the examples of the pages, against the servers at the two URLs in the arguments."""
import html
import re
import subprocess
import sys

FIRST, SECOND = (url.split("//")[1] for url in sys.argv[1:3])
PAGES = ["errors", "routes", "uploads", "status"]
LONGEST = 20  # seconds; an endless example is stopped after them
TRIAL = re.compile(r"<dt>(.*?)</dt>\s*<dd><pre><code>(.*?)</code></pre>(?:<p>(.*?)</p>)?", re.S)
failed = 0


def here(command):
    """Returns the command for the servers of this test, with less to wait for."""
    name = "second.localhost:8080"
    port = FIRST.split(":")[1]
    command = command.replace(f"--resolve {name}", f"--resolve second.localhost:{port}")
    command = command.replace(name, f"second.localhost:{port}")
    command = command.replace("localhost:8080", FIRST).replace("localhost:8081", SECOND)
    command = command.replace("nc localhost 8080", "nc -N " + FIRST.replace(":", " "))
    command = re.sub(r"-t ?30S", "-t 2S", command)
    return command.replace("sleep 20", "sleep 1").replace("timeout 20", "timeout 2")


def run(command):
    """Returns the output, and whether the shell has run the command to its end."""
    try:
        done = subprocess.run(["bash", "-c", "set -o pipefail\n" + command], timeout=LONGEST,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout.decode("utf-8", "replace"), done.returncode not in (126, 127, 2)
    except subprocess.TimeoutExpired as late:
        return (late.output or b"").decode("utf-8", "replace"), "clock.sh" in command


def statuses(name, text):
    """Returns the statuses with which the description begins."""
    found = re.match(r"(\d{3})\b", re.sub("<[^>]*>", "", text)) or re.match(r"(\d{3}),", name)
    return [found.group(1)] if found else []


for page in PAGES:
    with open(f"www/{page}.html", encoding="utf-8") as file:
        trials = TRIAL.findall(file.read())
    if not trials:
        failed += 1
        print(f"not ok {page}: there are no examples")
    for name, command, text in trials:
        command = html.unescape(command)
        said, has_run = run(here(command))
        shows = "-i" in command.split() or "| nc" in command
        wanted = statuses(name, text) if shows else []
        missing = [status for status in wanted if not re.search(rf"HTTP/1\.[01] {status}\b", said)]
        wrong = "" if has_run and not missing else f"no {missing} in {said[-300:]!r}"
        failed += bool(wrong)
        print(f"not ok {page}: {command}: {wrong}" if wrong else f"ok {page}: {command}".split("\n")[0])
sys.exit(failed > 0)
