package import Model

/// The findings that are known: JSON Lines, one entry a line, sorted, so that they merge and compare.
package struct Baseline: Hashable, Sendable {
  /// The name under which it is found beside the configuration.
  package static let name = ".credlint-baseline.jsonl"

  /// Sorted by path, rule and id.
  package private(set) var entries: [BaselineEntry] = []

  package init() {}

  /// These entries, whatever their order.
  package init(_ entries: [BaselineEntry]) {
    self.entries = entries
    sort()
  }

  /// Reads a file, which must be right to the last line.
  ///
  /// - Parameter file: the name that errors give.
  package init(reading bytes: [UInt8], file: String) throws(ConfigurationError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where line.contains(where: { $0 > 0x20 }) {
      let place = "\(file):\(index + 1)"
      let value: JSONValue
      do throws(JSONError) { value = try JSONValue(parsing: Array(line)) } catch {
        throw ConfigurationError("\(place):\(error.column): not JSON: expected \(error.expected)")
      }
      do throws(BaselineFault) {
        add(try BaselineEntry(reading: value, line: index + 1))
      } catch {
        throw ConfigurationError("\(place): \(error.message)")
      }
    }
    sort()
  }

  /// The file's bytes.
  package var bytes: [UInt8] { entries.reduce(into: ByteSink()) { $1.write(to: &$0) }.bytes }

  /// Adds an entry; of two about the same place, as merges leave them, the larger number counts.
  private mutating func add(_ entry: BaselineEntry) {
    guard let index = entries.firstIndex(where: { $0.isAboutSame(as: entry) }) else {
      return entries.append(entry)
    }
    entries[index].count = max(entries[index].count, entry.count)
  }

  private mutating func sort() {
    entries.sort {
      ($0.path, $0.rule, $0.id, $0.tag ?? -1) < ($1.path, $1.rule, $1.id, $1.tag ?? -1)
    }
  }

  /// What is new in the findings is known from now on, and what has moved is found again.
  ///
  /// - Parameters:
  ///   - found: an entry for each finding; their reasons, owners and days are those of new entries.
  ///   - now: entries that have expired by then take the day of the new ones.
  package mutating func update(with found: [BaselineEntry], at now: Instant) {
    var missing = found.merged
    for index in entries.indices {
      guard let match = missing.firstIndex(where: { $0.isAboutSame(as: entries[index]) }) else {
        continue
      }
      entries[index].count = missing[match].count
      entries[index].renew(from: missing[match], at: now)
      missing.remove(at: match)
    }
    let here = Set(found.map(\.place))
    for entry in missing {
      let moved = entries.firstIndex {
        $0.kind == entry.kind && !here.contains($0.place)
      }
      if let moved {
        entries[moved].path = entry.path
        entries[moved].count = entry.count
        entries[moved].renew(from: entry, at: now)
      } else {
        entries.append(entry)
      }
    }
    sort()
  }

  /// Takes out entries that have expired or are not found, and copies that are gone.
  ///
  /// - Returns: how many lines were taken out or changed.
  package mutating func prune(to found: [BaselineEntry], at now: Instant) -> Int {
    var counts: [BaselineEntry.Kind: Int] = [:]
    for entry in found { counts[entry.kind, default: 0] += entry.count }
    let before = Set(entries)
    entries = entries.compactMap { entry in
      guard entry.holds(at: now), let left = counts[entry.kind], left > 0 else { return nil }
      var entry = entry
      entry.count = min(entry.count, left)
      counts[entry.kind] = left - entry.count
      return entry
    }
    return before.subtracting(entries).count
  }

  /// Adds one place of a finding, or writes down why it is known.
  package mutating func take(_ entry: BaselineEntry, at now: Instant) {
    if let index = entries.firstIndex(where: { $0.isAboutSame(as: entry) }) {
      if entries[index].reason == entry.reason, entries[index].holds(at: now) {
        entries[index].count += 1
      } else {
        entries[index].reason = entry.reason
        if !entries[index].holds(at: now) { entries[index].lastDay = nil }
      }
    } else {
      entries.append(entry)
      sort()
    }
  }
}

extension BaselineEntry {
  /// One finding, wherever it is.
  struct Kind: Hashable {
    var rule: String
    var id: String
    var tag: Int?
  }

  /// One finding in one file.
  struct Place: Hashable {
    var kind: Kind
    var path: String
  }

  var kind: Kind { Kind(rule: rule, id: id, tag: tag) }
  var place: Place { Place(kind: kind, path: path) }

  func isAboutSame(as other: BaselineEntry) -> Bool { place == other.place }

  /// Gives one that has expired a new day.
  fileprivate mutating func renew(from new: BaselineEntry, at now: Instant) {
    guard !holds(at: now), new.holds(at: now) else { return }
    lastDay = new.lastDay
    if let reason = new.reason { self.reason = reason }
    if let owner = new.owner { self.owner = owner }
  }
}

extension [BaselineEntry] {
  /// One for each finding and file, with the number of its places.
  fileprivate var merged: [BaselineEntry] {
    var indices: [BaselineEntry.Place: Int] = [:]
    var merged: [BaselineEntry] = []
    for entry in self {
      if let index = indices[entry.place] {
        merged[index].count += entry.count
      } else {
        indices[entry.place] = merged.count
        merged.append(entry)
      }
    }
    return merged
  }
}
