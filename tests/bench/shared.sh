# Sourced by the benchmarks. pid[NAME] and port[NAME] describe the servers that they start; $scratch
# is an empty directory.
PATH=$PATH:/usr/sbin

scratch=$(mktemp -d)
declare -A pid port
cleanup() {
  kill "${pid[@]}" 2>/dev/null
  wait
  rm -rf "$scratch"
}
trap cleanup EXIT

die() {
  echo "bench: $*" >&2
  cat "$scratch"/*.err >&2
  exit 1
}

# until_true COMMAND...: repeats it until it succeeds, for at most 30 seconds.
until_true() {
  for _ in {1..300}; do
    "$@" && return
    sleep 0.1
  done
  return 1
}

responds() { (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start_webserv: starts it with $scratch/webserv.conf, which listens on 127.0.0.1:0.
start_webserv() {
  : >"$scratch/webserv.out"
  "$(realpath "$WEBSERV")" -p "$scratch" -c webserv.conf >"$scratch/webserv.out" 2>"$scratch/webserv.err" &
  pid[webserv]=$!
  until_true grep -qs listening "$scratch/webserv.out" || die 'webserv does not start'
  port[webserv]=$(sed -n 's|.*listening on http://.*:\([0-9]*\)/$|\1|p' "$scratch/webserv.out")
}

# start NAME CONFIG COMMAND...: starts a server on a free port. The function CONFIG prints its
# configuration for port $1, which is stored in $scratch/NAME.conf.
start() {
  local name=$1 config=$2
  shift 2
  for _ in {1..20}; do
    port[$name]=$((20000 + RANDOM % 10000))
    responds "${port[$name]}" && continue
    "$config" "${port[$name]}" >"$scratch/$name.conf"
    "$@" >"$scratch/$name.err" 2>&1 &
    pid[$name]=$!
    for _ in {1..50}; do
      responds "${port[$name]}" && kill -0 "${pid[$name]}" && return
      sleep 0.1
    done
    kill "${pid[$name]}" 2>/dev/null
  done
  die "$name does not start"
}

median() { sort -g | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }

# ticks SERVER: prints the CPU time that it has used, in clock ticks.
ticks() { awk '{ print $14 + $15 }' "/proc/${pid[$1]}/stat" || die "$1 is gone"; }

# measure_wrk SERVER CLIENTS PATH WRK-OPTION...: sets rate to the requests per second and cost to the
# microseconds of CPU time per request.
measure_wrk() {
  local server=$1 clients=$2 path=$3 before out=$scratch/wrk
  shift 3
  before=$(ticks "$server")
  wrk -t 1 -c "$clients" -d "${SECONDS_EACH}s" "$@" "http://127.0.0.1:${port[$server]}$path" \
    >"$out" || die "wrk fails at $server"
  grep -E 'Socket errors|Non-2xx' "$out" | sed "s|^ *|$server $path: |" >&2
  rate=$(awk '/^Requests\/sec/ { print $2 }' "$out")
  cost=$(awk -v ticks=$(($(ticks "$server") - before)) -v hertz="$(getconf CLK_TCK)" \
    '/ requests in / { print $1 ? ticks / hertz / $1 * 1000000 : 0 }' "$out")
}
