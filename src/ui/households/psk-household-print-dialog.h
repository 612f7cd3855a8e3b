/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-grid.h"
#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_PRINT_DIALOG (psk_household_print_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdPrintDialog, psk_household_print_dialog, PSK,
                      HOUSEHOLD_PRINT_DIALOG, AdwWindow)

void psk_household_print_dialog_show (PskPage          *page,
                                      PskHouseholdGrid *grid,
                                      gboolean          selected);

G_END_DECLS
