import Testing

/// The server as a process: how it begins, and how it ends.
@Suite("serve", .timeLimit(.minutes(4)))
struct ServeCommandTests {
  @Test(
    "a server that others could use without a good token does not begin",
    arguments: [
      ("--host 0.0.0.0", "0.0.0.0: error: others can reach this address"),
      ("--token short", "--token: error: a token has at least 16 characters (had 5)"),
      ("--token 'a token with spaces in it'", "--token: error: a token is letters, digits"),
      ("--token-file empty.txt", "empty.txt: error: a token has at least 16 characters (had 0)"),
      ("--token-file none.txt", "none.txt: error: "),
    ]
  )
  func refuses(options: String, message: String) throws {
    let desk = try Desk()
    let run = try desk.shell("$DRAGOMAN --library l.sqlite serve --port 0 \(options); echo $?; ls")
    #expect(run.output.hasPrefix("2\n"))
    #expect(!run.output.contains("l.sqlite"))
    #expect(run.error.contains(message), "\(run.error)")
  }

  /// Starts a server in a shell, and waits until `$PORT` is its port.
  private static let begin = """
    $DRAGOMAN --library l.sqlite serve --quiet --port 0 $OPTIONS 2>log & SERVER=$!
    until grep -q serving log; do sleep 0.05; kill -0 $SERVER || exit 9; done
    PORT=$(sed -E 's/.*:([0-9]+).*/\\1/' log)

    """

  @Test("a port that is taken is an error, and the first server goes on")
  func refusesTakenPort() throws {
    let run = try Desk().shell(
      Self.begin + """
        $DRAGOMAN --library m.sqlite serve --port $PORT; echo $?
        curl -s localhost:$PORT/healthz; kill $SERVER; wait $SERVER; echo $?
        """
    )
    #expect(run.output == "2\nok\n0\n")
    #expect(run.error.contains("cannot listen"), "\(run.error)")
  }

  @Test("a server with work on all of its threads answers the rest, and can be told to end")
  func answersUnderLoad() throws {
    // Each of these takes all the time that it may.
    let run = try Desk().shell(
      "OPTIONS='--time-limit 8'\n" + Self.begin + """
        for i in $(seq 40000); do printf 'بدأ الوفد رقم %s جولته. ' $i; done >long.txt
        { for i in $(seq 4000); do echo "<tu><tuv xml:lang='ar'><seg>بدأ الوفد رقم $i اليوم.</seg></tuv>\\
        <tuv xml:lang='en'><seg>Delegation $i began.</seg></tuv></tu>"; done; } >units
        { echo '<tmx version="1.4"><header srclang="ar"/><body>'; cat units; echo '</body></tmx>'; } >m.tmx
        curl -s -o report --data-binary @m.tmx localhost:$PORT/api/v1/memories/m/import
        for i in 1 2 3 4 5 6; do
          curl -s -o /dev/null --data-binary @long.txt "localhost:$PORT/api/v1/annotate?threshold=50" & jobs="$jobs $!"
        done
        sleep 1
        for path in healthz login assets/style.css 'api/v1/lookup?q=a'; do
          curl -s -o /dev/null -m 3 -w '%{http_code}\\n' "localhost:$PORT/$path"
        done
        kill $SERVER; wait $SERVER; echo $?
        """
    )
    #expect(run.output == "200\n303\n200\n200\n0\n", "\(run.output) \(run.error)")
  }

  @Test("a damaged library is told of, with the reason")
  func saysDamage() throws {
    let run = try Desk().shell(
      """
      { echo ar,en; for i in $(seq 3000); do echo "كلمة $i,word $i"; done; } >big.csv
      $DRAGOMAN --library l.sqlite glossary import --quiet big.csv >report
      size=$(stat -c %s l.sqlite)
      head -c 40000 /dev/urandom | dd of=l.sqlite bs=1 seek=$((size / 2)) conv=notrunc status=none
      """ + "\n" + Self.begin + """
        for i in $(seq 100); do
          code=$(curl -s -o answer -w '%{http_code}' localhost:$PORT/healthz)
          [ $code = 503 ] && break
          sleep 0.1
        done
        echo $code; cat answer; kill $SERVER
        """
    )
    #expect(run.output.hasPrefix("503\n"), "\(run.output) \(run.error)")
    #expect(run.output.contains("\"detail\":\""))
    #expect(!run.output.contains("l.sqlite"))
  }
}
