# Sourced by tests that run the server on a configuration of their own.
#   start_server FILE [ARGUMENT...]  starts it; sets $pid, and $url without the slash at the end
#   stop_server                      ends it; its exit status
#   check WHAT COMMAND...            prints "ok WHAT" if that succeeds, else "not ok WHAT" and what
#                                    it has said at the end
#   check_no_program_left            that nothing is left of what the server has started
# What the server says goes to $SCRATCH/server.out and $SCRATCH/server.err.

pid=

start_server() {
  : >"$SCRATCH/server.out"
  "$WEBSERV" -c "$@" >"$SCRATCH/server.out" 2>"$SCRATCH/server.err" &
  pid=$!
  trap stop_server EXIT
  for _ in {1..100}; do
    url=$(sed -n '1s|.*listening on \(http://.*\)/$|\1|p' "$SCRATCH/server.out")
    [ "$url" ] && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "not ok start of the server: $(cat "$SCRATCH/server.err")"
  exit 1
}

stop_server() {
  [ "$pid" ] || return 0
  local stopping=$pid
  pid=
  kill "$stopping" 2>/dev/null
  wait "$stopping"
}

check() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "ok $what"
  else
    echo "not ok $what: $(tail -n 5 <<<"$said")"
  fi
}

# The children of the server, zombies too, and whoever else has the environment of a program that
# it has started.
programs() {
  ps -o pid=,stat=,args= --ppid "$pid"
  grep -lzx "SERVER_PORT=${url##*:}" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 |
    xargs -r ps -o pid=,stat=,args= -p
}

no_program_left() {
  local left
  for _ in {1..100}; do
    left=$(programs)
    [ "$left" ] || return 0
    sleep 0.1
  done
  echo "$left"
  return 1
}

check_no_program_left() { check 'no program is left' no_program_left; }
