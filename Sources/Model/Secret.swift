/// The bytes of one secret value. It prints itself redacted, so that no log or error can hold it.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var description: String { "[REDACTED]" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }

  /// What may be shown of it: a public prefix of at most 7 bytes, and the last 4 of 20 or more bytes.
  ///
  /// - Parameter publicPrefix: how every value of its kind begins; shown only if this one does, too.
  package func redacted(publicPrefix: String) -> String {
    let mask = "********"
    guard bytes.count >= 20 else { return mask }
    let shown = publicPrefix.utf8.prefix(Self.longestShownPrefix)
    let head = bytes.starts(with: publicPrefix.utf8) ? String(decoding: shown, as: UTF8.self) : ""
    let tail = bytes.suffix(4)
    let isPlain = tail.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return head + mask + (isPlain ? String(decoding: tail, as: UTF8.self) : "")
  }

  /// Public prefixes are cut here, so that no 8 bytes of a value in a row are ever printed.
  package static let longestShownPrefix = 7
}
