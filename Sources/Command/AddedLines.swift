import Bytes
import Model

/// Lines that a file should have: what is missing is put at its end.
struct AddedLines {
  let path: BytePath
  let missing: [String]
  private let text: [UInt8]

  /// - Parameter isThere: whether a line of the file says the same as a wanted one.
  init(
    _ lines: [String], to path: BytePath,
    unless isThere: (_ line: String, _ wanted: String) -> Bool = { $0 == $1 }
  ) throws(SystemError) {
    self.path = path
    do throws(SystemError) { text = try path.read() } catch {
      guard error.isMissing else { throw error }
      text = []
    }
    let known = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { String($0.drop(while: \.isWhitespace)) }
    missing = lines.filter { wanted in !known.contains { isThere($0, wanted) } }
  }

  /// Writes the file, where something is missing.
  func write() throws(SystemError) {
    guard !missing.isEmpty else { return }
    let needsEnd = text.last.map { $0 != UInt8(ascii: "\n") } ?? false
    let added = missing.map { $0 + "\n" }.joined()
    try Output.save(text + Array(((needsEnd ? "\n" : "") + added).utf8), as: path)
  }
}
