extension Shape {
  /// Whether every match holds one of the keywords; they are folded.
  func implies(_ keywords: [[UInt8]]) -> Bool {
    switch self {
    case .byte: return false
    case .capture(let inner, _): return inner.implies(keywords)
    case .repeated(let inner, let least): return least > 0 && inner.implies(keywords)
    case .choice(let parts): return parts.allSatisfy { $0.implies(keywords) }
    case .sequence(let parts):
      return parts.contains { $0.implies(keywords) }
        || literals(of: parts).contains { texts in
          texts.allSatisfy { text in keywords.contains { text.holds($0) } }
        }
    }
  }
}

extension [UInt8] {
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (0...(count - part.count)).contains { self[$0...].starts(with: part) }
  }
}

/// What a rule file's pattern says of its keywords.
package enum KeywordCheck {
  /// Whether every match of the pattern holds a keyword; nil where its syntax is beyond telling.
  package static func isImplied(_ keywords: [String], by pattern: String) -> Bool? {
    guard let read = try? ShapeReader.read(pattern) else { return nil }
    return read.shape.implies(keywords.map { Array($0.lowercased().utf8) })
  }
}
