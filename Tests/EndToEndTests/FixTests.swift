import Bytes
import Model
import TestSupport
import Testing

/// Literals become lookups, the code still parses, and no value is written anywhere.
@Suite struct FixTests {
  private static let token = Drawn.githubToken()

  /// A file with `TOKEN` for the value, and what becomes of it.
  struct Sample: Sendable, CustomTestStringConvertible {
    let path: String
    let before: String
    let after: String
    var parser: [String] = []
    var testDescription: String { path + ": " + before }
  }

  private static let python = [
    "python3", "-c", "import ast,sys; ast.parse(open(sys.argv[1]).read())",
  ]

  @Test(arguments: [
    Sample(
      path: "A.java", before: "class A { String t = \"TOKEN\"; }\n",
      after: "class A { String t = System.getenv(\"GITHUB_PAT\"); }\n"),
    Sample(
      path: "a.js", before: "const o = { t: 'TOKEN', u: f(`TOKEN`) }\n",
      after: "const o = { t: process.env.GITHUB_PAT, u: f(process.env.GITHUB_PAT) }\n",
      parser: ["node", "--check"]),
    Sample(
      path: "a.ts", before: "const t: string = \"TOKEN\"\n",
      after: "const t: string = process.env.GITHUB_PAT!\n"),
    Sample(
      path: "b.ts",
      before: "const t = ok ? 'a' : 'TOKEN'; f({ a: ok ? 'b' : 'TOKEN', c: 'TOKEN' });\n",
      after: "const t = ok ? 'a' : process.env.GITHUB_PAT!; "
        + "f({ a: ok ? 'b' : process.env.GITHUB_PAT!, c: process.env.GITHUB_PAT! });\n"),
    Sample(
      path: "a.py", before: "t = 'TOKEN'\n", after: "import os\nt = os.environ[\"GITHUB_PAT\"]\n",
      parser: python),
    Sample(
      path: "b.py",
      before:
        "#!/usr/bin/env python3\n\"\"\"Says\nmore.\"\"\"\nfrom __future__ import annotations\n\nt = 'TOKEN'\n",
      after:
        "#!/usr/bin/env python3\n\"\"\"Says\nmore.\"\"\"\nfrom __future__ import annotations\n\nimport os\nt = os.environ[\"GITHUB_PAT\"]\n",
      parser: python),
    Sample(
      path: "c.py", before: "import sys, os\r\nt = 'TOKEN'\r\n",
      after: "import sys, os\r\nt = os.environ[\"GITHUB_PAT\"]\r\n", parser: python),
    Sample(
      path: "a.go",
      before:
        "package a\n\nimport (\n\t\"fmt\"\n)\n\nvar t = \"TOKEN\"\n\nfunc f() { fmt.Println(t) }\n",
      after:
        "package a\n\nimport (\n\t\"os\"\n\t\"fmt\"\n)\n\nvar t = os.Getenv(\"GITHUB_PAT\")\n\nfunc f() { fmt.Println(t) }\n",
      parser: ["gofmt", "-e"]),
    Sample(
      path: "b.go", before: "package b\n\nvar t = \"TOKEN\"\n",
      after: "package b\n\nimport \"os\"\n\nvar t = os.Getenv(\"GITHUB_PAT\")\n",
      parser: ["gofmt", "-e"]),
    Sample(
      path: "a.rb", before: "client(token: 'TOKEN')\n",
      after: "client(token: ENV.fetch(\"GITHUB_PAT\"))\n",
      parser: ["ruby", "-c"]),
    Sample(
      path: "a.cs", before: "class A { string t = \"TOKEN\"; }\n",
      after:
        "class A { string t = System.Environment.GetEnvironmentVariable(\"GITHUB_PAT\"); }\n"),
    Sample(
      path: "a.swift", before: "// A.\nlet t = \"TOKEN\"\n",
      after:
        "// A.\nimport Foundation\nlet t = (ProcessInfo.processInfo.environment[\"GITHUB_PAT\"] ?? \"\")\n"
    ),
    Sample(
      path: "a.sh", before: "export GH_TOKEN=TOKEN\ncurl -H \"X: TOKEN\" -H 'Y: TOKEN' TOKEN\n",
      after:
        "export GH_TOKEN=\"${GH_TOKEN:?}\"\ncurl -H \"X: ${GH_TOKEN:?}\" -H 'Y: '\"${GH_TOKEN:?}\"'' \"${GH_TOKEN:?}\"\n",
      parser: ["bash", "-n"]),
    Sample(
      path: "compose.yaml",
      before: "env:\n  TOKEN_A: TOKEN # old\n  b: 'TOKEN'\n  c: [\"x TOKEN\"]\n",
      after:
        "env:\n  TOKEN_A: \"${TOKEN_A}\" # old\n  b: \"${TOKEN_A}\"\n  c: [\"x ${TOKEN_A}\"]\n"),
    Sample(
      path: ".github/workflows/a.yml", before: "env:\n  T: TOKEN\n",
      after: "env:\n  T: \"${{ secrets.GITHUB_PAT }}\"\n"),
    Sample(
      path: "a.tf", before: "provider \"github\" {\n  token = \"TOKEN\"\n}\n",
      after:
        "provider \"github\" {\n  token = var.github_pat\n}\n\nvariable \"github_pat\" {\n  type      = string\n  sensitive = true\n}\n"
    ),
  ])
  func `a literal becomes a lookup`(_ sample: Sample) throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write(
      sample.path, sample.before.replacing(#/\bTOKEN\b/#, with: Self.token), mode: 0o755)
    let shown = try Credlint.run("fix", in: scratch)
    #expect(shown.status == 1 && shown.text.contains("--- \(sample.path)\n"))
    #expect(try text(sample.path, in: scratch).contains(Self.token))
    let applied = try Credlint.run("fix", "--apply", in: scratch)
    #expect(applied.status == 0, "\(applied.text)\(applied.errorText)")
    #expect(try text(sample.path, in: scratch) == sample.after)
    #expect(
      try FileStatus(of: scratch.path(sample.path), followingLink: false).permissions == 0o755)
    #expect(try Credlint.run("scan", "-q", in: scratch).output.isEmpty)
    let variable = try text(".env.example", in: scratch)
    #expect(variable.hasSuffix("=\n") && variable.filter(\.isNewline).count == 1)
    #expect(try text(".gitignore", in: scratch).contains(".env\n"))
    for output in [shown, applied].flatMap({ [$0.text, $0.errorText] }) {
      #expect(!output.contains(Self.token.suffix(8)))
    }
    guard let program = sample.parser.first.flatMap(Environment.programOnPath) else { return }
    let words = sample.parser.dropFirst() + [scratch.path(sample.path).text]
    let parsed = try Program(program.text, words.map { Array($0.utf8) }, in: scratch.root)
      .run(using: scratch)
    #expect(parsed.status == 0, "\(parsed.errorText)")
  }

  @Test(arguments: [
    ("a.py", "t = f'TOKEN'\n", "prefix"), ("a.py", "t = '''TOKEN'''\n", "quotes"),
    ("a.py", "t = 'a' 'TOKEN'\n", "several"), ("a.js", "const t = 'x TOKEN'\n", "longer text"),
    ("a.js", "const t = { 'TOKEN': 1 }\n", "name of a field"),
    ("a.jsx", "const t = <A k=\"TOKEN\"/>\n", "attribute"),
    ("A.java", "@Value(\"TOKEN\") String t;\n", "annotation"),
    ("a.go", "package a\n\nconst t = \"TOKEN\"\n", "constant"),
    ("a.go", "package a\n\nconst (\n\tt = \"TOKEN\"\n)\n", "constant"),
    ("a.cs", "const string t = \"TOKEN\";\n", "constant"),
    ("a.py", "match x:\n  case 'TOKEN': pass\n", "case"),
    ("a.py", "s = f\"{'TOKEN'}\"\n", "longer text"),
    ("a.js", "const t = {\n  'TOKEN'\n  : 1 }\n", "name of a field"),
    ("a.js", "export { a } from 'TOKEN'\n", "imported"),
    ("a.ts", "enum A { B = 'TOKEN' }\n", "type"),
    ("a.ts", "interface A { b: 'TOKEN' }\n", "type"),
    ("a.ts", "type A =\n  | 'TOKEN'\n", "type"),
    ("a.ts", "let t: 'TOKEN' | undefined;\n", "type"),
    ("a.ts", "abstract class A { abstract f(t: 'TOKEN'): void; }\n", "type"),
    ("a.ts", "class A { t: 'TOKEN'; }\n", "type"),
    ("a.js", "class A { 'TOKEN'() {} }\n", "name of a method"),
    ("a.cs", "var t = \"TOKEN\"u8;\n", "suffix"),
    ("a.go", "package a\n\nimport _ \"TOKEN\"\n", "imported"),
    ("A.java", "class A { void f(@V(\"TOKEN\") String s) {} }\n", "annotation"),
    ("A.java", "class A { @V({\"a\",\n  \"TOKEN\"}) String t; }\n", "annotation"),
    (
      "A.java", "class A { int f(String s) { return switch (s) { case \"TOKEN\" -> 1; }; } }\n",
      "case"
    ),
    ("a.go", "package a\n\nfunc f() { const t = \"TOKEN\" }\n", "constant"),
    ("a.cs", "class A { void F(string t = \"TOKEN\") {} }\n", "default"),
    ("a.swift", "enum A: String { case b = \"TOKEN\" }\n", "case"),
    ("a.swift", "@available(*, deprecated, message: \"TOKEN\")\nfunc f() {}\n", "annotation"),
    ("a.sh", "x=\"$(curl -u 'TOKEN' y)\"\n", "command"),
    ("a.sh", "python3 -c '\nprint(\"TOKEN\")\n'\n", "several lines"),
    ("a.tf", "variable \"t\" { default = \"TOKEN\" }\n", "default"),
    ("a.tf", "terraform {\n  backend \"http\" {\n    password = \"TOKEN\"\n  }\n}\n", "backend"),
    ("a.sh", "cat <<EOF\nTOKEN\nEOF\n", "here-document"),
    ("a.yaml", "a: |\n  token TOKEN\n", "several lines"),
    ("a.tf", "variable \"t\" {\n  default = \"TOKEN\"\n}\n", "default"),
    ("notes.txt", "token: TOKEN\n", "files of this kind"),
  ])
  func `what might not be right is left to people`(
    path: String, text: String, reason: String
  ) throws {
    let scratch = try ScratchFolder()
    let source = text.replacing("TOKEN", with: Self.token)
    try scratch.write(path, source)
    let outcome = try Credlint.run("fix", "--apply", in: scratch)
    #expect(outcome.status == 1 && outcome.text.contains("By hand:\n  \(path):"))
    #expect(outcome.text.contains(reason), "\(outcome.text)")
    #expect(try self.text(path, in: scratch) == source)
  }

  @Test func `one value has one variable, others have others`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a.js", "f('\(Self.token)')\ng('\(Drawn.githubToken(2))')\n")
    try scratch.write("b.py", "import os\nt = '\(Self.token)'\n")
    #expect(try Credlint.run("fix", "--apply", in: scratch).status == 0)
    #expect(
      try text("a.js", in: scratch) == "f(process.env.GITHUB_PAT)\ng(process.env.GITHUB_PAT_2)\n")
    #expect(try text("b.py", in: scratch) == "import os\nt = os.environ[\"GITHUB_PAT\"]\n")
    #expect(try text(".env.example", in: scratch) == "GITHUB_PAT=\nGITHUB_PAT_2=\n")
    let again = try Credlint.run("fix", in: scratch)
    #expect(again.status == 0 && again.text == "Nothing to fix.\n")
  }

  @Test func `SARIF proposes the same edits`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("a.py", "# 🔑\nx = '🔑'; t = '\(Self.token)'\n")
    try scratch.write("b.txt", "token: \(Self.token)\n")
    let saved = try Credlint.scan("-f", "json", in: scratch).output
    for sarif in [
      try Credlint.scan("-f", "sarif", in: scratch),
      try Credlint.run(
        "report", "-f", "sarif", in: scratch, feeding: String(decoding: saved, as: UTF8.self)),
    ] {
      let log = try JSONValue(parsing: sarif.output)
      let results = log["runs"]?.elements.first?["results"]?.elements ?? []
      #expect(results.map { $0["fixes"] != nil } == [true, false])
      let change = results.first?["fixes"]?.elements.first?["artifactChanges"]?.elements.first
      #expect(change?["artifactLocation"]?["uri"]?.text == "a.py")
      let edits = (change?["replacements"]?.elements ?? []).map { edit in
        let region = edit["deletedRegion"]
        return ["startLine", "startColumn", "endLine", "endColumn"].map {
          String(region?[$0]?.integer ?? 0)
        }.joined(separator: " ") + " " + (edit["insertedContent"]?["text"]?.text ?? "")
      }
      #expect(edits == ["2 1 2 1 import os\n", "2 15 2 57 os.environ[\"GITHUB_PAT\"]"])
      #expect(!sarif.text.contains(Self.token.suffix(8)))
    }
  }

  @Test func `what stands before a value names it only if it is no value itself`() throws {
    let scratch = try ScratchFolder()
    let id = drawn("{{repeat:AKIA:1}}{{base32:16}}")
    try scratch.write("a.yaml", "\(id): \(Self.token)\n")
    let outcome = try Credlint.run("fix", "--apply", in: scratch)
    #expect(!outcome.text.contains(id.dropFirst(8)))
    #expect(try text(".env.example", in: scratch) == "GITHUB_PAT=\n")
  }

  private func text(_ path: String, in scratch: ScratchFolder) throws -> String {
    String(decoding: try scratch.path(path).read(), as: UTF8.self)
  }
}
