import Bytes
import Model
import TestSupport
import Testing

/// No output holds eight bytes in a row of any secret that was planted, whatever is asked for.
@Suite struct RedactionTests {
  /// A value with what surrounds it, and which part of it is secret.
  private struct Planted {
    var before: String
    var secret: String
    var after: String

    var text: String { before + secret + after }
  }

  private static let kinds: [(before: String, secret: String, after: String)] = [
    ("apikey: '", "{{base64url:44}}", "'"),
    ("IBMCLOUD_API_KEY=", "{{base64url:44}}", ""),
    ("https://api.acme.dev/v1?apikey=", "{{base64url:44}}", "&x=1"),
    ("https://admin:", "{{base62:28}}", "@db.acme.dev/x"),
    ("postgres://admin:", "{{base62:24}}", "@db.acme.dev:5432/app"),
    ("token = \"", "{{github:ghp_:30}}", "\""),
    ("ibmcloud login --apikey ", "{{base64url:44}}", " -r us-south"),
    ("curl -u apikey:", "{{base64url:44}}", " https://api.acme.dev"),
    ("\"Authorization\": \"Basic ", "{{base64(apikey:{{base64url:44}})}}", "\""),
    ("Authorization: Bearer ", "{{jwt:{\"iss\":\"https://iam.cloud.ibm.com/identity\"}}}", ""),
    ("aws_secret_access_key = ", "{{base64:40}}", ""),
    ("key: AKIA", "{{base32:16}}", ""),
    ("\"secret_access_key\": \"", "{{hex:48}}", "\", \"access_key_id\": 1"),
    ("stripe = 'sk_live_", "{{base62:24}}", "'"),
    ("google_key: AIza", "{{base62:35}}", ""),
    ("password = \"", "{{base62:20}}", "\""),
  ]

  private static func plant(_ random: inout SplitMix64) -> Planted {
    let kind = random.pick(from: kinds)
    return Planted(
      before: kind.before, secret: drawn(kind.secret, seed: random.next()), after: kind.after)
  }

  /// Ways in which values stand in files: each on its line, many on one, quoted, commented, far out.
  private static func layOut(
    _ planted: [Planted], _ random: inout SplitMix64
  ) -> (name: String, text: String) {
    let texts = planted.map(\.text)
    func padding() -> String {
      String(decoding: random.bytes(random.number(in: 0..<200), of: "abc .;(){}"), as: UTF8.self)
    }
    switch random.number(in: 0..<6) {
    case 0: return ("app.py", texts.map { "x = \($0)\n" }.joined())
    case 1: return ("deploy.sh", texts.map { "\($0) " }.joined() + "\n")
    case 2: return ("min.js", texts.map { padding() + $0 + ";" }.joined())
    case 3: return ("README.md", texts.map { "é🔑 `\($0)`, " }.joined() + "\n")
    case 4:
      let escaped = texts.map { $0.replacing("\"", with: "\\\"") }
      return ("config.json", "{" + escaped.map { "\"v\": \"\($0)\"" }.joined(separator: ", ") + "}")
    default: return ("log.txt", texts.map { padding() + "\t" + $0 }.joined(separator: "\r\n"))
    }
  }

  /// Twenty trees of thirty values each a run, so that 200 seeds take a few seconds.
  @Test(arguments: 0..<10)
  func `nothing leaks into any report`(run: Int) throws {
    let scratch = try ScratchFolder()
    var windows = SecretWindows()
    var keys: [String] = []
    for seed in (run * 20)..<(run * 20 + 20) {
      keys.append(try Self.plantTree("\(seed)", seed: UInt64(seed), in: scratch, &windows))
    }
    try scratch.makePipe("pipe-\(keys[1])")

    let formats = [
      "pretty", "json", "jsonl", "sarif", "concise", "gitlab", "github", "junit", "checkstyle",
      "codeclimate",
      "rdjson", "csv", "markdown", "html",
    ]
    let outcome = try Credlint.run(
      ["scan", "-v", "--min-confidence", "low", "--now", Credlint.now]
        + formats.flatMap { ["-o", "\($0)=../aside/report.\($0)"] }
        + ["-o", "csv=gone/\(keys[3])", "--", ".", keys[0], "apikey=\(keys[2])"], in: scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errorText.contains("skipped: pipe-********: "))
    #expect(try !scratch.bytes(aside: "report.pretty").isEmpty)
    try scratch.write(Array("../aside/printed".utf8), outcome.output)
    try scratch.write(Array("../aside/told".utf8), outcome.errors)
    let names = ["printed", "told"] + formats.map { "report.\($0)" }
    #expect(try windows.lines(in: names, of: scratch).prefix(2_000) == "")
  }

  @Test func `a word that somebody took for a password stays in the names of files`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("hamsterwheel/login.py", "if password == \"hamsterwheel\":\n")
    let outcome = try Credlint.run(
      ["scan", "--min-confidence", "low", "-f", "concise", "."], in: scratch)
    #expect(outcome.text.contains("hamsterwheel/login.py:1:"))
  }

  @Test func `a crash tells nothing of what was in memory`() throws {
    guard (try? FileStatus(of: BytePath("/proc/self/status"), followingLink: true)) != nil else {
      return
    }
    let scratch = try ScratchFolder()
    // Once broken pipes are ignored, crashes are hidden, too.
    let script = #"""
      "$1" scan --stdin < <(exec sleep 100 2>/dev/null) & program=$!
      for i in $(seq 600); do
        grep -q '^SigIgn:.*[13579bdf]...$' /proc/$program/status && break
        sleep 0.1
      done
      kill -SEGV $program; wait $program; echo $?
      """#
    var program = Program(
      "/bin/bash", ["-c", script, "bash", try Credlint.path].map { Array($0.utf8) },
      in: scratch.root)
    program.variables = ["SWIFT_BACKTRACE": "enable=yes,color=no"]
    let outcome = try program.run(using: scratch)
    #expect(outcome.text == "139\n")
    #expect(!outcome.errorText.contains("Registers"), "\(outcome.errorText)")
  }

  /// Thirty values in a folder, several on a line, one of them in the names of files, too; gives it.
  private static func plantTree(
    _ folder: String, seed: UInt64, in scratch: ScratchFolder, _ windows: inout SecretWindows
  ) throws -> String {
    var random = SplitMix64(seed: seed)
    for file in 0..<7 {
      let planted = (0..<4).map { _ in plant(&random) }
      for value in planted { windows.add(value.secret.utf8) }
      let (name, text) = layOut(planted, &random)
      try scratch.write("\(folder)/\(file)/\(name)", text)
    }
    let (key, other) = (Drawn.ibmKey(random.next()), Drawn.ibmKey(random.next()))
    windows.add(key.utf8)
    windows.add(other.utf8)
    try scratch.write(
      "\(folder)/apikey.json",
      Drawn.keyFile(key, createdAt: key, more: "\n\t\"iam_id\": \"\(key)\","))
    try scratch.write(
      "\(folder)/credentials.json",
      Drawn.serviceCredential(key, role: key).replacing("Service credentials-1", with: key))
    try scratch.write("\(folder)/\(key)/key-\(key).env", "IBMCLOUD_API_KEY=\(other)\n")
    return key
  }
}
