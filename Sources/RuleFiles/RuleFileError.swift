/// What is wrong with a YAML file, where, and how to mend it. Never holds a value of the file.
package struct RuleFileError: Error, Hashable, CustomStringConvertible {
  package var file: String
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode code points.
  package var column: Int
  /// One lower-case line.
  package var message: String

  package init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String { "\(file):\(line):\(column): \(message)" }
}

/// A place in a YAML file.
package struct Mark: Hashable, Sendable {
  package var file: String
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode code points.
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place of the byte at `offset` in `bytes`, for bytes that may not be UTF-8.
  init(file: String, offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(max(0, offset))
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let lines = before.count { $0 == UInt8(ascii: "\n") }
    // Bytes 10xxxxxx continue a code point.
    let characters = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    self.init(file: file, line: lines + 1, column: characters + 1)
  }

  /// The error that `message` tells of this place.
  package func error(_ message: String) -> RuleFileError {
    RuleFileError(file: file, line: line, column: column, message: message)
  }
}
