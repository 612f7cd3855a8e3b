/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

typedef struct _PskSearchIndex PskSearchIndex;

PskSearchIndex *psk_search_index_get    (PskStore        *store,
                                         GError         **error);
GArray         *psk_search_index_filter (PskSearchIndex  *self,
                                         GArray          *ids,
                                         const char      *key);

G_END_DECLS
