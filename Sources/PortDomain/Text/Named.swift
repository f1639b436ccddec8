extension Collection {
  /// What a word names: the element called so, or the only one whose name begins so.
  ///
  /// - Parameter name: that of an element, spelled as the word is.
  public func named(_ word: String, by name: (Element) -> String) -> Element? {
    if let named = first(where: { name($0) == word }) { return named }
    let begun = word.isEmpty ? [] : filter { name($0).hasPrefix(word) }
    return begun.count == 1 ? begun[0] : nil
  }
}
