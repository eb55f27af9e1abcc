import TestSupport
import Testing

/// Files that git ignores: which are read, which are passed over, and which are shipped all the same.
@Suite struct IgnoredTests {
  private static let key = Drawn.keyFile(Drawn.ibmKey())
  private static let source = "const token = '\(Drawn.githubToken())'\n"

  private static func key(_ path: String) -> String {
    "info key-file/ibm-cloud-api-key \(path):4:13 ignored"
  }
  private static func shipped(_ path: String) -> String {
    "high ignored-but-shipped \(path) ignored"
  }
  private static func found(_ path: String, _ exposure: String = "ignored") -> String {
    let severity = exposure == "ignored" ? "info" : "critical"
    return "\(severity) embedded-key/github-pat \(path):1:16 \(exposure)"
  }

  // What `ignore-missing` asks for.
  private static let names = ["apikey.json", "apiKey.json", "ibm-credentials.env", ".env"]

  @Sendable private static func makeTree(_ scratch: ScratchFolder) throws {
    try scratch.makeRepository(ignoring: names + ["node_modules/", "env", "local/"])
    try scratch.write("node_modules/a/apikey.json", key, mode: 0o600)
    try scratch.write("node_modules/a/index.js", source, mode: 0o600)
    try scratch.write("env/pyvenv.cfg", "home = /usr\n")
    try scratch.write("env/lib/a.js", source, mode: 0o600)
    try scratch.write("local/a.js", source, mode: 0o600)
    try scratch.write("build/a.js", source, mode: 0o600)
  }

  private static var built: String { "high embedded-key/github-pat build/a.js:1:16 untracked" }

  @Test(arguments: [
    Scenario(
      "own", finds: [built, found("local/a.js"), key("node_modules/a/apikey.json")],
      in: makeTree),
    Scenario(
      "all", scanning: ["--ignored", "all"],
      finds: [
        built, found("env/lib/a.js"), found("local/a.js"), key("node_modules/a/apikey.json"),
        found("node_modules/a/index.js"),
      ], in: makeTree),
    Scenario("none", scanning: ["--ignored=none"], finds: [built], in: makeTree),
    Scenario(
      "a folder that is given", scanning: ["node_modules"],
      finds: [key("node_modules/a/apikey.json"), found("node_modules/a/index.js")], in: makeTree),
    Scenario(
      "below one that is ignored", scanning: ["local", "--ignored", "none"],
      finds: [found("local/a.js")], in: makeTree),
    Scenario("a folder that holds a tracked file", finds: [found("dist/a.js", "committed")]) {
      try $0.makeRepository(ignoring: ["dist"])
      try $0.write("dist/a.js", source)
      try $0.commit("dist/a.js")
    },
    Scenario("a repository of its own", finds: [found("vendor/a.js", "committed")]) {
      try $0.makeRepository(ignoring: ["vendor"])
      try $0.makeRepository("vendor")
      try $0.write("vendor/a.js", source)
      try $0.commit("a.js", in: "vendor")
    },
    Scenario("a repository in an ignored folder", finds: [found("vendor/x/a.js", "committed")]) {
      try $0.makeRepository(ignoring: ["vendor"])
      try $0.makeRepository("vendor/x")
      try $0.write("vendor/x/a.js", source)
      try $0.commit("a.js", in: "vendor/x")
    },
    Scenario("outside of git", finds: [found("node_modules/a.js", "outside-git")]) {
      try $0.write("node_modules/a.js", source)
    },
  ])
  func `what is read`(_ scenario: Scenario) throws { try scenario.check() }

  @Test func `what is passed over is said, a folder at a time`() throws {
    let scratch = try ScratchFolder()
    try Self.makeTree(scratch)
    func skipped(_ arguments: String...) throws -> [String] {
      let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
      return try ReportJSON(outcome).scan.skipped.map(\.path)
    }
    #expect(try skipped() == [".git", "env", "node_modules"])
    #expect(try skipped("--ignored", "none") == [".git", "env", "local", "node_modules"])
    #expect(try skipped("--ignored", "all") == [".git"])
  }

  private static func shipping(
    _ name: String, _ files: [String: String], finds isFound: Bool
  ) -> Scenario {
    Scenario(
      name, finds: (isFound ? [shipped("app/apikey.json")] : []) + [key("app/apikey.json")]
    ) { scratch in
      try scratch.makeRepository(ignoring: names)
      try scratch.write("app/apikey.json", key, mode: 0o600)
      for (path, text) in files { try scratch.write(path, text) }
    }
  }

  @Test(arguments: [
    shipping("an image of all", ["Dockerfile": "FROM scratch\nCOPY . /\n"], finds: true),
    shipping("of its folder", ["app/Dockerfile": "add --chown=1 ./ /x/\n"], finds: true),
    shipping("of the file", ["Dockerfile": "COPY [\"app/apikey.json\", \"/x\"]\n"], finds: true),
    shipping("by a pattern", ["web.Dockerfile": "COPY a \\\n  app/*.json /x\n"], finds: true),
    shipping("of other files", ["Dockerfile": "COPY src app/main.js /x\n"], finds: false),
    shipping("of another stage", ["Dockerfile": "COPY --from=build . /x\n"], finds: false),
    shipping(
      "with an ignore file", ["Dockerfile": "COPY . .\n", ".dockerignore": "**/apikey.json\n"],
      finds: false),
    shipping(
      "with one for the folder", ["Dockerfile": "COPY . .\n", ".dockerignore": "# x\napp/\n"],
      finds: false),
    shipping(
      "with an exception", ["Dockerfile": "COPY . .\n", ".dockerignore": "*\n!app/apikey.json\n"],
      finds: true),
    shipping(
      "with a pattern of the root", ["Dockerfile": "COPY . .\n", ".dockerignore": "apikey.json\n"],
      finds: true),
    shipping("a package of files", ["package.json": #"{"files": ["app/"]}"#], finds: true),
    shipping("of other files", ["package.json": #"{"files": ["lib"]}"#], finds: false),
    shipping("without a list", ["package.json": #"{"name": "x"}"#], finds: false),
    shipping(
      "with npm's own ignore file", ["package.json": #"{"name": "x"}"#, ".npmignore": "docs\n"],
      finds: true),
    shipping(
      "that names it", ["package.json": #"{"name": "x"}"#, ".npmignore": "apikey.json\n"],
      finds: false),
    shipping(
      "that is private", ["package.json": #"{"private": true, "files": ["app"]}"#], finds: false),
  ])
  func `what is shipped`(_ scenario: Scenario) throws { try scenario.check() }
}
