/// What a container is, by the bytes that it begins with.
package enum ContainerKind: Sendable {
  /// Zip and its relatives: jar, war, whl, apk, docx, xlsx, nupkg.
  case zip
  case sevenZip
  case tar
  /// Of object files, and Debian's packages.
  case ar
  case cpio
  /// Red Hat's packages: a lead and a compressed cpio.
  case rpm
  /// Of either format, 4 and 5.
  case rar
  /// Windows' cabinets.
  case cab
  case lha
  /// One compressed stream of bytes, often of a tar: gzip, bzip2, xz, zstd, lz4, compress.
  case stream
  /// RFC 1950: deflated data without a name.
  case zlib
  /// What xz came from: a stream that nothing but its settings begins.
  case lzma
  /// Bytes that a reader of zstd or lz4 passes over (RFC 8878, 3.1.2), with a stream behind them.
  case skippable

  /// Nil where the bytes are none that a container begins with.
  package init?(of bytes: Span<UInt8>) {
    guard bytes.count >= 8 else { return nil }
    switch bytes[0] {
    // The version that is needed to read it is below 100.
    case 0x50
    where bytes.starts(0x50, 0x4B, 0x03, 0x04) && bytes[4] < 100 && bytes[5] == 0
      || bytes.starts(0x50, 0x4B, 0x05, 0x06)
      || bytes.starts(0x50, 0x4B, 0x07, 0x08, 0x50, 0x4B, 0x03, 0x04):
      self = .zip
    case 0x37 where bytes.starts(0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C): self = .sevenZip
    case 0x1F
    where bytes.starts(0x1F, 0x8B, 0x08) && bytes[3] & 0xE0 == 0 || bytes.starts(0x1F, 0x9D),
      0x42
    where bytes.starts(0x42, 0x5A, 0x68) && bytes[4] == 0x31 && bytes[5] == 0x41
      && bytes[6] == 0x59,
      0xFD where bytes.starts(0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00),
      0x28 where bytes.starts(0x28, 0xB5, 0x2F, 0xFD),
      0x04 where bytes.starts(0x04, 0x22, 0x4D, 0x18):
      self = .stream
    case 0x21
    where bytes.starts(0x21, 0x3C, 0x61, 0x72, 0x63, 0x68, 0x3E, 0x0A) && !bytes.isObjectLibrary:
      self = .ar
    case 0x30
    where bytes.starts(0x30, 0x37, 0x30, 0x37, 0x30) && bytes[5] &- 0x31 < 2
      || bytes.starts(0x30, 0x37, 0x30, 0x37, 0x30, 0x37):
      self = .cpio
    case 0xED where bytes.starts(0xED, 0xAB, 0xEE, 0xDB): self = .rpm
    case 0x52
    where bytes.starts(0x52, 0x61, 0x72, 0x21, 0x1A, 0x07)
      && (bytes[6] == 0 || bytes[6] == 1 && bytes[7] == 0):
      self = .rar
    case 0x4D where bytes.starts(0x4D, 0x53, 0x43, 0x46, 0, 0, 0, 0): self = .cab
    // RFC 1950: the two bytes are a multiple of 31; RFC 1951: no block is of type 3.
    case 0x78
    where (bytes[1] == 0x01 || bytes[1] == 0x9C || bytes[1] == 0xDA) && bytes[2] & 6 != 6:
      self = .zlib
    case 0x5D where bytes.hasLzmaHeader: self = .lzma
    case 0x50...0x5F where bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18:
      self = .skippable
    // Binary headers, of either order.
    case 0xC7 where bytes[1] == 0x71 && bytes.namesCpioEntry(low: 20, high: 21),
      0x71 where bytes[1] == 0xC7 && bytes.namesCpioEntry(low: 21, high: 20):
      self = .cpio
    default:
      // The method: `-lh0-` to `-lh7-`, and older ones.
      if bytes[2] == 0x2D, bytes[3] == 0x6C, bytes[4] == 0x68 || bytes[4] == 0x7A, bytes[6] == 0x2D
      {
        self = .lha
        return
      }
      guard bytes.count >= 512, bytes.namesTar || bytes.hasTarChecksum else { return nil }
      self = .tar
    }
  }

  /// The same, of a file that ends in these bytes: a zip may stand behind a program that unpacks or runs it.
  package init?(ofEnd bytes: Span<UInt8>) {
    // APPNOTE.TXT 4.3.16: the end of the list of entries, without a comment.
    let end = bytes.count - 22
    guard end > 0, bytes.extracting(end...).starts(0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0),
      bytes[end + 20] == 0, bytes[end + 21] == 0
    else { return nil }
    self = .zip
  }

  /// Whether its beginning leaves no doubt: what then cannot be read is damaged.
  var isSure: Bool {
    switch self {
    case .zip, .sevenZip, .ar, .rpm, .rar, .cab, .stream: true
    case .tar, .cpio, .lha, .zlib, .lzma, .skippable: false
    }
  }

  /// Whether it says itself where it ends, whatever stands behind.
  package var hasEndMark: Bool { self == .tar || self == .cpio || self == .skippable }

  /// How many bytes tell what a container is.
  package static let headSize = 512
}

extension Span<UInt8> {
  /// Whether it begins with these bytes; it has 8 or more.
  fileprivate func starts(_ wanted: UInt8...) -> Bool {
    for index in wanted.indices where self[index] != wanted[index] { return false }
    return true
  }

  /// Whether an ar is a library of objects as Microsoft's tools write it (PE Format, Archive Library File
  /// Format): the list of symbols, `/`, has no owner. Its long names end in zeros, which libarchive takes
  /// for damage; nothing in it is compressed, so that it is searched as bytes.
  fileprivate var isObjectLibrary: Bool {
    guard count >= 48, self[8] == UInt8(ascii: "/") else { return false }
    return (9..<24).allSatisfy { self[$0] == 0x20 } && (36..<48).allSatisfy { self[$0] == 0x20 }
  }

  /// Whether it begins with a binary header of cpio: its name's length, two bytes, fits the name behind it.
  fileprivate func namesCpioEntry(low: Int, high: Int) -> Bool {
    guard count > 28 else { return false }
    let length = Int(self[low]) | Int(self[high]) << 8
    guard length > 1, 26 + length <= count, self[26 + length - 1] == 0 else { return false }
    for index in 26..<(26 + length - 1) where self[index] < 0x20 { return false }
    return true
  }

  /// Whether it begins with the usual settings of lzma, a dictionary of 64 KiB or more that is a power of
  /// two or three of them, a size that is not known or no larger than any file, and a first byte of 0.
  fileprivate var hasLzmaHeader: Bool {
    guard count > 18, self[1] == 0, self[2] == 0, self[13] == 0 else { return false }
    let dictionary = Int(self[3]) | Int(self[4]) << 8
    guard dictionary > 0, dictionary.nonzeroBitCount <= 2,
      dictionary.nonzeroBitCount == 1 || dictionary & dictionary << 1 != 0
    else { return false }
    let isUnknown = (5..<13).allSatisfy { self[$0] == 0xFF }
    return isUnknown || self[10] == 0 && self[11] == 0 && self[12] == 0
  }

  /// Whether a header of POSIX's tar says `ustar`.
  fileprivate var namesTar: Bool {
    self[257] == 0x75 && self[258] == 0x73 && self[259] == 0x74 && self[260] == 0x61
      && self[261] == 0x72
  }

  /// Whether it begins with a header of an older tar, which only its checksum tells: the sum of all bytes,
  /// its own eight as blanks, in octal digits that blanks may precede and a zero ends.
  fileprivate var hasTarChecksum: Bool {
    guard self[154] == 0 || self[155] == 0, self[0] != 0 else { return false }
    var stated = 0
    for index in 148..<155 where self[index] != 0x20 && self[index] != 0 {
      guard 0x30..<0x38 ~= self[index] else { return false }
      stated = stated << 3 | Int(self[index] & 7)
    }
    var sum = 8 * 0x20
    for index in 0..<512 where !(148..<156).contains(index) { sum += Int(self[index]) }
    return sum == stated
  }
}
