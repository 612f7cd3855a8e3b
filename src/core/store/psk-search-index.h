/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PskSearchIndex PskSearchIndex;

PskSearchIndex *psk_search_index_new  (void);
void            psk_search_index_free (PskSearchIndex *self);
void            psk_search_index_set  (PskSearchIndex *self,
                                       guint           row,
                                       const char     *text,
                                       gsize           size);
void            psk_search_index_find (PskSearchIndex *self,
                                       const char     *key,
                                       guint8         *found,
                                       guint           n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskSearchIndex, psk_search_index_free)

G_END_DECLS
