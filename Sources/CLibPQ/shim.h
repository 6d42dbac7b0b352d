// libpq as Swift sees it. Only PostgresStore imports this module.
#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <errno.h>
#include <libpq-fe.h>
#include <poll.h>

// Waits until a connection can be read from, or written to where that is wanted.
// Returns 1, 0 when the time is over, or -1. A signal is no reason to end the wait.
static inline int dragoman_wait(const PGconn *connection, int writes, int milliseconds) {
  struct pollfd place = {PQsocket(connection), POLLIN, 0};
  if (place.fd < 0) return -1;
  if (writes) place.events |= POLLOUT;
  int count;
  do count = poll(&place, 1, milliseconds);
  while (count < 0 && errno == EINTR);
  return count;
}

static inline void dragoman_ignore_notice(void *argument, const char *message) {}

// Keeps libpq from writing what the server remarks to standard error.
static inline void dragoman_ignore_notices(PGconn *connection) {
  PQsetNoticeProcessor(connection, dragoman_ignore_notice, 0);
}

#endif
