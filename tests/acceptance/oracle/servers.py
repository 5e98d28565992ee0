"""Runs nginx and the tested server with the same configuration."""
import os
import random
import signal
import socket
import subprocess
import time

# The rest of the configuration: one process, and no file outside the directory.
FRAME = """master_process off;
pid {own}/pid;
error_log {own}/error.log info;
events {{ worker_connections 64; }}
http {{
    client_body_temp_path {own}/body;
    proxy_temp_path {own}/proxy;
    fastcgi_temp_path {own}/fastcgi;
    uwsgi_temp_path {own}/uwsgi;
    scgi_temp_path {own}/scgi;
{text}}}
"""


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
            return True
        except OSError:
            return False


def free_port():
    """Returns a free port below those that the system assigns to clients."""
    while not is_free(port := random.randrange(10000, 32000)):
        pass
    return str(port)


class Server:
    def __init__(self, name, program, scratch, text, marks):
        self.name, self.own = name, os.path.join(scratch, name)
        os.makedirs(os.path.join(self.own, "body"))
        self.ports = {"PORT": free_port(), "PORT2": free_port(), **marks}
        for mark, value in {"ROOT": f"{scratch}/tree", "OWN": self.own, **self.ports}.items():
            text = text.replace(f"@{mark}@", value)
        if "access_log" not in text:
            text += "    access_log off;\n"
        self.log, self.errors = f"{self.own}/access.log", f"{self.own}/error.log"
        with open(f"{self.own}/conf", "w", encoding="utf-8") as file:
            file.write(FRAME.format(own=self.own, text=text))
        self.command = [program, "-p", scratch, "-c", f"{self.own}/conf", "-e", self.errors]

    def complaint(self):
        """Returns the first line of -t's output if it refuses the file, otherwise a false value."""
        checked = subprocess.run(self.command + ["-t"], stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, check=False)
        return checked.returncode and checked.stdout.strip().splitlines()[0]

    def __enter__(self):
        self.process = subprocess.Popen(self.command + ["-g", "daemon off;"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", int(self.ports["PORT"]))).close()
                return self
            except ConnectionRefusedError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.01)
        self.__exit__()
        with open(self.errors, encoding="utf-8") as file:
            raise RuntimeError(f"{self.name} does not start: {file.read().strip()}")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def logged(self):
        """Returns the length of the access log, or None if there is none."""
        return os.path.getsize(self.log) if os.path.exists(self.log) else None

    def log_line(self, offset):
        """Returns the line added since. Reopening the log writes the collected lines."""
        self.process.send_signal(signal.SIGUSR1)
        line = ""
        for _ in range(300):
            with open(self.log, encoding="utf-8") as file:
                file.seek(offset)
                line = file.read()
            if line.endswith("\n"):
                break
            time.sleep(0.01)
        return line.rstrip("\n")
