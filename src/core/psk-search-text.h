/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *psk_search_text_pack (const char        *key);
char *psk_search_text_new  (const char *const *texts,
                            guint              n_texts);

G_END_DECLS
