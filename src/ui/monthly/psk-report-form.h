/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_REPORT_FORM (psk_report_form_get_type ())

G_DECLARE_FINAL_TYPE (PskReportForm, psk_report_form, PSK, REPORT_FORM, AdwBin)

void        psk_report_form_show        (PskReportForm  *self,
                                         PskPage        *page,
                                         int             district,
                                         const char     *month);
gboolean    psk_report_form_settle      (PskReportForm  *self);
guint       psk_report_form_count_refused (PskReportForm *self);
GtkWidget  *psk_report_state_chip_new   (PskBook        *book,
                                         const char     *state);

G_END_DECLS
