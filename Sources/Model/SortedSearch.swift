extension RandomAccessCollection {
  /// Where the first elements that fit end, found by halving; those behind must not fit.
  @inlinable
  package func endOfPrefix(where fits: (Element) -> Bool) -> Index {
    var (start, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if fits(self[middle]) {
        start = index(after: middle)
        length -= half + 1
      } else {
        length = half
      }
    }
    return start
  }
}
