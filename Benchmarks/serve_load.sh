#!/bin/bash
# Loads a server with look-ups and matches by wrk: at full load, at half of it, and beside an import.
#
# Usage: serve_load.sh URL LOOKUPS SEGMENTS [SECONDS [MEMORY.tmx]]
#
# LOOKUPS and SEGMENTS have a query in each line (serve_queries.py makes them); URL is of a server that
# runs, with --quiet, over the library to measure. With MEMORY.tmx, 10,000 requests or more go out while
# the server imports that file. What wrk itself took of the processors is `user` and `sys` below each run.
set -eu
url=$1
lookups=$2
segments=$3
seconds=${4:-20}
memory=${5:-}
connections=16
script=$(mktemp)
report=$(mktemp)
trap 'rm -f "$script" "$report"' EXIT
cat >"$script" <<'LUA'
local paths = {}
local function read(route, name)
  for line in io.lines(name) do
    local query = line:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end)
    paths[#paths + 1] = route .. query
  end
end
for route, name in os.getenv("QUERIES"):gmatch("([^ ]+) ([^ ]+)") do read(route, name) end
-- In another order than that of the files, so that those of two files are mixed.
math.randomseed(8)
for i = #paths, 2, -1 do
  local j = math.random(i)
  paths[i], paths[j] = paths[j], paths[i]
end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
local pause = tonumber(os.getenv("PAUSE"))
if pause > 0 then
  delay = function() return math.random(0, 2 * pause) end
end
done = function(summary, latency)
  print(string.format("answers %d, failed %d", summary.requests,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
  for _, share in pairs({50, 90, 99, 99.9}) do
    print(string.format("p%g %.1f ms", share, latency:percentile(share) / 1000))
  end
  print(string.format("slowest %.1f ms", latency.max / 1000))
end
LUA
check() {
  # A server that answers wrongly is not fast.
  code=$(curl -s -o /dev/null -w '%{http_code}' "$url$1$(head -1 "$2" | od -An -tx1 -v | tr -d '\n' | tr ' ' '%')")
  [ "$code" = 200 ] || { echo "error: $url answers $code" >&2; exit 1; }
}
run() { # QUERIES PAUSE SECONDS
  time QUERIES=$1 PAUSE=$2 wrk -t1 -c$connections -d"$3s" -s "$script" "$url" >"$report"
  grep -E 'Requests/sec|answers|^p[0-9]|slowest' "$report"
}
for kind in "/api/v1/lookup?q= $lookups" "/api/v1/match?q= $segments"; do
  check $kind
  run "$kind" 0 3 >/dev/null 2>&1 # What is read first is in memory then.
  echo "== full load: $kind"
  run "$kind" 0 "$seconds"
  # Each connection waits between its requests so long that half as many go out.
  pause=$(awk -v c=$connections '/Requests\/sec/ { printf "%d", 1000 * c / ($2 / 2) }' "$report")
  echo "== half load: $kind"
  run "$kind" "$pause" "$seconds"
done
if [ -n "$memory" ]; then
  echo "== beside an import: both kinds"
  curl -sS -T "$memory" -X POST "$url/api/v1/memories/load-$$/import?file=memory.tmx" >"$report.import" &
  import=$!
  sleep 1
  run "/api/v1/lookup?q= $lookups /api/v1/match?q= $segments" 16 12
  kill -0 $import && echo "the import was still running when the last answer came"
  wait $import
  head -c 200 "$report.import"
  echo
  # The library is left as it was, so that the next run measures the same.
  number=$(sed -E 's/.*"import":([0-9]+).*/\1/' "$report.import")
  curl -sS -o /dev/null -X DELETE "$url/api/v1/imports/$number"
  rm -f "$report.import"
fi
