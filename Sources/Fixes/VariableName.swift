/// Names of variables for values: one a value, none twice.
package struct VariableNames: Sendable {
  private var names: [String: String] = [:]
  private var taken: Set<String> = []
  /// The number that was given last to each name that more than one value asked for.
  private var numbers: [String: Int] = [:]

  package init() {}

  /// The name for a credential.
  ///
  /// - Parameters:
  ///   - line: what stands before the value on its line: a name in capitals is kept.
  package mutating func name(
    of credential: String, detector: String, after line: some BidirectionalCollection<UInt8>
  ) -> String {
    if let known = names[credential] { return known }
    let wanted = Self.assigned(by: line) ?? Self.capitals(detector)
    var name = wanted
    while !taken.insert(name).inserted {
      let number = numbers[wanted, default: 1] + 1
      numbers[wanted] = number
      name = "\(wanted)_\(number)"
    }
    names[credential] = name
    return name
  }

  /// `IBM_CLOUD_API_KEY` for `ibm-cloud-api-key`.
  private static func capitals(_ id: String) -> String {
    id.uppercased().split(separator: "-").joined(separator: "_")
  }

  /// The name of capitals that a value is given to: `API_KEY=`, `API_KEY: "`.
  private static func assigned(by line: some BidirectionalCollection<UInt8>) -> String? {
    var rest = line[...]
    while let last = rest.last, " \t\"'=:".utf8.contains(last) { rest = rest.dropLast() }
    guard rest.count < line.count else { return nil }
    let word = rest.reversed().prefix { byte in
      byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
    }
    let name = String(decoding: Array(word.reversed()), as: UTF8.self)
    let before = rest.dropLast(word.count).last
    let isWhole = before.map { $0 <= 0x20 || "{[(,\"';".utf8.contains($0) } ?? true
    guard isWhole, name.utf8.count >= 4, name.first?.isNumber == false else { return nil }
    // A long word with digits in it may itself be the id of a key.
    let mayBeKey = name.split(separator: "_").contains { part in
      part.utf8.count >= 16 && part.contains(where: \.isNumber)
    }
    return mayBeKey ? nil : name
  }
}
