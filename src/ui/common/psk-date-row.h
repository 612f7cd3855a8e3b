/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PSK_TYPE_DATE_ROW (psk_date_row_get_type ())

G_DECLARE_FINAL_TYPE (PskDateRow, psk_date_row, PSK, DATE_ROW, AdwEntryRow)

void  psk_date_row_set_day (PskDateRow   *self,
                            const char   *iso,
                            const GDate  *today);
char *psk_date_row_get_day (PskDateRow   *self,
                            char        **problem);

G_END_DECLS
