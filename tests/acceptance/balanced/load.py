"""load.py PORT LOG...: sends GETs and POSTs until its standard input ends, then says how many.

A request on a connection that was kept is sent again if it is closed without a byte in response,
unless it is a POST. The logs are those of the backends: no id of a POST may occur twice, and those
of POSTs with the status 200 must be there.
"""
import http.client
import sys
import threading
from collections import Counter

CLIENTS = 12
over = threading.Event()
seen, responded, problems = Counter(), set(), []


def ask(connection, method, path, body):
    connection.request(method, path, body)
    response = connection.getresponse()
    return response.status, response.read()


def work(number):
    connection, served, count = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1])), 0, 0
    connection.timeout = 20
    while not over.is_set():
        count += 1
        name = f"{number}-{count}"
        is_post = count % 3 == 0
        method, path, body = ("POST", "/post", name) if is_post else ("GET", f"/{name}", None)
        try:
            status, text = ask(connection, method, path, body)
        except (http.client.HTTPException, OSError) as error:
            connection.close()
            if served and isinstance(error, (ConnectionError, http.client.BadStatusLine)):
                seen[f"{method} on a closed connection"] += 1
                count -= 0 if is_post else 1
            else:
                problems.append(f"{method} {path}: {error!r}")
            served = 0
            continue
        served += 1
        seen[f"{method} {status}"] += 1
        right = (name if is_post else f"/{name}\n").encode()
        if status == 200 and text != right:
            problems.append(f"{method} {path}: {text!r}")
        elif status == 200 and is_post:
            responded.add(name)
        elif status != 200 and not is_post:
            problems.append(f"GET {path}: {status}")


def main():
    threads = [threading.Thread(target=work, args=[number]) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    sys.stdin.read()
    over.set()
    for thread in threads:
        thread.join()
    executed = Counter()
    for log in sys.argv[2:]:
        with open(log, encoding="utf-8") as file:
            executed.update(file.read().split())
    problems.extend(f"POST {name} ran {times} times" for name, times in executed.items() if times > 1)
    problems.extend(f"POST {name} never ran" for name in responded - set(executed))
    print(", ".join(f"{what}: {times}" for what, times in sorted(seen.items())))
    print("\n".join(problems[:20]))
    sys.exit(bool(problems))


main()
