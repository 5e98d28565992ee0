# Sourced by tests that run the server with their own configuration.
#   start_server FILE [ARGUMENT...]  starts it; sets $pid, and $url without a slash at the end
#   stop_server                      ends it and returns its exit status
# Its output goes to $SCRATCH/server.out and $SCRATCH/server.err.
. tests/acceptance/checks.sh

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
