/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cell.h"

G_BEGIN_DECLS

/**
 * PskCell:
 *
 * A cell of a grid that behaves like one of a spreadsheet: it takes the focus,
 * typing or F2 starts to edit, Enter keeps and goes down, Tab keeps and goes to
 * the right, Esc leaves it as it was, arrows move between cells. Whoever goes elsewhere
 * keeps what was typed, too. What could not be kept can stay in the cell as a draft. A
 * cell shows an inscription, which costs little; the entry exists only while it is edited.
 */
struct _PskCell
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *inscription;
  GtkWidget *entry; /* NULL unless edited */
  char *edit_text;
  char *begun; /* what it held when editing began */
  char *draft; /* what was typed and not kept, or NULL */
  char *css_class;

  /* Borrowed */
  GtkListItem *item;

  gint64 row;
  int column;
  gboolean editable;
  gboolean in_range;
  gboolean closing;
  guint left_id; /* the focus has left the entry */
};

/* psk-cell.c */
void psk_cell_move         (PskCell    *self,
                            int         columns,
                            int         rows,
                            gboolean    extend);
void psk_cell_tell_editing (PskCell    *self);
void psk_cell_tell_edited  (PskCell    *self,
                            const char *text,
                            int         columns,
                            int         rows);
void psk_cell_tell_ended   (PskCell    *self);
void psk_cell_tell_dropped (PskCell    *self);

G_END_DECLS
