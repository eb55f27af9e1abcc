import Fingerprints

/// Generated Swift: a `StaticString` compiles in no time, where an array literal takes minutes.
enum SwiftSource {
  /// A file that declares `packedRules` with these bytes, which are UTF-8.
  static func literal(of bytes: [UInt8]) -> String {
    var source =
      "// Generated from rules/**/*.yaml by rule-packer.\nlet packedRules: StaticString = ##\"\"\"\n"
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        source += "\\##u{" + String(scalar.value, radix: 16) + "}"
      case "\"", "\\":
        // Three quotes in a row would end the literal, and what begins an escape must not stand in it.
        source += "\\##"
        source.unicodeScalars.append(scalar)
      default: source.unicodeScalars.append(scalar)
      }
    }
    source += "\n\"\"\"##\n"
    // The digest of what stands above, so that no run has to compute it.
    return source + "package let builtInRulesDigest = \"\(sha256(bytes))\"\n"
  }
}
