/// A rule of another scanner, as its file says it.
struct PeerRule {
  var id: String
  var title: String
  var pattern: String
  /// Which group holds the secret; nil for the first, or for all where there is none.
  var secretGroup: Int?
  var keywords: [String] = []
  /// As written, such as `3.5`.
  var entropy: String?
  var confidence = "medium"
  var references: [String] = []
  /// Patterns that must not match the secret, and the line up to its end.
  var not: [String] = []
  var lineNot: [String] = []
  /// What could not be carried over, as clauses.
  var losses: [String] = []
}

/// A file of rules in the form of another scanner.
struct PeerFile {
  var rules: [PeerRule] = []
  /// What concerns the file as a whole.
  var losses: [String] = []

  /// Tells the form by what the file holds: TOML with `[[rules]]`, or YAML with `rules:`.
  init(_ bytes: [UInt8], file: String) throws(RuleFileError) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    if lines.contains(where: { $0.hasPrefix("[[rules") || $0.hasPrefix("[extend]") }) {
      readGitleaks(try TOMLReader.read(bytes, file: file))
    } else {
      try readNoseyParker(try Node(reading: bytes, file: file))
    }
  }

  // MARK: gitleaks

  /// github.com/gitleaks/gitleaks, README, "Configuration".
  private mutating func readGitleaks(_ root: TOMLValue) {
    if root["extend"] != nil {
      losses.append("'extend' is left out: the detectors of credlint are there anyway")
    }
    if root["allowlist"] != nil || root["allowlists"] != nil {
      losses.append("the allowlist of all rules is left out: say 'paths' in .credlint.yaml")
    }
    for rule in root["rules"]?.items ?? [] {
      let id = rule["id"]?.text ?? ""
      var read = PeerRule(
        id: id, title: rule["description"]?.text ?? id, pattern: rule["regex"]?.text ?? "")
      read.secretGroup = rule["secretGroup"]?.number.flatMap { Int($0) }.flatMap {
        $0 > 0 ? $0 : nil
      }
      read.keywords = rule["keywords"]?.texts ?? []
      read.entropy = rule["entropy"]?.number
      if rule["path"] != nil { read.losses.append("'path' is left out: write filters.path.only") }
      if rule["required"] != nil { read.losses.append("'required' is left out") }
      let lists = (rule["allowlists"]?.items ?? []) + (rule["allowlist"]?.items ?? [])
      for list in lists { read.allow(list) }
      rules.append(read)
    }
  }

  // MARK: Nosey Parker, Titus, Kingfisher

  /// github.com/praetorian-inc/noseyparker, docs/RULES.md; Kingfisher adds `confidence` and `min_entropy`.
  private mutating func readNoseyParker(_ root: Node) throws(RuleFileError) {
    let known = ["id", "name", "pattern", "references", "examples", "negative_examples"]
    let told = ["description", "categories", "confidence", "min_entropy", "visible"]
    for item in try root.entries().first(where: { $0.key == "rules" })?.value.items() ?? [] {
      var read = PeerRule(id: "", title: "", pattern: "")
      for entry in try item.entries() {
        switch entry.key {
        case "id": read.id = try entry.value.line()
        case "name": read.title = try entry.value.line()
        case "pattern": read.pattern = try entry.value.text()
        case "references": read.references = try entry.value.lines()
        case "confidence": read.confidence = try entry.value.line()
        case "min_entropy":
          if case .scalar(let scalar) = entry.value.content { read.entropy = scalar.text }
        case let key where known.contains(key) || told.contains(key): break
        case let key: read.losses.append("'\(key)' is left out")
        }
      }
      if read.id.isEmpty { read.id = read.title }
      rules.append(read)
    }
  }
}

extension PeerRule {
  /// Takes over what a gitleaks allowlist says of values and lines.
  fileprivate mutating func allow(_ list: TOMLValue) {
    if list["condition"]?.text?.uppercased() == "AND" {
      losses.append("an allowlist with the condition AND is left out")
      return
    }
    switch list["regexTarget"]?.text {
    case "line", "match": lineNot += list["regexes"]?.texts ?? []
    default: not += list["regexes"]?.texts ?? []
    }
    let words = (list["stopwords"]?.texts ?? []).map { word in
      word.map { "\\.+*?()[]{}|^$#/- ".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
    if !words.isEmpty { not.append("(?i)(?:\(words.joined(separator: "|")))") }
    if list["paths"] != nil {
      losses.append("the paths of an allowlist are left out: write filters.path.never")
    }
    if list["commits"] != nil { losses.append("the commits of an allowlist are left out") }
  }
}
