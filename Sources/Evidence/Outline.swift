import Model

/// A name and a value that stand beside each other in a text.
struct Field {
  var name: FieldName
  /// The name as written.
  var written: Range<Int>
  /// The value without its quotes.
  var value: Range<Int>
  var form: Form

  /// How a value is written, and so how far it may be trusted to be a literal.
  enum Form: Equatable {
    /// Between quotes, each behind so many backslashes.
    case quoted(slashes: Int)
    /// Without quotes, inside of brackets: a number, `true`, or an expression of some language.
    case bare
    /// Without quotes, behind a colon or in a column, outside of brackets: a literal.
    case plain
    /// Without quotes, behind `=`, outside of brackets: a literal or an expression.
    case assigned
  }
}

extension Field {
  /// The same value under another name.
  func renamed(_ name: FieldName) -> Field {
    var field = self
    field.name = name
    return field
  }
}

/// The fields of one object, its own first, then those of the parts that belong to it.
struct Record {
  var fields: [Field] = []

  func first(_ name: FieldName) -> Field? { fields.first { $0.name == name } }
}

/// The brackets of a text, and the fields between them whose names tell something of a credential.
///
/// It is as right as the text is whole: where brackets or quotes do not agree, what stands between
/// the nearest ones still does.
struct Outline {
  /// By their first bytes; the first one is the text outside of all brackets.
  private(set) var scopes = [Scope(opener: 0, start: -1, parent: nil, name: nil)]

  /// What stands between two brackets.
  struct Scope {
    var opener: UInt8
    /// Offset of the opening bracket.
    var start: Int
    /// Offset of the closing bracket; unset while none was seen.
    var end = Int.max
    var parent: Int?
    /// The field whose value it is.
    var name: FieldName?
    var fields: [Field] = []
    /// Scopes in it whose fields belong to it.
    var parts: [Int] = []
    /// How many brackets stand around it, itself included.
    var depth = 0

    var isRoot: Bool { parent == nil }
  }

  mutating func open(_ opener: UInt8, at start: Int, in parent: Int, name: FieldName?) -> Int {
    var scope = Scope(opener: opener, start: start, parent: parent, name: name)
    scope.depth = scopes[parent].depth + 1
    scopes.append(scope)
    let index = scopes.count - 1
    if opener == UInt8(ascii: "{"), let name, name.isPart { scopes[parent].parts.append(index) }
    return index
  }

  mutating func close(_ scope: Int, at end: Int) { scopes[scope].end = end }

  /// Begins anew outside of all brackets, because one closed that never opened.
  mutating func restart(at start: Int, after root: Int) -> Int {
    scopes[root].end = start
    scopes.append(Scope(opener: 0, start: start, parent: nil, name: nil))
    return scopes.count - 1
  }

  /// Keeps `field`, unless an object has more of them than an honest one would.
  mutating func add(_ field: Field, to scope: Int) {
    guard scopes[scope].isRoot || scopes[scope].fields.count < Self.mostFields else { return }
    scopes[scope].fields.append(field)
  }

  /// The innermost scope that holds the byte at `position`.
  func scope(at position: Int) -> Int {
    let next = scopes.endOfPrefix { $0.start < position }
    var scope = max(0, next - 1)
    while scopes[scope].end <= position, let parent = scopes[scope].parent { scope = parent }
    return scope
  }

  /// The objects around `position`, nearest first; empty where no bracket stands around it.
  func records(around position: Int) -> [Record] {
    var records: [Record] = []
    var scope = scope(at: position)
    while let parent = scopes[scope].parent, records.count < Self.mostRecords {
      records.append(record(of: scope))
      scope = parent
    }
    return records
  }

  /// The fields of one scope and its parts.
  func record(of scope: Int) -> Record {
    var record = Record(fields: scopes[scope].fields)
    for part in scopes[scope].parts { record.fields += scopes[part].fields }
    return record
  }

  private static let mostFields = 256
  // Facts never stand further out than a list of wrapped credentials reaches.
  private static let mostRecords = 12
}
