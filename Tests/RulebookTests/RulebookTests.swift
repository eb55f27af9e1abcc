import Bytes
import Model
import Practices
import RulePack
import Rulebook
import Scan
import Synchronization
import Testing

/// What holds of the rules that credlint ships with; each detector's own examples are among it.
@Suite struct RulebookTests {
  private static let detectors = (0..<builtInRules.detectorCount).map { builtInRules.detector($0) }
  private static let practices = RuleIDs.builtIn.practiceTexts

  @Test func `every example of every detector holds`() {
    let failures = Mutex<[String]>([])
    let workers = Environment.processors
    runWorkers(workers) { worker in
      guard var trial = RuleTrial(rules: builtInRules) else { return }
      for index in stride(from: worker, to: builtInRules.detectorCount, by: workers) {
        let own = trial.failures(ofDetector: index)
        if !own.isEmpty { failures.withLock { $0 += own.map(\.description) } }
      }
    }
    #expect(failures.withLock { $0.sorted() }.joined(separator: "\n") == "")
  }

  @Test func `every detector has examples of both kinds`() {
    for index in Self.detectors.indices {
      let tests = builtInRules.examples(ofDetector: index)
      #expect(tests.match.count >= 2 && tests.refuse.count >= 2, "\(Self.detectors[index].id)")
    }
  }

  @Test func `ids are unique, also across practices and detectors`() {
    let ids = Self.detectors.map(\.id) + Self.practices.map(\.id)
    let repeated = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
    #expect(repeated.isEmpty)
  }

  @Test func `what is judged has texts, and what has texts is judged`() {
    #expect(Set(Self.practices.map(\.id)) == Set(Judgement.practices))
    #expect(Set(Judgement.practices).count == Judgement.practices.count)
  }

  @Test func `detectors name practices that are judged`() {
    let known = Set(Judgement.practices)
    for detector in Self.detectors { #expect(known.contains(detector.practice), "\(detector.id)") }
  }

  @Test func `the public half of a pair names detectors that exist`() {
    let known = Set(Self.detectors.map(\.id))
    for detector in Self.detectors {
      #expect(known.isSuperset(of: detector.names), "\(detector.id)")
    }
  }

  // A report may show 7 bytes of a value and no more, and titles stand in every report.
  @Test func `no title shows eight bytes of a value's beginning`() {
    let prefixes = Self.detectors.map(\.prefix).filter { $0.utf8.count >= 8 }
    let showing = Self.detectors.filter { detector in
      prefixes.contains { detector.title.contains($0) }
    }
    #expect(showing.map(\.id).isEmpty)
  }

  @Test func `every detector of the home ground is there`() {
    let ids = Set(Self.detectors.map(\.id))
    let wanted: Set = [
      "ibm-cloud-api-key", "ibm-iam-access-token", "ibm-iam-refresh-token", "ibm-classic-api-key",
      "ibm-cos-hmac", "ibm-cloudant", "ibm-app-id-secret", "ibm-event-streams", "ibm-db2",
      "ibm-databases", "ibm-functions-auth", "ibm-satellite-token", "ibm-watson-password",
      "ibm-apiconnect-client-secret",
    ]
    #expect(wanted.subtracting(ids).isEmpty)
  }

  @Test func `references are addresses, and texts are whole sentences`() {
    for detector in Self.detectors {
      #expect(!detector.references.isEmpty && !detector.remediation.isEmpty, "\(detector.id)")
      #expect(detector.references.allSatisfy { $0.hasPrefix("https://") }, "\(detector.id)")
    }
    for practice in Self.practices {
      #expect(practice.references.allSatisfy { $0.hasPrefix("https://") }, "\(practice.id)")
      #expect(practice.why.hasSuffix(".") && practice.message.hasSuffix("."), "\(practice.id)")
    }
  }
}
