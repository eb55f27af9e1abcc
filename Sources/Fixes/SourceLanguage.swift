package import Model

/// Languages in which a literal can be replaced by a lookup in the environment.
package enum SourceLanguage: Hashable, Sendable {
  case java, javaScript, typeScript, python, go, ruby, cSharp, swift, shell, yaml, terraform

  /// The language of a file, by its name and first line; nil for any other.
  package init?(_ path: BytePath, _ text: [UInt8]) {
    let name = String(decoding: path.name, as: UTF8.self).lowercased()
    switch name.split(separator: ".").last.map(String.init) ?? "" {
    case "java": self = .java
    case "js", "jsx", "mjs", "cjs": self = .javaScript
    case "ts", "tsx", "mts", "cts": self = .typeScript
    case "py": self = .python
    case "go": self = .go
    case "rb": self = .ruby
    case "cs": self = .cSharp
    case "swift": self = .swift
    case "sh", "bash", "zsh", "ksh": self = .shell
    case "yaml", "yml": self = .yaml
    case "tf": self = .terraform
    default:
      let line = String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      guard line.hasPrefix("#!"), line.hasSuffix("sh") else { return nil }
      self = .shell
    }
  }

  /// What reads the variable, where an expression can stand.
  package func lookup(_ name: String) -> String {
    switch self {
    case .java: "System.getenv(\"\(name)\")"
    case .javaScript: "process.env.\(name)"
    case .typeScript: "process.env.\(name)!"
    case .python: "os.environ[\"\(name)\"]"
    case .go: "os.Getenv(\"\(name)\")"
    case .ruby: "ENV.fetch(\"\(name)\")"
    case .cSharp: "System.Environment.GetEnvironmentVariable(\"\(name)\")"
    case .swift: "(ProcessInfo.processInfo.environment[\"\(name)\"] ?? \"\")"
    case .shell: "\"${\(name):?}\""
    case .yaml: "\"${\(name)}\""
    case .terraform: "var.\(name.lowercased())"
    }
  }

  /// The quotes between which a literal is nothing but its value.
  var quotes: [UInt8] {
    switch self {
    case .java, .go, .cSharp, .swift, .terraform: [UInt8(ascii: "\"")]
    case .javaScript, .typeScript: Array("\"'`".utf8)
    case .python, .ruby, .shell, .yaml: Array("\"'".utf8)
    }
  }
}
