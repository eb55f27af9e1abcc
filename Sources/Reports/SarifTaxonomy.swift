import Model

// `taxonomies` (SARIF 2.1.0, 3.14.8): the weaknesses that rules name.
extension JSONWriter {
  /// The run's only taxonomy.
  mutating func sarifTaxonomy(_ weaknesses: [Weakness]) {
    array("taxonomies", [weaknesses]) { json, weaknesses in
      json.object { json in
        json.member("name", "CWE")
        json.member("organization", "MITRE")
        json.object("shortDescription") { $0.member("text", "Common Weakness Enumeration.") }
        json.member("informationUri", "https://cwe.mitre.org/")
        json.member("isComprehensive", false)
        json.array("taxa", weaknesses) { json, weakness in
          json.object { json in
            json.member("id", weakness.id)
            json.object("shortDescription") { $0.member("text", sentence(weakness.name)) }
            json.member("helpUri", weakness.address)
          }
        }
      }
    }
  }

  /// A reference to one of the run's taxonomies.
  mutating func sarifTaxonomyReference(_ index: Int) {
    object { json in
      json.member("name", "CWE")
      json.member("index", index)
    }
  }
}
