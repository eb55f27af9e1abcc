package import Model

/// The JSON Schema of a configuration file (draft 2020-12), made from the table of keys.
package enum ConfigurationSchema {
  /// The schema, for editors that check YAML by one.
  ///
  /// - Parameter practices: with their parameters; what can be said of each.
  package static func text(practices: [PracticeTexts]) -> [UInt8] {
    var sink = ByteSink()
    JSONWriter.write(to: &sink, indented: true) { json in
      json.object { json in
        json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
        json.member("title", "Configuration of credlint (\(ConfigurationFile.name))")
        closed(&json) { json in
          json.object("extends") { json in
            json.member("description", "files to read first, relative to this one")
            words(&json)
          }
          let keys = ConfigurationKey.all
          for key in keys where key.name.section == nil { property(key, key.name, &json) }
          for section in Set(keys.compactMap(\.name.section)).sorted() {
            json.object(section) { json in
              closed(&json) { json in
                for key in keys where key.name.section == section {
                  property(key, String(key.name.dropFirst(section.count + 1)), &json)
                }
              }
            }
          }
          environmentSection(&json)
          practiceSection(practices, &json)
        }
      }
    }
    return sink.bytes
  }

  private static func practiceSection(_ practices: [PracticeTexts], _ json: inout JSONWriter) {
    json.object(Configuration.practicesSection) { json in
      json.member("description", "what you ask of a practice, by its id")
      closed(&json) { json in
        for practice in practices {
          json.object(practice.id) { json in
            json.member("description", practice.plainTitle)
            closed(&json) { json in
              json.object("severity") { json in
                json.member("enum", Severity.allCases.reversed().map(\.name))
              }
              parameters(of: practice, &json)
              list("where", "for some credentials; the first that fits counts", &json) { json in
                scope(&json)
                json.object("severity") { json in
                  json.member("enum", Severity.allCases.reversed().map(\.name))
                }
                parameters(of: practice, &json)
              }
              list("except", "no findings, for a reason and until a day", &json) { json in
                scope(&json)
                json.object("reason", text)
                json.object("until") { json in
                  text(&json)
                  json.member("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
                }
              }
            }
          }
        }
      }
    }
  }

  private static func environmentSection(_ json: inout JSONWriter) {
    json.object(Configuration.environmentsSection) { json in
      json.member("description", "where programs run, by globs; the first that fits counts")
      json.member("type", "object")
      json.object("additionalProperties", words)
    }
  }

  private static func parameters(of practice: PracticeTexts, _ json: inout JSONWriter) {
    for (name, number) in practice.parameters.sorted(by: { $0.key < $1.key }) {
      json.object(name) { json in
        whole(0...1_000_000_000, &json)
        json.member("default", number)
      }
    }
  }

  private static func list(
    _ name: String, _ help: String, _ json: inout JSONWriter,
    of properties: (inout JSONWriter) -> Void
  ) {
    json.object(name) { json in
      json.member("description", help)
      json.member("type", "array")
      json.object("items") { json in closed(&json, properties) }
    }
  }

  /// Which credentials are meant.
  private static func scope(_ json: inout JSONWriter) {
    for key in Scope.keys where key != "identity" { json.object(key, words) }
    json.object("identity") { json in
      json.array("oneOf", [false, true]) { json, isList in
        json.object { json in
          if isList { json.member("type", "array") }
          let kinds = Identity.Kind.allCases.map(\.rawValue)
          if isList {
            json.object("items") { json in json.member("enum", kinds) }
          } else {
            json.member("enum", kinds)
          }
        }
      }
    }
  }

  /// A text, or a list of texts.
  private static func words(_ json: inout JSONWriter) {
    json.array("oneOf", [false, true]) { json, isList in
      json.object { json in isList ? texts(&json) : text(&json) }
    }
  }

  private static func property(_ key: ConfigurationKey, _ name: String, _ json: inout JSONWriter) {
    json.object(name) { json in
      json.member("description", key.help)
      switch key.form {
      case .word(let choices): json.member("enum", choices)
      case .truth: json.member("type", "boolean")
      case .number(let range): whole(range, &json)
      case .secret(let least):
        text(&json)
        json.member("minLength", least)
      case .file: text(&json)
      case .files, .globs, .ids: texts(&json)
      }
    }
  }

  /// An object with these members and no others.
  private static func closed(
    _ json: inout JSONWriter, _ properties: (inout JSONWriter) -> Void
  ) {
    json.member("type", "object")
    json.member("additionalProperties", false)
    json.object("properties", properties)
  }

  private static func text(_ json: inout JSONWriter) { json.member("type", "string") }

  private static func texts(_ json: inout JSONWriter) {
    json.member("type", "array")
    json.member("uniqueItems", true)
    json.object("items", text)
  }

  private static func whole(_ range: ClosedRange<Int>, _ json: inout JSONWriter) {
    json.member("type", "integer")
    json.member("minimum", range.lowerBound)
    json.member("maximum", range.upperBound)
  }
}
