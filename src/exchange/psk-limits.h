/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PSK_MAX_FILE_BYTES ((gint64) 1 << 30)
#define PSK_MAX_ROWS 1048576
#define PSK_MAX_COLUMNS 16384
#define PSK_MAX_CELL_BYTES (16 * 1024 * 1024)

void psk_limits_apply    (void);
void psk_fail            (const char  *code,
                          const char  *detail) G_GNUC_NORETURN;
void psk_report_progress (int          n_rows);
void psk_report_part     (double       part);

G_END_DECLS
