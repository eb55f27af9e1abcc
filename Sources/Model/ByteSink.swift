/// Takes bytes one after the other, and sends them on in pieces, so that few are ever held.
package struct ByteSink {
  /// What was not sent on yet; all, where nobody takes it.
  package private(set) var bytes: [UInt8] = []
  /// How many bytes it took until now.
  package var count: Int { sent + bytes.count }
  private var sent = 0
  private let send: (([UInt8]) -> Void)?

  private static let pieceSize = 64 * 1024

  /// - Parameter send: takes each piece; nil where all is to be held.
  package init(_ send: (([UInt8]) -> Void)? = nil) { self.send = send }

  /// Takes a byte.
  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Takes some bytes.
  package mutating func append(contentsOf more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
    if bytes.count >= Self.pieceSize { flush() }
  }

  /// Sends on what it holds.
  package mutating func flush() {
    guard let send, !bytes.isEmpty else { return }
    send(bytes)
    sent += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }
}
