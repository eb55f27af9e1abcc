/// Cuts the JSON of an exported list into its rows as the bytes come in, so that a list of any size
/// takes the memory of one row.
struct RowSplitter {
  /// One object of a list, or what stands around the lists.
  struct Row {
    var bytes: [UInt8]
    /// Where it begins, 1-based.
    var line: Int
    /// What Terraform's state calls the resource.
    var type: String?
    /// Whether it is the object around the lists, without them.
    var isFrame = false
  }

  /// Why a text is no list.
  enum Fault: Hashable {
    case notJSON
    case endsEarly
  }

  /// Rows of more bytes are left out and counted: no key has so much to tell.
  static let largestRow = 1_048_576

  private(set) var tooLarge = 0
  private(set) var fault: Fault?
  /// Whether a list was seen in which rows would stand, be it empty.
  private(set) var holdsList = false

  private var rows: [Row] = []
  private var levels: [Level] = []
  private var line = 1
  private var isDone = false
  private var isState = false
  private var type: String?
  // The string that is open or was last read, as far as names go.
  private var text: [UInt8] = []
  private var isInString = false
  private var isEscaped = false
  private var name: [UInt8]?
  private var row: Row?
  private var frame: Row?
  private var rowDepth = 0

  private struct Level {
    var opener: UInt8
    var name: [UInt8]?
  }

  private static let deepest = 512
  private static let longestName = 64
  // Where the wrappers of pages and reports keep their rows.
  private static let lists = Set(
    ["apikeys", "resources", "policies", "serviceids", "service_ids", "users", "profiles", "keys"]
      .map { Array($0.utf8) })

  /// Takes the next bytes, and returns the rows that they complete.
  mutating func take(_ bytes: [UInt8]) -> [Row] {
    rows = []
    for byte in bytes where fault == nil { step(byte) }
    return rows
  }

  /// Says that no more bytes come; returns the object around the lists.
  mutating func end() -> Row? {
    if fault == nil, !isDone { fault = .endsEarly }
    return frame
  }

  private mutating func step(_ byte: UInt8) {
    if byte == UInt8(ascii: "\n") { line += 1 }
    if isInString {
      keep(byte)
      readString(byte)
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      keep(byte)
      isInString = true
      text = []
    case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): close(byte)
    case UInt8(ascii: ":"):
      keep(byte)
      name = text
    case UInt8(ascii: ","):
      keep(byte)
      name = nil
    case 0x20, 0x09, 0x0A, 0x0D: keep(byte)
    case 0xEF, 0xBB, 0xBF: if !levels.isEmpty || isDone { fault = .notJSON }
    default:
      guard !levels.isEmpty else { return fault = .notJSON }
      keep(byte)
    }
  }

  private mutating func readString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
      endString()
      return
    }
    if text.count <= Self.longestName { text.append(byte) }
  }

  private mutating func endString() {
    if levels.count == 1, name == nil, text.elementsEqual("terraform_version".utf8) {
      isState = true
    }
    // A resource of the state says its type before its instances.
    if isState, levels.count == 3, let name, name.elementsEqual("type".utf8) {
      type = String(decoding: text, as: UTF8.self)
    }
  }

  private mutating func open(_ opener: UInt8) {
    guard !isDone, levels.count < Self.deepest else { return fault = .notJSON }
    let level = Level(opener: opener, name: name)
    name = nil
    if levels.isEmpty, opener == UInt8(ascii: "{") {
      frame = Row(bytes: [], line: line, isFrame: true)
    } else if row == nil, opener == UInt8(ascii: "{"), isList {
      row = Row(bytes: [], line: line, type: isState ? type : nil)
      rowDepth = levels.count
    }
    levels.append(level)
    holdsList = holdsList || isList
    keep(opener)
  }

  /// Whether rows stand right where the text is now.
  private var isList: Bool {
    guard let list = levels.last, list.opener == UInt8(ascii: "[") else { return false }
    if isState { return levels.count == 4 && list.name?.elementsEqual("instances".utf8) == true }
    if levels.count == 1 { return true }
    return levels.count == 2 && list.name.map(Self.lists.contains) == true
  }

  private mutating func close(_ closer: UInt8) {
    guard let level = levels.popLast(), level.opener + 2 == closer else { return fault = .notJSON }
    name = nil
    if row != nil, levels.count == rowDepth {
      row?.bytes.append(closer)
      if let row, row.bytes.count <= Self.largestRow { rows.append(row) } else { tooLarge += 1 }
      row = nil
      return
    }
    keep(closer)
    isDone = levels.isEmpty
  }

  /// Keeps a byte of the row, or of the frame around the lists.
  private mutating func keep(_ byte: UInt8) {
    if row != nil {
      if row?.bytes.count ?? 0 <= Self.largestRow { row?.bytes.append(byte) }
    } else if frame?.bytes.count ?? Self.largestRow < Self.largestRow {
      frame?.bytes.append(byte)
    }
  }
}
