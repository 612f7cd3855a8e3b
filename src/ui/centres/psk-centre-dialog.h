/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRE_DIALOG (psk_centre_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskCentreDialog, psk_centre_dialog, PSK, CENTRE_DIALOG, AdwWindow)

GtkWidget *psk_centre_dialog_new (PskPage   *page,
                                  PskCentre *centre);

G_END_DECLS
