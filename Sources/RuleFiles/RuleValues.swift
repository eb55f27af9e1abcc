import Model
import Patterns

extension Node {
  /// A name such as `acme-api-key`: lower-case letters and digits in parts joined by `-`.
  func kebabCase() throws(RuleFileError) -> String {
    let name = try line()
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isKebabCase = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")
            || $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
        }
    }
    guard isKebabCase else {
      throw mark.error("expected a name in kebab-case, as in acme-api-key")
    }
    return name
  }

  func severity() throws(RuleFileError) -> Severity {
    try choice(of: Severity.allCases.reversed()) { $0.name }
  }

  /// A list of web addresses.
  func addresses() throws(RuleFileError) -> [String] {
    let addresses = try lines(atLeast: 1)
    for (item, address) in zip(try items(), addresses)
    where !address.hasPrefix("https://") && !address.hasPrefix("http://") {
      throw item.mark.error("expected an address that begins with https://")
    }
    return addresses
  }

  /// A PCRE2 pattern with the groups that it calls, its detector's or shared, as text and compiled.
  func pattern(
    calling groups: [String: String] = [:]
  ) throws(RuleFileError) -> (source: String, compiled: Pattern) {
    let source = SharedGroups.completing(try text(), with: groups)
    do {
      return (source, try Pattern(source))
    } catch {
      throw mark(at: error.offset).error("the pattern does not compile: \(error.message)")
    }
  }

  /// A list of PCRE2 patterns that compile.
  func patterns() throws(RuleFileError) -> [String] {
    var patterns: [String] = []
    for item in try items() { patterns.append(try item.pattern().source) }
    return patterns
  }
}

/// Ids that were read from one file.
struct DistinctIDs {
  private var lines: [String: Int] = [:]

  /// Reads an id that no earlier entry has.
  mutating func read(_ node: Node) throws(RuleFileError) -> String {
    let id = try node.kebabCase()
    if let line = lines.updateValue(node.mark.line, forKey: id) {
      throw node.mark.error("found an id that stands on line \(line) already; ids are unique")
    }
    return id
  }
}
