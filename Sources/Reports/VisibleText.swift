import Model

extension Unicode.Scalar {
  /// The character itself, or an escape that names it.
  var visible: String {
    guard isHidden else { return String(self) }
    return switch self {
    case "\t": "\\t"
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }

  /// How many cells of a terminal it takes.
  var cells: Int {
    if isASCII { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return properties.isEmojiPresentation || isWide ? 2 : 1
    }
  }

  // The blocks that Unicode's EastAsianWidth.txt marks as wide or full-width, in coarse ranges.
  private var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension String {
  /// The text with every hidden character escaped, safe to print on a terminal as one line.
  package var visible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    return unicodeScalars.reduce(into: "") { $0 += $1.visible }
  }

  /// How many cells of a terminal it takes.
  var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }

  /// Its words in lines of at most `width` cells, as far as words allow; 0 for one line.
  func wrapped(to width: Int) -> [String] {
    guard width > 0 else { return [self] }
    var lines: [String] = []
    var line = ""
    var cells = 0
    for word in split(separator: " ") {
      let needed = String(word).cells
      if cells > 0, cells + 1 + needed > width {
        lines.append(line)
        line = ""
        cells = 0
      }
      if cells > 0 {
        line += " "
        cells += 1
      }
      line += word
      cells += needed
    }
    return lines + [line]
  }
}
