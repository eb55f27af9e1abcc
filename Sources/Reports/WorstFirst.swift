import Model

extension [Finding] {
  /// Where the findings stand in this list, the most severe first, then the most certain.
  var worstFirst: [Int] {
    indices.sorted { a, b in
      let (one, other) = (self[a], self[b])
      if one.severity != other.severity { return one.severity > other.severity }
      if one.confidence != other.confidence { return one.confidence > other.confidence }
      return a < b
    }
  }
}
