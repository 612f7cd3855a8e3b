/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-code-row.h"

G_BEGIN_DECLS

#define PSK_TYPE_CODE_CELL (psk_code_cell_get_type ())

G_DECLARE_FINAL_TYPE (PskCodeCell, psk_code_cell, PSK, CODE_CELL, AdwBin)

PskCodeRow *psk_code_cell_get_row (PskCodeCell *self);

G_END_DECLS
