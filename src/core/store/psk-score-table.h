/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

char     *psk_score_table_read_closed (PskStore    *store,
                                       const char  *quarter,
                                       char       **closed_at);
gboolean  psk_score_table_close       (PskStore    *store,
                                       const char  *quarter,
                                       gint64       definition,
                                       const char  *who,
                                       const char  *json,
                                       GError     **error);
gboolean  psk_score_table_get_mark    (PskStore    *store,
                                       const char  *quarter,
                                       int          district,
                                       const char  *indicator,
                                       double      *value,
                                       char       **evidence);
gboolean  psk_score_table_set_mark    (PskStore    *store,
                                       const char  *quarter,
                                       int          district,
                                       const char  *indicator,
                                       double       value,
                                       const char  *evidence,
                                       GError     **error);

G_END_DECLS
