import Model

/// A stretch of text with escapes, decoded by one level.
struct Escapes {
  let text: HiddenText

  /// How far the next stretch begins before the end of this one.
  static let overlap = 256
  /// How far before a run a stretch begins.
  static let longestLead = 192
  /// Bytes of an escape at most.
  static let longestEscape = 10
  /// Longer runs are looked at in parts: the places of what is decoded take memory.
  static let longestRun = 64 * 1024
  private static let longest = 2_048

  /// Nil where the run holds no escape that could hide a part of a value.
  init?(around run: ByteRange, in text: Span<UInt8>, within limit: ByteRange) {
    guard let form = Form.allCases.first(where: { $0.stands(in: run, of: text) }) else {
      return nil
    }
    let window = ByteRange(
      max(limit.start, run.start - Self.longestLead),
      min(limit.end, max(run.end, run.start + Self.longest) + Self.overlap))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(window.count)
    var map = OriginMap(digits: 1, per: 1)
    var index = window.start
    while index < window.end {
      if let escape = form.escape(at: index, in: text, to: window.end) {
        for place in 0..<escape.count {
          bytes.append(escape.byte(place))
          map.append(1, at: index, width: escape.length)
        }
        index += escape.length
      } else {
        bytes.append(text[index])
        map.append(1, at: index)
        index += 1
      }
    }
    self.text = HiddenText(
      bytes, from: window, of: text, coding: form.rawValue, map: map, isOneValue: false)
  }

  /// An escape, and what it stands for: up to four bytes.
  fileprivate struct Escape {
    /// How long it is.
    let length: Int
    private(set) var count = 0
    /// The first byte lowest.
    private var bytes: UInt32 = 0

    init(length: Int, _ byte: UInt8) {
      self.length = length
      append(byte)
    }

    init(length: Int, _ scalar: Unicode.Scalar) {
      self.length = length
      for byte in String(scalar).utf8 { append(byte) }
    }

    /// One that stands for nothing.
    init(length: Int) { self.length = length }

    func byte(_ place: Int) -> UInt8 { UInt8(truncatingIfNeeded: bytes >> UInt32(8 * place)) }

    private mutating func append(_ byte: UInt8) {
      bytes |= UInt32(byte) << UInt32(8 * count)
      count += 1
    }
  }

  /// Ways to escape characters.
  fileprivate enum Form: String, CaseIterable {
    case percent = "percent encoding"
    case backslash = "escapes"
    case entity = "HTML entities"
    case quotedPrintable = "quoted-printable"
  }
}

extension Escapes.Form {
  /// Whether enough of them stand in the run.
  fileprivate func stands(in run: ByteRange, of text: Span<UInt8>) -> Bool {
    var needed = self == .quotedPrintable ? 3 : 1
    var index = run.start
    while index < run.end {
      if ByteClass(text[index]).contains(.escape), tells(at: index, in: text),
        let escape = escape(at: index, in: text, to: text.count)
      {
        // The break of a line that goes on counts for two.
        needed -= escape.count == 0 ? 2 : 1
        if needed <= 0 { return true }
        index += escape.length
      } else {
        index += 1
      }
    }
    return false
  }

  /// Whether an escape there may break a value, or the marks around it: a line break in a string of JSON
  /// does not.
  private func tells(at index: Int, in text: Span<UInt8>) -> Bool {
    guard self == .backslash, index + 2 < text.count else { return true }
    switch text[index + 1] {
    case UInt8(ascii: "u"), UInt8(ascii: "x"), UInt8(ascii: "/"): return true
    case UInt8(ascii: "\\"): return text[index + 2] == UInt8(ascii: "\\")
    default: return false
    }
  }

  /// What an escape stands for, and how long it is; nil where none begins.
  fileprivate func escape(
    at index: Int, in text: Span<UInt8>, to end: Int
  ) -> Escapes.Escape? {
    switch self {
    case .percent:
      text[index] == UInt8(ascii: "%") ? byte(at: index + 1, in: text, to: end, length: 3) : nil
    case .quotedPrintable:
      text[index] == UInt8(ascii: "=") ? printed(at: index, in: text, to: end) : nil
    case .entity: text[index] == UInt8(ascii: "&") ? entity(at: index, in: text, to: end) : nil
    case .backslash:
      text[index] == UInt8(ascii: "\\") ? slashed(at: index, in: text, to: end) : nil
    }
  }

  private func byte(
    at digits: Int, in text: Span<UInt8>, to end: Int, length: Int
  ) -> Escapes.Escape? {
    guard digits + 1 < end, let high = hexValue(text[digits]), let low = hexValue(text[digits + 1])
    else { return nil }
    return Escapes.Escape(length: length, high << 4 | low)
  }

  /// RFC 2045, section 6.7: a byte, or the break of a line that goes on.
  private func printed(
    at index: Int, in text: Span<UInt8>, to end: Int
  ) -> Escapes.Escape? {
    if index + 1 < end, text[index + 1] == UInt8(ascii: "\n") { return Escapes.Escape(length: 2) }
    if index + 2 < end, text[index + 1] == UInt8(ascii: "\r"), text[index + 2] == UInt8(ascii: "\n")
    {
      return Escapes.Escape(length: 3)
    }
    return byte(at: index + 1, in: text, to: end, length: 3)
  }

  /// `\uXXXX`, `\xXX`, and what stands for itself or for a blank behind a backslash.
  private func slashed(
    at index: Int, in text: Span<UInt8>, to end: Int
  ) -> Escapes.Escape? {
    guard index + 1 < end else { return nil }
    switch text[index + 1] {
    case UInt8(ascii: "u"):
      guard let high = byte(at: index + 2, in: text, to: end, length: 6),
        let low = byte(at: index + 4, in: text, to: end, length: 6)
      else { return nil }
      let scalar = Unicode.Scalar(UInt32(high.byte(0)) << 8 | UInt32(low.byte(0))) ?? "\u{FFFD}"
      return Escapes.Escape(length: 6, scalar)
    case UInt8(ascii: "x"): return byte(at: index + 2, in: text, to: end, length: 4)
    case UInt8(ascii: "n"): return Escapes.Escape(length: 2, 0x0A)
    case UInt8(ascii: "r"): return Escapes.Escape(length: 2, 0x0D)
    case UInt8(ascii: "t"): return Escapes.Escape(length: 2, 0x09)
    case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return Escapes.Escape(length: 2, text[index + 1])
    default: return nil
    }
  }

  /// `&#103;`, `&#x67;` and the five names of XML.
  private func entity(
    at index: Int, in text: Span<UInt8>, to end: Int
  ) -> Escapes.Escape? {
    var stop = index + 1
    while stop < min(end, index + Escapes.longestEscape - 1), text[stop] != UInt8(ascii: ";") {
      stop += 1
    }
    guard stop < end, text[stop] == UInt8(ascii: ";"), stop > index + 1 else { return nil }
    let name = String(decoding: ((index + 1)..<stop).map { text[$0] }, as: UTF8.self)
    let length = stop + 1 - index
    if let plain = Self.names[name] { return Escapes.Escape(length: length, plain) }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
    guard
      let number = UInt32(
        isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return Escapes.Escape(length: length, scalar)
  }

  private static let names: [String: UInt8] = [
    "quot": UInt8(ascii: "\""), "amp": UInt8(ascii: "&"), "apos": UInt8(ascii: "'"),
    "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
  ]
}
