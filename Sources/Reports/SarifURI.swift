import Model

extension BytePath {
  /// The path as an RFC 3986 reference: every byte kept, those that a URI may not hold encoded.
  ///
  /// `isRelative` tells whether it may be resolved against the root of what was scanned.
  var uri: (text: String, isRelative: Bool) {
    let segments = bytes.split(separator: UInt8(ascii: "/")).filter { $0 != [UInt8(ascii: ".")] }
    let path = segments.map(percentEncoded).joined(separator: "/")
    if isAbsolute { return ("file:///" + path, false) }
    let leavesRoot = segments.contains([UInt8(ascii: "."), UInt8(ascii: ".")])
    guard let first = segments.first else { return (".", true) }
    // A colon in the first segment would read as a scheme.
    return ((first.contains(UInt8(ascii: ":")) ? "./" : "") + path, !leavesRoot)
  }
}

private func percentEncoded(_ bytes: ArraySlice<UInt8>) -> String {
  bytes.reduce(into: "") { text, byte in
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "!", "$", "&", "'", "(", ")", "*",
      "+",
      ",", ";", "=", ":", "@":
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }
  }
}
