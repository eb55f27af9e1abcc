import Bytes
import Model
import RuleFiles

/// Why the rulebook cannot be packed: one line, with file, line and column where there is one.
enum RuleSetError: Error, CustomStringConvertible {
  case unreadable(BytePath, SystemError)
  case invalid(RuleFileError)
  case duplicate(id: String, BytePath)
  case misnamed(BytePath, provider: String)
  case unwritable(BytePath, SystemError)

  var description: String {
    switch self {
    case .unreadable(let path, let error): "\(path.text):1:1: error: cannot be read: \(error)"
    case .invalid(let error):
      "\(error.file):\(error.line):\(error.column): error: \(error.message)"
    case .duplicate(let id, let path):
      "\(path.text):1:1: error: detector '\(id)' stands in another file, too; ids are unique"
    case .misnamed(let path, let provider):
      "\(path.text):1:1: error: the file's name does not begin with its provider, "
        + "'\(provider)'; rename one of them"
    case .unwritable(let path, let error): "\(path.text): cannot be written: \(error)"
    }
  }
}

/// All rules of a folder, read and validated.
struct RuleSet {
  var detectors: [Detector] = []
  var practices: [PracticeTexts] = []
  var placeholders = Placeholders()

  /// The files by their place: `practices.yaml`, `placeholders.yaml`, and detectors below `detectors/`.
  init(folder: BytePath, files: [BytePath]) throws(RuleSetError) {
    var reader = FileReader()
    var ids: Set<String> = []
    for path in files {
      let bytes = try Self.contents(of: path, &reader)
      do throws(RuleFileError) {
        switch path.relative(to: folder)?.text {
        case "practices.yaml": practices = try RuleFile.practices(bytes, file: path.text)
        case "placeholders.yaml": placeholders = try RuleFile.placeholders(bytes, file: path.text)
        default: detectors += try RuleFile.detectors(bytes, file: path.text)
        }
      } catch {
        throw .invalid(error)
      }
      for detector in detectors[ids.count...] {
        guard ids.insert(detector.id).inserted else { throw .duplicate(id: detector.id, path) }
        guard path.isNamed(for: detector.provider) else {
          throw .misnamed(path, provider: detector.provider)
        }
      }
    }
  }

  private static func contents(
    of path: BytePath, _ reader: inout FileReader
  ) throws(RuleSetError) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(SystemError) {
      // Only a file of many megabytes has a second piece, and no rule file is one.
      _ = try reader.withFile(path) { piece, _ in bytes = piece.indices.map { piece[$0] } }
    } catch {
      throw .unreadable(path, error)
    }
    return bytes
  }
}

extension BytePath {
  /// Whether this is `acme.yaml`, or `acme-tokens.yaml` where one file grew too long, for `acme`.
  fileprivate func isNamed(for provider: String) -> Bool {
    let name = String(decoding: name, as: UTF8.self)
    return name == provider + ".yaml" || name.hasPrefix(provider + "-")
  }
}

/// Writes a file that appears whole or not at all.
func write(_ text: String, to path: BytePath) throws(RuleSetError) {
  do throws(SystemError) {
    try Output.save(Array(text.utf8), as: path)
  } catch {
    throw .unwritable(path, error)
  }
}
