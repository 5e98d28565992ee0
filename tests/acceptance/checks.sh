# Sourced by tests of CGI scripts. $pid is the server's process, $url its URL.
#   check WHAT COMMAND...  prints "ok WHAT" if the command succeeds, otherwise "not ok WHAT" and the
#                          end of its output
#   check_no_script_left   checks that no process is left that the server started

check() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "ok $what"
  else
    echo "not ok $what: $(tail -n 5 <<<"$said")"
  fi
}

# Prints the children of the server, zombies included, and all processes with the environment of a
# script.
scripts() {
  ps -o pid=,stat=,args= --ppid "$pid"
  grep -lzx "SERVER_PORT=${url##*:}" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3 |
    xargs -r ps -o pid=,stat=,args= -p
}

no_script_left() {
  local left
  for _ in {1..100}; do
    left=$(scripts)
    [ "$left" ] || return 0
    sleep 0.1
  done
  echo "$left"
  return 1
}

check_no_script_left() { check 'no script is left' no_script_left; }
