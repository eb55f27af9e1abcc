import Model
import TestSupport
import Testing

/// Nothing that a repository holds or configures is ever run.
@Suite struct HostileRepositoryTests {
  @Test func `a hostile configuration runs nothing`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    let marker = scratch.aside.appending("marker".utf8).text
    try scratch.write("a.py", "token = '\(Drawn.githubToken(1))'\n")
    try scratch.write(
      ".gitattributes",
      "*.py filter=trap diff=trap merge=trap textconv=trap working-tree-encoding=UTF-8\n")
    try scratch.commit("a.py", ".gitattributes")
    try scratch.write("a.py", "token = '\(Drawn.githubToken(2))'\n")
    try scratch.stage("a.py")
    try scratch.write("b.py", "token = '\(Drawn.githubToken(3))'\n")
    try scratch.write(".git/hooks/trap", "#!/bin/sh\necho \"$0 $*\" >> '\(marker)'\n", mode: 0o755)
    for hook in ["post-checkout", "pre-commit", "post-index-change", "reference-transaction"] {
      try scratch.write(
        ".git/hooks/\(hook)", "#!/bin/sh\necho \"$0 $*\" >> '\(marker)'\n", mode: 0o755)
    }
    let run = scratch.path(".git/hooks/trap").text
    try scratch.write(
      ".git/more",
      "[core]\n\tfsmonitor = \(run)\n\tsshCommand = \(run)\n\tattributesFile = \(run)\n"
        + "[diff \"trap\"]\n\ttextconv = \(run)\n\tcachetextconv = true\n")
    for (name, value) in [
      ("core.fsmonitor", run), ("core.hooksPath", scratch.path(".git/hooks").text),
      ("core.pager", run), ("core.editor", run), ("core.sshCommand", run), ("core.askPass", run),
      ("core.gitProxy", run), ("core.alternateRefsCommand", run), ("diff.external", run),
      ("diff.trap.command", run), ("diff.trap.textconv", run), ("merge.trap.driver", run),
      ("filter.trap.clean", run), ("filter.trap.smudge", run), ("filter.trap.process", run),
      ("filter.trap.required", "true"), ("credential.helper", run), ("gpg.program", run),
      ("log.showSignature", "true"), ("uploadpack.packObjectsHook", run),
      ("sequence.editor", run), ("pager.log", run), ("pager.diff", run), ("pager.cat-file", run),
      ("alias.cat-file", "!" + run), ("alias.rev-list", "!" + run),
      ("remote.origin.url", "ext::" + run),
      ("remote.origin.promisor", "true"), ("remote.origin.partialclonefilter", "blob:none"),
      ("extensions.partialClone", "origin"), ("remote.origin.uploadpack", run),
      ("protocol.ext.allow", "always"), ("include.path", scratch.path(".git/more").text),
      ("includeIf.gitdir:**.path", scratch.path(".git/more").text),
      ("core.fsmonitorHookVersion", "2"), ("trailer.x.command", run),
      ("interactive.diffFilter", run),
    ] {
      try scratch.git("config", name, value)
    }
    for arguments in [["."], ["--staged"], ["--history"], ["--range", "HEAD~0..HEAD"]] {
      let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
      #expect([0, 1, 2].contains(outcome.status))
      let report = try ReportJSON(outcome)
      if arguments == ["."] { #expect(report.findings.count == 2) }
      if arguments == ["--staged"] { #expect(report.findings.map(\.location.path) == ["a.py"]) }
    }
    #expect((try? scratch.bytes(aside: "marker")) == nil, "something of the repository ran")
  }

  @Test func `what a partial clone was promised is not fetched`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    let marker = scratch.aside.appending("marker".utf8).text
    try scratch.write("a.py", "token = '\(Drawn.githubToken(6))'\n")
    try scratch.commit("a.py")
    let object = try scratch.git("rev-parse", "HEAD:a.py")
    try scratch.write("a.py", "token = '\(Drawn.githubToken(7))'\n")
    try scratch.commit("a.py")
    try scratch.remove(".git/objects/\(object.prefix(2))/\(object.dropFirst(2))")
    try scratch.write(".git/trap", "#!/bin/sh\necho ran > '\(marker)'\n", mode: 0o755)
    let run = scratch.path(".git/trap").text
    for (name, value) in [
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.url", "ext::" + run), ("remote.origin.promisor", "true"),
      ("remote.origin.partialclonefilter", "blob:none"), ("protocol.ext.allow", "always"),
      ("protocol.allow", "always"), ("core.sshCommand", run),
    ] { try scratch.git("config", name, value) }
    for arguments in [["."], ["--history"], ["--range", "HEAD~1..HEAD"]] {
      let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
      #expect(outcome.status == (arguments == ["--history"] ? 2 : 1), "\(arguments)")
      let findings = try ReportJSON(outcome).findings.filter { $0.practice == "embedded-key" }
      #expect(findings.map(\.location.path) == ["a.py"], "\(arguments)")
    }
    #expect((try? scratch.bytes(aside: "marker")) == nil, "something was fetched")
  }

  @Test
  func `objects from elsewhere, a folder of git's that is elsewhere, and dates that are none`()
    throws
  {
    let scratch = try ScratchFolder()
    try scratch.makeRepository("other")
    try scratch.write("other/a.py", "token = '\(Drawn.githubToken(8))'\n")
    try scratch.commit("a.py", in: "other")
    let tree = try scratch.git("rev-parse", "HEAD^{tree}", in: "other")
    let dates = [
      "author a <a@example.com> \(Int.min) +0000", "committer a <a@example.com> 9 +0000",
    ]
    let text = (["tree " + tree] + dates + ["", "odd", ""]).joined(separator: "\n")
    try scratch.makeRepository("borrower")
    try scratch.write(
      "borrower/.git/objects/info/alternates", scratch.path("other/.git/objects").text + "\n/\n")
    try scratch.write("borrower/commit", text)
    let commit = try scratch.git(
      "hash-object", "-t", "commit", "-w", "--literally", "commit", in: "borrower")
    try scratch.git("update-ref", "HEAD", commit, in: "borrower")
    try scratch.write("linked/.git", "gitdir: ../other/.git\n")
    try scratch.write("linked/a.py", "token = '\(Drawn.githubToken(8))'\n")
    for arguments in [["borrower", "--history"], ["linked", "--history"], ["linked"]] {
      let outcome = try Credlint.run(["scan", "-f", "json"] + arguments, in: scratch)
      #expect(outcome.status == 1, Comment(rawValue: outcome.errorText))
      let findings = try ReportJSON(outcome).findings.filter { $0.practice == "embedded-key" }
      #expect(findings.map(\.exposure) == ["committed"], "\(arguments)")
    }
  }

  @Test func `damaged objects and odd refs are said, and the rest is read`() throws {
    let scratch = try ScratchFolder()
    try scratch.makeRepository()
    try scratch.write("a.py", "token = '\(Drawn.githubToken(4))'\n")
    try scratch.write("b.py", "token = '\(Drawn.githubToken(5))'\n")
    try scratch.commit("a.py", "b.py")
    let object = try scratch.git("rev-parse", "HEAD:a.py")
    let file = ".git/objects/\(object.prefix(2))/\(object.dropFirst(2))"
    try scratch.setMode(file, 0o644)
    try scratch.write(file, "no object at all")
    for name in ["refs/heads/-x", "refs/heads/with\u{1B}control", "refs/tags/a..b"] {
      try scratch.write(".git/" + name, "0000000000000000000000000000000000000000\n")
    }
    try scratch.write(".git/refs/heads/broken", "not a commit\n")
    let outcome = try Credlint.run("scan", "-f", "json", "--history", in: scratch)
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains(0x1B))
    let report = try ReportJSON(outcome)
    #expect(!report.scan.complete)
  }
}
