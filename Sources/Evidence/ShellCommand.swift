/// The rest of a `curl` or `wget` command line.
struct ShellCommand {
  /// From the command's name to the end of its line, or to the next command.
  let range: Range<Int>
  let method: Method

  /// Nil where no arguments follow, so that the word is just a word.
  init?(_ bytes: [UInt8], after start: Int) {
    guard start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 else { return nil }
    var words: [String] = []
    var word: [UInt8] = []
    var quote: UInt8?
    var index = start
    let limit = min(bytes.count, start + Self.longest)
    scan: while index < limit {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\") where index + 1 < limit:
        if bytes[index + 1] != 0x0A { word.append(bytes[index + 1]) }
        index += 1
      case quote: quote = nil
      case _ where quote != nil: word.append(byte)
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"): break scan
      case UInt8(ascii: "&") where index + 1 < limit && bytes[index + 1] == byte: break scan
      case 0x20, 0x09, 0x0D:
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      default: word.append(byte)
      }
      index += 1
    }
    words.append(String(decoding: word, as: UTF8.self))
    range = start..<index
    method = Self.method(of: words)
  }

  private static func method(of words: [String]) -> Method {
    var named: Method?
    var hasBody = false
    var putsBodyInAddress = false
    for (word, next) in zip(words, words.dropFirst() + [""]) {
      if word.hasPrefix("--") {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1)
        let option = parts.first.map(String.init) ?? ""
        switch option {
        case "request", "method":
          named = Method(name: (parts.count > 1 ? String(parts[1]) : next).lowercased()) ?? .write
        case "get": putsBodyInAddress = true
        case "json", "form", "form-string", "upload-file", "post-data", "post-file", "body-data":
          hasBody = true
        default: hasBody = hasBody || option.hasPrefix("data")
        }
      } else if word.hasPrefix("-") {
        read(word.dropFirst(), next, named: &named, hasBody: &hasBody, &putsBodyInAddress)
      }
    }
    return named ?? (hasBody && !putsBodyInAddress ? .write : .read)
  }

  /// A cluster of one-letter options, the last of which may hold its value: `-sSXPOST`.
  private static func read(
    _ cluster: Substring, _ next: String, named: inout Method?, hasBody: inout Bool,
    _ putsBodyInAddress: inout Bool
  ) {
    for (offset, letter) in cluster.enumerated() {
      switch letter {
      case "X":
        let rest = String(cluster.dropFirst(offset + 1))
        named = Method(name: (rest.isEmpty ? next : rest).lowercased()) ?? .write
        return
      case "d", "F", "T":
        hasBody = true
        return
      case "G": putsBodyInAddress = true
      case "H", "u", "o", "A", "b", "c", "e", "w", "m", "x", "K": return
      default: continue
      }
    }
  }

  private static let longest = 4_096
}
