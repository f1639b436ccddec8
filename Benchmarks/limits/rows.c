/* The least that a store in SQLite can cost: prepared statements and nothing else.
 *
 *   rows reads DATABASE COUNT          pages, finding, opening: "NAME P50 P95 P99" in milliseconds
 *   rows changes DATABASE COUNT        a lock, one row and a line of history, on the disk
 *   rows inserts SOURCE TARGET BATCH   the requests of a store into an empty one of the same tables: rows a second
 *   rows sizes DATABASE                what takes how much room: "NAME BYTES", the largest first
 *   rows scan DATABASE                 every row that a verification reads: "scan SECONDS BYTES"
 *
 * `changes` writes into the database that it is given: a copy.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

static sqlite3 *db;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void need(int isFine, const char *what) {
  if (isFine) return;
  fprintf(stderr, "rows: %s: %s\n", what, db ? sqlite3_errmsg(db) : "");
  exit(1);
}

static void run(const char *sql) { need(sqlite3_exec(db, sql, 0, 0, 0) == SQLITE_OK, sql); }

static sqlite3_stmt *prepare(const char *sql) {
  sqlite3_stmt *statement;
  need(sqlite3_prepare_v2(db, sql, -1, &statement, 0) == SQLITE_OK, sql);
  return statement;
}

static void open_database(const char *path, const char *journal) {
  need(sqlite3_open(path, &db) == SQLITE_OK, path);
  run("PRAGMA foreign_keys = 1; PRAGMA secure_delete = 1; PRAGMA synchronous = FULL");
  run("PRAGMA temp_store = 2");
  if (journal) run(journal);
}

/* Steps through all rows, looking at every column; the bytes it saw. */
static long drain(sqlite3_stmt *statement) {
  long bytes = 0;
  int result;
  while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      sqlite3_column_blob(statement, i);
      bytes += sqlite3_column_bytes(statement, i);
    }
  }
  need(result == SQLITE_DONE, "step");
  sqlite3_reset(statement);
  return bytes;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return x < y ? -1 : x > y;
}

static void report(const char *name, double *times, int count) {
  qsort(times, count, sizeof *times, compare);
  printf("%s %.4f %.4f %.4f\n", name, times[count / 2] * 1e3, times[count * 95 / 100] * 1e3,
         times[count * 99 / 100] * 1e3);
}

static unsigned long seed = 15;
static long chance(long below) {
  seed = seed * 6364136223846793005UL + 1442695040888963407UL;
  return (long)(seed >> 33) % below;
}

/* Requests to be asked about. */
struct known { char id[64], number[32], word[128]; long long serial, urgency; };
static struct known *known;
static int knownCount;

static void know(int wanted) {
  sqlite3_stmt *open = prepare(
      "SELECT serial, id, phone_number, urgency, lower(coalesce(organization_name, billing_name))"
      " FROM request WHERE is_open = 1 AND urgency IS NOT NULL ORDER BY urgency, id");
  known = calloc(wanted, sizeof *known);
  long all = 0;
  while (sqlite3_step(open) == SQLITE_ROW) {
    long place = all++ < wanted ? all - 1 : chance(all);
    if (place >= wanted) continue;
    struct known *one = &known[place];
    one->serial = sqlite3_column_int64(open, 0);
    snprintf(one->id, sizeof one->id, "%s", (const char *)sqlite3_column_text(open, 1));
    snprintf(one->number, sizeof one->number, "%s", (const char *)sqlite3_column_text(open, 2));
    one->urgency = sqlite3_column_int64(open, 3);
    snprintf(one->word, sizeof one->word, "%s", (const char *)sqlite3_column_text(open, 4));
    one->word[strcspn(one->word, " ")] = 0;
  }
  sqlite3_finalize(open);
  knownCount = all < wanted ? (int)all : wanted;
  need(knownCount > 0, "no open requests");
}

enum kind { PAGE, BY_ID, PREFIX, WORD, DIGITS };

static void ask(const char *name, enum kind kind, const char *sql, int count) {
  sqlite3_stmt *statement = prepare(sql);
  double *times = calloc(count, sizeof *times);
  char text[80];
  for (int i = 0; i < count; i++) {
    struct known *one = &known[chance(knownCount)];
    double start = now();
    run("BEGIN");
    switch (kind) {
    case PAGE:
      sqlite3_bind_int64(statement, 1, one->urgency);
      sqlite3_bind_text(statement, 2, one->id, -1, SQLITE_STATIC);
      break;
    case BY_ID: sqlite3_bind_text(statement, 1, one->id, -1, SQLITE_STATIC); break;
    case PREFIX:
      snprintf(text, sizeof text, "%.9s", one->number);
      sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
      break;
    case WORD: sqlite3_bind_text(statement, 1, one->word, -1, SQLITE_STATIC); break;
    case DIGITS:
      snprintf(text, sizeof text, "\"%.5s\"", one->number + strlen(one->number) - 6);
      sqlite3_bind_text(statement, 1, text, -1, SQLITE_STATIC);
      break;
    }
    drain(statement);
    run("COMMIT");
    times[i] = now() - start;
  }
  report(name, times, count);
  free(times);
  sqlite3_finalize(statement);
}

static void reads(int count) {
  know(2000);
  ask("page", PAGE,
      "SELECT * FROM request WHERE is_open = 1 AND (urgency, id) > (?1, ?2)"
      " ORDER BY urgency, id LIMIT 100", count);
  ask("id", BY_ID, "SELECT * FROM request WHERE id = ?1", count);
  ask("open", BY_ID,
      "SELECT r.*, e.* FROM request AS r JOIN event AS e ON e.request = r.serial WHERE r.id = ?1", count);
  ask("prefix", PREFIX,
      "SELECT * FROM request WHERE phone_number >= ?1 AND phone_number < ?1 || ':'"
      " ORDER BY phone_number LIMIT 100", count);
  ask("word", WORD,
      "SELECT * FROM request WHERE serial IN"
      " (SELECT request FROM request_word WHERE word = ?1 LIMIT 100)", count);
  ask("digits", DIGITS,
      "SELECT * FROM request WHERE serial IN"
      " (SELECT rowid FROM number_digits WHERE number_digits MATCH ?1 LIMIT 100)", count < 100 ? count : 100);
}

static void changes(const char *path, int count) {
  know(2000);
  char lockPath[4096];
  snprintf(lockPath, sizeof lockPath, "%s-bare-lock", path);
  int lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  need(lock >= 0, lockPath);
  sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
  sqlite3_stmt *update = prepare(
      "UPDATE request SET owner = ?1, updated_at = updated_at + 1, version = version + 1 WHERE id = ?2");
  sqlite3_stmt *append = prepare(
      "INSERT INTO event (id, request, number, at, actor, session, kind, about, fields, version, hash,"
      " signature) VALUES (?1, ?2, 1 + (SELECT max(number) FROM event WHERE request = ?2), 1, 'ada', 's',"
      " 'edited', '', 'owner', 2, randomblob(32), randomblob(32))");
  double *times = calloc(count, sizeof *times);
  for (int i = 0; i < count; i++) {
    struct known *one = &known[chance(knownCount)];
    char id[64];
    snprintf(id, sizeof id, "bare-%ld-%d", (long)getpid(), i);
    usleep(3000);
    double start = now();
    flock(lock, LOCK_EX);
    drain(begin);
    sqlite3_bind_text(update, 1, i % 2 ? "ada" : "bola", -1, SQLITE_STATIC);
    sqlite3_bind_text(update, 2, one->id, -1, SQLITE_STATIC);
    drain(update);
    sqlite3_bind_text(append, 1, id, -1, SQLITE_STATIC);
    sqlite3_bind_int64(append, 2, one->serial);
    drain(append);
    drain(commit);
    flock(lock, LOCK_UN);
    times[i] = now() - start;
  }
  report("change", times, count);
  int file = open(lockPath, O_RDWR | O_APPEND | O_CLOEXEC);
  char block[4096] = "x";
  for (int i = 0; i < count; i++) {
    usleep(3000);
    double start = now();
    need(write(file, block, sizeof block) == sizeof block && fdatasync(file) == 0, "append");
    times[i] = now() - start;
  }
  report("sync", times, count);
  unlink(lockPath);
}

/* The rows of a table that belong to requests, in the requests' order, taken into memory. */
struct table {
  const char *name, *select;
  sqlite3_stmt *insert;
  int columns;
  long count, next;
  sqlite3_value **values;
  long long *owners;
};

static struct table tables[] = {
    {"request", "SELECT serial, * FROM request ORDER BY serial", 0, 0, 0, 0, 0, 0},
    {"request_word", "SELECT request, * FROM request_word ORDER BY request", 0, 0, 0, 0, 0, 0},
    {"request_reason", "SELECT request, * FROM request_reason ORDER BY request", 0, 0, 0, 0, 0, 0},
    {"number_digits",
     "SELECT serial, serial AS rowid, substr(phone_number, 2) AS digits FROM request ORDER BY serial",
     0, 0, 0, 0, 0, 0},
    {"sealed_pin", "SELECT request, * FROM sealed_pin ORDER BY request", 0, 0, 0, 0, 0, 0},
    {"event", "SELECT request, * FROM event ORDER BY request", 0, 0, 0, 0, 0, 0},
    {"receipt",
     "SELECT e.request, r.* FROM receipt AS r JOIN event AS e ON e.serial = r.event ORDER BY e.request",
     0, 0, 0, 0, 0, 0},
};
enum { TABLES = sizeof tables / sizeof *tables };

static void take_in(struct table *table) {
  sqlite3_stmt *statement = prepare(table->select);
  table->columns = sqlite3_column_count(statement) - 1;
  long room = 0;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (table->count == room) {
      room = room ? room * 2 : 1024;
      table->values = realloc(table->values, room * table->columns * sizeof *table->values);
      table->owners = realloc(table->owners, room * sizeof *table->owners);
    }
    table->owners[table->count] = sqlite3_column_int64(statement, 0);
    for (int i = 0; i < table->columns; i++)
      table->values[table->count * table->columns + i] =
          sqlite3_value_dup(sqlite3_column_value(statement, i + 1));
    table->count++;
  }
  sqlite3_finalize(statement);
}

static char *insert_of(struct table *table, sqlite3_stmt *like) {
  static char sql[16384];
  int end = snprintf(sql, sizeof sql, "INSERT INTO %s (", table->name);
  for (int i = 0; i < table->columns; i++)
    end += snprintf(sql + end, sizeof sql - end, "%s\"%s\"", i ? ", " : "", sqlite3_column_name(like, i + 1));
  end += snprintf(sql + end, sizeof sql - end, ") VALUES (");
  for (int i = 0; i < table->columns; i++) end += snprintf(sql + end, sizeof sql - end, i ? ", ?" : "?");
  snprintf(sql + end, sizeof sql - end, ")");
  return sql;
}

static void inserts(const char *source, const char *target, int batch) {
  open_database(source, 0);
  for (int i = 0; i < TABLES; i++) take_in(&tables[i]);
  sqlite3_stmt *schema = prepare(
      "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
      " AND name NOT LIKE 'number_digits_%' ORDER BY type = 'table' DESC, rowid");
  sqlite3 *from = db;
  open_database(target, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
  while (sqlite3_step(schema) == SQLITE_ROW) run((const char *)sqlite3_column_text(schema, 0));
  sqlite3_finalize(schema);
  for (int i = 0; i < TABLES; i++) {
    sqlite3 *into = db;
    db = from;
    sqlite3_stmt *like = prepare(tables[i].select);
    db = into;
    tables[i].insert = prepare(insert_of(&tables[i], like));
    sqlite3_finalize(like);
  }
  long requests = tables[0].count;
  double start = now();
  for (long first = 0; first < requests; first += batch) {
    long last = first + batch < requests ? first + batch : requests;
    long long end = tables[0].owners[last - 1];
    run("BEGIN IMMEDIATE");
    for (int i = 0; i < TABLES; i++) {
      struct table *table = &tables[i];
      for (; table->next < table->count && table->owners[table->next] <= end; table->next++) {
        for (int c = 0; c < table->columns; c++)
          sqlite3_bind_value(table->insert, c + 1, table->values[table->next * table->columns + c]);
        drain(table->insert);
      }
    }
    run("COMMIT");
    if ((first / batch + 1) % 8 == 0) run("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  run("PRAGMA wal_checkpoint(TRUNCATE)");
  printf("inserts %.1f\n", requests / (now() - start));
}

static void scan(void) {
  static const char *const all[] = {"request", "event", "event_detail", "receipt", "sealed_pin",
                                    "document", "attachment", "rejection", "ground", "active_number"};
  long bytes = 0;
  double start = now();
  for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
    char sql[80];
    snprintf(sql, sizeof sql, "SELECT * FROM %s", all[i]);
    bytes += drain(prepare(sql));
  }
  printf("scan %.4f %ld\n", now() - start, bytes);
}

static void sizes(void) {
  sqlite3_stmt *statement = prepare(
      "SELECT name, sum(pgsize) FROM dbstat WHERE aggregate = 1 GROUP BY name ORDER BY 2 DESC");
  while (sqlite3_step(statement) == SQLITE_ROW)
    printf("%s %lld\n", (const char *)sqlite3_column_text(statement, 0), sqlite3_column_int64(statement, 1));
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  if (!strcmp(argv[1], "inserts") && argc == 5) {
    inserts(argv[2], argv[3], atoi(argv[4]));
    return 0;
  }
  open_database(argv[2], 0);
  if (!strcmp(argv[1], "reads") && argc == 4) reads(atoi(argv[3]));
  else if (!strcmp(argv[1], "changes") && argc == 4) changes(argv[2], atoi(argv[3]));
  else if (!strcmp(argv[1], "scan")) scan();
  else if (!strcmp(argv[1], "sizes")) sizes();
  else return 64;
  return 0;
}
