/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-grid.h"
#include "psk-page.h"

G_BEGIN_DECLS

void  psk_household_files_import      (PskPage          *page);
void  psk_household_files_accept_drop (PskPage          *page);
void  psk_household_files_export      (PskPage          *page,
                                       PskHouseholdGrid *grid,
                                       gboolean          selected);
char *psk_household_files_take_path   (GtkFileChooser     *chooser,
                                       const char         *suffix,
                                       char              **refusal);
char *psk_household_files_complete    (const char       *path,
                                       const char       *suffix);

G_END_DECLS
