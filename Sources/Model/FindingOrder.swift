// What every list of findings keeps to, be it fresh from a scan or put together from several.

extension Finding {
  /// The order of every report: by path, then by position, then by rule.
  package func precedes(_ other: Finding) -> Bool {
    if location.path != other.location.path { return location.path < other.location.path }
    let (place, otherPlace) = (location.start, other.location.start)
    if place?.line != otherPlace?.line { return place?.line ?? 0 < otherPlace?.line ?? 0 }
    if place?.column != otherPlace?.column { return place?.column ?? 0 < otherPlace?.column ?? 0 }
    return rule == other.rule ? id < other.id : rule < other.rule
  }
}

extension [Finding] {
  /// Tells further places of one id apart: `-2`, `-3`, … in the order in which they stand.
  package mutating func numberRepeatedIDs() {
    var places: [String: Int] = [:]
    for index in indices {
      let id = self[index].id
      let place = places[id, default: 0] + 1
      places[id] = place
      if place > 1 { self[index].id = "\(id)-\(place)" }
    }
  }
}
