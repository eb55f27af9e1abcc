import Evidence
import Model

/// The rows of a JSON list, read as they come in.
struct JSONList {
  private let path: BytePath
  private var splitter = RowSplitter()
  private var inventory = Inventory()
  private var rows = 0
  private var strangeRows = 0

  private static let expectation = "expected what `ibmcloud iam api-keys --output json` prints"

  init(path: BytePath) { self.path = path }

  mutating func take(_ bytes: [UInt8]) {
    for row in splitter.take(bytes) { keep(row) }
  }

  private mutating func keep(_ row: RowSplitter.Row) {
    let reading = ListedRow.reading(row.bytes, type: row.type, in: path, line: row.line)
    if let reading { inventory.add(reading) }
    if !row.isFrame {
      rows += 1
      if reading == nil, row.type == nil { strangeRows += 1 }
    } else {
      readFrame(row.bytes)
    }
  }

  private mutating func readFrame(_ frame: [UInt8]) {
    if ListedRow.namesNextPage(frame) {
      inventory.warnings.append(
        Notice(path: path, reason: "page incomplete: more follows on a next page; export that, too")
      )
    }
    guard let days = ListedRow.reportDays(frame) else { return }
    for index in inventory.listings.indices {
      inventory.listings[index].facts = inventory.listings[index].facts.map {
        $0.claim == .unused(days: nil) ? Fact(.unused(days: days), source: $0.source) : $0
      }
    }
  }

  /// What was read, with what was not.
  mutating func end() -> Inventory {
    if let frame = splitter.end() { keep(frame) }
    switch splitter.fault {
    case .notJSON: noteUnread("is no JSON list of keys; \(Self.expectation)")
    case .endsEarly: noteUnread("ends in the middle, after \(rows) whole rows; export it again")
    case nil:
      let isStrange = rows > 0 ? strangeRows == rows : !splitter.holdsList && inventory.isEmpty
      if isStrange {
        noteUnread("is no list of keys that is known here; \(Self.expectation)")
      } else if strangeRows > 0 {
        inventory.warnings.append(
          Notice(
            path: path, reason: "\(strangeRows) of \(rows) rows are of no known kind: left out"))
      }
    }
    if splitter.tooLarge > 0 {
      noteUnread(
        "\(splitter.tooLarge) rows of more than \(RowSplitter.largestRow) bytes: left out")
    }
    return inventory
  }

  private mutating func noteUnread(_ reason: String) {
    inventory.unread.append(Notice(path: path, reason: reason))
  }
}
