/// Containers that nothing here can write, with one entry each, as it is; laid out by hand.
package enum StoredArchive: String, CaseIterable, Sendable {
  case rar4, rar5, cab, lha

  /// The container with an entry of such a name, ASCII and short.
  package func bytes(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .rar4: Self.rar4(Array(name.utf8), bytes)
    case .rar5: Self.rar5(Array(name.utf8), bytes)
    case .cab: Self.cab(Array(name.utf8), bytes)
    case .lha: Self.lha(Array(name.utf8), bytes)
    }
  }

  /// A mark, and blocks that begin with half of the CRC-32 of their rest.
  private static func rar4(_ name: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    func block(_ type: UInt8, flags: Int, _ fields: [UInt8]) -> [UInt8] {
      let rest = [type] + number(flags, 2) + number(7 + fields.count, 2) + fields
      return number(Int(reflected(rest, 0xEDB8_8320, from: .max) & 0xFFFF), 2) + rest
    }
    var file = number(bytes.count, 4) + number(bytes.count, 4) + [3]
    file += number(Int(reflected(bytes, 0xEDB8_8320, from: .max)), 4) + number(0, 4) + [20, 0x30]
    file += number(name.count, 2) + number(0o100644, 4) + name
    return Array("Rar!".utf8) + [0x1A, 7, 0] + block(0x73, flags: 0, number(0, 6))
      + block(0x74, flags: 0x8000, file) + bytes + block(0x7B, flags: 0x4000, [])
  }

  /// A mark, and blocks of a CRC-32, a length, a kind and flags, in numbers of seven bits a byte.
  private static func rar5(_ name: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    func block(_ fields: [UInt8]) -> [UInt8] {
      let rest = [UInt8(fields.count)] + fields
      return number(Int(reflected(rest, 0xEDB8_8320, from: .max)), 4) + rest
    }
    let size = [UInt8(bytes.count & 0x7F) | 0x80, UInt8(bytes.count >> 7)]
    let file = [2, 2] + size + [0] + size + [0, 0, 1, UInt8(name.count)] + name
    return Array("Rar!".utf8) + [0x1A, 7, 1, 0] + block([1, 0, 0]) + block(file) + bytes
      + block([5, 0, 0])
  }

  /// A header, a folder, a file and a block of data, whose checksum may be left out.
  private static func cab(_ name: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    let file = number(bytes.count, 4) + number(0, 10) + [0x20, 0] + name + [0]
    let data = number(0, 4) + number(bytes.count, 2) + number(bytes.count, 2) + bytes
    let folder = number(36 + 8 + file.count, 4) + [1, 0, 0, 0]
    let head =
      number(36 + folder.count + file.count + data.count, 4) + number(0, 4)
      + number(36 + folder.count, 4) + number(0, 4) + [3, 1, 1, 0, 1, 0] + number(0, 6)
    return Array("MSCF".utf8) + number(0, 4) + head + folder + file + data
  }

  /// A header of the first kind, with a sum of its bytes.
  private static func lha(_ name: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    let rest =
      Array("-lh0-".utf8) + number(bytes.count, 4) + number(bytes.count, 4) + number(0, 4)
      + [0x20, 0, UInt8(name.count)] + name + number(Int(reflected(bytes, 0xA001, from: 0)), 2)
    return [UInt8(rest.count), rest.reduce(0, &+)] + rest + bytes + [0]
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A cyclic redundancy check, lowest bit first; what begins with ones ends with its complement.
  private static func reflected(
    _ bytes: [UInt8], _ polynomial: UInt32, from start: UInt32
  ) -> UInt32 {
    bytes.reduce(start) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? polynomial : 0) }
    } ^ start
  }
}
