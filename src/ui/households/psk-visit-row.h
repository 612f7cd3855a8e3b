/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-visit.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT_ROW (psk_visit_row_get_type ())

G_DECLARE_FINAL_TYPE (PskVisitRow, psk_visit_row, PSK, VISIT_ROW, GtkListBoxRow)

GtkWidget *psk_visit_row_new (PskBook  *book,
                              PskVisit *visit);

G_END_DECLS
