// The allocator of glibc as Swift sees it. Only dragoman imports this module.
#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

#include <malloc.h>

#endif
