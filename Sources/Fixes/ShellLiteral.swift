import Model

// How a value leaves a shell script.
extension Literal {
  func shellFix(_ name: String) throws(FixRefusal) -> Fix {
    if bytes.ranges(of: Array("<<".utf8)).first != nil {
      throw FixRefusal("a here-document may be around it")
    }
    var quote: UInt8?
    var index = 0
    while index < value.start {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        index += 1
      } else if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "#"), index == 0 || bytes[index - 1] <= 0x20 {
        index = bytes[index..<value.start].firstIndex(of: UInt8(ascii: "\n")) ?? value.start
      }
      index += 1
    }
    let isOpenedHere = quote == nil || bytes[lineStart..<value.start].contains { $0 == quote }
    let head = bytes[lineStart..<value.start]
    guard isOpenedHere else { throw FixRefusal("it stands in a text of several lines") }
    if head.contains(UInt8(ascii: "`"))
      || (quote == UInt8(ascii: "\"") && !head.ranges(of: Array("$(".utf8)).isEmpty)
    {
      throw FixRefusal("a command is inside of it")
    }
    let variable = "${\(name):?}"
    switch quote {
    case UInt8(ascii: "\""):
      return Fix(range: value, replacement: variable, variable: name)
    case .some:
      if byte(value.start - 1) == quote, byte(value.end) == quote {
        let range = ByteRange(value.start - 1, value.end + 1)
        return Fix(range: range, replacement: "\"\(variable)\"", variable: name)
      }
      return Fix(range: value, replacement: "'\"\(variable)\"'", variable: name)
    case nil:
      return Fix(range: value, replacement: "\"\(variable)\"", variable: name)
    }
  }
}
