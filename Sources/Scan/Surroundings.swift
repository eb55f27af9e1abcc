import Bytes
import Detection
import Evidence
import Git
import Model
import Practices

/// What stands around the files that hold something: repositories, and the code beside a key.
struct Surroundings {
  private(set) var ignoreGaps: [IgnoreGap] = []
  /// Which program and repository each folder with an occurrence belongs to.
  private(set) var homes: [BytePath: Home] = [:]
  private(set) var shipments: [Shipment] = []

  /// Nothing is known of what came from no file.
  init() {}

  /// Asks git of each file that holds an occurrence, a few times a repository.
  ///
  /// - Parameters:
  ///   - occurrences: get their exposure.
  ///   - found: all that was found; tells which providers a repository uses.
  ///   - scanned: the paths that were asked for.
  init(
    of occurrences: inout [Occurrence], _ found: [Occurrence], below scanned: [BytePath],
    _ summary: inout Report.Summary
  ) {
    var finder = RepositoryFinder()
    var files: [BytePath: RepositoryFinder.Place?] = [:]
    for path in found.map(\.file) where files[path] == nil { files[path] = finder.file(path) }

    let reader = ExposureReader()
    var questions: [Repository: [BytePath: [Int]]] = [:]
    for (index, occurrence) in occurrences.enumerated() where occurrence.detector.findsSecrets {
      if let place = files[occurrence.file] ?? nil {
        questions[place.repository, default: [:]][place.path, default: []].append(index)
      } else {
        occurrences[index].exposure = .outsideGit
      }
    }
    for (repository, paths) in questions {
      let asked = paths.sorted { $0.key < $1.key }
      let answers = reader.exposures(
        of: asked.map { path, indices in
          ExposureReader.Question(path: path, values: indices.map { occurrences[$0].carrier })
        }, in: repository)
      for ((_, indices), exposures) in zip(asked, answers.exposures) {
        for (index, exposure) in zip(indices, exposures) { occurrences[index].exposure = exposure }
      }
      if let notice = answers.notice { summary.warnings.append(notice) }
    }

    var shipping = Shipping()
    let ignored = occurrences.filter { $0.exposure == .ignored }.map(\.file)
    for path in Set(ignored).sorted() {
      guard let place = files[path] ?? nil else { continue }
      shipments += shipping.ways(of: place).map { Shipment(path: path, way: $0) }
    }

    var providers: [Repository: Set<String>] = [:]
    var roots: [Repository: BytePath] = [:]
    for occurrence in found {
      guard let place = files[occurrence.file] ?? nil else { continue }
      providers[place.repository, default: []].insert(occurrence.detector.provider)
      roots[place.repository] = roots[place.repository] ?? occurrence.file.root(above: place.path)
    }
    for occurrence in occurrences where homes[occurrence.path.parent] == nil {
      let place = files[occurrence.file] ?? nil
      let root = place.flatMap { occurrence.file.root(above: $0.path) }
      homes[occurrence.path.parent] = Home(of: occurrence.file, in: root, below: scanned)
    }
    for (repository, used) in providers {
      for keyFiles in KeyFileNames.known where used.contains(keyFiles.provider) {
        let shown = roots[repository] ?? repository.root
        ignoreGaps += gap(keyFiles, in: repository, shownAs: shown, reader)
      }
    }
    ignoreGaps.sort { ($0.root, $0.provider) < ($1.root, $1.provider) }
  }

  private func gap(
    _ keyFiles: KeyFileNames, in repository: Repository, shownAs root: BytePath,
    _ reader: ExposureReader
  ) -> [IgnoreGap] {
    let names = keyFiles.names.map { BytePath($0) }
    guard let ignored = reader.ignored(names, in: repository) else { return [] }
    let missing = names.filter { !ignored.contains($0) }.map(\.text)
    guard !missing.isEmpty else { return [] }
    let ignoreFile = repository.root.appending(".gitignore".utf8)
    let exists = (try? FileStatus(of: ignoreFile, followingLink: true)) != nil
    return [
      IgnoreGap(
        root: root, hasIgnoreFile: exists, provider: keyFiles.title, missing: missing)
    ]
  }
}

extension RepositoryFinder {
  /// Where a file stands in its repository; nil outside of any.
  fileprivate mutating func file(_ path: BytePath) -> Place? {
    guard var place = place(of: path.parent) else { return nil }
    place.path = place.path.appending(path.name)
    return place
  }
}

extension BytePath {
  /// How a repository's root is reached from where this path begins, if `inner` is this path from
  /// that root; nil where the two end differently, as behind a link.
  fileprivate func root(above inner: BytePath) -> BytePath? {
    var outer = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)[...]
    var inner = inner.bytes.split(separator: UInt8(ascii: "/"))[...]
    while let last = outer.last, last == inner.last {
      outer.removeLast()
      inner.removeLast()
    }
    if inner.isEmpty {
      return outer.isEmpty ? BytePath(".") : BytePath(Array(outer.joined(separator: [0x2F])))
    }
    guard outer.isEmpty else { return nil }
    return BytePath(inner.map { _ in ".." }.joined(separator: "/"))
  }
}
