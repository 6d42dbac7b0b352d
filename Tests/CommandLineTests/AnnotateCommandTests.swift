import Foundation
import Testing

@Suite("annotate")
struct AnnotateCommandTests {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test("a folder becomes a folder of results; a bad file is told of and the rest goes on")
  func annotatesFolder() throws {
    let desk = try Desk()
    let run = try desk.shell(
      """
      mkdir -p in/deep
      cp good.txt in/good.txt; cp good.txt in/deep/good.txt; cp latin.txt in/latin.txt
      touch in/picture.png
      $DRAGOMAN annotate --format xliff --output-directory out in
      echo $?; ls out
      """
    )
    #expect(run.output == "2\ngood-2.xlf\ngood.xlf\n")
    #expect(run.error.contains("in/latin.txt"))
    #expect(run.error.contains("passed over 1 files"))
    #expect(run.error.contains("1 of 3 articles failed"))
  }

  @Test("a pattern that the shell did not replace names files; one that fits nothing is an error")
  func expandsPatterns() throws {
    let desk = try Desk()
    let found = try desk.run(["annotate", "--format", "json", "go?d.txt"])
    #expect(found.output.split(separator: "\n").count == 1)
    let missing = try desk.run(["annotate", "no*.txt"])
    #expect(missing.status == 2)
    #expect(missing.error.contains("no file has a name like this"))
  }

  @Test("formats of one article refuse several, unless each has a file")
  func refusesSeveral() throws {
    for format in ["html", "xliff", "docx"] {
      let run = try Desk().run(["annotate", "--format", format, "good.txt", "good.txt"])
      #expect(run.status == 64)
      #expect(run.error.contains("--output-directory"))
    }
  }

  @Test(
    "what is written as JSON fits the schema",
    arguments: [
      ("annotate", "annotate --format json '\(package.path)'/TMX/articles/ar/follow-up.txt"),
      ("segment", "segment --format json '\(package.path)'/TMX/articles/en/air-defence.txt"),
      (
        "match",
        "memory match --threshold 50 --format json 'وتشمل المرحلة الأولى الإفراج عن 500 أسير'"
      ),
      ("lookup", "lookup --format json 'للأمين العام'"),
      ("analyze", "analyze --format json '\(package.path)'/TMX/articles/ar/follow-up.txt"),
      ("memoryImport", "memory import --format json '\(package.path)'/TMX/desk.tmx"),
      ("glossaryImport", "glossary import --format json '\(package.path)'/Glossary/offices.csv"),
      ("history", "history --format json"), ("review", "review list --format json"),
      ("users", "user add salma --role reader --format json"),
    ]
  )
  func fitsSchema(definition: String, command: String) throws {
    let desk = try Desk()
    let check = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1]))
      schema.pop('oneOf')
      schema['$ref'] = '#/$defs/' + sys.argv[2]
      lines = sys.stdin.read().splitlines()
      assert lines
      for line in lines: jsonschema.validate(json.loads(line), schema)
      """
    try desk.write(check, to: "check.py")
    let run = try desk.shell(
      """
      set -e -o pipefail
      $DRAGOMAN glossary import --quiet '\(Self.package.path)'/Glossary/*.csv >/dev/null
      $DRAGOMAN memory import --quiet '\(Self.package.path)'/TMX/desk.tmx >/dev/null
      $DRAGOMAN \(command) >result.json
      # Debian's own Python has Debian's package, where another one comes first in the path.
      python=python3
      python3 -c 'import jsonschema' 2>/dev/null || python=/usr/bin/python3
      $python check.py '\(Self.package.path)/Documentation/Manual/dragoman.schema.json' \(definition) <result.json
      """
    )
    #expect(run.status == 0, "\(run.error.suffix(2000))")
  }
}
