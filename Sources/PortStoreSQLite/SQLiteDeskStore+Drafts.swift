import GRDB
import PortDomain
import PortStore

extension SQLiteDeskStore: DraftStore {
  public func saveDraft(_ draft: Draft, of login: String) throws(StoreError) {
    try writing { rows in
      let db = rows.db
      try delete(draft.key, of: login, db)
      try db.cachedStatement(
        sql: "INSERT INTO draft (login, form, subject, saved_at) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [
        login, draft.key.form, draft.key.subject, draft.savedAt.milliseconds,
      ])
      // A PIN is never kept, not even by a form that hands it in.
      for (field, value) in draft.fields where field != RequestField.accountPIN.rawValue {
        try db.cachedStatement(
          sql: "INSERT INTO draft_field (login, form, subject, field, value) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [login, draft.key.form, draft.key.subject, field, value])
      }
    }
  }

  public func removeDraft(_ key: Draft.Key, of login: String) throws(StoreError) {
    try writing { try delete(key, of: login, $0.db) }
  }

  public func drafts(of login: String) throws(StoreError) -> [Draft] {
    try reading(.screen) { rows in
      let db = rows.db
      var fields: [Draft.Key: [String: String]] = [:]
      for row in try db.found(
        "SELECT form, subject, field, value FROM draft_field WHERE login = ?",
        [login],
        in: "draft_field"
      ) {
        fields[try key(row), default: [:]][try row.value(2)] = try row.value(3, String.self)
      }
      return try db.found(
        """
        SELECT form, subject, saved_at FROM draft WHERE login = ?
        ORDER BY saved_at, form, subject
        """,
        [login],
        in: "draft"
      ).map { row in
        let key = try key(row)
        return Draft(key: key, fields: fields[key] ?? [:], savedAt: try row.value(2))
      }
    }
  }

  private func key(_ row: FoundRow) throws(StoreError) -> Draft.Key {
    Draft.Key(form: try row.value(0), subject: try row.value(1))
  }

  private func delete(_ key: Draft.Key, of login: String, _ db: Database) throws {
    try db.cachedStatement(
      sql: "DELETE FROM draft WHERE login = ? AND form = ? AND subject = ?"
    ).execute(arguments: [login, key.form, key.subject])
  }
}

extension SQLiteDeskStore: PersonalStore {
  public func make(_ change: PersonalChange, of login: String) throws(StoreError) {
    try writing { rows in
      switch change {
      case .keep(let item):
        let body = String(decoding: try StoredForm.bytes(of: item), as: UTF8.self)
        try rows.run(
          """
          INSERT INTO personal (login, name, body) VALUES (?, ?, ?)
          ON CONFLICT (login, name) DO UPDATE SET body = excluded.body
          """,
          [login, item.name.text, body]
        )
      case .forget(let name):
        try rows.run("DELETE FROM personal WHERE login = ? AND name = ?", [login, name.text])
      }
    }
  }

  public func personal(of login: String) throws(StoreError) -> Personal {
    try reading(.screen) { rows in
      let found = try rows.db.found(
        "SELECT name, body FROM personal WHERE login = ?",
        [login],
        in: "personal"
      )
      return Personal(
        try found.map { row in
          let name: String = try row.value(0)
          return try StoredForm.value(
            from: try row.value(1, String.self).utf8,
            of: "personal \(login) \(name)"
          )
        }
      )
    }
  }
}

extension SQLiteDeskStore: PresenceStore {
  public func setPresence(
    _ request: RequestID?,
    login: String,
    session: String
  ) throws(StoreError) {
    guard !isReadOnly else { return }
    try sessions.set(request, login: login, session: session)
  }

  public func presence(
    on request: RequestID,
    besides session: String
  ) throws(StoreError) -> [String] {
    try sessions.logins(on: request, besides: session)
  }
}
