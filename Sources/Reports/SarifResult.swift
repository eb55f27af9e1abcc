import Model

// `result` objects (SARIF 2.1.0, 3.27).
extension JSONWriter {
  /// One element of `results`.
  mutating func sarifResult(
    _ finding: Finding, ruleIndex: Int?, credential: Report.Credential?, suppressions: [String]?
  ) {
    let others = otherPlaces(of: credential, than: finding.location)
    object { json in
      json.member("ruleId", finding.rule)
      if let ruleIndex { json.member("ruleIndex", ruleIndex) }
      json.member("level", finding.severity.level.rawValue)
      json.member("rank", finding.severity.rank)
      json.object("message") { $0.member("text", message(of: finding, linking: others)) }
      json.array("locations", [finding]) { json, finding in
        json.object { json in
          json.object("physicalLocation") { json in
            json.sarifArtifact(finding.location.path)
            json.region(finding)
          }
        }
      }
      if !others.shown.isEmpty {
        json.array("relatedLocations", others.shown.enumerated()) { json, place in
          json.related(place.element, id: place.offset + 1)
        }
      }
      json.object("partialFingerprints") { json in
        if let hash = finding.lineHash { json.member("primaryLocationLineHash", hash) }
        json.member("credlint/v1", finding.id)
      }
      if let fix = finding.fix { json.sarifFixes([fix], at: finding.location.path) }
      if let suppressions {
        json.array("suppressions", suppressions) { json, kind in
          json.object { $0.member("kind", kind) }
        }
      }
      json.object("properties") { json in
        json.member("severity", finding.severity.name)
        json.member("confidence", finding.confidence.name)
        if !finding.also.isEmpty { json.member("also", finding.also) }
        if let exposure = finding.exposure { json.member("exposure", exposure.rawValue) }
        if let credential = finding.credential { json.member("credential", credential) }
        if !finding.evidence.isEmpty { json.evidence(finding.evidence) }
      }
    }
  }

  /// An `artifactLocation` member.
  mutating func sarifArtifact(_ path: BytePath) {
    let uri = path.uri
    object("artifactLocation") { json in
      json.member("uri", uri.text)
      if uri.isRelative { json.member("uriBaseId", "SRCROOT") }
    }
  }

  // Code scanning asks for a line even where a whole file or a folder is meant.
  private mutating func region(_ finding: Finding) {
    let location = finding.location
    object("region") { json in
      json.positions(location.start, location.end)
      if let snippet = finding.snippet {
        json.object("snippet") { $0.member("text", snippet.marked) }
      }
    }
    guard let snippet = finding.snippet, let start = location.start else { return }
    object("contextRegion") { json in
      json.member("startLine", start.line)
      if let end = location.end { json.member("endLine", end.line) }
      json.object("snippet") { $0.member("text", snippet.text) }
    }
  }

  private mutating func positions(_ start: Position?, _ end: Position?) {
    member("startLine", start?.line ?? 1)
    if let start { member("startColumn", start.utf16Column) }
    if let end {
      member("endLine", end.line)
      member("endColumn", end.utf16Column)
    }
  }

  private mutating func sarifFixes(_ fixes: [ProposedFix], at path: BytePath) {
    array("fixes", fixes) { json, fix in
      json.object { json in
        json.object("description") {
          $0.member("text", "Look the value up in the environment, as '\(fix.variable)'.")
        }
        json.array("artifactChanges", [fix.edits]) { json, edits in
          json.object { json in
            json.sarifArtifact(path)
            json.array("replacements", edits) { json, edit in
              json.object { json in
                json.object("deletedRegion") { $0.positions(edit.start, edit.end) }
                json.object("insertedContent") { $0.member("text", edit.text) }
              }
            }
          }
        }
      }
    }
  }

  private mutating func related(_ place: Finding.Location, id: Int) {
    object { json in
      json.member("id", id)
      json.object("message") { $0.member("text", "The same credential.") }
      json.object("physicalLocation") { json in
        json.sarifArtifact(place.path)
        json.object("region") { $0.positions(place.start, place.end) }
      }
    }
  }
}

/// Further places that are linked at most: services show few, and each place has its own result.
private let mostLinks = 10

private func otherPlaces(
  of credential: Report.Credential?, than location: Finding.Location
) -> (shown: [Finding.Location], areAll: Bool) {
  let others = (credential?.places ?? []).lazy
    .filter { $0.path != location.path || $0.start != location.start }.prefix(mostLinks + 1)
  return (Array(others.prefix(mostLinks)), others.count <= mostLinks)
}

/// Services show a related location only if the message links to it.
private func message(
  of finding: Finding, linking others: (shown: [Finding.Location], areAll: Bool)
) -> String {
  let message = sentence(finding.message.isEmpty ? finding.title : finding.message)
  if others.shown.isEmpty { return message }
  let links = others.shown.enumerated().map { index, place in
    "[\(linkText(place.path.text)):\(place.start?.line ?? 1)](\(index + 1))"
  }
  let ending = others.areAll ? "." : " and elsewhere."
  return message + " The same credential is also at " + links.joined(separator: ", ") + ending
}

private func linkText(_ text: String) -> String {
  text.visible.reduce(into: "") { escaped, character in
    if "[]\\".contains(character) { escaped += "\\" }
    escaped.append(character)
  }
}

extension Finding {
  /// The line's hash; none where the line is not in the tree that code scanning looks at.
  fileprivate var lineHash: String? { exposure == .history ? nil : location.lineHash }
}

extension Snippet {
  /// What is marked.
  fileprivate var marked: String {
    let scalars = text.unicodeScalars.dropFirst(mark.lowerBound).prefix(mark.count)
    return String(String.UnicodeScalarView(scalars))
  }
}
