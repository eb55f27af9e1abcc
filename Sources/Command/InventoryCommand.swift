import Model
import Reports
import Scan

/// What was typed after `credlint inventory`.
struct InventoryArguments {
  /// As for a scan; its paths are the lists.
  var scan = ScanArguments()
  var code: [String] = []
}

extension Syntax<InventoryArguments> {
  static var inventory: Self {
    Syntax(
      summary: "Judge the keys of exported lists: age, owner, role, last use, where in code",
      operands: "FILE ...",
      examples: [
        ("ibmcloud iam api-keys --output json > ../keys.json", "export a list"),
        ("credlint inventory ../keys.json", "a table of its keys, and how old they are"),
        (
          "credlint inventory --in . ../keys.json ../service-keys.json",
          "and where they stand in code"
        ),
        ("credlint inventory -f sarif ../keys.json", "the findings, in any format of a scan"),
      ],
      flags: [
        .each(
          "--in", value: "PATH", help: "look for the keys in this file or folder, too; repeatable",
          \.code),
        .choice(
          "-f", "--format", value: "FORMAT", from: ReportFormats.names.map { ($0, $0) },
          help: "\(ReportFormats.names.joined(separator: ", ")) (default: table)",
          \.scan.output.format),
      ]
        + Syntax<ScanArguments>.scan.flags
        .filter { !choosesInput.contains($0.longName) }
        .map { $0.within(\.scan) },
      operand: { values, word in values.scan.paths.append(word) })
  }

  private static var choosesInput: [String] {
    ["--format", "--staged", "--range", "--history", "--stdin", "--stdin-path", "--inventory"]
  }
}

/// `credlint inventory`
struct InventoryCommand {
  let console: Console

  func run(_ arguments: InventoryArguments) throws(UsageError) -> ExitStatus {
    var scan = arguments.scan
    guard !scan.paths.isEmpty else {
      throw .wrong(
        "'credlint inventory' takes exported lists of keys, such as what "
          + "'ibmcloud iam api-keys --output json' prints")
    }
    if scan.paths.contains([]) || arguments.code.contains("") { throw .wrong("a path is empty") }
    scan.judged = scan.paths.map { BytePath($0) }
    scan.output.format = scan.output.format ?? "table"
    return try ScanCommand(console: console)
      .run(scan, on: .paths(arguments.code.map { BytePath($0) }))
  }
}
