import Prefilter

/// Aho and Corasick, 1975: one automaton of all keywords, a table look-up a byte.
struct AhoCorasick: Design {
  let name = "Aho-Corasick"
  private let keywords: [[UInt8]]
  private let classOf: [Int32]
  private let classCount: Int
  /// For each state and class of bytes, the next state.
  private let next: [Int32]
  /// For each state, the keywords that end there.
  private let ends: [[Int]]

  init(_ keywords: [[UInt8]]) {
    self.keywords = keywords
    var classOf = [Int32](repeating: 0, count: 256)
    var classCount = 1
    for byte in Set(keywords.joined()).sorted() {
      classOf[Int(byte)] = Int32(classCount)
      classCount += 1
    }
    for upper in 0x41...0x5A { classOf[upper] = classOf[upper | 0x20] }
    var next = [Int32](repeating: -1, count: classCount)
    var ends: [[Int]] = [[]]
    for (index, keyword) in keywords.enumerated() {
      var state = 0
      for byte in keyword {
        let place = state * classCount + Int(classOf[Int(byte)])
        if next[place] < 0 {
          next[place] = Int32(ends.count)
          ends.append([])
          next.append(contentsOf: repeatElement(-1, count: classCount))
        }
        state = Int(next[place])
      }
      ends[state].append(index)
    }
    var failing = [Int](repeating: 0, count: ends.count)
    var queue = [0]
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      for letter in 0..<classCount {
        let place = state * classCount + letter
        let fallback = state == 0 ? 0 : Int(next[failing[state] * classCount + letter])
        if next[place] < 0 {
          next[place] = Int32(fallback)
        } else {
          let child = Int(next[place])
          failing[child] = fallback
          ends[child] += ends[fallback]
          queue.append(child)
        }
      }
    }
    (self.classOf, self.classCount, self.next, self.ends) = (classOf, classCount, next, ends)
  }

  func scan(_ text: [UInt8], into hits: inout [Prefilter.Hit]) -> Int {
    var looks = 0
    let hasEnd = ends.map { !$0.isEmpty }
    unsafe text.withUnsafeBufferPointer { text in
      unsafe next.withUnsafeBufferPointer { next in
        unsafe classOf.withUnsafeBufferPointer { classOf in
          var state = 0
          for position in text.indices {
            let letter = unsafe classOf[Int(text[position])]
            state = unsafe Int(next[state * classCount + Int(letter)])
            if hasEnd[state] {
              looks += 1
              for keyword in ends[state] {
                hits.append(
                  .init(position: position + 1 - keywords[keyword].count, keyword: keyword))
              }
            }
          }
        }
      }
    }
    return looks
  }
}
