import CRelease

/// Which release of the project this is.
public enum Release {
  /// By the rules of semantic versioning.
  public static let version = "0.2.0"

  /// The commit it was built from; nil where the build wasn't told.
  public static let commit: String? = {
    let commit = String(cString: release_commit())
    return commit.isEmpty ? nil : commit
  }()

  /// Both, as `--version` says them.
  public static let text = version + (commit.map { " (\($0))" } ?? "")
}
