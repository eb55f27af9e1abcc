package import Model

/// Finds what is hidden in a text by encodings, in one pass that looks closer only at long runs of what
/// encodings are made of, and at places where literals are joined.
package struct HiddenTexts {
  /// How many bytes that were compressed may still be looked at; below zero where there were more.
  private var room = 64 * 1024 * 1024

  /// Up to where escapes were decoded already.
  private var escapesEnd = 0
  /// Up to where anything was looked at closely.
  private var end: Int

  private init(from start: Int) { end = start }

  /// Gives each text that is hidden in a part of `text`.
  ///
  /// - Returns: whether something that is compressed expands to more than is looked at.
  package static func find(
    in text: Span<UInt8>, within part: ByteRange, _ take: (HiddenText) -> Void
  ) -> Bool {
    var texts = HiddenTexts(from: part.start)
    var here = part.start
    while true {
      switch Places.next(in: text, from: &here, to: part.end) {
      case .none: return texts.room < 0
      case .run: texts.look(atRunAround: here, in: text, within: part, take)
      case .joint:
        if let joined = JoinedLiterals(
          around: here, in: text, within: part, end: &texts.end)
        {
          take(joined.text)
          texts.end = max(texts.end, joined.text.part.end)
        }
      }
      here = max(here + 1, texts.end)
    }
  }

  private mutating func look(
    atRunAround place: Int, in text: Span<UInt8>, within part: ByteRange,
    _ take: (HiddenText) -> Void
  ) {
    var run = ByteRange(place, place)
    while run.start > max(part.start, end), ByteClass(text[run.start - 1]).contains(.encoded) {
      run.start -= 1
    }
    var classes: ByteClass = []
    var index = run.start
    while index < part.end, ByteClass(text[index]).contains(.encoded) {
      classes.formUnion(ByteClass(text[index]))
      index += 1
    }
    run.end = index
    end = max(end, run.end)

    var start = run.start
    while start < run.end {
      var stop = start
      var isHexadecimal = true
      while stop < run.end, ByteClass(text[stop]).contains(.base64) {
        isHexadecimal = isHexadecimal && ByteClass(text[stop]).contains(.hexadecimal)
        stop += 1
      }
      let digits = ByteRange(start, stop)
      if isHexadecimal, let hidden = HexDigits.text(in: text, at: digits) {
        take(hidden)
      } else if let found = Base64Digits(at: digits, in: text, within: part) {
        if let hidden = found.text(in: text, room: &room) { take(hidden) }
        stop = max(stop, found.part.end)
        end = max(end, stop)
      }
      start = stop + 1
    }

    if classes.contains(.escape), run.start >= escapesEnd,
      let escapes = Escapes(around: run, in: text, within: part)
    {
      take(escapes.text)
      escapesEnd = escapes.text.part.end - Escapes.overlap
    }
  }
}
