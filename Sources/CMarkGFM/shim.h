// cmark-gfm as Swift sees it. Only Documents imports this module.
#ifndef CMARKGFM_SHIM_H
#define CMARKGFM_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#endif
