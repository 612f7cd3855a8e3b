/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-stock-movement.h"

G_DEFINE_FINAL_TYPE (PskStockMovement, psk_stock_movement, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskStockMovement, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, uid) },
  { "centre", PSK_FIELD_ID, G_STRUCT_OFFSET (PskStockMovement, centre) },
  { "moved-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, moved_on) },
  { "direction", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, direction) },
  { "item", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, item) },
  { "unit", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, unit) },
  { "quantity", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskStockMovement, quantity) },
  { "household", PSK_FIELD_ID, G_STRUCT_OFFSET (PskStockMovement, household) },
  { "note", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskStockMovement, note) },
  { "visit", PSK_FIELD_ID, G_STRUCT_OFFSET (PskStockMovement, visit) },
};

static void
psk_stock_movement_class_init (PskStockMovementClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_stock_movement_init (PskStockMovement *self)
{
}
