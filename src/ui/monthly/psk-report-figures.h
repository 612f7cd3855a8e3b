/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_REPORT_FIGURES (psk_report_figures_get_type ())

G_DECLARE_FINAL_TYPE (PskReportFigures, psk_report_figures, PSK, REPORT_FIGURES, AdwBin)

GtkWidget *psk_report_figures_new            (void);
void       psk_report_figures_show           (PskReportFigures *self,
                                              PskPage          *page,
                                              int               district,
                                              const char       *month,
                                              gboolean          open);
gboolean   psk_report_figures_settle         (PskReportFigures *self);
guint      psk_report_figures_count_refused  (PskReportFigures *self);

G_END_DECLS
