package import Model

/// Places that another scanner's list of known findings names: files and lines.
///
/// Read are `.gitleaksignore`, the JSON reports of gitleaks and betterleaks, and detect-secrets'
/// `.secrets.baseline`.
package struct KnownPlaces: Sendable {
  /// A line of a file.
  package struct Place: Hashable, Sendable {
    package var path: String
    package var line: Int
  }

  package private(set) var places: Set<Place> = []

  /// - Parameter file: the name that errors give.
  package init(reading bytes: [UInt8], file: String) throws(ConfigurationError) {
    let first = bytes.first { $0 > 0x20 }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      try readJSON(bytes, file: file)
    } else {
      readIgnoreFile(bytes)
    }
    guard !places.isEmpty else {
      throw ConfigurationError(
        "\(file): names no file and line; expected .gitleaksignore, a JSON report of gitleaks or "
          + "betterleaks, or .secrets.baseline")
    }
  }

  /// Whether the finding stands at one of the places; which it was.
  package func place(of finding: Finding, at path: BytePath) -> Place? {
    guard let first = finding.location.start?.line else { return nil }
    let last = max(first, finding.location.end?.line ?? first)
    let path = path.text
    // A private key has many lines; no value has thousands.
    return (first...min(last, first + 1_000)).lazy.map { Place(path: path, line: $0) }
      .first(where: places.contains)
  }

  /// `file:rule:line`, with a commit and a colon before it where the place is one of the history.
  private mutating func readIgnoreFile(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      var parts = line.split(separator: ":").map(String.init)
      guard !line.hasPrefix("#"), parts.count >= 3, let number = Int(parts.removeLast()) else {
        continue
      }
      parts.removeLast()
      if parts.count > 1, parts[0].count == 40, parts[0].allSatisfy(\.isHexDigit) {
        parts.removeFirst()
      }
      add(parts.joined(separator: ":"), number)
    }
  }

  private mutating func readJSON(_ bytes: [UInt8], file: String) throws(ConfigurationError) {
    do throws(JSONError) {
      read(try JSONValue(parsing: bytes))
    } catch {
      // JSON Lines: an object a line.
      let lines = bytes.split(separator: UInt8(ascii: "\n")).filter { $0.contains { $0 > 0x20 } }
      let objects = lines.compactMap { try? JSONValue(parsing: Array($0)) }
      guard objects.count == lines.count else {
        throw ConfigurationError(
          "\(file):\(error.line):\(error.column): expected \(error.expected)")
      }
      for object in objects { read(object["finding"] ?? object) }
    }
  }

  /// What a report says, or one line of it.
  private mutating func read(_ value: JSONValue) {
    for (path, findings) in (value["results"]?.members ?? []).map({ ($0.name, $0.value) }) {
      for finding in findings.elements { add(path, finding["line_number"]?.integer) }
    }
    for finding in [value] + value.elements + (value["findings"]?.elements ?? []) {
      let place = finding["location"] ?? finding
      let path = ["path", "File", "file"].lazy.compactMap { place[$0]?.text }.first
      let line = ["line", "start_line", "startLine", "StartLine"].lazy
        .compactMap { place[$0]?.integer }.first
      if let path { add(path, line ?? place["start"]?["line"]?.integer) }
    }
  }

  private mutating func add(_ path: String, _ line: Int?) {
    guard let line else { return }
    places.insert(Place(path: BytePath(path).normalized.text, line: line))
  }
}
