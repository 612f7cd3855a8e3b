/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_REPORT_WORDS (psk_report_words_get_type ())

G_DECLARE_FINAL_TYPE (PskReportWords, psk_report_words, PSK, REPORT_WORDS, AdwBin)

GtkWidget *psk_report_words_new            (void);
void       psk_report_words_show           (PskReportWords *self,
                                            PskPage        *page,
                                            int             district,
                                            const char     *month,
                                            gboolean        open);
gboolean   psk_report_words_settle         (PskReportWords *self);
guint      psk_report_words_count_refused  (PskReportWords *self);

G_END_DECLS
