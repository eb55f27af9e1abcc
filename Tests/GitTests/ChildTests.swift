import Bytes
import Glibc
import Testing

@Suite("Child")
struct ChildTests {
  private func shell(_ script: String) -> Child {
    Child("sh", ["-c", script].map { Array($0.utf8) })
  }

  @Test("hands over megabytes in both directions without waiting for either")
  func largeInputAndOutput() throws {
    let input = [UInt8]((0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let result = try Child("cat", []).run(feeding: input)
    #expect(result.output == input)
    #expect(result.status == .exited(0))
  }

  @Test("keeps the beginning of standard error, however much of it there is")
  func diagnostics() throws {
    let result = try shell("yes error | head -c 3000000 >&2; echo out; exit 3").run()
    #expect(result.output == Array("out\n".utf8))
    #expect(result.diagnostics.count == ChildProcess.longestDiagnostics)
    #expect(result.status == .exited(3))
  }

  @Test("survives a child that does not read its input")
  func brokenPipe() throws {
    let input = [UInt8](repeating: 65, count: 4_000_000)
    #expect(try shell("exec 0<&-; echo done").run(feeding: input).output == Array("done\n".utf8))
    #expect(try shell("exit 7").run(feeding: input).status == .exited(7))
  }

  @Test("tells a signal from a status")
  func signal() throws {
    #expect(try shell("kill -TERM $$").run().status == .signalled(SIGTERM))
  }

  @Test("says which program is missing")
  func notFound() {
    #expect(throws: ChildError.notFound("no-such-program-here")) {
      try Child("no-such-program-here", []).run()
    }
    #expect(throws: ChildError.failed("/", SystemError(code: EACCES))) { try Child("/", []).run() }
  }

  @Test("passes over relative folders on PATH")
  func relativePath() {
    var child = shell("true")
    child.variables.adds = ["PATH": ".:bin::../../bin"]
    #expect(throws: ChildError.notFound("sh")) { try child.run() }
  }

  @Test("hands on variables, but for those taken out and put in")
  func variables() throws {
    var child = shell("echo \"$HOME|$ADDED|$PATH\"")
    child.variables.keeps = { $0 != "HOME" }
    child.variables.adds = ["ADDED": "x=y"]
    let output = String(decoding: try child.run().output, as: UTF8.self)
    #expect(output.hasPrefix("|x=y|/"))
  }

  @Test("hands on no descriptor of ours")
  func descriptors() throws {
    let count = shell("ls -l /proc/self/fd | grep -c socket:")
    let alone = try count.run().output
    var other = try Child("cat", []).start()
    #expect(try count.run().output == alone)
    #expect(try other.finish() == .exited(0))
  }

  @Test("gives up a child that does nothing")
  func stuck() {
    var child = shell("sleep 60")
    child.patience = 50
    #expect(throws: ChildError.stuck("sh", milliseconds: 50)) { try child.run() }
  }

  @Test("answers requests one by one")
  func conversation() throws {
    var child = try Child("cat", []).start()
    for count in [0, 1, 70_000, 300_000] {
      let text = [UInt8](repeating: UInt8(ascii: "x"), count: count)
      child.write(text + [0] + text + [UInt8(ascii: "\n")])
      #expect(try child.read(until: 0) == text)
      #expect(try child.read(exactly: count) == text)
      try child.skip(exactly: 1)
    }
    child.write(Array("rest".utf8))
    child.closeInput()
    #expect(try child.read(until: 0) == Array("rest".utf8))
    #expect(try child.read(until: 0) == nil)
    #expect(throws: ChildError.cutShort("cat")) { try child.read(exactly: 1) }
    #expect(try child.finish() == .exited(0))
  }

  @Test("ends a child that is let go of")
  func abandoned() throws {
    let started = ContinuousClock.now
    do {
      var child = try shell("echo $$; exec sleep 60").start()
      _ = try child.read(until: UInt8(ascii: "\n"))
    }
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
