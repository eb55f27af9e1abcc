import Bytes
import Fixes
import Model
import Reports
import Scan

/// What becomes of the values that a scan has found in files.
struct FixPlan {
  /// A file that changes, with all of its new bytes.
  struct File {
    var path: BytePath
    var fixed: [UInt8]
  }

  private(set) var files: [File] = []
  /// The variables that take the place of values, sorted.
  private(set) var variables: [String] = []
  /// What git should ignore.
  private(set) var ignored: [String] = []
  /// `path:line: why`, for what is left to people.
  private(set) var byHand: [String] = []
  private(set) var unreadable: [String] = []
  /// What is done about each finding that something can be done about, by their ids.
  private(set) var proposals: [String: ProposedFix] = [:]
  /// The changes, line by line, without values.
  private var changes: [String] = []

  var isEmpty: Bool { files.isEmpty && byHand.isEmpty }

  /// What it is made for.
  enum Purpose {
    /// The proposals alone, of files that are no longer than people write them.
    case proposals
    /// All that is to be said and to be written.
    case changes
  }

  /// In bytes: what is looked at for a proposal takes memory many times its size.
  private static let longestProposed = 1024 * 1024

  init(_ report: Report, for purpose: Purpose) {
    let detectors = Dictionary(
      report.credentials.map { ($0.id, $0.detector) }, uniquingKeysWith: { first, _ in first })
    var names = VariableNames()
    for range in report.findings.rangesByPath {
      let findings = report.findings[range].filter(\.isOfLiteral)
      guard let path = findings.first?.location.path else { continue }
      if purpose == .proposals {
        (files, changes, byHand) = ([], [], [])
        let status = try? FileStatus(of: path, followingLink: true)
        guard let status, (1...Self.longestProposed).contains(status.size) else { continue }
      }
      if findings.contains(where: { $0.practice == "key-file" }) {
        ignored.append("/" + path.text)
        byHand.append(
          "\(path.text.visible): a key file: move it out of the tree, and delete it here")
        continue
      }
      let bytes: [UInt8]
      do throws(SystemError) { bytes = try path.read() } catch {
        if error.isMissing, path.bytes.contains(UInt8(ascii: "!")) {
          byHand.append("\(path.text.visible): stands in a container: make that anew without it")
        } else if error.isMissing, path.text.contains("********") {
          byHand.append("\(path.text.visible): its name holds a value: rename it, and mend it then")
        } else {
          unreadable.append("\(path.text.visible): \(error)")
        }
        continue
      }
      // UTF-16 among others: places count other bytes than these.
      if bytes.contains(0) {
        byHand.append("\(path.text.visible): holds zero bytes, and is left as it is")
        continue
      }
      let lines = LineStarts(bytes)
      var seen: Set<ByteRange> = []
      // A value is no name for another one.
      var blanked = bytes
      for range in findings.compactMap({ lines.range(of: $0.location) }) {
        for index in range.start..<range.end { blanked[index] = UInt8(ascii: "*") }
      }
      let places = findings.compactMap { finding -> (Finding, FixPlace)? in
        if let coding = finding.coding {
          let line = finding.location.start?.line ?? 1
          byHand.append("\(path.text.visible):\(line): stands there in an encoding: \(coding)")
          return nil
        }
        guard let credential = finding.credential, let range = lines.range(of: finding.location),
          seen.insert(range).inserted, let line = finding.location.start?.line
        else { return nil }
        let name = names.name(
          of: credential, detector: detectors[credential] ?? "secret",
          after: blanked[lines.start(of: line)..<range.start])
        return (finding, FixPlace(range: range, name: name))
      }
      take(FileFix(bytes, path: path, places: places.map(\.1)), of: path, places, lines)
    }
    variables = Set(variables).sorted()
    if !variables.isEmpty { ignored.append(".env") }
  }

  private mutating func take(
    _ fix: FileFix, of path: BytePath, _ places: [(Finding, FixPlace)], _ lines: LineStarts
  ) {
    var hunks: [String] = []
    for (answer, (finding, place)) in zip(fix.answers, places) {
      let line = finding.location.start?.line ?? 1
      switch answer {
      case .failure(let refusal):
        byHand.append("\(path.text.visible):\(line): \(refusal)")
      case .success(let change):
        variables.append(change.variable)
        proposals[finding.id] = ProposedFix(
          variable: change.variable,
          edits: fix.changes(for: [change]).map { edit in
            ProposedFix.Edit(
              start: lines.position(of: edit.range.start), end: lines.position(of: edit.range.end),
              text: edit.text)
          })
        if let snippet = finding.snippet {
          hunks.append("@@ \(line) @@\n" + snippet.change(change, place))
        }
      }
    }
    guard !hunks.isEmpty else { return }
    files.append(File(path: path, fixed: fix.fixed))
    let name = path.text.visible
    changes.append("--- \(name)\n+++ \(name)\n" + hunks.joined())
  }

  /// What changes, what is set, and what is left to do.
  var text: String {
    var text = changes.joined()
    if !variables.isEmpty {
      text +=
        "\nTo be set in the environment, and named in .env.example: "
        + variables.joined(separator: ", ") + "\n"
    }
    if !byHand.isEmpty {
      text += "\nBy hand:\n" + byHand.map { "  \($0)\n" }.joined()
    }
    return text.isEmpty ? "Nothing to fix.\n" : text
  }
}

extension [Finding] {
  /// The findings of each file, which stand behind one another.
  fileprivate var rangesByPath: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in indices where self[index].location.path != self[start].location.path {
      ranges.append(start..<index)
      start = index
    }
    return isEmpty ? [] : ranges + [start..<count]
  }
}

extension Finding {
  /// Whether it is about a value in a file of the tree.
  fileprivate var isOfLiteral: Bool {
    credential != nil && location.start != nil && exposure != .ignored
      && RuleIDs.isAboutPlace(practice)
  }

  /// How the value is encoded where it stands, if it is.
  fileprivate var coding: String? {
    guard case .text(let coding) = evidence.first(where: { $0.name == "encoding" })?.value else {
      return nil
    }
    return coding
  }
}

extension Snippet {
  /// The line before and behind a change, both without values.
  fileprivate func change(_ fix: Fix, _ place: FixPlace) -> String {
    let scalars = Array(text.unicodeScalars)
    let mark = mark.clamped(to: 0..<scalars.count)
    // Quotes around the value, each one character.
    let before = max(0, mark.lowerBound - (place.range.start - fix.range.start))
    let after = min(scalars.count, mark.upperBound + (fix.range.end - place.range.end))
    func shown(_ part: ArraySlice<Unicode.Scalar>) -> String {
      String(String.UnicodeScalarView(part)).visible
    }
    return
      "-\(text.visible)\n+\(shown(scalars[..<before]))\(fix.replacement)\(shown(scalars[after...]))\n"
  }
}

/// Where the lines of a text begin.
private struct LineStarts {
  private let starts: [Int]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    let hasFeeds = bytes.contains(UInt8(ascii: "\n"))
    let end = hasFeeds ? UInt8(ascii: "\n") : UInt8(ascii: "\r")
    var starts = [0]
    for index in bytes.indices where bytes[index] == end { starts.append(index + 1) }
    self.starts = starts
    self.bytes = bytes
  }

  func start(of line: Int) -> Int { starts.indices.contains(line - 1) ? starts[line - 1] : 0 }

  /// The bytes of a place; nil where the file does not reach so far.
  func range(of location: Finding.Location) -> ByteRange? {
    guard let first = location.start, let last = location.end,
      starts.indices.contains(first.line - 1), starts.indices.contains(last.line - 1)
    else { return nil }
    let start = starts[first.line - 1] + first.byteColumn - 1
    let end = starts[last.line - 1] + last.byteColumn - 1
    return start < end && end <= bytes.count ? ByteRange(start, end) : nil
  }

  /// Where an offset stands, in all units.
  func position(of offset: Int) -> Position {
    let line = max(1, starts.endOfPrefix { $0 <= offset })
    let before = String(decoding: bytes[start(of: line)..<offset], as: UTF8.self)
    return Position(
      line: line, column: before.unicodeScalars.count + 1, utf16Column: before.utf16.count + 1,
      byteColumn: offset - start(of: line) + 1)
  }
}
