import Detection
import TestSupport
import Testing

/// How values look: drawn, or written by people.
@Suite struct LookTests {
  @Test(arguments: [
    "getAccessTokenFromVault", "application/json", "my-secret-key-name", "kubernetes.io/tls",
    "AbstractSingletonProxyFactoryBean", "correcthorsebatterystaple", "tokenizer_config_v2",
    "com.android.settings.widget", "sha256WithRSAEncryption", "MAX_CONNECTION_TIMEOUT",
  ])
  func `words and names are written`(value: String) {
    #expect(Look(of: Array(value.utf8)).score < -1)
  }

  @Test(arguments: [
    ("0123456789abcdef", 32), ("0123456789abcdef", 64), ("abcdefghijklmnopqrstuvwxyz", 32),
    ("abcdefghijklmnopqrstuvwxyz0123456789", 32),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 40),
  ])
  func `random characters are drawn`(alphabet: String, length: Int) {
    var random = SplitMix64(seed: 7)
    let letters = Array(alphabet.utf8)
    var right = 0
    for _ in 0..<1_000 {
      let value = (0..<length).map { _ in random.pick(from: letters) }
      if looksRandom(value) { right += 1 }
    }
    #expect(right > 970)
  }

  @Test func `any bytes can be looked at`() {
    var random = SplitMix64(seed: 8)
    for length in 0..<300 {
      let value = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Look(of: value).score.isFinite)
    }
    #expect(Look(of: [0x61, 0x61]).score.isFinite)
  }

  @Test func `each feature is told with its share, and nothing of the value`() {
    let explanation = Look(of: Array("kwzvtqkw".utf8)).explanation
    #expect(explanation.hasPrefix("looks drawn +"))
    for feature in ["letters +", "turns +0.0", "length +", "variety +", "marks +0.0", "base -3.2"] {
      #expect(explanation.contains(feature), "\(explanation)")
    }
    #expect(!explanation.contains("kwz"))
  }
}
