// Segments a file with ICU's sentence break iterator over UTF-8: icu_sentences FILE LANGUAGE SECONDS.
// Prints the count of segments and the best speed in MB/s.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 4) return 64;
  FILE *file = fopen(argv[1], "rb");
  if (!file) return 2;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *text = malloc(size);
  if (!text || fread(text, 1, size, file) != (size_t)size) return 2;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, argv[2], NULL, 0, &status);
  UText *utext = utext_openUTF8(NULL, text, size, &status);
  if (U_FAILURE(status)) return 2;
  double best = 0, end = now() + atof(argv[3]);
  long count = 0;
  do {
    double start = now();
    ubrk_setUText(iterator, utext, &status);
    count = 0;
    while (ubrk_next(iterator) != UBRK_DONE) count++;
    double speed = size / 1e6 / (now() - start);
    if (speed > best) best = speed;
  } while (now() < end);
  printf("%ld segments, best %.0f MB/s\n", count, best);
  return 0;
}
