extension Unicode.Scalar {
  /// Whether a terminal would act upon it or show nothing for it: controls, line and paragraph
  /// separators, and format characters, among them those that reverse the direction of text.
  package var isHidden: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
