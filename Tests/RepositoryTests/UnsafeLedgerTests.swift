import Testing

@Suite("The unsafe ledger")
struct UnsafeLedgerTests {
  /// Files and folders that docs/ARCHITECTURE.md names.
  private let ledger: [String]

  init() throws {
    ledger = try Repository.table(in: "docs/ARCHITECTURE.md", under: "The unsafe ledger")
      .map { $0[0].filter { $0 != "`" } }
    try #require(!ledger.isEmpty)
  }

  @Test("lists every file where memory safety is not checked")
  func isComplete() throws {
    for file in try Repository.swiftFiles(below: "Sources", "Plugins", "rules")
    where file.isUnsafe {
      #expect(
        ledger.contains { file.path == $0 || $0.hasSuffix("/") && file.path.hasPrefix($0) },
        "\(file.path) is unsafe: make it safe, or write into docs/ARCHITECTURE.md why it must be")
    }
  }

  @Test("lists nothing else")
  func isShort() throws {
    let files = try Repository.swiftFiles(below: "Sources", "Plugins", "rules").filter(\.isUnsafe)
    for entry in ledger {
      #expect(files.contains { $0.path.hasPrefix(entry) }, "\(entry) is safe: take it off the list")
    }
  }
}
