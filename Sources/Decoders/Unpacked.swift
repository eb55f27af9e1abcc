import Archives

/// What gzip or zlib made small; nil where the bytes are nothing compressed.
///
/// - Parameter room: how many bytes may come out; below zero where there were more.
func unpacked(_ packed: [UInt8], room: inout Int) -> [UInt8]? {
  let kind = ContainerKind(of: packed.span)
  guard room > 0, kind == .stream || kind == .zlib, let kind else { return nil }
  var bytes: [UInt8] = []
  var left = room
  do throws(ContainerError) {
    try Container.open(packed.span, as: kind, ContainerBudget(size: packed.count)) {
      (container) throws(ContainerError) in
      while left >= 0, let entry = try container.next() {
        while left >= 0, entry.isFile {
          let more = try container.read(atMost: 64 * 1024)
          if more.isEmpty { break }
          left -= more.count
          if left >= 0 { bytes += more }
        }
      }
    }
  } catch {
    // What came before the damage is worth a look.
    if error == .overBudget { left = -1 }
  }
  room = left
  return bytes.isEmpty ? nil : bytes
}
