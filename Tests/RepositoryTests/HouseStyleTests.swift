import Testing

@Suite("House style")
struct HouseStyleTests {
  private let files: [Repository.File]

  init() throws {
    files = try Repository.swiftFiles(below: "Sources", "Tests", "Plugins", "rules")
    try #require(files.count > 100)
  }

  @Test("no file is longer than 400 lines")
  func length() {
    for file in files {
      let count = file.lines.count - 1
      #expect(count <= 400, "\(file.path) has \(count) lines: divide it by what its parts know")
    }
  }

  @Test("a file is named for what it holds")
  func names() {
    for file in files {
      let stem = file.name.prefix { $0 != "." }
      let isVague = ["Utils", "Utilities", "Helper", "Helpers", "Manager", "Misc", "Common"]
        .contains { stem.hasSuffix($0) }
      #expect(!isVague, "\(file.path)")
    }
  }

  @Test("what other rooms call is documented right above")
  func documentation() {
    let declaration =
      #/^\s*package (?:\w+ )*?(?:struct|enum|class|protocol|actor|typealias|func|subscript) [A-Za-z]/#
    // What the standard library asks for and explains.
    let witness = #/func hash\(into/#
    for file in files where file.path.hasPrefix("Sources/") {
      for (index, line) in file.lines.enumerated()
      where line.contains(declaration) && !line.contains(witness) {
        let above = file.lines[..<index].last { !$0.contains(#/^\s*@/#) } ?? ""
        #expect(above.contains(#/^\s*///#), "\(file.path):\(index + 1): \(line)")
      }
    }
  }

  @Test("nothing is left for later")
  func promises() {
    // In pieces, so that this file does not find itself.
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
    for file in files {
      for (index, line) in file.lines.enumerated() {
        let promise = words.first { line.contains($0) }
        #expect(promise == nil, "\(file.path):\(index + 1)")
      }
    }
  }
}
