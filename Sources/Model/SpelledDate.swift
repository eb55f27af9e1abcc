extension Instant {
  /// Reads what `date` prints, and the command line of IBM Cloud: `Thu Jun 24 02:23:56 UTC 2021`. Nil for
  /// anything else, also for other zones: their names tell no offset.
  package init?(spelled text: some StringProtocol) {
    let words = text.split(separator: " ")
    guard words.count == 6, Self.days.contains(String(words[0])),
      let month = Self.months.firstIndex(of: String(words[1])), ["UTC", "GMT"].contains(words[4])
    else { return nil }
    func padded(_ number: some StringProtocol) -> String {
      (number.utf8.count == 1 ? "0" : "") + number
    }
    self.init("\(words[5])-\(padded(String(month + 1)))-\(padded(words[2]))T\(words[3])Z")
  }

  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
