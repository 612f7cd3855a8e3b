/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-post.h"
#include "psk-report.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_report_table_read_all     (PskStore    *store,
                                          GError     **error);
PskReport *psk_report_table_read         (PskStore    *store,
                                          int          district,
                                          const char  *month);
gboolean   psk_report_table_write        (PskStore    *store,
                                          PskReport   *report,
                                          GError     **error);
gboolean   psk_report_table_get_value    (PskStore    *store,
                                          int          district,
                                          const char  *month,
                                          const char  *item,
                                          double      *value);
gboolean   psk_report_table_set_value    (PskStore    *store,
                                          gint64       report,
                                          const char  *item,
                                          double       value,
                                          GError     **error);
char      *psk_report_table_get_due_date (PskStore    *store,
                                          const char  *month);
gboolean   psk_report_table_set_due_date (PskStore    *store,
                                          const char  *month,
                                          const char  *due_on,
                                          GError     **error);
gboolean   psk_report_table_set_check    (PskStore    *store,
                                          int          district,
                                          const char  *month,
                                          const char  *item,
                                          gboolean     done,
                                          const char  *evidence,
                                          GError     **error);
gboolean   psk_report_table_get_check    (PskStore    *store,
                                          int          district,
                                          const char  *month,
                                          const char  *item,
                                          char       **evidence);
GPtrArray *psk_report_table_read_posts   (PskStore    *store,
                                          int          area,
                                          GError     **error);
gboolean   psk_report_table_insert_post  (PskStore    *store,
                                          PskPost     *post,
                                          GError     **error);

G_END_DECLS
