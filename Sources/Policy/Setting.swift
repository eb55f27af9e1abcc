package import RuleFiles

/// A value of the configuration, and where it was said.
package struct Setting<Value: Sendable>: Sendable {
  package var value: Value
  package var origin: Origin

  package init(_ value: Value, _ origin: Origin = .builtIn) {
    self.value = value
    self.origin = origin
  }
}

extension Setting: Equatable where Value: Equatable {}

/// Where a value was said: later ones count for more.
package enum Origin: Hashable, Sendable, CustomStringConvertible {
  /// Nowhere.
  case builtIn
  /// In a configuration file.
  case file(Mark)
  /// In a variable of the environment.
  case variable(String)
  /// On the command line.
  case option(String)

  package var description: String {
    switch self {
    case .builtIn: "default"
    case .file(let mark): "\(mark.file):\(mark.line):\(mark.column)"
    case .variable(let name): name
    case .option(let name): name
    }
  }

  /// The same without the folders above the file, which differ from machine to machine.
  package var shortDescription: String {
    guard case .file(let mark) = self else { return description }
    let name = mark.file.split(separator: "/").last ?? ""
    return "\(name):\(mark.line)"
  }

  /// What is wrong with the value said there.
  package func error(_ message: String) -> ConfigurationError {
    switch self {
    case .builtIn: ConfigurationError(message)
    case .option(let name): ConfigurationError("option \(name): \(message)")
    case .file, .variable: ConfigurationError("\(self): \(message)")
    }
  }
}

/// Why a configuration cannot be used: one line, with the place where there is one.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
