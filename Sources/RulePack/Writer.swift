package import Model

/// Lays the rulebook out as flat bytes, all below 0x80 but for UTF-8 text, so that they can stand in a
/// string literal.
///
/// The format, read by `PackedRules`: a header of `PackedRules.headerFields` numbers (offsets of the
/// keyword list, the detector list, the practice list, the placeholders and the form list), then the parts. A number
/// is four bytes of seven bits, least first. A text is its length and its UTF-8 bytes. A list is its
/// length and its elements. A record is its fields in the order in which they are written here.
package struct PackWriter {
  private var bytes: [UInt8] = []

  private init() {}

  /// The packed form of rules that are already validated.
  package static func pack(
    detectors: [Detector], practices: [PracticeTexts], placeholders: Placeholders
  ) -> [UInt8] {
    var writer = PackWriter()
    for _ in 0..<PackedRules.headerFields { writer.number(0) }

    var formOffsets: [Int] = []
    let detectorOffsets = detectors.enumerated().map { index, detector in
      let first = formOffsets.count
      formOffsets += detector.forms.map { writer.form($0, ofDetector: index) }
      return writer.detector(detector, firstForm: first)
    }
    let practiceOffsets = practices.map { writer.practice($0) }
    let keywords = writer.keywords(of: detectors.flatMap(\.forms))
    let detectorList = writer.list(detectorOffsets)
    let practiceList = writer.list(practiceOffsets)
    let placeholderRecord = writer.placeholders(placeholders)
    let formList = writer.list(formOffsets)
    let parts = [keywords, detectorList, practiceList, placeholderRecord, formList]
    for (index, offset) in parts.enumerated() { writer.patch(index, offset) }
    return writer.bytes
  }

  // MARK: Records

  private mutating func form(_ it: Detector.Form, ofDetector index: Int) -> Int {
    let parts = [text(it.pattern), textList(it.keywords)]
    let offset = bytes.count
    // What is read of every form stands first.
    let vicinity = [
      it.reach.before, it.reach.after, Int(it.run.alphabet.rawValue), it.run.count,
      it.run.isWhole ? 1 : 0,
    ]
    for value in [index] + vicinity + parts { number(value) }
    return offset
  }

  private mutating func detector(_ it: Detector, firstForm: Int) -> Int {
    let id = text(it.id)
    let tests = [examples(it.tests.match), examples(it.tests.refuse)]
    let texts = [it.title, it.provider, it.practice, it.prefix].map { text($0) }
    let lists = [
      textList(it.remediation), textList(it.references),
      textList(it.filters.not), textList(it.filters.lineNot), textList(it.filters.onlyPaths),
      textList(it.filters.neverPaths), textList(it.names),
    ]
    let filters = it.filters
    let offset = bytes.count
    let head = [id] + tests + [firstForm, it.forms.count]
    let numbers = [
      Int(it.specificity.rawValue), Int(it.severity.rawValue), Int(it.confidence.rawValue),
      filters.entropy, filters.upper, filters.lower, filters.digit, filters.other,
      ordinal(filters.checksum), ordinal(filters.structure),
    ]
    let looks = Confidence.allCases.map { ordinal(filters.looks[$0]) }
    for value in head + texts + lists + numbers + looks { number(value) }
    number(filters.allowsPlaceholders ? 1 : 0)
    return offset
  }

  private mutating func examples(_ examples: [Detector.Example]) -> Int {
    let offsets = examples.map { example in
      let texts = [text(example.text), text(example.path), text(example.why)]
      let offset = bytes.count
      for value in texts + [example.line] { number(value) }
      return offset
    }
    return list(offsets)
  }

  private mutating func practice(_ it: PracticeTexts) -> Int {
    let texts = [it.id, it.title, it.why, it.message, it.evidence, it.example].map { text($0) }
    let lists = [textList(it.remediation), textList(it.besides), textList(it.references)]
    let names = it.parameters.keys.sorted()
    let parameterNames = textList(names)
    let parameterValues = list(names.compactMap { it.parameters[$0] })
    let offset = bytes.count
    for value in texts + lists + [parameterNames, parameterValues, Int(it.severity.rawValue)] {
      number(value)
    }
    return offset
  }

  private mutating func placeholders(_ it: Placeholders) -> Int {
    let lists = [
      textList(it.words), textList(it.values), textList(it.patterns), textList(it.samples),
    ]
    let offset = bytes.count
    for value in lists { number(value) }
    return offset
  }

  /// Every keyword once, folded, with the indices of its forms.
  private mutating func keywords(of forms: [Detector.Form]) -> Int {
    var formsOf: [String: [Int]] = [:]
    for (index, form) in forms.enumerated() {
      for keyword in Set(form.keywords.map { $0.lowercased() }) {
        formsOf[keyword, default: []].append(index)
      }
    }
    let offsets = formsOf.keys.sorted().map { keyword in
      let word = text(keyword)
      let indices = list(formsOf[keyword] ?? [])
      let offset = bytes.count
      number(word)
      number(indices)
      return offset
    }
    return list(offsets)
  }

  // MARK: Parts

  private mutating func number(_ value: Int) {
    precondition(value >= 0 && value < 1 << 28, "a packed number has 28 bits")
    for shift in [0, 7, 14, 21] { bytes.append(UInt8(value >> shift & 0x7F)) }
  }

  private mutating func patch(_ index: Int, _ value: Int) {
    for (place, shift) in [0, 7, 14, 21].enumerated() {
      bytes[index * 4 + place] = UInt8(value >> shift & 0x7F)
    }
  }

  private mutating func text(_ text: String) -> Int {
    let offset = bytes.count
    number(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
    return offset
  }

  private mutating func list(_ values: [Int]) -> Int {
    let offset = bytes.count
    number(values.count)
    for value in values { number(value) }
    return offset
  }

  private mutating func textList(_ texts: [String]) -> Int {
    list(texts.map { text($0) })
  }

  private func ordinal<Case: CaseIterable & Equatable>(_ value: Case?) -> Int {
    guard let value else { return 0 }
    for (index, candidate) in Case.allCases.enumerated() where candidate == value {
      return index + 1
    }
    return 0
  }
}
