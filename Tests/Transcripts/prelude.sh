# Read before each line of a transcript.
export LC_ALL=C.UTF-8 LOGNAME=huda
dragoman() { "$DRAGOMAN" "$@"; }
# Starts the server on a free port; `stop` ends it.
serve() {
  # The server must not keep a pipe of this line open: its reader would wait for the server's end.
  (
    for descriptor in /proc/self/fd/*; do
      number=${descriptor##*/}
      [ "$number" -gt 2 ] && eval "exec $number>&-"
    done
    exec "$DRAGOMAN" serve --port 0 "$@"
  ) </dev/null >/dev/null 2>server.log &
  echo $! >server.pid
  for _ in $(seq 300); do
    port=$(sed -n 's#.*serving http://[^ ]*:\([0-9]*\)/.*#\1#p' server.log)
    [ -n "$port" ] && break
    sleep 0.1
  done
  echo "$port" >server.port
}
stop() {
  kill "$(cat server.pid)"
  for _ in $(seq 100); do kill -0 "$(cat server.pid)" 2>/dev/null || break; sleep 0.1; done
  rm -f server.pid server.port server.log
}
# ask PATH [CURL-OPTION...]: status, type and body of an answer; the members of a problem by name.
ask() {
  local path=$1 kind
  shift
  kind=$(curl --silent --path-as-is --output answer --write-out '%{http_code} %{content_type}' "$@" \
    "http://127.0.0.1:$(cat server.port)$path")
  echo "$kind"
  case "$kind" in
    *problem+json) python3 -m json.tool --sort-keys --compact --no-ensure-ascii answer ;;
    *) cat answer; echo ;;
  esac
}
# arabic ARGUMENT…: the program for a user whose language is Arabic.
arabic() { env -u LC_ALL LC_MESSAGES=ar_EG.UTF-8 "$DRAGOMAN" "$@"; }
