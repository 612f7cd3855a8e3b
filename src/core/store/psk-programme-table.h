/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

gboolean psk_programme_table_read   (PskStore    *store,
                                     int         *fiscal_year,
                                     char       **first_month,
                                     char       **last_month);
gboolean psk_programme_table_insert (PskStore    *store,
                                     int          fiscal_year,
                                     const char  *title,
                                     const char  *first_month,
                                     const char  *last_month,
                                     GError     **error);

G_END_DECLS
