/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands before a name; private to the files of psk-text, which clean first. */

const char *psk_prefix_skip_spaces  (const char *text);
gboolean    psk_prefix_starts_word  (gunichar    c);
const char *psk_prefix_take_titles  (const char *text,
                                     gboolean    searching,
                                     GString    *found);
const char *psk_prefix_skip_area    (const char *text);
const char *psk_prefix_skip_village (const char *text);

G_END_DECLS
