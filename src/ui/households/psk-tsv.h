/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Nobody means to paste more cells than these. */
#define PSK_TSV_MAX_CELLS 200000

GPtrArray *psk_tsv_parse  (const char      *text);
void       psk_tsv_append (GString         *to,
                           const char      *cell,
                           gboolean         first);

G_END_DECLS
