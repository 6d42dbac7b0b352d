// libarchive as Swift sees it. Only Archives imports this module.
#ifndef CLIBARCHIVE_SHIM_H
#define CLIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

#endif
