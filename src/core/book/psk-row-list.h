/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-row.h"

G_BEGIN_DECLS

/**
 * PskRowSource:
 * @query: runs on the reader's thread: the ids of all rows in order
 * @warm: runs on the reader's thread: makes the next questions fast, a step at a time;
 *   returns whether there is a next one
 * @read_page: runs on the thread of the list: the records of some ids
 * @copy: copies what @query takes
 * @free: frees it
 *
 * How a list gets its rows.
 */
typedef struct
{
  GArray *(*query) (PskStore      *store,
                    gconstpointer  query,
                    GError       **error);
  gboolean (*warm) (PskStore *store,
                    guint     step);
  GPtrArray *(*read_page) (PskStore      *store,
                           const gint64  *ids,
                           guint          n_ids,
                           GError       **error);
  GBoxedCopyFunc copy;
  GBoxedFreeFunc free;
} PskRowSource;

#define PSK_TYPE_ROW_LIST (psk_row_list_get_type ())

G_DECLARE_FINAL_TYPE (PskRowList, psk_row_list, PSK, ROW_LIST, GObject)

extern const PskRowSource psk_household_row_source;

PskRowList *psk_row_list_new           (PskBook             *book,
                                        const PskRowSource  *source);
void        psk_row_list_set_query     (PskRowList          *self,
                                        gconstpointer        query);
void        psk_row_list_refresh       (PskRowList          *self);
void        psk_row_list_reread        (PskRowList          *self);
gboolean    psk_row_list_is_busy       (PskRowList          *self);
void        psk_row_list_pin           (PskRowList          *self);
void        psk_row_list_unpin         (PskRowList          *self);
gint64      psk_row_list_get_id        (PskRowList          *self,
                                        guint                position);
gint64      psk_row_list_get_former_id (PskRowList          *self,
                                        guint                position);
gboolean    psk_row_list_find          (PskRowList          *self,
                                        gint64               id,
                                        guint               *position);

G_END_DECLS
