// zlib as Swift sees it. Only Archives imports this module.
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro, which Swift cannot call.
static inline int dragomanInflateInit(z_streamp stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}

#endif
