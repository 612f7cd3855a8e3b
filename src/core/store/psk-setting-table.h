/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/* Settings of the book, so of the office and not of one computer. */
#define PSK_SETTING_TODAY "today"                 /* fixed date of a sample book, ISO 8601 */
#define PSK_SETTING_SAMPLE "sample"               /* "1": the data are invented */
#define PSK_SETTING_SLOTS "slots-per-tambon"
#define PSK_SETTING_SAVING "saving-per-day"       /* baht per household and day */
#define PSK_SETTING_OFFICE "office"               /* name of the office on paper */

char     *psk_setting_table_get     (PskStore    *store,
                                     const char  *key);
int       psk_setting_table_get_int (PskStore    *store,
                                     const char  *key,
                                     int          fallback);
gboolean  psk_setting_table_set     (PskStore    *store,
                                     const char  *key,
                                     const char  *value,
                                     GError     **error);

G_END_DECLS
