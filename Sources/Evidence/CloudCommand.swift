/// The rest of a command line of IBM Cloud's tool.
struct CloudCommand {
  static let names: Set<String> = ["ibmcloud", "ic", "bx", "bluemix"]

  /// Nil for what is about the tool itself, such as a login.
  let method: Method?
  /// Where the command ends.
  let end: Int

  /// Nil where no subcommand follows, so that the word is just a word.
  init?(_ bytes: [UInt8], after start: Int) {
    guard start < bytes.count, bytes[start] == 0x20 else { return nil }
    var end = start
    let limit = min(bytes.count, start + Self.longest)
    while end < limit, !Self.endsCommand(bytes[end]) || bytes[end - 1] == UInt8(ascii: "\\") {
      end += 1
    }
    let words = String(decoding: bytes[start..<end], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
      .prefix { !$0.hasPrefix("-") }
      .map { $0.lowercased() }
    guard let first = words.first, first.utf8.allSatisfy(Self.isNamePart) else { return nil }
    self.end = end
    if Self.ofTool.contains(first) || words.dropFirst().first == "oauth-tokens" {
      method = nil
    } else {
      // The name of a subcommand is at most three words: `iam service-id-create NAME`.
      let parts = words.prefix(3).flatMap { $0.split(separator: "-").map(String.init) }
      method = parts.contains { CallNames.verb(of: $0) == .write } ? .write : .read
    }
  }

  private static func endsCommand(_ byte: UInt8) -> Bool {
    [0x0A, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "&"), UInt8(ascii: ")")].contains(
      byte)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
  }

  private static let ofTool: Set<String> = [
    "login", "logout", "target", "config", "plugin", "api", "help", "version", "regions", "update",
    "cr", "ks",
  ]
  private static let longest = 2_048
}
