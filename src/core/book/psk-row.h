/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_ROW (psk_row_get_type ())

G_DECLARE_FINAL_TYPE (PskRow, psk_row, PSK, ROW, GObject)

gint64    psk_row_get_id      (PskRow      *self);
gpointer  psk_row_get_record  (PskRow      *self);

/* For psk-row-list */
PskRow   *psk_row_new         (gint64       id,
                               GHashTable  *living);
gboolean  psk_row_take_record (PskRow      *self,
                               gpointer     record,
                               gboolean     renamed);

G_END_DECLS
