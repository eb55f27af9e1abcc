import Foundation
import TestSupport

/// The JSON report, read back by a reader that is not ours.
struct ReportJSON: Decodable {
  var scan: Summary
  var findings: [Finding]
  var credentials: [Credential]

  init(_ outcome: Program.Outcome) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(outcome.output))
  }

  /// All findings but those of what was not read.
  var found: [Finding] { findings.filter { $0.practice != "scan-incomplete" } }

  /// Whether each file that was not read has a finding.
  var tellsUnread: Bool {
    let told = findings.filter { $0.practice == "scan-incomplete" }.map(\.location.path)
    return told.sorted() == scan.unread.map(\.path).sorted()
  }

  struct Summary: Decodable {
    var mode: String
    var complete: Bool
    var suppressed: Int
    var files: Int
    var blobs: Int
    var commits: Int
    var bytes: Int
    var skipped: [Notice]
    var unread: [Notice]
    var warnings: [Notice]
  }

  struct Notice: Decodable {
    var path: String
    var pathBytes: String?
    var reason: String
  }

  struct Finding: Decodable {
    var id: String
    var practice: String
    var detector: String?
    var also: [String]
    var severity: String
    var confidence: String
    var message: String
    var location: Location
    var evidence: [String: Value]
    var exposure: String?
    var credential: String?
    var snippet: String?

    /// `high embedded-key/github-pat app.js:1:16 committed`, and `also` behind it.
    var line: String {
      let rule = detector.map { practice + "/" + $0 } ?? practice
      let parts = [severity, rule, location.text, exposure].compactMap { $0 }
      return (parts + also.map { "+" + $0 }).joined(separator: " ")
    }
  }

  struct Location: Decodable {
    var path: String
    var pathBytes: String?
    var line: Int?
    var column: Int?
    var endLine: Int?
    var endColumn: Int?
    var commit: String?
    var author: String?
    var date: String?

    var text: String {
      guard let line, let column else { return path }
      return "\(path):\(line):\(column)"
    }
  }

  /// A fact, or a list of facts, as text.
  enum Value: Decodable, Equatable {
    case number(Int)
    case texts([String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .texts([text])
      } else {
        self = .texts(try container.decode([String].self))
      }
    }
  }

  struct Credential: Decodable {
    var id: String
    var detector: String
    var redacted: String
    var occurrences: Int
    var places: [Location]
    var keyId: String?
    var name: String?
    var identity: Identity?
    var createdAt: String?
  }

  struct Identity: Decodable {
    var kind: String
    var id: String?
  }
}
