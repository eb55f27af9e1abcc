/// A moment in time, in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
  package var seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  /// Whole days from `earlier` to this moment, rounded down.
  package func days(since earlier: Instant) -> Int {
    let difference = seconds - earlier.seconds
    return difference >= 0 ? difference / 86_400 : -((86_399 - difference) / 86_400)
  }

  /// Reads RFC 3339 and the relatives that IBM's tools write: seconds may be missing, fractions have
  /// any length, the zone is `Z`, `+0000`, `+00:00` or missing (UTC). Nil for anything else.
  package init?(_ text: some StringProtocol) {
    var rest = Array(text.utf8)[...]
    func number(_ digits: Int) -> Int? {
      guard rest.count >= digits else { return nil }
      var value = 0
      for byte in rest.prefix(digits) {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      rest = rest.dropFirst(digits)
      return value
    }
    func skip(_ characters: String) -> Bool {
      guard let first = rest.first, characters.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year),
      skip("Tt "), let hour = number(2), hour < 24, skip(":"), let minute = number(2), minute < 60
    else { return nil }
    var second = 0
    if skip(":") {
      guard let read = number(2), read <= 60 else { return nil }
      second = read
      if skip(".,") {
        guard number(1) != nil else { return nil }
        while number(1) != nil {}
      }
    }
    var offset = 0
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      rest = rest.dropFirst()
      guard let hours = number(2), hours < 24 else { return nil }
      _ = skip(":")
      guard let minutes = number(2), minutes < 60 else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -60 : 60)
    } else {
      _ = skip("Zz")
    }
    guard rest.isEmpty else { return nil }
    seconds =
      Self.daysFromCivil(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60
      + second - offset
  }

  /// RFC 3339 in UTC, to the second.
  package var rfc3339: String {
    let day = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
    let inDay = seconds - day * 86_400
    let (year, month, dayOfMonth) = Self.civilFromDays(day)
    func padded(_ value: Int, _ width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2) + "T"
      + padded(inDay / 3_600, 2) + ":" + padded(inDay / 60 % 60, 2) + ":" + padded(inDay % 60, 2)
      + "Z"
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Days from 1970-01-01 in the proleptic Gregorian calendar. The year is taken to begin in March, so
  // that the leap day is its last; eras are 400 years of 146,097 days.
  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func civilFromDays(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = (monthFromMarch + 2) % 12 + 1
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }
}
