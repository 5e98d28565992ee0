# Sourced by tests of programs, which have the server's process in $pid and its URL in $url.
#   check WHAT COMMAND...  prints "ok WHAT" if that succeeds, else "not ok WHAT" and what it has said
#                          at the end
#   check_no_program_left  that nothing is left of what the server has started

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
