// The yardstick for `dragoman memory export`: the segments of a library as TMX, as plainly as C allows.
//
//   tmx_export LIBRARY.sqlite FILE.tmx
//
// Reads what tmx_import wrote; the languages are fixed, nothing but the segments is written.
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void escape(FILE *out, const unsigned char *text, int count) {
  int clean = 0;
  for (int i = 0; i < count; i++) {
    const char *reference = text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : NULL;
    if (!reference) continue;
    fwrite(text + clean, 1, i - clean, out);
    fputs(reference, out);
    clean = i + 1;
  }
  fwrite(text + clean, 1, count - clean, out);
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  struct timespec begin, done;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  sqlite3 *db;
  if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) return 2;
  sqlite3_stmt *rows;
  if (sqlite3_prepare_v2(db, "SELECT source, target FROM unit ORDER BY id", -1, &rows, NULL) != SQLITE_OK) return 2;
  FILE *out = fopen(argv[2], "wb");
  if (!out) return 2;
  static char buffer[1 << 18];
  setvbuf(out, buffer, _IOFBF, sizeof buffer);
  fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header creationtool=\"c\" "
        "creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"c\" adminlang=\"en\" srclang=\"en\" "
        "datatype=\"plaintext\"/>\n<body>\n", out);
  long units = 0;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    fputs("<tu><tuv xml:lang=\"en\"><seg>", out);
    escape(out, sqlite3_column_text(rows, 0), sqlite3_column_bytes(rows, 0));
    fputs("</seg></tuv><tuv xml:lang=\"ar\"><seg>", out);
    escape(out, sqlite3_column_text(rows, 1), sqlite3_column_bytes(rows, 1));
    fputs("</seg></tuv></tu>\n", out);
    units++;
  }
  fputs("</body>\n</tmx>\n", out);
  if (fclose(out) != 0) return 2;
  sqlite3_finalize(rows);
  sqlite3_close(db);
  clock_gettime(CLOCK_MONOTONIC, &done);
  printf("%ld units, %.2f s\n", units,
         (double)(done.tv_sec - begin.tv_sec) + (double)(done.tv_nsec - begin.tv_nsec) / 1e9);
  return 0;
}
