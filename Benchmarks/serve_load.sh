#!/bin/sh
# Loads a server with look-ups and matches by wrk, and says what share of the processors wrk took.
#
# Usage: serve_load.sh URL TERMS SEGMENTS [SECONDS]
#
# TERMS and SEGMENTS are text files with a query in each line; URL is of a server that is running, with
# --quiet, over the library to measure.
set -eu
url=$1
seconds=${4:-20}
script=$(mktemp)
trap 'rm -f "$script"' EXIT
cat >"$script" <<'LUA'
local paths = {}
for line in io.lines(os.getenv("QUERIES")) do
  local query = line:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
  paths[#paths + 1] = os.getenv("ROUTE") .. query
end
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
LUA
check() {
  # A server that answers wrongly is not fast.
  code=$(curl -s -o /dev/null -w '%{http_code}' "$url$1$(head -1 "$2" | od -An -tx1 -v | tr -d '\n' | tr ' ' '%')")
  [ "$code" = 200 ] || { echo "error: $url answers $code" >&2; exit 1; }
}
run() {
  check "$1" "$2"
  echo "== $1"
  ROUTE=$1 QUERIES=$2 bash -c "time wrk -t1 -c16 -d${seconds}s --latency -s '$script' '$url'"
}
run "/api/v1/lookup?q=" "$2"
run "/api/v1/match?q=" "$3"
