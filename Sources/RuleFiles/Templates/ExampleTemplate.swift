package import Model

/// The texts of rule tests: generators stand in them instead of values (`rules/README.md`).
package enum ExampleTemplate {
  /// Longer texts are refused, in bytes.
  package static let longest = 1 << 20

  /// Writes the template out: the same template and seed give the same bytes on every machine.
  package static func expand(
    _ template: String, seed: UInt64
  ) throws(TemplateError) -> Expanded {
    var reader = TemplateReader(template, seed: seed)
    return try reader.expand()
  }
}

/// A template written out.
package struct Expanded: Hashable, Sendable {
  /// Without the marks `«` and `»`.
  package var bytes: [UInt8]
  /// What stood between the marks; nil where there were none.
  package var secret: ByteRange?
}

/// What is wrong with a template, and where.
package struct TemplateError: Error, Hashable, CustomStringConvertible {
  /// In bytes from the template's beginning.
  package var offset: Int
  /// One lower-case line.
  package var message: String

  package var description: String { message }
}
