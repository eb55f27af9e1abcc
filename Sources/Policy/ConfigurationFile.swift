package import Model
import RuleFiles

/// Reads configuration files, and those that they extend.
package struct ConfigurationFile {
  /// The name under which a configuration is found.
  package static let name = ".credlint.yaml"
  /// Files that extend files that extend files: beyond this they are refused.
  package static let deepest = 5

  /// The bytes of a file; nil where there is none.
  private let read: (BytePath) throws(ConfigurationError) -> [UInt8]?

  /// - Parameter read: the bytes of a file, or nil where there is none.
  package init(read: @escaping (BytePath) throws(ConfigurationError) -> [UInt8]?) {
    self.read = read
  }

  /// Adds what the file says to what is configured already.
  package func load(
    _ path: BytePath, into configuration: inout Configuration
  ) throws(ConfigurationError) {
    guard let bytes = try read(path) else {
      throw ConfigurationError("\(path.text): there is no such file")
    }
    try load(bytes, path, below: [], into: &configuration)
  }

  private func load(
    _ bytes: [UInt8], _ path: BytePath, below files: [BytePath],
    into configuration: inout Configuration
  ) throws(ConfigurationError) {
    let node: Node
    do throws(RuleFileError) {
      // Comments alone are a configuration that says nothing.
      if bytes.isBlank { return }
      node = try Node(reading: bytes, file: path.text)
    } catch {
      throw ConfigurationError("\(error)")
    }
    for (base, mark) in try extended(by: node) {
      let origin = Origin.file(mark)
      let base = path.parent.joined(base)
      guard !files.contains(base), base != path else {
        throw origin.error("found a file that extends itself in the end; take it out")
      }
      guard files.count < Self.deepest else {
        throw origin.error("found more than \(Self.deepest) files that extend each other")
      }
      guard let bytes = try read(base) else { throw origin.error("there is no such file") }
      try load(bytes, base, below: files + [path], into: &configuration)
    }
    do throws(RuleFileError) {
      try configuration.read(node, in: path.parent)
    } catch {
      throw ConfigurationError("\(error)")
    }
  }

  private func extended(
    by node: Node
  ) throws(ConfigurationError) -> [(path: BytePath, mark: Mark)] {
    do throws(RuleFileError) {
      let entry = try node.entries().first { $0.key == Configuration.extends }
      guard let list = entry?.value else { return [] }
      var files: [(BytePath, Mark)] = []
      if case .scalar = list.content { return [(BytePath(try list.line()), list.mark)] }
      for (name, item) in zip(try list.lines(), try list.items()) {
        files.append((BytePath(name), item.mark))
      }
      return files
    } catch {
      throw ConfigurationError("\(error)")
    }
  }
}

extension Configuration {
  static let extends = "extends"
  static let practicesSection = "practices"
  static let environmentsSection = "environments"

  /// Reads all keys of a file but `extends`.
  fileprivate mutating func read(_ node: Node, in folder: BytePath) throws(RuleFileError) {
    let known = ConfigurationKey.all
    let names = known.map(\.name)
    let sections = Set(names.compactMap { $0.section })
    let words =
      names.filter { $0.section == nil }
      + sections.sorted() + [Self.extends, Self.environmentsSection, Self.practicesSection]
    for entry in try node.entries() {
      if entry.key == Self.extends { continue }
      if entry.key == Self.practicesSection {
        try readPractices(entry.value)
      } else if entry.key == Self.environmentsSection {
        try readEnvironments(entry.value)
      } else if sections.contains(entry.key) {
        for inner in try entry.value.entries() {
          guard let key = known.first(where: { $0.name == "\(entry.key).\(inner.key)" }) else {
            let words = names.filter { $0.section == entry.key }
              .compactMap { $0.split(separator: ".").last.map(String.init) }
            throw inner.mark.error(Wording.unknownKey(inner.key, among: words))
          }
          try key.read(inner.value, in: folder, into: &self)
        }
      } else if let key = known.first(where: { $0.name == entry.key }) {
        try key.read(entry.value, in: folder, into: &self)
      } else {
        throw entry.mark.error(Wording.unknownKey(entry.key, among: words))
      }
    }
  }
}

extension String {
  /// The section that a key's name puts it into.
  var section: String? {
    let parts = split(separator: ".")
    return parts.count == 2 ? String(parts[0]) : nil
  }
}

extension [UInt8] {
  /// Whether all lines are empty or comments.
  fileprivate var isBlank: Bool {
    split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      return rest.isEmpty || rest.first == UInt8(ascii: "#")
    }
  }
}
