import Model

extension [Finding] {
  /// Where the findings stand in this list: what was not read, since nobody knows what it holds, then
  /// the most severe, then the most certain.
  var worstFirst: [Int] {
    indices.sorted { a, b in
      let (one, other) = (self[a], self[b])
      if one.isOfUnread != other.isOfUnread { return one.isOfUnread }
      if one.severity != other.severity { return one.severity > other.severity }
      if one.confidence != other.confidence { return one.confidence > other.confidence }
      return a < b
    }
  }
}

extension Finding {
  fileprivate var isOfUnread: Bool { practice == "scan-incomplete" }
}
