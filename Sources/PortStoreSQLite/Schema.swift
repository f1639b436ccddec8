import GRDB
import PortDomain
import PortStore

/// The tables of a store, and how older ones are brought up to date.
///
/// Days are integers (days since 1970-01-01), instants integers (milliseconds), codes are texts.
enum Schema {
  /// Stands in the file's header, so that no other program's database is taken for a desk: "prtd".
  static let applicationID = 0x7072_7464

  /// The version that this program writes; kept in `user_version`.
  static var version: Int { steps.count }

  /// Each brings a store from the version of its index to the next; once released, none is changed.
  private static let steps: [@Sendable (Database, SealKey?) throws -> Void] = [
    { db, _ in
      try db.execute(sql: requestTables)
      try db.execute(sql: recordTables)
      try db.execute(sql: historyTables)
      try db.execute(sql: sideTables)
    },
    { db, _ in try db.execute(sql: deskRecordTables) },
    { db, key in
      let links = try db.found(
        "SELECT \(RecordChain.Link.list) FROM desk_record ORDER BY serial",
        in: "desk_record"
      ).map { try RecordChain.Link(row: $0) }
      let owed = try db.found("SELECT record, country, carrier, next FROM recount", in: "recount")
      try db.execute(sql: "DROP TABLE recount; DROP TABLE desk_record")
      try db.execute(sql: chainedRecordTables)
      var last = StoreHead.Reach.nothing
      for link in links {
        let entry = RecordChain.Entry(link, after: last, signedWith: key)
        try SQLiteTransaction(db: db).append(entry, owing: nil)
        last = StoreHead.Reach(count: entry.number, hash: entry.hash)
      }
      for row in owed {
        try db.execute(
          sql: "INSERT INTO recount (record, country, carrier, next) VALUES (?, ?, ?, ?)",
          arguments: [
            try row.value(0, Int.self), try row.value(1, String.self),
            try row.value(2) as String?, try row.value(3, Int.self),
          ]
        )
      }
    },
    { db, _ in try db.execute(sql: sharedPapers) },
    { db, _ in try db.execute(sql: vouchedFor) },
    { db, _ in
      try db.execute(sql: furtherFacts)
      try db.execute(sql: awaitedFacts)
    },
    { db, _ in try db.execute(sql: personalItems) },
    { db, _ in try db.execute(sql: closedLists) },
    { db, _ in try db.execute(sql: announcements) },
  ]

  /// Runs the steps that a store of `version` lacks, within the caller's transaction.
  ///
  /// - Parameter key: signs what is chained anew; nil when it is missing.
  static func migrate(_ db: Database, from version: Int, key: SealKey?) throws {
    for step in steps[version...] { try step(db, key) }
    if (1..<firstVouched).contains(version) {
      try takeOver(db, key: key)
      // Until the log is emptied for the first time the file has none, and no log is told from another.
      try db.execute(sql: "UPDATE store SET generation = x''")
    }
    if (1..<firstAwaiting).contains(version) {
      // What is awaited follows from whole files: whoever opens the desk next counts them, so many at a time.
      try db.execute(
        sql: "INSERT INTO recount (country, next) VALUES (?, 0)",
        arguments: [everyCountry]
      )
    }
    try db.execute(sql: "PRAGMA user_version = \(steps.count)")
  }

  /// Whether a store of any version is signed.
  static func isSigned(_ db: Database) throws -> Bool {
    try db.first("SELECT 1 FROM event WHERE signature IS NOT NULL LIMIT 1", in: "event") != nil
  }

  /// The version from which on events say what they left.
  private static let firstVouched = 5

  /// The version from which on facts say what is awaited.
  private static let firstAwaiting = 6

  /// Notes what an earlier program left, so that it is held against that from now on.
  private static func takeOver(_ db: Database, key: SealKey?) throws {
    try db.execute(
      sql: """
        INSERT INTO forgotten_detail (event) SELECT serial FROM event
          WHERE detail_hash IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM event_detail AS d WHERE d.event = event.serial)
        """
    )
    let rows = SQLiteTransaction(db: db)
    var last: RequestID?
    while true {
      let ids = try rows.requests(after: last, limit: 500)
      guard let end = ids.last else { break }
      for stored in try rows.files(ids, .newest) {
        try rows.run(
          """
          INSERT INTO taken_over (request, number, state)
          VALUES ((SELECT serial FROM request WHERE id = ?), ?, ?)
          """,
          [
            stored.file.request.id.text, stored.file.history.last?.number ?? 0,
            TakenOver.state(of: stored).data,
          ]
        )
      }
      last = end
    }
    var orders: [SignedOrder] = []
    try rows.forEachOrder { signed in
      orders.append(SignedOrder(signed.order, signedWith: key))
      return true
    }
    for order in orders {
      try rows.run(
        "UPDATE port_order SET signature = ? WHERE id = ?",
        [order.signature?.data, order.order.id.text]
      )
    }
    try rows.write(TakenOver.head(rows.head().identity, of: rows, signedWith: key))
  }

  /// Whether the file is a desk, and one that this program can write.
  static func checkIdentity(_ db: Database, path: String) throws {
    let application: Int? =
      try db.first("PRAGMA application_id", in: "application_id")?.value(0)
    guard application == applicationID else { throw StoreError.notOurs(place: path) }
    let found = try version(of: db)
    if found > version { throw StoreError.newer(place: path, version: found, known: version) }
    if found < version { throw StoreError.older(place: path, version: found, known: version) }
  }

  static func version(of db: Database) throws -> Int {
    try db.first("PRAGMA user_version", in: "user_version")?.value(0) ?? 0
  }

  /// A request with its facts, and what finds it by words and digits.
  ///
  /// The indexes named `open_…` hold the open requests alone, one for each order of the lists: a view
  /// of 50,000 open requests among 1,000,000 never touches the others.
  private static let requestTables = """
    CREATE TABLE store (
      id TEXT NOT NULL PRIMARY KEY,
      created_at INTEGER NOT NULL,
      sandbox INTEGER NOT NULL CHECK (sandbox IN (0, 1))
    ) STRICT;

    CREATE TABLE port_order (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      reference TEXT
    ) STRICT;

    CREATE TABLE request (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      clock_started_on INTEGER NOT NULL,
      is_open INTEGER NOT NULL
        CHECK (is_open = (status IN ('pending', 'in_progress', 'scheduled', 'rejected'))),
      status_order INTEGER NOT NULL,
      span1_from INTEGER NOT NULL,
      span1_turn TEXT NOT NULL CHECK (span1_turn IN ('us', 'customer', 'carrier', 'nobody')),
      span1_due INTEGER,
      span1_papers INTEGER NOT NULL,
      span2_from INTEGER,
      span2_turn TEXT CHECK (span2_turn IN ('us', 'customer', 'carrier', 'nobody')),
      span2_due INTEGER,
      span2_papers INTEGER,
      span3_from INTEGER,
      span3_turn TEXT CHECK (span3_turn IN ('us', 'customer', 'carrier', 'nobody')),
      span3_due INTEGER,
      span3_papers INTEGER,
      after_port INTEGER NOT NULL CHECK (after_port IN (0, 1)),
      reasons TEXT NOT NULL,
      phone_number TEXT NOT NULL CHECK (phone_number GLOB '+[1-9]*'),
      country TEXT NOT NULL CHECK (length(country) = 2),
      current_carrier TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN
        ('pending', 'in_progress', 'scheduled', 'completed', 'rejected', 'cancelled')),
      owner TEXT,
      priority TEXT NOT NULL CHECK (priority IN ('normal', 'high')),
      order_id TEXT REFERENCES port_order (id),
      follow_up_on INTEGER,
      hold_until INTEGER,
      port_date INTEGER,
      times_sent INTEGER NOT NULL CHECK (times_sent >= 0),
      escalated INTEGER NOT NULL CHECK (escalated IN (0, 1)),
      customer_key TEXT NOT NULL,
      name_words TEXT NOT NULL,
      reference_key TEXT,
      account_number TEXT NOT NULL,
      account_pin_state TEXT NOT NULL
        CHECK (account_pin_state IN ('given', 'not_given', 'not_needed')),
      authorized_name TEXT NOT NULL,
      authorized_title TEXT,
      authorized_date INTEGER NOT NULL,
      billing_name TEXT NOT NULL,
      billing_address TEXT NOT NULL,
      service_address TEXT,
      requested_port_date INTEGER,
      last_ported_on INTEGER,
      organization_id TEXT,
      organization_name TEXT,
      contact_name TEXT,
      contact_email TEXT,
      contact_phone TEXT,
      carrier_reference TEXT,
      endpoint_id TEXT,
      waiting_on TEXT CHECK (waiting_on IN ('us', 'customer', 'carrier', 'nobody')),
      cancel_asked INTEGER NOT NULL CHECK (cancel_asked IN (0, 1)),
      fraud_stop INTEGER NOT NULL CHECK (fraud_stop IN (0, 1)),
      submitted_on INTEGER,
      "window" TEXT,
      reschedules INTEGER NOT NULL CHECK (reschedules >= 0),
      rejected_at TEXT,
      activated_on INTEGER,
      returned_on INTEGER,
      clock_stood INTEGER NOT NULL CHECK (clock_stood >= 0),
      clock_counted_to INTEGER NOT NULL,
      ticks TEXT
    ) STRICT;

    CREATE UNIQUE INDEX open_number ON request (phone_number) WHERE is_open = 1;
    CREATE INDEX request_number ON request (phone_number, id);
    CREATE INDEX request_order ON request (order_id, id) WHERE order_id IS NOT NULL;
    CREATE INDEX request_reference ON request (reference_key) WHERE reference_key IS NOT NULL;
    CREATE INDEX open_due ON request (span1_due, id) WHERE is_open = 1;
    CREATE INDEX open_created ON request (created_at, id) WHERE is_open = 1;
    CREATE INDEX open_updated ON request (updated_at, id) WHERE is_open = 1;
    CREATE INDEX open_country ON request (country, id) WHERE is_open = 1;
    CREATE INDEX open_carrier ON request (current_carrier, id) WHERE is_open = 1;
    CREATE INDEX open_customer ON request (customer_key, id) WHERE is_open = 1;
    CREATE INDEX open_status ON request (status_order, id) WHERE is_open = 1;
    CREATE INDEX open_port ON request (port_date, id) WHERE is_open = 1;
    CREATE INDEX open_owner ON request (owner, id) WHERE is_open = 1;
    CREATE INDEX request_after_port ON request (id) WHERE after_port = 1;

    CREATE TABLE request_word (
      word TEXT NOT NULL,
      request INTEGER NOT NULL REFERENCES request (serial),
      PRIMARY KEY (word, request)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE request_reason (
      code TEXT NOT NULL,
      request INTEGER NOT NULL REFERENCES request (serial),
      PRIMARY KEY (code, request)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE number_digits
      USING fts5 (digits, tokenize = 'trigram', content = '', detail = full);
    """

  /// Papers, rejections, money, numbers: what a request's file holds beside it.
  private static let recordTables = """
    CREATE TABLE document (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('loa', 'bill', 'government_id', 'other')),
      version INTEGER NOT NULL CHECK (version > 0),
      revision INTEGER NOT NULL CHECK (revision > 0),
      file_name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      received_at INTEGER NOT NULL,
      received_by TEXT NOT NULL
    ) STRICT;

    CREATE TABLE attachment (
      serial INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document (serial),
      request INTEGER NOT NULL REFERENCES request (serial),
      UNIQUE (document, request)
    ) STRICT;
    CREATE INDEX attachment_request ON attachment (request);

    CREATE TABLE answer (
      document INTEGER NOT NULL REFERENCES document (serial),
      item TEXT NOT NULL,
      verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'na')),
      answered_by TEXT NOT NULL,
      answered_at INTEGER NOT NULL,
      remark TEXT,
      PRIMARY KEY (document, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE evidence (
      document INTEGER NOT NULL REFERENCES document (serial),
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (document, field)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rejection (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      request INTEGER NOT NULL REFERENCES request (serial),
      rejected_at INTEGER NOT NULL,
      rejected_on INTEGER NOT NULL,
      rejected_by TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('review', 'carrier')),
      attempt INTEGER NOT NULL CHECK (attempt > 0),
      carrier_code TEXT,
      words TEXT
    ) STRICT;
    CREATE INDEX rejection_request ON rejection (request);

    CREATE TABLE ground (
      rejection INTEGER NOT NULL REFERENCES rejection (serial),
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      outcome TEXT CHECK (outcome IN ('fixed', 'waiting', 'disputed', 'waived')),
      until INTEGER,
      note TEXT,
      resolved_by TEXT,
      resolved_at INTEGER,
      PRIMARY KEY (rejection, position),
      CHECK ((outcome IS NULL) = (resolved_by IS NULL)),
      CHECK ((outcome IS NULL) = (resolved_at IS NULL))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE charge (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      request INTEGER NOT NULL REFERENCES request (serial),
      cents INTEGER NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      charged_on INTEGER NOT NULL,
      reverses TEXT UNIQUE REFERENCES charge (id)
    ) STRICT;
    CREATE INDEX charge_request ON charge (request);
    CREATE INDEX charge_day ON charge (charged_on);
    CREATE TRIGGER charge_kept BEFORE DELETE ON charge
      BEGIN SELECT RAISE(ABORT, 'charges are never deleted'); END;
    CREATE TRIGGER charge_unchanged BEFORE UPDATE ON charge
      BEGIN SELECT RAISE(ABORT, 'charges are never changed'); END;

    CREATE TABLE active_number (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      request INTEGER NOT NULL UNIQUE REFERENCES request (serial),
      phone_number TEXT NOT NULL,
      activated_on INTEGER NOT NULL,
      released_on INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX number_in_use ON active_number (phone_number) WHERE released_on IS NULL;

    CREATE TABLE sealed_pin (
      request INTEGER PRIMARY KEY REFERENCES request (serial),
      sealed BLOB NOT NULL
    ) STRICT;
    """

  /// The history; the triggers keep it append-only.
  private static let historyTables = """
    CREATE TABLE event (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      request INTEGER NOT NULL REFERENCES request (serial),
      number INTEGER NOT NULL CHECK (number > 0),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      session TEXT NOT NULL,
      kind TEXT NOT NULL,
      about TEXT NOT NULL,
      fields TEXT NOT NULL,
      version INTEGER NOT NULL,
      detail_hash BLOB CHECK (length(detail_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      signature BLOB CHECK (length(signature) = 32),
      UNIQUE (request, number)
    ) STRICT;
    CREATE TRIGGER event_kept BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'history is never removed'); END;
    CREATE TRIGGER event_unchanged BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;

    CREATE TABLE event_detail (
      event INTEGER PRIMARY KEY REFERENCES event (serial),
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      body BLOB NOT NULL
    ) STRICT;
    CREATE TRIGGER event_detail_unchanged BEFORE UPDATE ON event_detail
      BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;

    CREATE TABLE seal (
      event INTEGER PRIMARY KEY REFERENCES event (serial),
      at INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      signature BLOB CHECK (length(signature) = 32)
    ) STRICT;
    CREATE TRIGGER seal_kept BEFORE DELETE ON seal
      BEGIN SELECT RAISE(ABORT, 'seals are never removed'); END;
    CREATE TRIGGER seal_unchanged BEFORE UPDATE ON seal
      BEGIN SELECT RAISE(ABORT, 'seals are never changed'); END;
    """

  /// Receipts of what was done, and texts being typed.
  private static let sideTables = """
    CREATE TABLE receipt (
      key TEXT NOT NULL PRIMARY KEY,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      event INTEGER NOT NULL REFERENCES event (serial),
      version INTEGER NOT NULL,
      warnings TEXT NOT NULL,
      document TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft (
      login TEXT NOT NULL,
      form TEXT NOT NULL,
      subject TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY (login, form, subject)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE draft_field (
      login TEXT NOT NULL,
      form TEXT NOT NULL,
      subject TEXT NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (login, form, subject, field),
      FOREIGN KEY (login, form, subject) REFERENCES draft (login, form, subject) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """

  /// Carriers, holidays and more as the desk wrote them, version by version; and which of those changes have
  /// not yet reached the facts of all requests.
  private static let deskRecordTables = """
    CREATE TABLE desk_record (
      serial INTEGER PRIMARY KEY,
      subject TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      session TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (subject, version)
    ) STRICT;
    CREATE TRIGGER desk_record_kept BEFORE DELETE ON desk_record
      BEGIN SELECT RAISE(ABORT, 'records are never removed'); END;
    CREATE TRIGGER desk_record_unchanged BEFORE UPDATE ON desk_record
      BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;

    CREATE TABLE recount (
      record INTEGER PRIMARY KEY REFERENCES desk_record (serial),
      country TEXT NOT NULL,
      carrier TEXT,
      next INTEGER NOT NULL
    ) STRICT;
    """

  /// The same, each version chained to the one before it.
  private static let chainedRecordTables = """
    CREATE TABLE desk_record (
      serial INTEGER PRIMARY KEY,
      subject TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      session TEXT NOT NULL,
      body TEXT NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      signature BLOB CHECK (length(signature) = 32),
      UNIQUE (subject, version)
    ) STRICT;
    CREATE TRIGGER desk_record_kept BEFORE DELETE ON desk_record
      BEGIN SELECT RAISE(ABORT, 'records are never removed'); END;
    CREATE TRIGGER desk_record_unchanged BEFORE UPDATE ON desk_record
      BEGIN SELECT RAISE(ABORT, 'records are never changed'); END;

    CREATE TABLE recount (
      record INTEGER PRIMARY KEY REFERENCES desk_record (serial),
      country TEXT NOT NULL,
      carrier TEXT,
      next INTEGER NOT NULL
    ) STRICT;
    """

  /// Each event says what it left, the store what it holds as a whole; and what of that an earlier program's
  /// store held when it was brought up to date.
  private static let vouchedFor = """
    ALTER TABLE event ADD COLUMN state BLOB;
    ALTER TABLE event ADD COLUMN receipt BLOB CHECK (length(receipt) = 32);
    ALTER TABLE event ADD COLUMN forgotten BLOB CHECK (length(forgotten) = 32);

    CREATE TABLE forgotten_detail (
      event INTEGER PRIMARY KEY REFERENCES event (serial),
      purge INTEGER REFERENCES event (serial)
    ) STRICT;
    CREATE INDEX forgotten_purge ON forgotten_detail (purge, event);

    CREATE TABLE taken_over (
      request INTEGER PRIMARY KEY REFERENCES request (serial),
      number INTEGER NOT NULL,
      state BLOB NOT NULL
    ) STRICT;

    ALTER TABLE port_order ADD COLUMN signature BLOB CHECK (length(signature) = 32);

    ALTER TABLE store ADD COLUMN events INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE store ADD COLUMN running_hash BLOB CHECK (length(running_hash) = 32);
    ALTER TABLE store ADD COLUMN last_at INTEGER;
    ALTER TABLE store ADD COLUMN records INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE store ADD COLUMN record_hash BLOB CHECK (length(record_hash) = 32);
    ALTER TABLE store ADD COLUMN taken_over_events INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE store ADD COLUMN taken_over_hash BLOB CHECK (length(taken_over_hash) = 32);
    ALTER TABLE store ADD COLUMN generation BLOB;
    ALTER TABLE store ADD COLUMN generation_before BLOB;
    ALTER TABLE store ADD COLUMN hash BLOB CHECK (length(hash) = 32);
    ALTER TABLE store ADD COLUMN signature BLOB CHECK (length(signature) = 32);
    """

  /// What can be noted of a request besides: sent when, acknowledged, confirmed, changes told to the carrier,
  /// who serves the number, how much of the account goes.
  private static let furtherFacts = """
    ALTER TABLE request ADD COLUMN submitted_at INTEGER;
    ALTER TABLE request ADD COLUMN acknowledged_on INTEGER;
    ALTER TABLE request ADD COLUMN confirmed_on INTEGER;
    ALTER TABLE request ADD COLUMN last_message_on INTEGER;
    ALTER TABLE request ADD COLUMN cancel_asked_on INTEGER;
    ALTER TABLE request ADD COLUMN change_told_on INTEGER;
    ALTER TABLE request ADD COLUMN change_answered_on INTEGER;
    ALTER TABLE request ADD COLUMN change_answer TEXT
      CHECK (change_answer IN ('accepted', 'refused'));
    ALTER TABLE request ADD COLUMN change_words TEXT;
    ALTER TABLE request ADD COLUMN lookup_carrier TEXT;
    ALTER TABLE request ADD COLUMN lookup_on INTEGER;
    ALTER TABLE request ADD COLUMN lookup_source TEXT;
    ALTER TABLE request ADD COLUMN scope TEXT CHECK (scope IN ('line', 'part', 'account'));
    ALTER TABLE request ADD COLUMN scope_stays TEXT;
    ALTER TABLE request ADD COLUMN new_billing_number TEXT;
    ALTER TABLE request ADD COLUMN scope_rest TEXT CHECK (scope_rest IN ('keep', 'disconnect'));
    """

  /// What is awaited in each span of the facts, and the order it makes; a fourth span. What is to be counted
  /// anew need not come from a record.
  private static let awaitedFacts =
    """
    ALTER TABLE request ADD COLUMN span4_from INTEGER;
    ALTER TABLE request ADD COLUMN span4_turn TEXT
      CHECK (span4_turn IN ('us', 'customer', 'carrier', 'nobody'));
    ALTER TABLE request ADD COLUMN span4_due INTEGER;
    ALTER TABLE request ADD COLUMN span4_papers INTEGER;

    """
    + (1...4).map { span in
      """
      ALTER TABLE request ADD COLUMN span\(span)_next TEXT;
      ALTER TABLE request ADD COLUMN span\(span)_next_from TEXT;
      ALTER TABLE request ADD COLUMN span\(span)_next_since INTEGER;
      ALTER TABLE request ADD COLUMN span\(span)_next_due INTEGER;
      ALTER TABLE request ADD COLUMN span\(span)_next_about TEXT;

      """
    }.joined()
      + """
      ALTER TABLE request ADD COLUMN urgency INTEGER;
      CREATE INDEX open_urgency ON request (urgency, id) WHERE is_open = 1;

      ALTER TABLE recount RENAME TO earlier_recount;
      CREATE TABLE recount (
        serial INTEGER PRIMARY KEY,
        record INTEGER REFERENCES desk_record (serial),
        country TEXT NOT NULL,
        carrier TEXT,
        next INTEGER NOT NULL
      ) STRICT;
      INSERT INTO recount (record, country, carrier, next)
        SELECT record, country, carrier, next FROM earlier_recount;
      DROP TABLE earlier_recount;
      """

  /// What operators keep for themselves.
  private static let personalItems = """
    CREATE TABLE personal (
      login TEXT NOT NULL,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (login, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// An event that followed another one names it; a detail names the paper it tells of, so that it goes
  /// once nobody holds that.
  private static let sharedPapers = """
    ALTER TABLE event ADD COLUMN lead INTEGER REFERENCES event (serial);

    DROP TRIGGER event_detail_unchanged;
    ALTER TABLE event_detail ADD COLUMN document INTEGER REFERENCES document (serial);
    UPDATE event_detail SET document = (
      SELECT serial FROM document WHERE id = json_extract(CAST(body AS TEXT), '$.paper.id')
    ) WHERE json_valid(CAST(body AS TEXT));
    CREATE INDEX event_detail_document ON event_detail (document) WHERE document IS NOT NULL;
    CREATE TRIGGER event_detail_unchanged BEFORE UPDATE ON event_detail
      BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
    """

  /// The closed requests in each order of the lists, as the open ones are; and what else a filter is looked
  /// up by.
  private static let closedLists = """
    CREATE INDEX closed_urgency ON request (urgency, id) WHERE is_open = 0;
    CREATE INDEX closed_due ON request (span1_due, id)
      WHERE is_open = 0 AND span1_due IS NOT NULL;
    CREATE INDEX closed_created ON request (created_at, id) WHERE is_open = 0;
    CREATE INDEX closed_updated ON request (updated_at, id) WHERE is_open = 0;
    CREATE INDEX closed_country ON request (country, id) WHERE is_open = 0;
    CREATE INDEX closed_carrier ON request (current_carrier, id) WHERE is_open = 0;
    CREATE INDEX closed_customer ON request (customer_key, id) WHERE is_open = 0;
    CREATE INDEX closed_status ON request (status_order, id) WHERE is_open = 0;
    CREATE INDEX closed_port ON request (port_date, id) WHERE is_open = 0;
    CREATE INDEX closed_owner ON request (owner, id) WHERE is_open = 0;

    CREATE INDEX open_turn ON request (substr(span1_turn, 1, 2)) WHERE is_open = 1;
    CREATE INDEX closed_turn ON request (substr(span1_turn, 1, 2))
      WHERE is_open = 0 AND span1_turn <> 'nobody';
    CREATE INDEX request_next ON request (span1_next) WHERE span1_next IS NOT NULL;
    CREATE INDEX request_papers ON request (is_open, span1_papers, span2_from);
    CREATE INDEX request_started ON request (is_open, clock_started_on);
    CREATE INDEX request_activated ON request (activated_on) WHERE activated_on IS NOT NULL;
    CREATE INDEX request_completed ON request
      (country, current_carrier, clock_started_on, activated_on)
      WHERE status = 'completed' AND activated_on IS NOT NULL;
    CREATE INDEX request_follow_up ON request (follow_up_on) WHERE follow_up_on IS NOT NULL;
    CREATE INDEX request_hold ON request (hold_until) WHERE hold_until IS NOT NULL;
    CREATE INDEX request_resent ON request (times_sent) WHERE times_sent > 1;
    CREATE INDEX request_high ON request (serial) WHERE priority = 'high';
    CREATE INDEX request_escalated ON request (serial) WHERE escalated = 1;
    CREATE INDEX request_cancel_asked ON request (serial) WHERE cancel_asked = 1;
    """

  /// What customers' programs are told, and how far each telling has come. Of those about one request that go
  /// to one webhook, only the first that isn't done has a time at which it is sent.
  private static let announcements = """
    CREATE TABLE announcement (
      serial INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      request INTEGER NOT NULL REFERENCES request (serial),
      name TEXT NOT NULL,
      at INTEGER NOT NULL,
      facts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX announcement_request ON announcement (request);

    CREATE TABLE delivery (
      serial INTEGER PRIMARY KEY,
      webhook TEXT NOT NULL,
      announcement INTEGER NOT NULL REFERENCES announcement (serial) ON DELETE CASCADE,
      request INTEGER NOT NULL REFERENCES request (serial),
      state TEXT NOT NULL CHECK (state IN ('pending', 'retrying', 'delivered', 'given_up')),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      next_at INTEGER CHECK (next_at IS NULL OR state IN ('pending', 'retrying')),
      last_at INTEGER,
      last_result TEXT,
      CHECK ((last_at IS NULL) = (last_result IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX delivery_announcement ON delivery (announcement, webhook);
    CREATE INDEX delivery_webhook ON delivery (webhook, announcement);
    CREATE INDEX delivery_request ON delivery (request, announcement);
    CREATE INDEX delivery_due ON delivery (next_at) WHERE next_at IS NOT NULL;
    CREATE INDEX request_organization ON request (organization_id, id)
      WHERE organization_id IS NOT NULL;
    CREATE INDEX delivery_open ON delivery (webhook, request, announcement)
      WHERE state IN ('pending', 'retrying');
    """
}
