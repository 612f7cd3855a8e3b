/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-mapping.h"

G_BEGIN_DECLS

/**
 * PskTitles:
 *
 * The titles of columns that mapping.json knows; private to psk-mapping.
 */
typedef struct _PskTitles PskTitles;

PskTitles *psk_titles_new      (void);
void       psk_titles_free     (PskTitles   *self);
void       psk_titles_score    (PskTitles   *self,
                                const char  *joined,
                                const char  *last_line,
                                double       scores[PSK_N_COLUMNS]);
gboolean   psk_titles_is_exact (PskTitles   *self,
                                const char  *title);

G_END_DECLS
