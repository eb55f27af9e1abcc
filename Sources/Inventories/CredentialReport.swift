import Model

/// AWS's credential report: a CSV table with a row for each user, and two keys in a row.
struct CredentialReport {
  private let path: BytePath
  private var columns: [String: Int] = [:]
  private var line = 0
  private var open: [UInt8] = []
  private var inventory = Inventory()

  /// How the report begins.
  static let firstColumns = Array("user,arn,user_creation_time".utf8)

  init(path: BytePath) { self.path = path }

  /// Takes the next bytes; a line beyond all measure is cut.
  mutating func take(_ bytes: [UInt8]) {
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        endLine()
      } else if open.count < Self.longestLine {
        open.append(byte)
      }
    }
  }

  /// What was read.
  mutating func end() -> Inventory {
    if !open.isEmpty { endLine() }
    return inventory
  }

  private mutating func endLine() {
    line += 1
    read(open)
    open = []
  }

  private mutating func read(_ text: [UInt8]) {
    let fields = Self.fields(of: text)
    guard !columns.isEmpty else {
      columns = Dictionary(
        fields.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      return
    }
    func field(_ name: String) -> String? {
      guard let index = columns[name], index < fields.count else { return nil }
      let field = fields[index]
      return ["", "N/A", "no_information", "not_supported"].contains(field) ? nil : field
    }
    guard let user = field("user") else { return }
    if user == Self.root { inventory.owners[user] = "user in \(path.text):\(line)" }
    for number in ["1", "2"] {
      let key = "access_key_" + number
      guard let active = field(key + "_active"), let rotated = field(key + "_last_rotated") else {
        continue
      }
      var facts: [Fact] = []
      func add(_ claim: Fact.Claim, _ name: String) {
        facts.append(Fact(claim, source: "\(name) in \(path.text):\(line)"))
      }
      add(.name("\(user), access key \(number)"), "user")
      add(.identity(Identity(kind: .user, id: user)), "user")
      add(Instant(rotated).map { .createdAt($0) } ?? .unreadableDate, key + "_last_rotated")
      add(.disabled(active.lowercased() != "true"), key + "_active")
      if let used = field(key + "_last_used_date") {
        add(Instant(used).map { .lastUsedAt($0) } ?? .unreadableDate, key + "_last_used_date")
      } else if columns[key + "_last_used_date"] != nil {
        add(.unused(days: nil), key + "_last_used_date")
      }
      inventory.listings.append(
        Listing(kind: .awsAccessKey, path: path, line: line, facts: facts))
    }
  }

  private static let longestLine = 65_536
  private static let root = "<root_account>"

  /// The fields of a line of CSV (RFC 4180, without line breaks inside of quotes).
  private static func fields(of line: [UInt8]) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line where byte != UInt8(ascii: "\r") {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: fields.append([])
      default: fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { String(decoding: $0, as: UTF8.self) }
  }
}
