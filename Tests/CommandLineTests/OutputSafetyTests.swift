import Foundation
import Testing

/// Holds the program to what users trust every program in: it writes what it was told to, and
/// nothing else.
@Suite("Outputs")
struct OutputSafetyTests {
  /// A script, and what its last line of output has to be.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let script: String

    init(_ description: String, _ script: String) {
      testDescription = description
      self.script = script
    }
  }

  /// Each script imports into the library first, and fails where it says `false`.
  private static let prelude = """
    $DRAGOMAN glossary import --quiet good.csv >/dev/null || exit 90
    $DRAGOMAN memory import --quiet --name m pair.tmx >/dev/null || exit 91
    same() { cmp "$1" "$2" || { echo "$1 changed"; exit 92; }; }
    refused() { "$@" 2>error >/dev/null; [ $? = 2 ] && grep -q 'cannot write' error || { cat error; exit 93; }; }
    library=$DRAGOMAN_LIBRARY
    sha() { sha256sum "$1" | cut -c1-64; }

    """

  @Test(
    "an output that is the library or an input is refused, through every name",
    arguments: [
      Case("library", "refused $DRAGOMAN memory export -o $library"),
      Case("link to the library", "ln -s $library l; refused $DRAGOMAN lookup هدنة -o l"),
      Case("second name of the library", "ln $library h; refused $DRAGOMAN glossary export -o h"),
      Case("log of the library", "refused $DRAGOMAN glossary list -o $library-wal"),
      Case("library by another path", "refused $DRAGOMAN memory list -o ./././library.sqlite"),
      Case("rejections", "refused $DRAGOMAN memory import --rejected $library pair.tmx"),
      Case("backup", "refused $DRAGOMAN library backup $library-shm"),
      Case("dangling link", "ln -s $library-wal w; refused $DRAGOMAN memory imports -o w"),
      Case(
        "library that is not there yet",
        "refused $DRAGOMAN --library new.sqlite glossary import good.csv -o new.sqlite; [ ! -e new.sqlite ]"
      ),
      Case(
        "input",
        "cp good.txt a; refused $DRAGOMAN annotate good.txt -o good.txt; same a good.txt"
      ),
      Case(
        "input through a link",
        "cp good.txt a; ln -s good.txt l; refused $DRAGOMAN segment l -o good.txt; same a good.txt"
      ),
      Case(
        "input by its second name",
        "cp good.txt a; ln good.txt h; refused $DRAGOMAN analyze good.txt -o h; same a good.txt"
      ),
      Case(
        "standard input",
        "cp good.txt a; refused $DRAGOMAN annotate - -o good.txt <good.txt; same a good.txt"
      ),
      Case(
        "standard output",
        "cp good.txt a; cp good.txt b; refused_() { $DRAGOMAN segment good.txt 2>error >>good.txt; }; "
          + "refused_; [ $? = 2 ] || exit 9; same a good.txt"
      ),
      Case(
        "input of an import",
        "cp pair.tmx a; refused $DRAGOMAN memory import --rejected pair.tmx pair.tmx; same a pair.tmx"
      ),
      Case(
        "rules",
        "echo '<srx/>' >r.srx; cp r.srx a; refused $DRAGOMAN segment --rules r.srx good.txt -o r.srx; same a r.srx"
      ),
      Case(
        "stop list",
        "echo x >s; cp s a; refused $DRAGOMAN annotate --stop-list s good.txt -o s; same a s"
      ),
      Case(
        "article of a folder",
        "mkdir d; cp good.txt d/a.txt; refused $DRAGOMAN annotate d -o d/a.txt; same good.txt d/a.txt"
      ),
      Case(
        "side of an alignment",
        "cp good.txt b.txt; refused $DRAGOMAN align good.txt b.txt -o b.txt; same good.txt b.txt"
      ),
      Case(
        "two outputs",
        "refused $DRAGOMAN memory import -o x --rejected ./x pair.tmx; [ ! -e x ]"
      ),
    ]
  )
  func refuses(_ testCase: Case) throws {
    try check(testCase, after: "before=$(sha $library)\n", then: "[ $before = $(sha $library) ]")
  }

  @Test(
    "what is no regular file is written into, and a file keeps what it is",
    arguments: [
      Case(
        "pipe",
        "mkfifo p; cat p >got & $DRAGOMAN segment good.txt -o p; wait; [ -p p ]; same want got"
      ),
      Case("/dev/stdout", "$DRAGOMAN segment good.txt -o /dev/stdout >got; same want got"),
      Case("/dev/fd", "$DRAGOMAN segment good.txt -o /dev/fd/7 7>got; same want got"),
      Case("process", "$DRAGOMAN segment good.txt -o >(cat >got); sleep 1; same want got"),
      Case("/dev/null", "$DRAGOMAN segment good.txt -o /dev/null; [ -c /dev/null ]"),
      Case(
        "socket",
        """
        python3 -c "import socket
        s = socket.socket(socket.AF_UNIX); s.bind('s'); s.listen(1); c = s.accept()[0]
        f = open('got', 'wb')
        while (b := c.recv(99)): f.write(b)" & sleep 1
        $DRAGOMAN segment good.txt -o s; wait; same want got
        """
      ),
      Case(
        "link",
        "echo old >t; ln -s t l; $DRAGOMAN segment good.txt -o l; [ -L l ]; same want t"
      ),
      Case("dangling link", "ln -s t l; $DRAGOMAN segment good.txt -o l; [ -L l ]; same want t"),
      Case(
        "link in another folder",
        "mkdir d; ln -s ../t d/l; $DRAGOMAN segment good.txt -o d/l; [ -L d/l ]; same want t"
      ),
      Case(
        "second name",
        "echo old >t; ln t h; $DRAGOMAN segment good.txt -o t; same want h; same want t; [ t -ef h ]"
      ),
      Case(
        "mode",
        "echo old >t; chmod 600 t; $DRAGOMAN segment good.txt -o t; [ $(stat -c %a t) = 600 ]; same want t"
      ),
      Case(
        "longer file",
        "seq 99999 >t; ln t h; $DRAGOMAN segment good.txt -o t; same want t"
      ),
      Case(
        "owner",
        "echo old >t; chown 12:34 t 2>/dev/null || exit 0; $DRAGOMAN segment good.txt -o t; "
          + "[ $(stat -c %u:%g t) = 12:34 ]; same want t"
      ),
      Case(
        "tags",
        "echo old >t; setfattr -n user.a -v b t 2>/dev/null || exit 0; $DRAGOMAN segment good.txt -o t; "
          + "getfattr -d t | grep -q user.a || exit 9; same want t"
      ),
      Case(
        "long name",
        "n=$(printf 'n%.0s' $(seq 250)); $DRAGOMAN segment good.txt -o $n; same want $n"
      ),
    ]
  )
  func writesInto(_ testCase: Case) throws {
    try check(testCase, after: "$DRAGOMAN segment good.txt >want; set -e\n", then: "true")
  }

  @Test(
    "an output that cannot be written is an error that says why, and leaves the file",
    arguments: [
      Case(
        "read-only file",
        "echo old >t; chmod 444 t; refused $DRAGOMAN segment good.txt -o t; [ $(cat t) = old ]"
      ),
      Case("folder", "mkdir t; refused $DRAGOMAN segment good.txt -o t"),
      Case(
        "no folder",
        "refused $DRAGOMAN segment good.txt -o none/t; grep -q 'no such file' error"
      ),
      Case("circle of links", "ln -s a b; ln -s b a; refused $DRAGOMAN segment good.txt -o a"),
      Case(
        "full device",
        "refused $DRAGOMAN segment good.txt -o /dev/full; grep -q 'no space left' error"
      ),
      Case(
        "temporary files",
        "echo old >t; ln t h; TMPDIR=/none $DRAGOMAN segment good.txt -o t 2>error; [ $? = 2 ] || exit 9; "
          + "grep -q '^/none: error: no room for temporary files: no such' error; [ $(cat h) = old ]"
      ),
    ]
  )
  func saysWhy(_ testCase: Case) throws {
    try check(testCase, after: "", then: "true")
  }

  @Test(
    "a name that is not UTF-8 is the name of a file",
    arguments: [
      Case("input", "cp good.txt $'\\xE9.txt'; $DRAGOMAN segment $'\\xE9.txt' >got; same want got"),
      Case("output", "$DRAGOMAN segment good.txt -o $'\\xE9.out'; same want $'\\xE9.out'"),
      Case(
        "folder",
        "mkdir $'\\xE9'; cp good.txt $'\\xE9/a.txt'; $DRAGOMAN annotate $'\\xE9' >got; [ -s got ]"
      ),
      Case(
        "found in a folder",
        "mkdir d; cp good.txt $'d/\\xE9.txt'; $DRAGOMAN annotate d >got; [ -s got ]"
      ),
      Case(
        "JSON",
        "cp good.txt $'\\xE9.txt'; for command in segment annotate analyze; do "
          + "$DRAGOMAN $command --format json $'\\xE9.txt' | grep -q $'\"file\":\"\\xEF\\xBF\\xBD.txt\"'; done"
      ),
      Case(
        "message",
        "$DRAGOMAN segment $'\\xE9.txt' 2>error && exit 9; grep -qF '\\xE9.txt: error: no such file' error"
      ),
      Case(
        "library",
        "$DRAGOMAN --library $'\\xE9' lookup x 2>error && exit 9; grep -q 'must be UTF-8' error"
      ),
    ]
  )
  func readsNames(_ testCase: Case) throws {
    try check(testCase, after: "$DRAGOMAN segment good.txt >want; set -e\n", then: "true")
  }

  @Test(
    "a signal ends the program with one line and nothing left behind",
    arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)]
  )
  func endsInOrder(signal: String, status: Int) throws {
    let desk = try Desk()
    // The output is begun before the first line is waited for.
    let run = try desk.shell(
      """
      set -m; mkfifo p; exec 8<>p
      $DRAGOMAN memory match --input p -o out 2>error & id=$!
      for _ in $(seq 200); do ls | grep -q part && break; printf 'a line\\n%.0s' $(seq 100) >&8; sleep 0.05; done
      kill -\(signal) $id; wait $id; echo $?; wc -l <error; ls | grep -c 'part\\|out'
      """
    )
    #expect(run.output == "\(status)\n2\n0\n", "\(run.error)")
  }

  @Test("a signal that was ignored when the program began stays so")
  func ignoresIgnoredSignal() throws {
    let run = try Desk().shell(
      """
      mkfifo p; exec 8<>p; trap '' HUP
      $DRAGOMAN memory match --input p -o out 2>error & id=$!
      sleep 1; kill -HUP $id; kill -TERM $id; wait $id; echo $?
      """
    )
    #expect(run.output == "143\n")
  }

  @Test("without a home the user is asked where the library is")
  func needsHome() throws {
    let run = try Desk().shell("env -i $DRAGOMAN lookup x; echo $?; ls -a")
    #expect(run.error.contains("HOME is not set"))
    #expect(run.output.hasPrefix("2\n"))
  }

  @Test("every command that has an output says what it reads and writes")
  func isComplete() throws {
    let help = try Desk().run(["--experimental-dump-help"]).output
    let commands = try #require(
      (JSONSerialization.jsonObject(with: Data(help.utf8)) as? [String: Any])?["command"]
        as? [String: Any]
    )
    for path in Self.paths(ofCommandsWithOutput: commands) {
      let run = try Desk().shell(
        "cp good.txt x; $DRAGOMAN \(path) -o \"$DRAGOMAN_LIBRARY\" \(Self.arguments[path] ?? "")"
      )
      // One opens no library, and two say what they did on standard error alone.
      if ["segment", "library backup", "glossary remove"].contains(path) { continue }
      #expect(run.error.contains("this is the library"), "\(path): \(run.error)")
    }
  }

  private static let arguments = [
    "align": "x good.txt", "analyze": "x", "annotate": "x", "brief": "x", "check": "x",
    "lookup": "x",
    "package": "x",
    "glossary add": "x y",
    "glossary extract": "x", "glossary import": "x", "memory import": "x", "memory match": "x",
    "memory concordance": "x",
    "memory undo": "1", "memory remove": "x", "library copy": "y",
    "history purge": "--memory x", "undo": "1", "review accept": "1", "review refuse": "1",
    "user add": "x --role reader", "user password": "x", "user token": "x", "user remove": "x",
  ]

  private static func paths(
    ofCommandsWithOutput command: [String: Any],
    after path: String = ""
  ) -> [String] {
    let own = (command["arguments"] as? [[String: Any]] ?? []).contains {
      ($0["valueName"] as? String) == "path"
        && ($0["names"] as? [[String: String]] ?? []).contains { $0["name"] == "output" }
    }
    let below = (command["subcommands"] as? [[String: Any]] ?? []).flatMap { command in
      let name = command["commandName"] as? String ?? ""
      return name == "help"
        ? [] : paths(ofCommandsWithOutput: command, after: path.isEmpty ? name : "\(path) \(name)")
    }
    return (own ? [path] : []) + below
  }

  private func check(_ testCase: Case, after start: String, then end: String) throws {
    let desk = try Desk()
    try desk.write(
      """
      <tmx version="1.4"><header srclang="ar"/><body><tu><tuv xml:lang="ar"><seg>نص</seg></tuv>
      <tuv xml:lang="en"><seg>text</seg></tuv></tu></body></tmx>
      """,
      to: "pair.tmx"
    )
    let run = try desk.shell(
      Self.prelude + start + testCase.script + "\n" + end
        + "\nls | grep '\\.part' && exit 94; exit 0"
    )
    #expect(run.status == 0, "\(run.output)\(run.error)")
  }
}
