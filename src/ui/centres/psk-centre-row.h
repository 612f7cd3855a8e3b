/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-areas.h"
#include "psk-centre.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRE_ROW (psk_centre_row_get_type ())

G_DECLARE_FINAL_TYPE (PskCentreRow, psk_centre_row, PSK, CENTRE_ROW, GtkListBoxRow)

GtkWidget *psk_centre_row_new        (void);
void       psk_centre_row_show       (PskCentreRow *self,
                                      PskCentre    *centre,
                                      PskAreas     *areas);
PskCentre *psk_centre_row_get_centre (PskCentreRow *self);
gboolean   psk_centre_row_matches    (PskCentreRow *self,
                                      const char   *key);

G_END_DECLS
