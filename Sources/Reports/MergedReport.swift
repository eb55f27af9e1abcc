package import Model

extension Report {
  /// One report of several: parts of one tree, or several repositories. What they say alike is said
  /// once; it is complete if all of them are. Nil where there is none.
  ///
  /// - Parameter isAboutPlace: whether findings of a practice are about one place of a credential;
  ///   others are about all of it, and there is one of them for all reports.
  package init?(merging reports: [Report], isAboutPlace: (_ practice: String) -> Bool) {
    guard var whole = reports.first else { return nil }
    for report in reports.dropFirst() { whole.add(report) }
    whole.tidy(isAboutPlace)
    self = whole
  }

  /// Drops the findings that are not wanted, and the credentials and rules that none is left of.
  package mutating func keep(where isWanted: (Finding) -> Bool) {
    findings.removeAll { !isWanted($0) }
    let named = Set(findings.compactMap(\.credential))
    credentials.removeAll { !named.contains($0.id) }
    let told = Set(findings.map(\.rule))
    rules.removeAll { !told.contains($0.id) }
  }

  /// Puts a folder's name before every path, to tell repositories apart.
  package mutating func move(below folder: BytePath) {
    for index in findings.indices { findings[index].location.move(below: folder) }
    for index in credentials.indices {
      for place in credentials[index].places.indices {
        credentials[index].places[place].move(below: folder)
      }
    }
    for index in scan.skipped.indices { scan.skipped[index].move(below: folder) }
    for index in scan.unread.indices { scan.unread[index].move(below: folder) }
    for index in scan.warnings.indices { scan.warnings[index].move(below: folder) }
  }

  private mutating func add(_ other: Report) {
    if tool.digest != other.tool.digest {
      scan.warnings.append(
        Notice(path: BytePath("."), reason: "the reports were made with different rules"))
    }
    scan.add(other.scan)
    let ids = add(other.credentials)
    findings += other.findings.map { finding in
      var finding = finding
      finding.credential = finding.credential.flatMap { ids[$0] }
      return finding
    }
    rules += other.rules
  }

  /// Takes over credentials; gives the ids that they have here.
  private mutating func add(_ others: [Credential]) -> [String: String] {
    var known: [CredentialMark: Int] = [:]
    for (index, credential) in credentials.enumerated() {
      for mark in credential.marks where known[mark] == nil { known[mark] = index }
    }
    var ids: [String: String] = [:]
    for var other in others {
      if let index = other.marks.lazy.compactMap({ known[$0] }).first {
        ids[other.id] = credentials[index].id
        credentials[index].add(other)
      } else {
        let id = "c\(credentials.count + 1)"
        ids[other.id] = id
        other.id = id
        for mark in other.marks { known[mark] = credentials.count }
        credentials.append(other)
      }
    }
    return ids
  }

  /// Each finding once, in order, with ids and credentials numbered as a scan of all would have it.
  private mutating func tidy(_ isAboutPlace: (_ practice: String) -> Bool) {
    for index in findings.indices { findings[index].id = findings[index].bareID }
    findings.sort { $0.precedes($1) }
    // Of what is said of all of a credential the most severe is kept.
    findings = findings.worstFirst.map { findings[$0] }.distinct { finding in
      let isAboutAll = finding.credential != nil && !isAboutPlace(finding.practice)
      return FindingMark(finding, at: isAboutAll ? nil : finding.location)
    }.sorted { $0.precedes($1) }
    findings.numberRepeatedIDs()
    rules = rules.distinct(by: \.id).sorted { $0.id < $1.id }
    credentials.sort { $0.firstPlace < $1.firstPlace }
    let ids = Dictionary(
      uniqueKeysWithValues: credentials.enumerated().map { ($1.id, "c\($0 + 1)") })
    for index in credentials.indices { credentials[index].id = "c\(index + 1)" }
    for index in findings.indices {
      findings[index].credential = findings[index].credential.flatMap { ids[$0] }
    }
    scan.skipped = scan.skipped.distinct.sorted()
    scan.unread = scan.unread.distinct.sorted()
    scan.warnings = scan.warnings.distinct.sorted()
  }

  /// What tells that two credentials are one: the value's name, or a place that both stand in.
  fileprivate enum CredentialMark: Hashable {
    case value(String)
    case place(detector: String, Finding.Location)
  }

  private struct FindingMark: Hashable {
    let id: String
    let rule: String
    let location: Finding.Location?

    init(_ finding: Finding, at location: Finding.Location?) {
      id = finding.id
      rule = finding.rule
      self.location = location
    }
  }
}

extension Report.Credential {
  fileprivate var marks: [Report.CredentialMark] {
    let value = fingerprint.map { Report.CredentialMark.value($0) }
    return [value].compactMap { $0 } + places.map { .place(detector: detector, $0) }
  }

  fileprivate var firstPlace: (BytePath, Int, Int) {
    let place = places.first
    return (place?.path ?? BytePath(""), place?.start?.line ?? 0, place?.start?.column ?? 0)
  }

  fileprivate mutating func add(_ other: Self) {
    places = (places + other.places).distinct.sorted { a, b in
      (a.path, a.start?.line ?? 0, a.start?.column ?? 0)
        < (b.path, b.start?.line ?? 0, b.start?.column ?? 0)
    }
    keyID = keyID ?? other.keyID
    name = name ?? other.name
    identity = identity ?? other.identity
    role = role ?? other.role
    createdAt = [createdAt, other.createdAt].compactMap { $0 }.min()
    expiresAt = expiresAt ?? other.expiresAt
    lastUsedAt = [lastUsedAt, other.lastUsedAt].compactMap { $0 }.max()
    firstSeen = [firstSeen, other.firstSeen].compactMap { $0 }.min {
      ($0.date?.seconds ?? .max, $0.id) < ($1.date?.seconds ?? .max, $1.id)
    }
  }
}

extension Report.Summary {
  fileprivate mutating func add(_ other: Self) {
    if mode != other.mode { mode = "merged" }
    now = max(now, other.now)
    files += other.files
    blobs += other.blobs
    commits += other.commits
    bytes += other.bytes
    suppressed += other.suppressed
    skipped += other.skipped
    unread += other.unread
    warnings += other.warnings
    if revision != other.revision { revision = nil }
  }
}

extension Finding {
  /// The id without the number of its place.
  fileprivate var bareID: String {
    guard let dash = id.lastIndex(of: "-"), let number = Int(id[id.index(after: dash)...]),
      number > 1
    else { return id }
    return String(id[..<dash])
  }
}

extension Finding.Location {
  fileprivate mutating func move(below folder: BytePath) { path = path.moved(below: folder) }
}

extension Notice {
  fileprivate mutating func move(below folder: BytePath) { path = path.moved(below: folder) }
}

extension BytePath {
  fileprivate func moved(below folder: BytePath) -> BytePath {
    bytes == [UInt8(ascii: ".")] ? folder : isAbsolute ? self : folder.appending(bytes)
  }
}

extension Sequence {
  /// The elements in their order, each once by what `mark` tells of them.
  fileprivate func distinct<Mark: Hashable>(by mark: (Element) -> Mark) -> [Element] {
    var seen: Set<Mark> = []
    return filter { seen.insert(mark($0)).inserted }
  }
}
