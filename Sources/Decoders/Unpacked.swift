import Archives

/// What gzip or zlib made small, for as much as is looked at.
struct Unpacked {
  private(set) var bytes: [UInt8] = []
  private(set) var isCut = false

  private static let most = 16 * 1024 * 1024
  private static let step = 64 * 1024

  /// Nil where the bytes are nothing compressed.
  init?(_ packed: [UInt8]) {
    let kind = ContainerKind(of: packed.span)
    guard kind == .stream || kind == .zlib, let kind else { return nil }
    var bytes: [UInt8] = []
    do throws(ContainerError) {
      try Container.open(packed.span, as: kind, ContainerBudget(size: packed.count)) {
        (container) throws(ContainerError) in
        while let entry = try container.next(), bytes.count <= Self.most {
          guard entry.isFile else { continue }
          while bytes.count <= Self.most {
            let more = try container.read(atMost: Self.step)
            if more.isEmpty { break }
            bytes += more
          }
        }
      }
    } catch {
      // What came before the damage is worth a look.
    }
    guard !bytes.isEmpty else { return nil }
    isCut = bytes.count > Self.most
    self.bytes = bytes
  }
}
