/// The bytes in base64 of RFC 4648, section 4, with padding.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var bits = group.reduce(0) { $0 << 8 | Int($1) }
    bits <<= 8 * (3 - group.count)
    for digit in 0...3 {
      let index = bits >> (18 - 6 * digit) & 63
      text.append(digit <= group.count ? alphabet[index] : UInt8(ascii: "="))
    }
  }
  return String(decoding: text, as: UTF8.self)
}
