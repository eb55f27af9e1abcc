import Foundation
import Model
import Reports
import Testing

/// What a format prints, as text.
func printed(
  _ format: String, _ report: Report, width: Int = 0, color: Bool = false, verbose: Bool = false
) throws -> String {
  let style = TextStyle(color: color, width: width, verbose: verbose)
  var out = ByteSink()
  try #require(ReportFormats.named(format, style: style)).write(report, to: &out)
  return try #require(String(validating: out.bytes, as: UTF8.self))
}

/// The lines of a text, without the empty one behind the last line feed.
func lines(_ text: String) -> [String] {
  text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
}

/// A value read back by a JSON reader that is not ours, reached by names and indices.
struct JSONValue {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  init(parsing text: String) throws {
    value = try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  subscript(_ name: String) -> JSONValue { JSONValue((value as? [String: Any])?[name]) }

  subscript(_ index: Int) -> JSONValue {
    JSONValue((value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil })
  }

  var list: [JSONValue] { (value as? [Any] ?? []).map(JSONValue.init) }
  var text: String? { value as? String }
  var number: Int? { value as? Int }
  var flag: Bool? { value as? Bool }
  var isNull: Bool { value is NSNull }
  var exists: Bool { value != nil }
}
