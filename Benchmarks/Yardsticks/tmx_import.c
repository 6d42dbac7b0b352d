// The yardstick for `dragoman memory import`: SAX2 of libxml2 into SQLite, as plainly as C allows.
//
//   tmx_import FILE.tmx LIBRARY.sqlite
//
// One row for each unit: the text of its first two segments without codes, and a hash of both, which
// is unique. One transaction, write-ahead log, as the library has it.
#include <libxml/parser.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  char *bytes;
  int count, capacity;
} Text;

static Text segments[2];
static int segment = -1, variant = 0, native = 0;
static sqlite3_stmt *insertion;
static long units = 0, stored = 0;

static void append(Text *text, const xmlChar *bytes, int count) {
  if (text->count + count > text->capacity) {
    text->capacity = (text->count + count) * 2;
    text->bytes = realloc(text->bytes, text->capacity);
  }
  memcpy(text->bytes + text->count, bytes, count);
  text->count += count;
}

static int is_code(const xmlChar *name) {
  return !strcmp((char *)name, "bpt") || !strcmp((char *)name, "ept") || !strcmp((char *)name, "ph")
      || !strcmp((char *)name, "it") || !strcmp((char *)name, "ut");
}

static uint64_t hash(const Text *text, uint64_t state) {
  for (int i = 0; i < text->count; i++) state = (state ^ (unsigned char)text->bytes[i]) * 1099511628211u;
  return state;
}

static void start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nn,
                  const xmlChar **namespaces, int na, int nd, const xmlChar **attributes) {
  if (native > 0 || (segment >= 0 && is_code(name))) native++;
  else if (!strcmp((char *)name, "tu")) variant = 0;
  else if (!strcmp((char *)name, "seg") && variant < 2) {
    segment = variant++;
    segments[segment].count = 0;
  }
}

static void end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  if (native > 0) native--;
  else if (!strcmp((char *)name, "seg")) segment = -1;
  else if (!strcmp((char *)name, "tu") && variant == 2) {
    uint64_t h = hash(&segments[1], hash(&segments[0], 14695981039346656037u));
    sqlite3_bind_text(insertion, 1, segments[0].bytes, segments[0].count, SQLITE_STATIC);
    sqlite3_bind_text(insertion, 2, segments[1].bytes, segments[1].count, SQLITE_STATIC);
    sqlite3_bind_int64(insertion, 3, (sqlite3_int64)h);
    if (sqlite3_step(insertion) != SQLITE_DONE) exit(3);
    sqlite3_reset(insertion);
    units++;
  }
}

static void characters(void *data, const xmlChar *text, int count) {
  if (segment >= 0 && native == 0) append(&segments[segment], text, count);
}

static void run(sqlite3 *db, const char *sql) {
  char *message = NULL;
  if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
    fprintf(stderr, "%s: %s\n", sql, message);
    exit(3);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  struct timespec begin, done;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  sqlite3 *db;
  if (sqlite3_open(argv[2], &db) != SQLITE_OK) return 2;
  run(db, "PRAGMA journal_mode = WAL");
  run(db, "PRAGMA synchronous = NORMAL");
  run(db, "PRAGMA cache_size = -262144");
  run(db, "CREATE TABLE unit (id INTEGER PRIMARY KEY, source TEXT, target TEXT, hash INTEGER)");
  run(db, "CREATE UNIQUE INDEX unitByHash ON unit (hash)");
  run(db, "BEGIN");
  sqlite3_prepare_v2(db, "INSERT OR IGNORE INTO unit (source, target, hash) VALUES (?, ?, ?)", -1,
                     &insertion, NULL);
  xmlSAXHandler sax = {0};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start;
  sax.endElementNs = end;
  sax.characters = sax.ignorableWhitespace = characters;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
  xmlCtxtUseOptions(parser, XML_PARSE_NONET);
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 2;
  static char piece[1 << 18];
  size_t count;
  while ((count = fread(piece, 1, sizeof piece, file)) > 0) xmlParseChunk(parser, piece, (int)count, 0);
  xmlParseChunk(parser, piece, 0, 1);
  if (!parser->wellFormed) return 2;
  stored = sqlite3_total_changes(db);
  run(db, "COMMIT");
  sqlite3_finalize(insertion);
  sqlite3_close(db);
  clock_gettime(CLOCK_MONOTONIC, &done);
  printf("%ld units, %ld stored, %.2f s\n", units, stored,
         (double)(done.tv_sec - begin.tv_sec) + (double)(done.tv_nsec - begin.tv_nsec) / 1e9);
  return 0;
}
