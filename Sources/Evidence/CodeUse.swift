package import Model

/// What a program does over HTTP, as far as its text tells.
package enum CodeUse {
  /// Counts the calls in a source file, a script or a notebook; looks at its first MiB.
  ///
  /// It errs towards writing: a call whose method is a variable counts as a write. Asking IAM for an
  /// access token counts as neither.
  package static func reading(_ blob: Span<UInt8>) -> CallCounts {
    CallScan.counts(in: blob.bytes(ByteRange(0, min(blob.count, 1_048_576))))
  }
}

/// One pass over the words of a source text.
private struct CallScan {
  private let source: SourceText
  private let exchange: TokenExchange
  /// Variables that hold what sends requests.
  private var clients: Set<String> = []
  /// Whether requests are made by builders, and only sent by `send`.
  private let buildsRequests: Bool
  private var counts = CallCounts(reads: 0, writes: 0)
  /// How many calls were looked into; enough is known after `mostLooks`.
  private var looks = 0

  private init(_ bytes: [UInt8]) {
    source = SourceText(bytes: bytes)
    exchange = TokenExchange(source)
    buildsRequests = source.holds("HttpRequest") || source.holds("Command(")
  }

  static func counts(in bytes: [UInt8]) -> CallCounts {
    var scan = CallScan(bytes)
    var position = 0
    while scan.looks < mostLooks, let word = scan.source.word(from: position) {
      position = max(word.range.upperBound, scan.judge(word))
    }
    return scan.counts
  }

  /// Counts what a word says, and returns where to go on.
  private mutating func judge(_ word: SourceText.Word) -> Int {
    let end = word.range.upperBound
    if word.text == "curl" || word.text == "wget" {
      guard let command = ShellCommand(source.bytes, after: end) else { return end }
      looks += 1
      if !exchange.isAsked(in: command.range) { count(command.method) }
      return command.range.upperBound
    }
    if CloudCommand.names.contains(word.text), !word.isQuoted,
      let command = CloudCommand(source.bytes, after: end)
    {
      if let method = command.method { count(method, of: word) }
      return command.end
    }
    if word.lowered == "method" || word.lowered == "type" {
      judgeMethodField(word)
    } else if word.isQuoted {
      judgeQuoted(word)
    } else if let method = Method(constant: word.text) {
      count(method, of: word)
    } else if let arguments = source.arguments(after: end) {
      return judgeCall(word, arguments)
    } else if ["http", "httpmethod"].contains(word.receiver?.lowercased()),
      let method = Method(name: word.lowered)
    {
      count(method, of: word)
    }
    return end
  }

  private mutating func judgeMethodField(_ word: SourceText.Word) {
    guard let value = source.value(after: word) else { return }
    let method = Method(name: value.text.lowercased())
    if value.isQuoted {
      // Upper case and writes are counted where they stand, whatever stands before them.
      if value.text == "get" || value.text == "head" { count(.read, of: word) }
    } else if word.lowered == "method", method == nil, Method(constant: value.text) == nil {
      let isCounted = value.text.hasPrefix("Http") || value.text == "http" || value.text == "Method"
      if !isCounted { count(.write, of: word) }
    } else if word.isOption, let method {
      count(method, of: word)
    }
  }

  private mutating func judgeQuoted(_ word: SourceText.Word) {
    switch Method(name: word.lowered) {
    case .write: count(.write, of: word)
    // A lone method in a list is what a server offers.
    case .read where word.text == word.text.uppercased() && word.before != UInt8(ascii: "["):
      count(.read, of: word)
    default: break
    }
  }

  private mutating func judgeCall(_ word: SourceText.Word, _ arguments: Range<Int>) -> Int {
    let end = word.range.upperBound
    if CallNames.makers.contains(word.text), let name = source.assignedName(of: word) {
      clients.insert(name)
    }
    if word.before == UInt8(ascii: "."), let method = Method(name: word.lowered),
      word.text == word.text.uppercased()
    {
      count(method, of: word)
      return end
    }
    if buildsRequests, word.lowered.hasPrefix("send") { return end }
    let isTransport = CallNames.transports.contains(word.lowered)
    let verb = CallNames.verb(of: word.text) ?? generatedVerb(of: word)
    guard isTransport || verb != nil else { return end }
    looks += 1
    let text = source.text(arguments)
    if isTransport || verb == .write, exchange.isAsked(in: arguments) {
      return arguments.upperBound
    }
    switch word.lowered {
    case "fetch", "axios", "got", "ajax", "request":
      if source.holdsMethod(arguments) { break }
      count(Self.method(ofArguments: text, default: word.lowered == "fetch" ? .read : .write))
    case "urlopen", "newrequest", "newrequestwithcontext":
      if source.holdsMethod(arguments) { break }
      let isOpen = word.lowered == "urlopen" && !text.contains("data")
      count(isOpen ? .read : .write)
    default:
      guard let verb else { break }
      if verb == .write || isClient(word.receiver) || source.answerIsTaken(after: arguments) {
        count(verb)
      }
    }
    return end
  }

  /// Of calls on clients that were generated from a description of an API.
  private func generatedVerb(of word: SourceText.Word) -> Method? {
    isClient(word.receiver) ? CallNames.suffix(of: word.text) : nil
  }

  private func isClient(_ receiver: String?) -> Bool {
    CallNames.isClient(receiver) || receiver.map(clients.contains) ?? false
  }

  /// The method of a call that names none: GET, unless a variable or a body may say otherwise.
  private static func method(ofArguments text: String, default method: Method) -> Method {
    if text.contains("body") || text.contains("data") || text.contains("...") { return .write }
    if text.contains("{") { return .read }
    if text.contains(",") { return .write }
    let isLiteral = text.utf8.first { $0 > 0x20 }.map(SourceText.isQuote) ?? false
    return isLiteral ? .read : method
  }

  private mutating func count(_ method: Method) {
    if method == .read { counts.reads += 1 } else { counts.writes += 1 }
  }

  private mutating func count(_ method: Method, of word: SourceText.Word) {
    looks += 1
    if method == .write, exchange.isAsked(around: word.range.lowerBound) { return }
    count(method)
  }

  private static let mostLooks = 8_192
}

extension SourceText {
  /// Whether the text stands somewhere.
  fileprivate func holds(_ text: String) -> Bool {
    let sign = Array(text.utf8)
    return bytes.indices.contains { bytes[$0] == sign[0] && bytes[$0...].starts(with: sign) }
  }

  /// The name before the `=` on the word's line.
  fileprivate func assignedName(of word: Word) -> String? {
    let line = Line(bytes, holding: word.range.lowerBound)
    guard
      let sign = bytes[line.range.lowerBound..<word.range.lowerBound].lastIndex(of: 0x3D)
    else { return nil }
    var end = sign
    while end > line.range.lowerBound, !Self.isWord(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > line.range.lowerBound, Self.isWord(bytes[start - 1]) { start -= 1 }
    return start < end ? text(start..<end) : nil
  }

  /// Whether a call's answer is taken as SDKs give it: `.get_result()`, `.execute()`.
  fileprivate func answerIsTaken(after arguments: Range<Int>) -> Bool {
    var index = arguments.upperBound + 1
    while let byte = byte(index), byte <= 0x20 { index += 1 }
    guard byte(index) == UInt8(ascii: "."), let word = word(from: index) else { return false }
    return word.range.lowerBound == index + 1 && CallNames.takesAnswer(word.text)
  }
}
