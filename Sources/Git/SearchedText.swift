/// A text in which values are looked for; a value of several lines is found whatever ends its lines.
package struct SearchedText {
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let bytes: [UInt8]
  private lazy var withoutReturns =
    bytes.contains(Self.carriageReturn) ? bytes.filter { $0 != Self.carriageReturn } : bytes

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether the value stands in the text.
  package mutating func holds(_ value: [UInt8]) -> Bool {
    if Self.holds(bytes, value) { return true }
    guard value.contains(Self.lineFeed) else { return false }
    return Self.holds(withoutReturns, value.filter { $0 != Self.carriageReturn })
  }

  // Horspool's search: what stands under the value's last byte tells how far to move on.
  private static func holds(_ text: [UInt8], _ value: [UInt8]) -> Bool {
    guard let last = value.last, value.count <= text.count else { return false }
    var shift = [Int](repeating: value.count, count: 256)
    for (index, byte) in value.dropLast().enumerated() {
      shift[Int(byte)] = value.count - 1 - index
    }
    var end = value.count - 1
    while end < text.count {
      let byte = text[end]
      if byte == last, text[(end - value.count + 1)...end].elementsEqual(value) { return true }
      end += shift[Int(byte)]
    }
    return false
  }
}
