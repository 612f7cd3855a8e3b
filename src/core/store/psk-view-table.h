/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

char    **psk_view_table_names  (PskStore    *store,
                                 const char  *page);
char     *psk_view_table_read   (PskStore    *store,
                                 const char  *page,
                                 const char  *name);
gboolean  psk_view_table_save   (PskStore    *store,
                                 const char  *page,
                                 const char  *name,
                                 const char  *json,
                                 GError     **error);
gboolean  psk_view_table_delete (PskStore    *store,
                                 const char  *page,
                                 const char  *name,
                                 GError     **error);

G_END_DECLS
