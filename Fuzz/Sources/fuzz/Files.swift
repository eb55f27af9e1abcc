import Bytes
import Inventories
import Model
import Policy
import Reports
import RuleFiles

/// Rule files of users: rules or one error, with a place in the file.
func tryRules(_ bytes: [UInt8]) {
  _ = try? RuleFile.detectors(bytes, file: "a.yaml")
  _ = try? RuleFile.practices(bytes, file: "a.yaml")
  _ = try? RuleFile.placeholders(bytes, file: "a.yaml")
}

/// Texts of rules' tests.
func tryTemplates(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let first = try? ExampleTemplate.expand(text, seed: 1)
  precondition(first == (try? ExampleTemplate.expand(text, seed: 1)))
}

/// A configuration that may extend itself.
func tryConfiguration(_ bytes: [UInt8]) {
  let file = ConfigurationFile { (path) throws(ConfigurationError) in
    path.name.elementsEqual(ConfigurationFile.name.utf8) ? bytes : nil
  }
  var configuration = Configuration()
  do throws(ConfigurationError) {
    try file.load(BytePath(ConfigurationFile.name), into: &configuration)
  } catch {}
}

/// Lists of known findings.
func tryBaseline(_ bytes: [UInt8]) { _ = try? Baseline(reading: bytes, file: "a.json") }

/// Comments that ask for silence.
func tryAllows(_ bytes: [UInt8]) {
  _ = AllowComment.allows(on: bytes, number: 1)
  _ = AllowComment.allows(before: bytes, number: 1)
}

/// JSON as it is read whole, and dates.
func tryJSON(_ bytes: [UInt8]) {
  _ = try? JSONValue(parsing: bytes)
  _ = Instant(String(decoding: bytes, as: UTF8.self))
}

/// Reports that were saved.
func tryReports(_ bytes: [UInt8]) {
  guard let json = try? JSONValue(parsing: bytes) else { return }
  _ = try? Report(savedAs: json)
}

/// Exported lists of keys, as files.
func tryInventories(_ bytes: [UInt8]) {
  let list = scratch.appending("list".utf8)
  do throws(SystemError) { try Output.save(bytes, as: list) } catch { return }
  _ = InventoryFile.reading(list)
}
