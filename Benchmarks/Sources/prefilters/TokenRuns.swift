import Prefilter

/// Only what stands within reach of a run of token bytes is searched for keywords: a secret is such a
/// run. It reports fewer keywords, those with no run near; what has no run behind it is missed.
struct TokenRuns: Design {
  let name = "token runs of 16 or more, then grams"
  private let filter: Prefilter
  private static let shortest = 16
  private static let reach = 96

  init(_ keywords: [[UInt8]]) { filter = Prefilter(Keywords(keywords)) }

  private static let isToken: [Bool] = (0...255).map { byte in
    UInt8(byte) >= 0x30 && UInt8(byte) <= 0x39
      || folded(UInt8(byte)) >= 0x61
        && folded(UInt8(byte)) <= 0x7A
      || [0x2B, 0x2D, 0x2F, 0x5F, 0x3D].contains(byte)
  }

  func scan(_ text: [UInt8], into hits: inout [Prefilter.Hit]) -> Int {
    var searched = 0
    var from = 0
    var to = 0
    var end = Self.shortest - 1
    let span = text.span
    func search(_ hits: inout [Prefilter.Hit]) {
      guard from < to else { return }
      let firstNew = hits.count
      filter.scan(span.extracting(from..<to), into: &hits)
      for index in firstNew..<hits.count { hits[index].position += from }
      searched += to - from
    }
    // Steps of 15 bytes: a run of 16 holds a byte of at least one; then it is measured both ways.
    while end < text.count {
      guard Self.isToken[Int(text[end])] else {
        end += Self.shortest - 1
        continue
      }
      var first = end
      while first > 0, Self.isToken[Int(text[first - 1])], end - first < 4096 { first -= 1 }
      var last = end + 1
      while last < text.count, Self.isToken[Int(text[last])] { last += 1 }
      if last - first >= Self.shortest {
        let start = max(0, first - Self.reach)
        if start > to {
          search(&hits)
          from = start
        }
        to = min(text.count, last + Self.reach)
      }
      end = last + Self.shortest - 1
    }
    search(&hits)
    return searched
  }
}
