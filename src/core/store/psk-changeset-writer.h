/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void psk_changeset_add_table  (GByteArray *to,
                               const char *table,
                               guint       n_columns);
void psk_changeset_add_insert (GByteArray *to);
void psk_changeset_add_null   (GByteArray *to);
void psk_changeset_add_int    (GByteArray *to,
                               gint64      value);
void psk_changeset_add_real   (GByteArray *to,
                               double      value);
void psk_changeset_add_text   (GByteArray *to,
                               const char *text);

G_END_DECLS
