import Model

extension Credential {
  /// The branches, tags and other refs whose history holds it.
  var holders: [Finding.Evidence] {
    facts.flatMap { fact -> [Finding.Evidence] in
      guard case .held(let refs) = fact.claim else { return [] }
      let (names, count) =
        switch refs.kind {
        case .branch: ("branches", "branchCount")
        case .tag: ("tags", "tagCount")
        case .other: ("refs", "refCount")
        }
      let shown = refs.names.map { Finding.Evidence(name: names, value: .text($0), source: nil) }
      let isMore = refs.count > refs.names.count
      return shown
        + (isMore ? [Finding.Evidence(name: count, value: .number(refs.count), source: nil)] : [])
    }
  }
}
