/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  psk_person_id_check  (const char  *id);
char     *psk_person_id_parse  (const char  *text,
                                GError     **error);
char     *psk_person_id_format (const char  *id);
char     *psk_person_id_mask   (const char  *id);
char     *psk_person_id_unmask (const char  *mask);

G_END_DECLS
