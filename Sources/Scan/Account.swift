import Bytes
import Detection
import Inventories
import Model

/// What exported lists tell, joined to what was found.
struct Account {
  let inventory: Inventory
  /// What was found, with what the lists tell of it.
  let found: [Credential]
  /// And behind that the keys that only lists tell of.
  let all: [Credential]

  init(readFrom paths: [BytePath], joinedTo credentials: [Credential]) {
    var inventory = Inventory()
    for path in paths {
      var reading = InventoryFile.reading(path)
      // A path that leads nowhere may be anything, even a secret.
      if (try? FileStatus(of: path, followingLink: true)) == nil, path.mayBeSecret {
        reading.unread = reading.unread.map {
          Notice(path: BytePath("[REDACTED]"), reason: $0.reason)
        }
      }
      inventory.add(reading)
    }
    self.inventory = inventory
    if paths.isEmpty {
      (found, all) = (credentials, credentials)
      return
    }
    let known = RuleIDs.builtIn
    var detectors: [String: Shared<Detector>] = [:]
    all = Joining(inventory).joined(to: credentials) { kind in
      if let detector = detectors[kind.detector] { return detector }
      let detector = known.detector(kind.detector).map { Shared($0.0) }
      detectors[kind.detector] = detector
      return detector
    }
    found = Array(all.prefix(credentials.count))
  }
}

extension BytePath {
  /// Whether a part of it looks drawn.
  var mayBeSecret: Bool {
    bytes.split(separator: UInt8(ascii: "/")).contains { $0.count >= 20 && looksRandom(Array($0)) }
  }
}
