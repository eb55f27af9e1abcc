import Bytes
package import Model

/// Reads exported lists of keys: the JSON of IBM Cloud's command line and API, Terraform's state,
/// gcloud's list of service account keys, and AWS's credential report.
package enum InventoryFile {
  /// What the file tells; what is wrong with it is told in `unread` or `warnings`, and no trap.
  package static func reading(_ path: BytePath) -> Inventory {
    var file = FileReader()
    var reader = Reader.json(JSONList(path: path))
    do throws(SystemError) {
      var taken = 0
      _ = try file.withFile(path) { piece, segment in
        // Neighbouring pieces share bytes; each is taken once.
        let new = (taken - segment.offset)..<piece.count
        let bytes = new.map { piece[$0] }
        taken = segment.offset + piece.count
        if segment.isFirst, bytes.starts(with: CredentialReport.firstColumns) {
          reader = .csv(CredentialReport(path: path))
        }
        reader.take(bytes)
      }
    } catch {
      let reason = error.isMissing ? "does not exist" : "cannot be read: \(error)"
      var inventory = Inventory()
      inventory.unread = [Notice(path: path, reason: reason)]
      return inventory
    }
    return reader.end()
  }

  private enum Reader {
    case json(JSONList)
    case csv(CredentialReport)
    /// While the list changes.
    case none

    mutating func take(_ bytes: [UInt8]) {
      let old = self
      self = .none
      switch old {
      case .json(var list):
        list.take(bytes)
        self = .json(list)
      case .csv(var report):
        report.take(bytes)
        self = .csv(report)
      case .none: break
      }
    }

    func end() -> Inventory {
      switch self {
      case .json(var list): list.end()
      case .csv(var report): report.end()
      case .none: Inventory()
      }
    }
  }
}
