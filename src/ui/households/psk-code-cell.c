/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-cell.h"

/**
 * PskCodeCell:
 *
 * The first cell of an entry of a list, which knows its row: so that what is dragged, and
 * over what, can be told from a point of the list.
 */
struct _PskCodeCell
{
  AdwBin parent_instance;

  PskCodeRow *row; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (PskCodeCell, psk_code_cell, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ROW,
};

static void
psk_code_cell_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PskCodeCell *self = PSK_CODE_CELL (object);

  switch (id)
    {
    case PROP_ROW:
      g_set_object (&self->row, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_code_cell_dispose (GObject *object)
{
  g_clear_object (&PSK_CODE_CELL (object)->row);

  G_OBJECT_CLASS (psk_code_cell_parent_class)->dispose (object);
}

static void
psk_code_cell_class_init (PskCodeCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = psk_code_cell_set_property;
  object_class->dispose = psk_code_cell_dispose;

  /**
   * PskCodeCell:row:
   *
   * The row that is shown.
   */
  g_object_class_install_property (
    object_class, PROP_ROW,
    g_param_spec_object ("row", NULL, NULL, PSK_TYPE_CODE_ROW,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
psk_code_cell_init (PskCodeCell *self)
{
}

/**
 * psk_code_cell_get_row:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that it shows
 */
PskCodeRow *
psk_code_cell_get_row (PskCodeCell *self)
{
  g_return_val_if_fail (PSK_IS_CODE_CELL (self), NULL);

  return self->row;
}
