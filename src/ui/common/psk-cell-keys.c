/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys do in a cell that is not edited. */

#include "config.h"

#include "psk-cell-keys.h"

#include <gdk/gdkkeysyms.h>

/**
 * psk_cell_keys_typed:
 * @key: a key
 * @modifiers: what is held
 * @text: (out caller-allocates) (array fixed-size=7): what it types
 *
 * Returns: whether the key types something
 */
gboolean
psk_cell_keys_typed (guint           key,
                     GdkModifierType modifiers,
                     char           *text)
{
  const gunichar character = gdk_keyval_to_unicode (key);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)
      || character == 0 || g_unichar_iscntrl (character))
    return FALSE;

  text[g_unichar_to_utf8 (character, text)] = '\0';
  return TRUE;
}

/**
 * psk_cell_keys_move:
 * @key: a key
 * @modifiers: what is held
 * @move: (out): where it leads
 *
 * As in a spreadsheet: with Ctrl to the end, with Shift a block is chosen. Enter and Tab go
 * back with Shift instead.
 *
 * Returns: whether the key leads to another cell
 */
gboolean
psk_cell_keys_move (guint            key,
                    GdkModifierType  modifiers,
                    PskCellMove     *move)
{
  static const struct
  {
    guint key;
    int columns;
    int rows;
    gboolean turns; /* with Shift */
  } moves[] = {
    { GDK_KEY_Left, -1, 0, FALSE }, { GDK_KEY_Right, 1, 0, FALSE },
    { GDK_KEY_KP_Left, -1, 0, FALSE }, { GDK_KEY_KP_Right, 1, 0, FALSE },
    { GDK_KEY_Up, 0, -1, FALSE }, { GDK_KEY_Down, 0, 1, FALSE },
    { GDK_KEY_KP_Up, 0, -1, FALSE }, { GDK_KEY_KP_Down, 0, 1, FALSE },
    { GDK_KEY_Tab, 1, 0, TRUE }, { GDK_KEY_ISO_Left_Tab, 1, 0, TRUE },
    { GDK_KEY_Return, 0, 1, TRUE }, { GDK_KEY_KP_Enter, 0, 1, TRUE },
    { GDK_KEY_Home, G_MININT, 0, FALSE }, { GDK_KEY_End, G_MAXINT, 0, FALSE },
    { GDK_KEY_KP_Home, G_MININT, 0, FALSE }, { GDK_KEY_KP_End, G_MAXINT, 0, FALSE },
    { GDK_KEY_Page_Up, 0, -PSK_CELL_PAGE, FALSE }, { GDK_KEY_Page_Down, 0, PSK_CELL_PAGE, FALSE },
    { GDK_KEY_KP_Page_Up, 0, -PSK_CELL_PAGE, FALSE },
    { GDK_KEY_KP_Page_Down, 0, PSK_CELL_PAGE, FALSE },
  };
  const gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  const gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  if (modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      const int sign = moves[i].turns && shift ? -1 : 1;
      int columns = moves[i].columns;
      int rows = moves[i].rows;

      if (moves[i].key != key || (control && moves[i].turns))
        continue;

      if (control && (columns == G_MININT || columns == G_MAXINT))
        rows = columns;
      else if (control)
        {
          columns = columns == 0 ? 0 : columns < 0 ? G_MININT : G_MAXINT;
          rows = rows == 0 ? 0 : rows < 0 ? G_MININT : G_MAXINT;
        }
      *move = (PskCellMove) { sign * columns, sign * rows, shift && !moves[i].turns };
      return TRUE;
    }

  return FALSE;
}
