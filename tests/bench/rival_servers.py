"""The servers that tests/bench/rivals compares, and its measurements."""
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time

CONTENT = {"1k.html": 1024, "100k.html": 100 * 1024, "1m.html": 1024 * 1024,
           "100m.html": 100 * 1024 * 1024}
TICKS = os.sysconf("SC_CLK_TCK")


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def webserv(port, root, log):
    return ("events { worker_connections 20000; }\n"
            "server { listen 127.0.0.1:%d deferred; root %s; access_log %s;"
            " keepalive_requests 1000000000; keepalive_timeout 1h; }\n" % (port, root, log),
            lambda conf: [os.environ.get("WEBSERV", "./webserv"), conf])


def nginx(settings, buffer=""):
    def make(port, root, log):
        dirs = " ".join("%s_temp_path %s/tmp;" % (kind, root) for kind in
                        ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        written = "off" if log == "off" else log + " combined" + buffer
        return ("daemon off; master_process off; pid %s/nginx.pid; error_log stderr;"
                "events { worker_connections 20000; } http { %s %s access_log %s;"
                " keepalive_requests 1000000000; keepalive_timeout 1h;"
                " server { listen 127.0.0.1:%d deferred; root %s; } }\n" % (
                    root, dirs, settings, written, port, root),
                lambda conf: ["nginx", "-p", root, "-c", conf])
    return make


def lighttpd(port, root, log):
    modules = '' if log == "off" else \
        'server.modules += ("mod_accesslog")\naccesslog.filename = "%s"\n' % log
    return ('%sserver.document-root = "%s"\nserver.bind = "127.0.0.1"\nserver.port = %d\n'
            'server.defer-accept = 5\nserver.max-fds = 20000\nserver.max-connections = 19000\n'
            'server.max-keep-alive-requests = 65000\nserver.max-keep-alive-idle = 3600\n'
            'mimetype.assign = (".html" => "text/html")\n' % (modules, root, port),
            lambda conf: ["lighttpd", "-D", "-f", conf])


def h2o(port, root, log):
    logs = "" if log == "off" else "access-log: %s\n" % log
    return ("num-threads: 1\nmax-connections: 20000\nhttp1-request-timeout: 3600\n%s"
            "listen:\n  host: 127.0.0.1\n  port: %d\nhosts:\n  default:\n    paths:\n"
            "      /:\n        file.dir: %s\n" % (logs, port, root),
            lambda conf: ["h2o", "-m", "worker", "-c", conf])


CACHE = "open_file_cache max=1000; open_file_cache_valid 60s;"
KINDS = {
    "webserv": webserv,
    "nginx (sendfile)": nginx("sendfile on; tcp_nopush on;"),
    "nginx (cache)": nginx("sendfile off; " + CACHE),
    "nginx (sendfile, cache)": nginx("sendfile on; tcp_nopush on; " + CACHE),
    "lighttpd": lighttpd,
    "h2o": h2o,
}


# With logs on, nginx may collect its lines too.
LOGGING_KINDS = dict(KINDS, **{"nginx (cache, buffer)": nginx("sendfile off; " + CACHE, " buffer=64k")})


class Content:
    """A directory with the files that all servers serve. It is removed at the end."""

    def __enter__(self):
        self.root = tempfile.mkdtemp(prefix="rivals.")
        os.chmod(self.root, 0o755)
        os.mkdir(self.root + "/tmp")
        for name, size in CONTENT.items():
            with open(os.path.join(self.root, name), "wb") as file:
                file.write(b"x" * size)
            os.utime(os.path.join(self.root, name), (1e9, 1e9))
        return self.root

    def __exit__(self, *_):
        shutil.rmtree(self.root)


class Server:
    def __init__(self, name, process, port):
        self.name = name
        self.process = process
        self.port = port


class Servers:
    """Servers of the given kinds, running, with the same files."""

    def __init__(self, root, kinds, has_logs=False):
        self.root = root
        self.kinds = kinds
        self.has_logs = has_logs
        self.all = []
        self.idle = []

    def __enter__(self):
        resource.setrlimit(resource.RLIMIT_NOFILE, (20000, 20000))
        for index, (name, make) in enumerate(self.kinds.items()):
            self.start(index, name, make)
        return self

    def __exit__(self, *_):
        for process in self.idle + [server.process for server in self.all]:
            process.terminate()
            process.wait()

    def start(self, index, name, make):
        port = free_port()
        log = "%s/access%d.log" % (self.root, index) if self.has_logs else "off"
        text, command = make(port, self.root, log)
        conf = "%s/%d.conf" % (self.root, index)
        with open(conf, "w") as file:
            file.write(text)
        with open("%s/%d.err" % (self.root, index), "w") as errors:
            process = subprocess.Popen(command(conf), stdout=errors, stderr=errors)
        self.all.append(Server(name, process, port))
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        with open("%s/%d.err" % (self.root, index)) as errors:
            raise RuntimeError("%s does not start: %s" % (name, errors.read()))

    def add_idle_clients(self, count):
        program = os.environ["IDLE_CLIENTS"]
        for server in self.all:
            process = subprocess.Popen([program, str(server.port), str(count), "/1k.html"],
                                       stdout=subprocess.PIPE)
            self.idle.append(process)
            assert process.stdout.readline() == b"ready\n", server.name


def cpu_seconds(pid):
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(server):
    with open("/proc/%d/smaps_rollup" % server.process.pid) as rollup:
        return 1024 * int(re.search(r"Private_Dirty: *(\d+)", rollup.read()).group(1))


PIPELINING = """init = function(args)
  local one = wrk.format()
  requests = string.rep(one, %d)
end
request = function() return requests end
"""


def wrk(server, path, clients, seconds, options, wanted="figures"):
    """Returns requests per second, CPU microseconds of the server per request, and wrk's load; or
    the number of requests."""
    command = ["wrk", "-t1", "-c%d" % clients, "-d%gs" % seconds]
    if options.get("close"):
        command += ["-H", "Connection: close"]
    script = None
    if "pipeline" in options:
        script = tempfile.NamedTemporaryFile("w", suffix=".lua")
        script.write(PIPELINING % options["pipeline"])
        script.flush()
        command += ["-s", script.name]
    before = cpu_seconds(server.process.pid)
    client = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(command + ["http://127.0.0.1:%d%s" % (server.port, path)],
                         stdout=subprocess.PIPE, check=True).stdout.decode()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    load = (used.ru_utime + used.ru_stime - client.ru_utime - client.ru_stime) / seconds
    spent = cpu_seconds(server.process.pid) - before
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    rate = float(re.search(r"Requests/sec: *([\d.]+)", out).group(1))
    if "Non-2xx" in out or requests == 0:
        raise RuntimeError("%s: %s" % (server.name, out))
    if wanted == "count":
        return requests
    return rate, spent / max(requests, 1) * 1e6, load


def syscalls(server, path, clients, options):
    """Returns {system call: how often the server makes it for a request}, counted by strace."""
    with tempfile.NamedTemporaryFile("r") as counts:
        tracer = subprocess.Popen(["strace", "-f", "-c", "-U", "name,calls", "-o", counts.name,
                                   "-p", str(server.process.pid)], stderr=subprocess.PIPE)
        tracer.stderr.readline()
        requests = wrk(server, path, clients, 1, options, "count")
        tracer.send_signal(signal.SIGINT)
        tracer.wait()
        rows = [line.split() for line in counts.read().splitlines()]
    return {row[0]: int(row[1]) / requests for row in rows
            if len(row) == 2 and row[1].isdigit() and row[0] != "total"}
