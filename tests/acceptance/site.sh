# Sourced by the tests of the site: runs the server with conf/default.conf, on free ports.
#   start_site [COMMAND...]  starts it, as an argument of COMMAND if there is one. Sets $pid, and
#                            $first and $second to the URLs for ports 8080 and 8081, without a
#                            slash at the end
#   stop_site                ends it and returns its exit status
# Its output goes to $SCRATCH/site.out and $SCRATCH/site.err.

pid=

# site_config FIRST SECOND: prints the file with these in place of 8080 and 8081.
site_config() {
  sed -E "s/(listen +)8080/\1$1/; s/(listen +)8081/\1$2/" conf/default.conf
}

start_site() {
  mkdir -p "$SCRATCH/conf"
  cp conf/mime.types "$SCRATCH/conf/"
  : >"$SCRATCH/site.out"
  site_config 127.0.0.1:0 127.0.0.2:0 >"$SCRATCH/conf/default.conf"
  "$@" "$WEBSERV" -c "$SCRATCH/conf/default.conf" >"$SCRATCH/site.out" 2>"$SCRATCH/site.err" &
  pid=$!
  trap stop_site EXIT
  for _ in {1..300}; do
    first=$(sed -n 's|.*listening on \(http://127.0.0.1:.*\)/$|\1|p' "$SCRATCH/site.out")
    second=$(sed -n 's|.*listening on \(http://127.0.0.2:.*\)/$|\1|p' "$SCRATCH/site.out")
    [ "$first" ] && [ "$second" ] && return
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  echo "not ok start of the server: $(cat "$SCRATCH/site.err")"
  exit 1
}

stop_site() {
  [ "$pid" ] || return 0
  local stopping=$pid
  pid=
  kill "$stopping" 2>/dev/null
  wait "$stopping"
}
