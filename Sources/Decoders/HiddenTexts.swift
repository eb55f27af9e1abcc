package import Model

/// Finds what is hidden in a text by encodings: looks closer at one place after another, in rising order.
package struct HiddenTexts {
  /// What earlier places of the text leave to later ones.
  package struct Progress: Equatable, Sendable {
    /// Up to where all belongs to an earlier place.
    package var end: Int
    /// Up to where literals were joined, or tried to, already.
    package var jointsEnd: Int
    /// Up to where escapes were decoded already.
    package var escapesEnd: Int

    /// All that stands at a place or behind it is still to be looked at.
    package init(from start: Int) { (end, jointsEnd, escapesEnd) = (start, start, start) }
  }

  package var progress: Progress
  /// How many bytes that were compressed may still be looked at; below zero where there were more.
  package private(set) var room = mostUnpacked

  /// Bytes that may come out of what is compressed in a text.
  package static let mostUnpacked = 64 * 1024 * 1024

  package init(_ progress: Progress) { self.progress = progress }

  /// Gives each text that is hidden in a part of `text`.
  ///
  /// - Returns: whether something that is compressed expands to more than is looked at.
  package static func find(
    in text: Span<UInt8>, within part: ByteRange, _ take: (HiddenText) -> Void
  ) -> Bool {
    var texts = HiddenTexts(Progress(from: part.start))
    var start = part.start
    while let place = HidingPlace(in: text, from: start, before: part.end, within: part) {
      _ = texts.look(at: place, in: text, within: part, take)
      start = max(place.range.start + 1, texts.progress.end)
    }
    return texts.room < 0
  }

  /// Gives what is hidden at a place; nothing where that belongs to an earlier one.
  ///
  /// - Returns: the bytes that this and the progress afterwards follow from; they may lie beyond the text,
  ///   where its ends tell.
  package mutating func look(
    at place: HidingPlace, in text: Span<UInt8>, within part: ByteRange,
    _ take: (HiddenText) -> Void
  ) -> ByteRange {
    switch place.kind {
    case .run where place.range.start >= progress.end:
      return look(atRun: place.range, in: text, within: part, take)
    case .joint where place.range.start >= max(progress.end, progress.jointsEnd):
      return look(atJoint: place.range.start, in: text, within: part, take)
    default: return place.range
    }
  }

  private mutating func look(
    atJoint mark: Int, in text: Span<UInt8>, within part: ByteRange, _ take: (HiddenText) -> Void
  ) -> ByteRange {
    var last = mark
    if let joined = JoinedLiterals(around: mark, in: text, within: part, last: &last) {
      take(joined.text)
      if joined.isWhole { progress.end = joined.text.part.end }
    }
    progress.jointsEnd = last
    return JoinedLiterals.evidence(around: mark, last: last).widened(
      by: HiddenText.longestLead, HiddenText.longestTrail)
  }

  private mutating func look(
    atRun run: ByteRange, in text: Span<UInt8>, within part: ByteRange,
    _ take: (HiddenText) -> Void
  ) -> ByteRange {
    var evidence = ByteRange(run.start - Escapes.longestLead, run.end + Escapes.longestEscape)
    progress.end = run.end
    var classes: ByteClass = []
    var start = run.start
    while start < run.end {
      var stop = start
      var isHexadecimal = true
      while stop < run.end, ByteClass(text[stop]).contains(.base64) {
        isHexadecimal = isHexadecimal && ByteClass(text[stop]).contains(.hexadecimal)
        stop += 1
      }
      if stop < run.end { classes.formUnion(ByteClass(text[stop])) }
      let digits = ByteRange(start, stop)
      if isHexadecimal, let hidden = HexDigits.text(in: text, at: digits) {
        take(hidden)
      } else if let found = Base64Digits(at: digits, in: text, within: part) {
        if let hidden = found.text(in: text, room: &room) { take(hidden) }
        stop = max(stop, found.part.end)
        evidence.end = max(evidence.end, found.seen)
        progress.end = max(progress.end, stop)
      }
      start = stop + 1
    }

    if classes.contains(.escape) {
      evidence.end = max(evidence.end, look(forEscapesIn: run, of: text, within: part, take))
    }
    return evidence.widened(by: HiddenText.longestLead, HiddenText.longestTrail)
  }

  /// - Returns: the end of what was looked at.
  private mutating func look(
    forEscapesIn run: ByteRange, of text: Span<UInt8>, within part: ByteRange,
    _ take: (HiddenText) -> Void
  ) -> Int {
    var end = run.end
    var start = max(run.start, progress.escapesEnd)
    while start < run.end {
      let stretch = ByteRange(start, min(run.end, start + Escapes.longestRun))
      start = stretch.end
      guard let escapes = Escapes(around: stretch, in: text, within: part) else { continue }
      take(escapes.text)
      end = max(end, escapes.text.part.end)
      progress.escapesEnd = escapes.text.part.end - Escapes.overlap
      start = max(start, progress.escapesEnd)
    }
    return end
  }
}

extension ByteRange {
  fileprivate func widened(by before: Int, _ after: Int) -> ByteRange {
    ByteRange(start - before, end + after)
  }
}
