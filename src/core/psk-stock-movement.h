/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_STOCK_MOVEMENT (psk_stock_movement_get_type ())

G_DECLARE_FINAL_TYPE (PskStockMovement, psk_stock_movement, PSK, STOCK_MOVEMENT, PskRecord)

/**
 * PskStockMovement:
 *
 * Seeds or seedlings that came into or went out of a centre.
 */
struct _PskStockMovement
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  gint64 centre;
  char *moved_on; /* ISO 8601 */
  char *direction; /* in, out */
  char *item;
  char *unit; /* seed, packet, seedling */
  double quantity;
  gint64 household; /* who received it, 0 if none */
  char *note;
  gint64 visit; /* at which it was given, 0 if none: it changes with the visit alone */
};

G_END_DECLS
