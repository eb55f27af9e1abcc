import Foundation
import Model
import TestSupport
import Testing

/// Dates as providers write them.
@Suite struct InstantTests {
  @Test func `what is written is read again, in any century`() throws {
    try forAll(seed: 1, count: 2_000) { random in
      let instant = Instant(seconds: random.number(in: -60_000_000_000..<200_000_000_000))
      #expect(Instant(instant.rfc3339) == instant, "seed \(random.seed)")
    }
  }

  @Test func `days and leap years are those of another calendar`() throws {
    let style = Date.ISO8601FormatStyle()
    try forAll(seed: 2, count: 500) { random in
      let seconds = random.number(in: -5_000_000_000..<100_000_000_000)
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(Instant(seconds: seconds).rfc3339 == date.formatted(style), "seed \(random.seed)")
    }
  }

  @Test(arguments: [
    "2020-05-28T14:14+0000", "2020-05-28T14:14:00Z", "2020-05-28T14:14", "2020-05-28 14:14",
    "2020-05-28T14:14:00.000Z", "2020-05-28T14:14:00.837979455Z", "2020-05-28T07:14-0700",
    "2020-05-28T23:59+09:45", "2020-05-28t14:14z",
  ])
  func `relatives of RFC 3339 are read`(_ text: String) {
    #expect(Instant(text)?.rfc3339 == "2020-05-28T14:14:00Z")
  }

  @Test(arguments: [
    "", "2020", "2020-05-28", "2020-13-28T14:14Z", "2020-02-30T14:14Z", "2021-02-29T14:14Z",
    "1900-02-29T00:00Z", "2020-00-01T00:00Z", "2020-05-00T00:00Z", "2020-05-28T24:00Z",
    "2020-05-28T14:60Z", "2020-05-28T14:14:61Z", "2020-05-28T14:14:00.Z", "2020-05-28T14:14+25:00",
    "2020-05-28T14:14Zx", " 2020-05-28T14:14Z", "2O20-05-28T14:14Z", "yesterday",
    "99999999999999999999-01-01T00:00Z",
  ])
  func `anything else is no date`(_ text: String) { #expect(Instant(text) == nil) }

  @Test func `days between are whole, and rounded down`() {
    let start = Instant(seconds: 1_000_000)
    for (seconds, days) in [
      (0, 0), (86_399, 0), (86_400, 1), (172_799, 1), (-1, -1), (-86_400, -1), (-86_401, -2),
    ] {
      #expect(Instant(seconds: start.seconds + seconds).days(since: start) == days)
    }
  }

  @Test func `no text makes it trap`() throws {
    try forAll(seed: 3, count: 3_000) { random in
      _ = Instant(
        String(decoding: random.bytes(random.number(in: 0..<30), of: "0129-:.TZ+ x"), as: UTF8.self)
      )
    }
  }

  @Test("reads dates as the command line spells them, in no zone but UTC")
  func spelled() {
    #expect(Instant(spelled: "Thu Jun 24 02:23:56 UTC 2021") == Instant("2021-06-24T02:23:56Z"))
    #expect(Instant(spelled: "Mon Jun  2 10:24:00 UTC 2025") == Instant("2025-06-02T10:24:00Z"))
    for text in [
      "", "Thu Jun 24 02:23:56 CEST 2021", "Thu Jun 31 02:23:56 UTC 2021",
      "Thu Foo 24 02:23 UTC 2021",
      "Thu Jun 24 2021", "Thu Jun 024 02:23:56 UTC 2021",
    ] {
      #expect(Instant(spelled: text) == nil, "\(text)")
    }
  }
}
