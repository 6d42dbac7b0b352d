// libxml2 as Swift sees it. Only XMLStreams imports this module.
#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// A libxml2 that is built with ICU shows ICU's headers, whose types Swift's Foundation has too. They
// only lengthen a structure whose members nobody here looks at.
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#endif
