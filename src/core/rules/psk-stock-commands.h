/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-stock-movement.h"

G_BEGIN_DECLS

PskCommand *psk_command_stock_keep   (PskStockMovement *movement);
PskCommand *psk_command_stock_delete (gint64            id);

G_END_DECLS
