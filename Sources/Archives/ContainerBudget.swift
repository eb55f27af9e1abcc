/// What reading one file may cost, with all containers in it.
package final class ContainerBudget {
  /// Containers in containers.
  package static let deepest = 6
  private static let mostEntries = 250_000
  private static let mostBytes = 4 * 1024 * 1024 * 1024
  /// Bytes that come out for one that goes in; what ordinary compression reaches stays below.
  private static let highestRatio = 200
  /// Up to here the ratio does not matter.
  private static let freeBytes = 16 * 1024 * 1024

  private let size: Int
  private var entries = 0
  /// Bytes that came out, and those of them that were read again as a container.
  private var bytes = 0
  private var fed = 0
  /// The limit that was met; nothing is read after that.
  package private(set) var limit: String?

  /// - Parameter size: of the file, in bytes.
  package init(size: Int) { self.size = size }

  /// Whether one more container in this many others may be opened.
  package func allows(depth: Int) -> Bool {
    if depth > Self.deepest {
      limit = "containers stand in each other more than \(Self.deepest) deep"
    }
    return limit == nil
  }

  /// Refuses a zip whose list of entries is too long to be read.
  ///
  /// - Parameter tail: its last bytes.
  func checkDirectory(of kind: ContainerKind, in tail: Span<UInt8>) throws(ContainerError) {
    guard kind == .zip, ZipDirectory.isTooLarge(in: tail, size: size) else { return }
    limit = "it holds more than \(Self.mostEntries) entries"
    throw .overBudget
  }

  /// Refuses a stream that takes too much memory to be read.
  ///
  /// - Parameter head: its first bytes.
  func checkWindow(of kind: ContainerKind, in head: Span<UInt8>) throws(ContainerError) {
    guard kind == .stream || kind == .lzma, let window = DecoderWindow.size(in: head),
      window > DecoderWindow.largest
    else { return }
    limit = "it takes more than \(DecoderWindow.largest >> 20) MiB of memory to be read"
    throw .overBudget
  }

  /// Pays for an entry.
  func takeEntry() -> Bool {
    entries += 1
    if entries > Self.mostEntries { limit = "it holds more than \(Self.mostEntries) entries" }
    return limit == nil
  }

  /// Pays for bytes that came out.
  func take(_ count: Int) -> Bool {
    bytes += count
    return allows(bytes)
  }

  /// Pays for bytes that a reader in a reader is lent.
  func feed(_ count: Int) -> Bool {
    fed += count
    return allows(fed)
  }

  private func allows(_ bytes: Int) -> Bool {
    if bytes > Self.mostBytes {
      limit = "it expands to more than \(Self.mostBytes >> 30) GiB"
    } else if bytes > Self.freeBytes, bytes / Self.highestRatio > size {
      limit = "it expands more than \(Self.highestRatio) times"
    }
    return limit == nil
  }
}
