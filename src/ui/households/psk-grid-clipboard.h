/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-grid.h"

G_BEGIN_DECLS

void psk_grid_copy        (PskHouseholdGrid *self);
void psk_grid_paste       (PskHouseholdGrid *self);
void psk_grid_fill_down   (PskHouseholdGrid *self);
void psk_grid_clear_cells (PskHouseholdGrid *self);

G_END_DECLS
