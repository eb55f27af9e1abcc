import Model

extension ConfigurationKey {
  /// All of them, in the order in which they are shown.
  package static let all: [ConfigurationKey] = [
    truth(
      "built-in-rules", "whether the rules that credlint ships with take part (default: true)",
      \.usesBuiltInRules),
    list(
      "rules", .files, "detector files of your own, relative to this file", \.ruleFiles,
      read: \.path, shown: \.text),
    ConfigurationKey(
      name: "enable", help: "only these practices, detectors or practice/detector", form: .ids,
      store: { configuration, said in
        configuration.enable(said.map { Setting($0.text, $0.origin) })
      },
      shown: { $0.enabled.map { ($0.value, $0.origin) } }),
    list("disable", .ids, "all but these", \.disabled),
    list("paths.include", .globs, "globs: only files that fit one", \.included),
    list("paths.exclude", .globs, "globs: no files or folders that fit one", \.excluded),
    ConfigurationKey(
      name: "fail-on",
      help: "lowest severity that makes the exit status 1 (default: low), or none",
      form: .word(severities + ["none"]),
      store: { configuration, said in
        guard let last = said.last else { return }
        configuration.failing = Setting(Severity(name: last.text), last.origin)
      },
      shown: { [($0.failing.value?.name ?? "none", $0.failing.origin)] }),
    word(
      "min-severity", severities, "report nothing below it (default: info)", \.leastSeverity,
      read: Severity.init(name:), shown: \.name),
    word(
      "min-confidence", Confidence.allCases.map(\.name),
      "low, medium or high: report nothing that is less often right (default: medium)",
      \.leastConfidence, read: Confidence.init(name:), shown: \.name),
    truth(
      "inline-allows", "whether comments can silence findings (default: true)",
      \.honoursAllows),
    ConfigurationKey(
      name: "fingerprint-key",
      help: "makes the ids of findings and of the baseline your own: 16 random characters or more",
      form: .secret(atLeast: 16),
      store: { configuration, said in
        guard let last = said.last else { return }
        configuration.key = Setting(Secret(Array(last.text.utf8)), last.origin)
      },
      shown: { [($0.key.value == nil ? "the public one" : "set, not shown", $0.key.origin)] }),
    ConfigurationKey(
      name: "baseline", help: "the file of findings that are known and wait to be mended",
      form: .file,
      store: { configuration, said in
        guard let last = said.last else { return }
        configuration.baseline = Setting(last.text.isEmpty ? nil : last.path, last.origin)
      },
      shown: { [($0.baseline.value?.text ?? "none", $0.baseline.origin)] }),
    list(
      "functional-ids", .ids, "users (IBMid-…) that stand for a program and for no person",
      \.functionalIDs),
    ConfigurationKey(
      name: "jobs", help: "how many files to look at at once (default: as many as processors)",
      form: .number(1...256),
      store: { configuration, said in
        guard let last = said.last else { return }
        configuration.jobs = Setting(Int(last.text), last.origin)
      },
      shown: { [($0.jobs.value.map(String.init) ?? "automatic", $0.jobs.origin)] }),
  ]

  /// The key of that name.
  package static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }

  private static let severities = Severity.allCases.reversed().map(\.name)

  private static func truth(
    _ name: String, _ help: String,
    _ field: any WritableKeyPath<Configuration, Setting<Bool>> & Sendable
  ) -> Self {
    ConfigurationKey(
      name: name, help: help, form: .truth,
      store: { configuration, said in
        guard let last = said.last else { return }
        configuration[keyPath: field] = Setting(last.text == "true", last.origin)
      },
      shown: { [("\($0[keyPath: field].value)", $0[keyPath: field].origin)] })
  }

  private static func word<Value: Sendable>(
    _ name: String, _ words: [String], _ help: String,
    _ field: any WritableKeyPath<Configuration, Setting<Value>> & Sendable,
    read: @escaping @Sendable (String) -> Value?, shown: @escaping @Sendable (Value) -> String
  ) -> Self {
    ConfigurationKey(
      name: name, help: help, form: .word(words),
      store: { configuration, said in
        guard let last = said.last, let value = read(last.text) else { return }
        configuration[keyPath: field] = Setting(value, last.origin)
      },
      shown: { [(shown($0[keyPath: field].value), $0[keyPath: field].origin)] })
  }

  /// A list that grows with all who add to it.
  private static func list<Value: Sendable & Equatable>(
    _ name: String, _ form: Form, _ help: String,
    _ field: any WritableKeyPath<Configuration, [Setting<Value>]> & Sendable,
    read: @escaping @Sendable (Said) -> Value, shown: @escaping @Sendable (Value) -> String
  ) -> Self {
    ConfigurationKey(
      name: name, help: help, form: form,
      store: { configuration, said in
        for one in said {
          let value = read(one)
          configuration[keyPath: field].removeAll { $0.value == value }
          configuration[keyPath: field].append(Setting(value, one.origin))
        }
      },
      shown: { $0[keyPath: field].map { (shown($0.value), $0.origin) } })
  }

  private static func list(
    _ name: String, _ form: Form, _ help: String,
    _ field: any WritableKeyPath<Configuration, [Setting<String>]> & Sendable
  ) -> Self {
    list(name, form, help, field, read: \.text, shown: { $0 })
  }
}
