import Model

/// What the columns of a SQLite database hold, a line each (sqlite.org/fileformat2.html, 1.6 and 2.1).
///
/// All pages are looked at that are laid out as leaves or as parts of an index, also those that are free.
struct SQLiteColumns {
  /// Nil where there is none.
  let text: HiddenText?

  init(in text: Span<UInt8>) {
    var reader = Reader(text)
    reader.readPages()
    self.text =
      reader.bytes.isEmpty
      ? nil
      : HiddenText(
        reader.bytes, from: ByteRange(0, text.count), of: text, coding: "columns of SQLite",
        map: reader.map, isOneValue: false)
  }
}

private struct Reader {
  private let file: [UInt8]
  private let pageSize: Int
  /// Bytes of a page that hold something.
  private let usable: Int
  private(set) var bytes: [UInt8] = []
  private(set) var map = OriginMap(digits: 1, per: 1)
  /// A hostile file may lead to the same bytes many times.
  private var room: Int

  /// Shorter ones are no secrets of any provider.
  private static let shortest = 8

  init(_ text: Span<UInt8>) {
    var file: [UInt8] = []
    file.reserveCapacity(text.count)
    for index in 0..<text.count { file.append(text[index]) }
    self.file = file
    let stated = Self.number(in: file, at: 16, bytes: 2) ?? 0
    pageSize = stated == 1 ? 65_536 : stated
    usable = pageSize - (file.count > 20 ? Int(file[20]) : 0)
    room = 2 * file.count
  }

  mutating func readPages() {
    // The text of UTF-16 stands in one piece, and is searched where the file is.
    guard pageSize >= 512, usable >= 480, Self.number(in: file, at: 56, bytes: 4) == 1 else {
      return
    }
    for page in stride(from: 0, to: file.count, by: pageSize) {
      readPage(at: page, header: page == 0 ? 100 : page)
    }
  }

  private mutating func readPage(at page: Int, header: Int) {
    guard header + 12 <= file.count, let kind = PageKind(rawValue: file[header]),
      let cells = Self.number(in: file, at: header + 3, bytes: 2)
    else { return }
    let pointers = header + (kind == .indexInterior ? 12 : 8)
    for cell in 0..<min(cells, pageSize / 4) {
      guard let offset = Self.number(in: file, at: pointers + 2 * cell, bytes: 2),
        offset < pageSize
      else { return }
      var place = page + offset + (kind == .indexInterior ? 4 : 0)
      guard let size = varint(at: &place) else { continue }
      if kind == .tableLeaf, varint(at: &place) == nil { continue }
      readRecord(payload(of: size, at: place, in: page, kind))
    }
  }

  private enum PageKind: UInt8 {
    case indexInterior = 2
    case indexLeaf = 10
    case tableLeaf = 13
  }

  /// Where the bytes of a record stand: in the page, and in those that it overflows to.
  private func payload(of size: Int, at start: Int, in page: Int, _ kind: PageKind) -> [ByteRange] {
    let most = kind == .tableLeaf ? usable - 35 : (usable - 12) * 64 / 255 - 23
    let least = (usable - 12) * 32 / 255 - 23
    guard size > most else {
      return [ByteRange(start, min(start + size, page + usable, file.count))]
    }
    let wanted = least + (size - least) % (usable - 4)
    let local = wanted <= most ? wanted : least
    var parts = [ByteRange(start, min(start + local, page + usable, file.count))]
    var left = min(size - local, room)
    var next = Self.number(in: file, at: start + local, bytes: 4) ?? 0
    while left > 0, next > 1, next <= file.count / pageSize {
      let begin = (next - 1) * pageSize
      let end = min(begin + 4 + min(left, usable - 4), file.count)
      guard begin + 4 < end else { break }
      parts.append(ByteRange(begin + 4, end))
      left -= end - begin - 4
      next = Self.number(in: file, at: begin, bytes: 4) ?? 0
    }
    return parts
  }

  /// Takes the columns of a record that are texts or blobs.
  private mutating func readRecord(_ parts: [ByteRange]) {
    guard let first = parts.first, room > 0 else { return }
    var place = first.start
    guard let size = varint(at: &place), size <= first.count else { return }
    let end = first.start + size
    var offset = size
    while place < end, let type = varint(at: &place) {
      let length = Self.length(of: type)
      if type >= 12, length >= Self.shortest { take(ByteRange(offset, offset + length), of: parts) }
      guard room > 0 else { return }
      offset += length
    }
  }

  private mutating func take(_ column: ByteRange, of parts: [ByteRange]) {
    var start = 0
    var end = file.count
    for part in parts {
      let shown = ByteRange(max(column.start, start), min(column.end, start + part.count))
      if shown.count > 0 {
        let origin = shown.shifted(by: part.start - start)
        for index in origin.start..<origin.end { bytes.append(file[index]) }
        map.append(origin.count, at: origin.start)
        room -= origin.count
        end = origin.end
      }
      start += part.count
    }
    bytes.append(UInt8(ascii: "\n"))
    map.append(1, at: end, width: 0)
    room -= 1
  }

  private static func length(of type: Int) -> Int {
    switch type {
    case 12...: (type - 12) / 2
    case 1...4: type
    case 5: 6
    case 6, 7: 8
    default: 0
    }
  }

  /// A number of up to eight bytes, seven bits each; nil where it is longer than any file.
  private func varint(at place: inout Int) -> Int? {
    var number = 0
    for _ in 0..<6 {
      guard place >= 0, place < file.count else { return nil }
      let byte = file[place]
      place += 1
      number = number << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return number }
    }
    // A row's ID may be as long.
    for _ in 0..<3 {
      guard place < file.count else { return nil }
      place += 1
      if file[place - 1] & 0x80 == 0 { break }
    }
    return .max / 4
  }

  private static func number(in file: [UInt8], at offset: Int, bytes count: Int) -> Int? {
    guard offset >= 0, offset + count <= file.count else { return nil }
    return (0..<count).reduce(0) { $0 << 8 | Int(file[offset + $1]) }
  }
}
