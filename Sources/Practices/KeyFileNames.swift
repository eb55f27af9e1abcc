/// What the key files of a provider are called where its tools and documents name them.
package struct KeyFileNames: Sendable {
  /// The provider's id in the rulebook.
  package let provider: String
  /// As people write it.
  package let title: String
  package let names: [String]

  /// The providers whose tools write key files under names of their own.
  package static let known = [
    KeyFileNames(
      provider: "ibm-cloud", title: "IBM Cloud",
      names: ["apikey.json", "apiKey.json", "ibm-credentials.env", ".env"])
  ]
}
