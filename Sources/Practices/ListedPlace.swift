import Model

// A row of a list stands in for the place of a value that nobody has seen.

extension Listing {
  /// Where the row stands, with what tells it from others.
  func place(of reading: Shared<Detector>) -> Occurrence {
    let label =
      first { if case .keyID(let id) = $0 { id } else { nil } }
      ?? first { if case .serviceCredential(let guid) = $0 { guid } else { nil } }
      ?? first { if case .name(let name) = $0 { name } else { nil } } ?? path.text
    return Occurrence(
      reading: reading, path: path, secret: Secret([]), range: ByteRange(0, 0), start: start,
      end: start, snippet: Snippet(text: label, mark: 0..<0), setting: .listed)
  }
}

extension Credential {
  /// The place beside which `source` was read; else a key file, the first place, or the list's row.
  func place(telling source: String) -> Occurrence? {
    if let place = occurrences.first(where: { $0.facts.contains { $0.source == source } })
      ?? occurrences.first(where: { $0.setting.contains(.keyFile) }) ?? occurrences.first
    {
      return place
    }
    let row = listings.first { $0.facts.contains { $0.source == source } } ?? listings.first
    return row?.place(of: reading)
  }

  /// Where it stands, or the rows that tell of it.
  var places: [Occurrence] {
    occurrences.isEmpty ? listings.map { $0.place(of: reading) } : occurrences
  }

  /// The first of the occurrences that have come farthest, or the list's row.
  var mostExposed: Occurrence? {
    let farthest = occurrences.reduce(nil) { (farthest: Occurrence?, next) in
      guard let farthest, farthest.spread >= next.spread else { return next }
      return farthest
    }
    return farthest ?? listings.first?.place(of: reading)
  }

  /// Whether a source says that it opens nothing for now.
  var isDisabled: Bool { facts.contains { $0.claim == .disabled(true) } }
}
