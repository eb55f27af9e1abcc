import CTeddy
import Prefilter

/// Langdale's Teddy, with 32-byte vectors: the nibbles of three bytes choose among eight buckets.
struct Teddy: Design {
  let name = "Teddy, eight buckets"
  private let keywords: [[UInt8]]
  private let buckets: [[Int]]
  private let masks: [UInt8]

  init(_ keywords: [[UInt8]]) {
    self.keywords = keywords
    // Neighbours in the alphabet share nibbles, so that they share a bucket.
    let sorted = keywords.indices.sorted { keywords[$0].lexicographicallyPrecedes(keywords[$1]) }
    let size = (keywords.count + 7) / 8
    buckets = (0..<8).map { bucket in
      Array(sorted.dropFirst(bucket * size).prefix(size))
    }
    var masks = [UInt8](repeating: 0, count: 96)
    for (bucket, members) in buckets.enumerated() {
      for index in members {
        for place in 0..<3 {
          let byte = Int(keywords[index][place] | 0x20)
          masks[32 * place + (byte & 15)] |= 1 << UInt8(bucket)
          masks[32 * place + 16 + (byte >> 4)] |= 1 << UInt8(bucket)
        }
      }
    }
    self.masks = masks
  }

  private final class Found {
    var places: [(position: Int, buckets: UInt8)] = []
  }

  func scan(_ text: [UInt8], into hits: inout [Prefilter.Hit]) -> Int {
    let found = Found()
    let context = unsafe Unmanaged.passUnretained(found).toOpaque()
    let end = unsafe text.withUnsafeBufferPointer { text in
      unsafe masks.withUnsafeBufferPointer { masks in
        unsafe teddy_scan(text.baseAddress, text.count, masks.baseAddress, context) {
          context, position, buckets in
          guard let context = unsafe context else { return }
          let found = unsafe Unmanaged<Found>.fromOpaque(context).takeUnretainedValue()
          found.places.append((position, buckets))
        }
      }
    }
    for (position, mask) in found.places {
      for bucket in 0..<8 where mask >> UInt8(bucket) & 1 != 0 {
        for index in buckets[bucket] where stands(keywords[index], at: position, in: text) {
          hits.append(.init(position: position, keyword: index))
        }
      }
    }
    for position in end..<text.count {
      for index in keywords.indices where stands(keywords[index], at: position, in: text) {
        hits.append(.init(position: position, keyword: index))
      }
    }
    return found.places.count
  }
}
