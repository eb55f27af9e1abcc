import Model

extension Configuration {
  /// All that holds, a line each, in the form of a file.
  ///
  /// - Parameter tellsOrigins: whether each line ends with where it was said.
  package func text(tellingOrigins tellsOrigins: Bool) -> String {
    var lines: [(text: String, origin: Origin?)] = []
    var section: String?
    for key in ConfigurationKey.all.sorted(by: {
      ($0.name.section == nil) && ($1.name.section != nil)
    }) {
      let said = key.shown(self)
      let name = key.name.section.map { String(key.name.dropFirst($0.count + 1)) } ?? key.name
      let indent = key.name.section == nil ? "" : "  "
      if let own = key.name.section, own != section {
        lines.append(("\(own):", nil))
        section = own
      }
      if key.isList {
        lines.append(
          ("\(indent)\(name):\(said.isEmpty ? " []" : "")", said.isEmpty ? .builtIn : nil))
        for one in said { lines.append(("\(indent)  - '\(one.text)'", one.origin)) }
      } else if let one = said.last {
        lines.append(("\(indent)\(name): \(one.text)", one.origin))
      }
    }
    if !practices.isEmpty { lines.append(("practices:", nil)) }
    for (id, settings) in practices.sorted(by: { $0.key < $1.key }) {
      lines.append(("  \(id):", nil))
      if let severity = settings.severity {
        lines.append(("    severity: \(severity.value.name)", severity.origin))
      }
      for (name, number) in settings.parameters.sorted(by: { $0.key < $1.key }) {
        lines.append(("    \(name): \(number.value)", number.origin))
      }
    }
    let width = lines.map(\.text.count).max() ?? 0
    return lines.map { line in
      guard tellsOrigins, let origin = line.origin else { return line.text + "\n" }
      return line.text + String(repeating: " ", count: width - line.text.count + 2)
        + "# \(origin)\n"
    }.joined()
  }
}

extension ConfigurationKey {
  fileprivate var isList: Bool {
    switch form {
    case .files, .globs, .ids: true
    default: false
    }
  }
}
