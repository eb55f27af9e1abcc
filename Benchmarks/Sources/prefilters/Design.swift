import Prefilter

/// A way of finding keywords: all of them report the same hits.
protocol Design {
  var name: String { get }
  /// Appends every place where a keyword stands; returns how often it had to look closer.
  func scan(_ text: [UInt8], into hits: inout [Prefilter.Hit]) -> Int
}

/// The one that credlint uses.
struct Grams: Design {
  let name: String
  private let filter: Prefilter

  init(_ keywords: [[UInt8]], _ kernel: Prefilter.Kernel) {
    name = "four-byte grams, \(kernel)"
    filter = Prefilter(Keywords(keywords), kernel: kernel)
  }

  func scan(_ text: [UInt8], into hits: inout [Prefilter.Hit]) -> Int {
    filter.scan(text.span, into: &hits)
    return 0
  }
}

extension Keywords {
  init(_ keywords: [[UInt8]]) {
    self.init()
    for keyword in keywords { append(keyword.span) }
  }
}

func folded(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

/// Whether a keyword stands at a place.
func stands(_ keyword: [UInt8], at position: Int, in text: [UInt8]) -> Bool {
  guard position + keyword.count <= text.count else { return false }
  for place in keyword.indices where folded(text[position + place]) != keyword[place] {
    return false
  }
  return true
}
