import CSodium

/// Names values without holding them: HMAC-SHA-256 (RFC 2104), cut to 96 bits.
package struct FingerprintKey: Sendable {
  private let key: [UInt8]

  /// - Parameter key: any number of bytes; a key of one's own keeps outsiders from testing guesses.
  package init(_ key: [UInt8]) { self.key = key }

  /// The key that is used where none is configured: fixed and public, so that reports compare.
  package static let publicKey = FingerprintKey(Array("credlint public fingerprint key 1".utf8))

  /// The fingerprint of `parts` in their order, 24 lower-case hexadecimal digits.
  ///
  /// Every part is preceded by its length, so that no two lists of parts share their bytes.
  package func fingerprint(_ parts: [[UInt8]]) -> String {
    var message: [UInt8] = []
    for part in parts {
      for shift in stride(from: 56, through: 0, by: -8) {
        message.append(UInt8(truncatingIfNeeded: part.count >> shift))
      }
      message.append(contentsOf: part)
    }
    var state = crypto_auth_hmacsha256_state()
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe crypto_auth_hmacsha256_init(&state, key, key.count)
    unsafe crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    unsafe crypto_auth_hmacsha256_final(&state, &digest)
    return hexadecimal(digest.prefix(12))
  }
}

/// SHA-256 (FIPS 180-4) of the bytes, lower-case hexadecimal.
package func sha256(_ bytes: [UInt8]) -> String { sha256(bytes[...]) }

/// SHA-256 of a part of some bytes.
package func sha256(_ bytes: ArraySlice<UInt8>) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe bytes.withUnsafeBufferPointer { bytes in
    _ = unsafe crypto_hash_sha256(&digest, bytes.baseAddress, UInt64(bytes.count))
  }
  return hexadecimal(digest[...])
}

private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}
