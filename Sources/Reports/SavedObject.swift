import Model

/// An object of a saved report, with the place where it stands for what is wrong with it.
struct SavedObject {
  let json: JSONValue
  let place: String

  init(_ json: JSONValue, place: String) {
    self.json = json
    self.place = place
  }

  func text(_ name: String) throws(SavedReportError) -> String {
    guard let text = json[name]?.text else { throw failure(name, "a text") }
    return text
  }

  func optionalText(_ name: String) -> String? { json[name]?.text }

  /// The texts of a list; none where there is no list.
  func texts(_ name: String) -> [String] { json[name]?.elements.compactMap(\.text) ?? [] }

  /// A whole number that is not negative; 0 where there is none.
  func count(_ name: String) -> Int { max(0, json[name]?.integer ?? 0) }

  func word<Word>(_ name: String, _ read: (String) -> Word?) throws(SavedReportError) -> Word {
    guard let word = read(try text(name)) else { throw failure(name, "one of the known words") }
    return word
  }

  func instant(_ name: String) throws(SavedReportError) -> Instant {
    guard let instant = Instant(try text(name)) else { throw failure(name, "a date and time") }
    return instant
  }

  func optionalInstant(_ name: String) -> Instant? { optionalText(name).flatMap { Instant($0) } }

  func object(_ name: String) throws(SavedReportError) -> SavedObject {
    guard let object = optionalObject(name) else { throw failure(name, "an object") }
    return object
  }

  func optionalObject(_ name: String) -> SavedObject? {
    guard case .object? = json[name], let value = json[name] else { return nil }
    return SavedObject(value, place: inner(name))
  }

  /// The objects of a list; none where there is no such member.
  func objects(_ name: String) throws(SavedReportError) -> [SavedObject] {
    guard let value = json[name] else { return [] }
    guard case .list(let elements) = value else { throw failure(name, "a list") }
    var objects: [SavedObject] = []
    for (index, element) in elements.enumerated() {
      guard case .object = element else { throw failure("\(name)[\(index)]", "an object") }
      objects.append(SavedObject(element, place: inner("\(name)[\(index)]")))
    }
    return objects
  }

  func notices(_ name: String) throws(SavedReportError) -> [Notice] {
    var notices: [Notice] = []
    for notice in try objects(name) {
      notices.append(Notice(path: try notice.path(), reason: try notice.text("reason")))
    }
    return notices
  }

  /// The path that `path`, or `pathBytes` beside it, gives.
  func path() throws(SavedReportError) -> BytePath {
    guard let exact = optionalText("pathBytes") else { return BytePath(try text("path")) }
    guard let bytes = Base64.decode(exact.utf8) else { throw failure("pathBytes", "base64") }
    return BytePath(bytes)
  }

  /// A position in its three units; nil where a whole file is meant.
  func position(_ lineName: String, _ columnName: String) -> Position? {
    guard let line = json[lineName]?.integer, let column = json[columnName]?.integer, line > 0,
      column > 0
    else { return nil }
    return Position(
      line: line, column: column, utf16Column: json["utf16"]?[columnName]?.integer ?? column,
      byteColumn: json["utf8"]?[columnName]?.integer ?? column)
  }

  private func inner(_ name: String) -> String { place.isEmpty ? name : place + "." + name }

  private func failure(_ name: String, _ expected: String) -> SavedReportError {
    SavedReportError(place: inner(name), expected: expected)
  }
}
