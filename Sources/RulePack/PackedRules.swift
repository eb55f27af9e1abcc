package import Model

/// A rulebook in its packed form, read in place: nothing is parsed or copied until it is asked for.
package struct PackedRules: Sendable {
  static let headerFields = 5

  private let storage: Storage

  private enum Storage: Sendable {
    case literal(StaticString)
    case array([UInt8])
  }

  /// A rulebook that stands in the binary.
  package init(_ literal: StaticString) { storage = .literal(literal) }

  /// A rulebook that was packed by this process, from a user's own files.
  package init(_ bytes: [UInt8]) { storage = .array(bytes) }

  // MARK: What it holds

  package var detectorCount: Int { number(at: field(1)) }
  package var practiceCount: Int { number(at: field(2)) }
  package var keywordCount: Int { number(at: field(0)) }
  package var formCount: Int { number(at: field(4)) }

  /// A keyword, folded to lower case, and the index of each form that names it.
  package func withKeyword(
    _ index: Int, _ body: (Span<UInt8>) -> Void, form: (Int) -> Void
  ) {
    let record = number(at: element(index, ofList: field(0)))
    let word = number(at: record)
    let list = number(at: record + 4)
    withBytes { bytes in
      let count = Self.number(at: word, in: bytes)
      body(bytes.extracting((word + 4)..<(word + 4 + count)))
      for place in 0..<Self.number(at: list, in: bytes) {
        form(Self.number(at: list + 4 + place * 4, in: bytes))
      }
    }
  }

  /// The detector's id alone.
  package func detectorID(_ index: Int) -> String {
    text(at: number(at: number(at: element(index, ofList: field(1)))))
  }

  /// The detector that a form is one of.
  package func detector(ofForm index: Int) -> Int {
    number(at: number(at: element(index, ofList: field(4))))
  }

  /// Where a form looks for its values, and what they hold: known before it is decoded.
  package func vicinity(ofForm index: Int) -> Vicinity {
    var fields = record(ofForm: index)
    return fields.vicinity()
  }

  /// A form, decoded.
  package func form(_ index: Int) -> Detector.Form {
    var fields = record(ofForm: index)
    let vicinity = fields.vicinity()
    let pattern = fields.text()
    var form = Detector.Form(keywords: fields.texts(), pattern: pattern)
    form.reach = vicinity.reach
    form.run = vicinity.run
    return form
  }

  /// The patterns of paths that a detector looks at alone, and of those that it never looks at.
  package func paths(ofDetector index: Int) -> (only: [String], never: [String]) {
    var fields = record(ofDetector: index)
    // All before the filters by paths.
    fields.skip(13)
    return (fields.texts(), fields.texts())
  }

  /// The bytes around a keyword in which a form's match lies, and the run that it holds.
  package struct Vicinity: Sendable {
    package var reach = Detector.Reach()
    package var run = TokenRun.none
  }

  private func record(ofForm index: Int) -> Fields {
    // Behind the number of its detector.
    Fields(rules: self, offset: number(at: element(index, ofList: field(4))) + 4)
  }

  private func record(ofDetector index: Int) -> Fields {
    Fields(rules: self, offset: number(at: element(index, ofList: field(1))))
  }

  /// A detector, decoded; its tests are left out, `examples(ofDetector:)` has them.
  package func detector(_ index: Int) -> Detector {
    var fields = record(ofDetector: index)
    let id = fields.text()
    fields.skip(2)
    let (firstForm, formCount) = (fields.number(), fields.number())
    let (title, provider) = (fields.text(), fields.text())
    let (practice, prefix) = (fields.text(), fields.text())
    let remediation = fields.texts()
    let references = fields.texts()
    var filters = Detector.Filters()
    filters.not = fields.texts()
    filters.lineNot = fields.texts()
    filters.onlyPaths = fields.texts()
    filters.neverPaths = fields.texts()
    let names = fields.texts()
    let specificity = Detector.Specificity(rawValue: UInt8(fields.number())) ?? .generic
    let severity = Severity(rawValue: UInt8(fields.number())) ?? .info
    let confidence = Confidence(rawValue: UInt8(fields.number())) ?? .low
    filters.entropy = fields.number()
    filters.upper = fields.number()
    filters.lower = fields.number()
    filters.digit = fields.number()
    filters.other = fields.number()
    filters.checksum = fields.ordinal()
    filters.structure = fields.ordinal()
    for confidence in Confidence.allCases { filters.looks[confidence] = fields.ordinal() }
    filters.allowsPlaceholders = fields.number() == 1
    var detector = Detector(
      id: id, title: title, provider: provider,
      forms: (firstForm..<(firstForm + formCount)).map { form($0) }, severity: severity,
      confidence: confidence)
    detector.specificity = specificity
    detector.practice = practice
    detector.prefix = prefix
    detector.names = names
    detector.filters = filters
    detector.remediation = remediation
    detector.references = references
    return detector
  }

  /// The texts that prove a detector.
  package func examples(ofDetector index: Int) -> Detector.Tests {
    var fields = record(ofDetector: index)
    fields.skip(1)
    var tests = Detector.Tests()
    tests.match = examples(at: fields.number())
    tests.refuse = examples(at: fields.number())
    return tests
  }

  /// The texts of a practice.
  package func practice(_ index: Int) -> PracticeTexts {
    var fields = Fields(rules: self, offset: number(at: element(index, ofList: field(2))))
    let (id, title, why, message) = (fields.text(), fields.text(), fields.text(), fields.text())
    let (evidence, example) = (fields.text(), fields.text())
    let remediation = fields.texts()
    let besides = fields.texts()
    let references = fields.texts()
    let names = fields.texts()
    let values = numbers(at: fields.number())
    var texts = PracticeTexts(
      id: id, title: title, severity: Severity(rawValue: UInt8(fields.number())) ?? .info, why: why,
      message: message, remediation: remediation, references: references,
      parameters: Dictionary(uniqueKeysWithValues: zip(names, values)))
    texts.besides = besides
    texts.evidence = evidence
    texts.example = example
    return texts
  }

  /// Values that are never a secret.
  package func placeholders() -> Placeholders {
    var fields = Fields(rules: self, offset: field(3))
    var placeholders = Placeholders()
    placeholders.words = fields.texts()
    placeholders.values = fields.texts()
    placeholders.patterns = fields.texts()
    placeholders.samples = fields.texts()
    return placeholders
  }

  // MARK: Parts

  private func examples(at list: Int) -> [Detector.Example] {
    numbers(at: list).map { offset in
      var fields = Fields(rules: self, offset: offset)
      let (text, path, why) = (fields.text(), fields.text(), fields.text())
      return Detector.Example(text: text, path: path, why: why, line: fields.number())
    }
  }

  private func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    switch storage {
    case .literal(let literal):
      let buffer = unsafe UnsafeBufferPointer(
        start: literal.utf8Start, count: literal.utf8CodeUnitCount)
      return unsafe body(buffer.span)
    case .array(let bytes): return body(bytes.span)
    }
  }

  private func field(_ index: Int) -> Int { number(at: index * 4) }

  private func element(_ index: Int, ofList list: Int) -> Int { list + 4 + index * 4 }

  fileprivate func number(at offset: Int) -> Int {
    withBytes { Self.number(at: offset, in: $0) }
  }

  private static func number(at offset: Int, in bytes: Span<UInt8>) -> Int {
    Int(bytes[offset]) | Int(bytes[offset + 1]) << 7 | Int(bytes[offset + 2]) << 14
      | Int(bytes[offset + 3]) << 21
  }

  fileprivate func numbers(at list: Int) -> [Int] {
    let count = number(at: list)
    return withBytes { bytes in
      var numbers: [Int] = []
      numbers.reserveCapacity(count)
      for index in 0..<count { numbers.append(Self.number(at: list + 4 + index * 4, in: bytes)) }
      return numbers
    }
  }

  fileprivate func text(at offset: Int) -> String {
    let start = offset + 4
    return withBytes { bytes in
      let text = bytes.extracting(start..<(start + Self.number(at: offset, in: bytes)))
      return unsafe text.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// Reads a record's fields in the order in which `PackWriter` wrote them.
private struct Fields {
  let rules: PackedRules
  var offset: Int

  mutating func number() -> Int {
    defer { offset += 4 }
    return rules.number(at: offset)
  }

  mutating func skip(_ count: Int) { offset += 4 * count }

  mutating func vicinity() -> PackedRules.Vicinity {
    var vicinity = PackedRules.Vicinity()
    vicinity.reach.before = number()
    vicinity.reach.after = number()
    let alphabet = TokenRun.Alphabet(rawValue: UInt8(number())) ?? .token
    vicinity.run = TokenRun(alphabet, count: number(), isWhole: number() == 1)
    return vicinity
  }

  mutating func text() -> String { rules.text(at: number()) }

  mutating func texts() -> [String] { rules.numbers(at: number()).map { rules.text(at: $0) } }

  mutating func ordinal<Case: CaseIterable>() -> Case? {
    let value = number()
    return value == 0 ? nil : Array(Case.allCases)[value - 1]
  }
}
