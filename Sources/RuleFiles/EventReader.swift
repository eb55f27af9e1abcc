import CYAML

/// A YAML file as libyaml tells it, event by event. The only code that touches libyaml.
@safe
struct EventReader: ~Copyable {
  /// What a file consists of; anchors, aliases and tags are refused before they get here.
  enum Event {
    case streamStart, streamEnd
    case documentStart, documentEnd
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
    case scalar(Node.Scalar)
  }

  private let file: String
  private let bytes: [UInt8]
  /// Where each line begins in `bytes`.
  private let lineStarts: [Int]
  /// libyaml keeps pointing at its input, so that it gets a copy of its own.
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  init(_ bytes: [UInt8], file: String) throws(RuleFileError) {
    self.file = file
    self.bytes = bytes
    lineStarts =
      [0] + bytes.indices.lazy.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      throw Mark(file: file, line: 1, column: 1).error("out of memory")
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event and where it begins; never called again after `streamEnd` or an error.
  mutating func next() throws(RuleFileError) -> (event: Event, mark: Mark) {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else {
      throw unsafe problem(parser.pointee)
    }
    defer { unsafe yaml_event_delete(&event) }
    let start = unsafe mark(event.start_mark)
    let data = unsafe event.data
    switch unsafe event.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, start)
    case YAML_STREAM_END_EVENT: return (.streamEnd, start)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, start)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, start)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, start)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, start)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe data.sequence_start
      try refuse(anchor: unsafe sequence.anchor != nil, tag: unsafe sequence.tag != nil, at: start)
      return (.sequenceStart, start)
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe data.mapping_start
      try refuse(anchor: unsafe mapping.anchor != nil, tag: unsafe mapping.tag != nil, at: start)
      return (.mappingStart, start)
    case YAML_SCALAR_EVENT:
      let found = unsafe data.scalar
      try refuse(anchor: unsafe found.anchor != nil, tag: unsafe found.tag != nil, at: start)
      let buffer = unsafe UnsafeBufferPointer(start: found.value, count: found.length)
      let text = unsafe String(decoding: buffer, as: UTF8.self)
      let style = unsafe found.style
      let layout = unsafe layout(of: text, style: style, from: event.start_mark, to: event.end_mark)
      let isPlain = style == YAML_PLAIN_SCALAR_STYLE
      return (.scalar(Node.Scalar(text: text, isPlain: isPlain, layout: layout)), start)
    default:
      throw start.error("found an alias, expected a value; write the value out")
    }
  }

  private func refuse(anchor: Bool, tag: Bool, at mark: Mark) throws(RuleFileError) {
    if anchor { throw mark.error("found an anchor, expected a value; write the value out") }
    if tag { throw mark.error("found a tag, expected a value; leave the tag out") }
  }

  private func mark(_ mark: yaml_mark_t) -> Mark {
    Mark(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  /// libyaml's own texts are constants, so that they hold nothing of the file.
  private func problem(_ parser: yaml_parser_t) -> RuleFileError {
    let found = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    if unsafe parser.error == YAML_READER_ERROR {
      let place = unsafe Mark(file: file, offset: Int(parser.problem_offset), in: bytes)
      return place.error("not UTF-8 text: \(found)")
    }
    let context = unsafe parser.context.map { unsafe " " + String(cString: $0) } ?? ""
    return unsafe mark(parser.problem_mark).error("not YAML: \(found)\(context)")
  }

  private func layout(
    of text: String, style: yaml_scalar_style_t, from start: yaml_mark_t, to end: yaml_mark_t
  ) -> Node.Layout {
    if style == YAML_LITERAL_SCALAR_STYLE { return literalLayout(of: text, below: Int(start.line)) }
    guard start.line == end.line else { return .changed }
    if style == YAML_SINGLE_QUOTED_SCALAR_STYLE { return .singleQuoted }
    let quotes = style == YAML_PLAIN_SCALAR_STYLE ? 0 : 2
    // Every escape is longer than what it stands for.
    let isVerbatim = Int(end.column) - Int(start.column) == text.unicodeScalars.count + quotes
    return isVerbatim ? .verbatim(shift: quotes / 2) : .changed
  }

  private func literalLayout(of text: String, below header: Int) -> Node.Layout {
    func spaces(_ line: some Collection<UInt8>) -> Int? {
      let count = line.prefix { $0 == UInt8(ascii: " ") }.count
      return count < line.count ? count : nil
    }
    let blanks = text.utf8.prefix { $0 == UInt8(ascii: "\n") }.count
    let line = header + 1 + blanks
    guard line < lineStarts.count,
      let inFile = spaces(bytes[lineStarts[line]...]),
      let inText = spaces(text.utf8.dropFirst(blanks))
    else { return .changed }
    return .literal(indent: max(0, inFile - inText))
  }
}
