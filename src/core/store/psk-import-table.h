/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskBulk:
 *
 * Indexes that wait until many households are written.
 */
typedef struct _PskBulk PskBulk;

PskBulk *psk_bulk_begin                  (PskStore    *store,
                                          gint64       n_new,
                                          GError     **error);
gboolean psk_bulk_end                    (PskBulk     *self,
                                          GError     **error);
void     psk_bulk_free                   (PskBulk     *self);
gboolean psk_import_table_insert         (PskStore    *store,
                                          const char  *kind,
                                          const char  *file_name,
                                          guint        n_new,
                                          guint        n_updated,
                                          guint        n_unchanged,
                                          guint        n_rejected,
                                          GError     **error);
gboolean psk_import_table_has_households (PskStore    *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskBulk, psk_bulk_free)

G_END_DECLS
