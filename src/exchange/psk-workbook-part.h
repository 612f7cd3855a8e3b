/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    psk_markup_is_named     (const char          *qualified,
                                     const char          *name);
const char *psk_markup_find_value   (const char         **names,
                                     const char         **values,
                                     const char          *name);
void        psk_workbook_part_parse (const char          *workbook,
                                     const char          *part,
                                     gsize                max_bytes,
                                     const GMarkupParser *parser,
                                     gpointer             user_data);
gboolean    psk_workbook_part_holds (const char          *workbook,
                                     const char          *part,
                                     gsize                max_bytes,
                                     const char          *text,
                                     const char          *other);

G_END_DECLS
