package import Model

/// The instructions of a Dockerfile that take files from the build's context into an image.
package struct Dockerfile: Sendable {
  /// The lines that take something, 1-based, with what they take.
  private var copies: [(line: Int, sources: PatternList)] = []

  package init(_ text: [UInt8]) {
    let lines = String(decoding: text, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var instruction = ""
    var start = 1
    for (index, line) in lines.enumerated() {
      let line = line.trimmed
      if line.hasPrefix("#") { continue }
      if instruction.isEmpty { start = index + 1 }
      if line.hasSuffix("\\") {
        instruction += line.dropLast() + " "
        continue
      }
      if let sources = Self.sources(of: instruction + line) {
        copies.append((start, PatternList(sources, rooted: true)))
      }
      instruction = ""
    }
  }

  /// The first line that takes a file, by its path from the context's folder; nil if none does.
  package func line(taking path: BytePath) -> Int? {
    copies.first { $0.sources.holds(path) }?.line
  }

  /// What `COPY` and `ADD` name before their target; nil for other instructions, and for those that
  /// take from another image.
  private static func sources(of instruction: String) -> [String]? {
    let words = instruction.split(whereSeparator: \.isWhitespace)
    guard let name = words.first?.uppercased(), name == "COPY" || name == "ADD" else { return nil }
    if words.contains(where: { $0.hasPrefix("--from=") }) { return nil }
    let rest = words.dropFirst().drop { $0.hasPrefix("--") }
    let isList = rest.first?.hasPrefix("[") ?? false
    let names =
      isList
      ? rest.joined(separator: " ").split(separator: "\"").enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      : rest.map(String.init)
    return Array(names.dropLast().filter { !$0.contains("://") })
  }
}
