import Model
import Testing

@Suite struct ByteSinkTests {
  @Test func `bytes go on in pieces, all of them and in their order`() {
    var pieces: [[UInt8]] = []
    var sink = ByteSink { pieces.append($0) }
    var all: [UInt8] = []
    for number in 0..<50_000 {
      let text = Array("line \(number)\n".utf8)
      all += text
      sink.append(contentsOf: text)
    }
    sink.append(10)
    all.append(10)
    #expect(sink.count == all.count)
    #expect(sink.bytes.count < 128 * 1024)
    #expect(pieces.count > 2)
    sink.flush()
    #expect(pieces.allSatisfy { $0.count < 128 * 1024 })
    #expect(Array(pieces.joined()) == all)
    #expect(sink.bytes.isEmpty)
  }

  @Test func `what nobody takes is held`() {
    var sink = ByteSink()
    sink.append(contentsOf: [UInt8](repeating: 7, count: 200_000))
    sink.flush()
    #expect(sink.bytes.count == 200_000)
  }
}
