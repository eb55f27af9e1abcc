import Model

extension Detector.Structure {
  /// Whether the value decodes to what this structure says.
  func fits(_ value: [UInt8]) -> Bool {
    switch self {
    case .jwt: isJSONWebToken(value)
    case .privateKey: isPrivateKeyBody(value)
    case .base64UUID: Base64.decode(value, limit: 64).map(isUUID) ?? false
    case .base64JSON: Base64.decode(value, limit: 64 * 1024).map(looksLikeJSONObject) ?? false
    case .base64UserPassword:
      Base64.decode(value, limit: 1024).map { isUserAndPassword(withoutLineEnd($0)) } ?? false
    case .base64Binary:
      Base64.decode(value, limit: 1024).map { !isUserAndPassword(withoutLineEnd($0)) } ?? false
    case .base64Key: Base64.decode(value, limit: 64 * 1024).map(isKeyMaterial) ?? false
    }
  }
}

/// RFC 7519 over RFC 7515: header, payload and signature, none empty, the first two JSON objects;
/// unsigned tokens (`"alg":"none"`) open nothing.
private func isJSONWebToken(_ value: [UInt8]) -> Bool {
  let parts = value.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  guard parts.count == 3, parts[2].count >= 16, Base64.decode(parts[2]) != nil,
    let header = Base64.decode(parts[0], limit: 16 * 1024), looksLikeJSONObject(header),
    let payload = Base64.decode(parts[1], limit: 256 * 1024), looksLikeJSONObject(payload)
  else { return false }
  let text = header.map(folded).filter { !isWhiteSpace($0) }
  return contains(text, #""alg":"#) && !contains(text, #""alg":"none""#)
}

private func looksLikeJSONObject(_ bytes: [UInt8]) -> Bool {
  let trimmed = bytes.drop(while: isWhiteSpace)
  return trimmed.first == UInt8(ascii: "{")
    && trimmed.last(where: { !isWhiteSpace($0) && $0 != 0 }) == UInt8(ascii: "}")
    && trimmed.contains(UInt8(ascii: ":"))
    && !bytes.contains { $0 < 0x20 && !isWhiteSpace($0) }
}

/// A PEM body, as it stands in a file or escaped in a string: the bytes that it begins with tell.
private func isPrivateKeyBody(_ value: [UInt8]) -> Bool {
  var digits: [UInt8] = []
  var index = 0
  while index < value.count {
    let byte = value[index]
    index += 1
    if byte == UInt8(ascii: "\\") {
      // An escaped line break: \n, \r, or \\n one string deeper.
      while index < value.count, value[index] == byte { index += 1 }
      index += 1
    } else if isTokenByte(byte), byte != UInt8(ascii: "-"), byte != UInt8(ascii: "_") {
      digits.append(byte)
    } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") {
      return false
    }
  }
  while digits.last == UInt8(ascii: "=") { digits.removeLast() }
  guard digits.count >= 64, let head = Base64.decode(digits.prefix(64)) else { return false }
  // X.690: SEQUENCE; PROTOCOL.key of OpenSSH: the magic; PuTTY: the length of an algorithm's name.
  if head.starts(with: [0x30, 0x82]) {
    // Its length tells of bodies of which a document shows the first line.
    return digits.count * 12 >= Int(head[2]) << 8 | Int(head[3])
  }
  return head.starts(with: [0x30, 0x81])
    || (head.first == 0x30 && head.count > 2 && head[1] < 0x80 && head[2] == 0x02)
    || (head.first == 0x30 && head.count > 2 && head[2] == 0x30)
    || head.starts(with: Array("openssh-key-v1".utf8)) || head.starts(with: [0, 0, 0])
}

/// Eight, four, four, four and twelve hexadecimal digits.
func isUUID(_ value: [UInt8]) -> Bool {
  let groups = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  return groups.map(\.count) == [8, 4, 4, 4, 12] && groups.joined().allSatisfy(isHexadecimal)
}

/// Encoded texts often end with the line end of the command that was used.
func withoutLineEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  bytes[..<(bytes.last == 0x0A ? bytes.endIndex - 1 : bytes.endIndex)]
}

/// RFC 7617: printable, in UTF-8 or mostly in ASCII, with a colon that is neither first nor last.
private func isUserAndPassword(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
  return colon > 0 && colon < bytes.count - 1 && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    && (bytes.count { $0 >= 0x80 } * 4 <= bytes.count
      || String(validating: bytes, as: UTF8.self) != nil)
}

/// At least 128 bits, and no text: of that many drawn bytes some are no printable ASCII.
private func isKeyMaterial(_ bytes: [UInt8]) -> Bool {
  bytes.count >= 16 && bytes.contains { $0 >= 0x7F || $0 < 0x20 && !isWhiteSpace($0) }
}

func isHexadecimal(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}

func isWhiteSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}

/// Whether `text` stands in `bytes`.
func contains(_ bytes: [UInt8], _ text: String) -> Bool { contains(bytes, Array(text.utf8)) }

/// Whether `wanted` stands in `bytes`.
func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
  guard let first = wanted.first else { return true }
  var start = 0
  while start + wanted.count <= bytes.count {
    if bytes[start] == first, bytes[start...].starts(with: wanted) { return true }
    start += 1
  }
  return false
}
