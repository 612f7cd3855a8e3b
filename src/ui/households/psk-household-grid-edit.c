/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed into the cells of the grid of households, and how it comes into the book.
 *
 * What was typed is kept in one step: when a key says so, when a button is pressed elsewhere,
 * when something is done that must come after it, or as soon as the focus has left. Until
 * then, and as long as a button is held on the rows, no row comes, goes or moves. What the
 * book refuses stays in its cell as a draft. */

#include "config.h"

#include "psk-household-grid-private.h"

#include "psk-cell-chooser.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-page.h"

static void
pin (PskHouseholdGrid *self,
     PskRowList      **pinned)
{
  if (*pinned != NULL || self->rows == NULL)
    return;

  *pinned = g_object_ref (self->rows);
  psk_row_list_pin (*pinned);
}

static void
unpin (PskRowList **pinned)
{
  if (*pinned != NULL)
    psk_row_list_unpin (*pinned);
  g_clear_object (pinned);
}

/* Its row was taken away with what was typed into it, as when the window goes. */
static void
cell_gone_cb (gpointer  data,
              GObject  *cell)
{
  PskHouseholdGrid *self = data;

  self->edited = NULL;
  unpin (&self->edit_pin);
}

static void
forget_edited (PskHouseholdGrid *self)
{
  if (self->edited != NULL)
    g_object_weak_unref (G_OBJECT (self->edited), cell_gone_cb, self);
  self->edited = NULL;
}

void
psk_household_grid_begin_edit (PskCell *cell,
                               GtkText *entry)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);

  forget_edited (self);
  self->edited = cell;
  g_object_weak_ref (G_OBJECT (cell), cell_gone_cb, self);
  pin (self, &self->edit_pin);
  psk_cell_chooser_attach (cell, entry, self->book);
}

void
psk_household_grid_end_edit (PskCell *cell)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);

  /* It was refused, and goes on. */
  if (psk_cell_is_editing (cell))
    return;

  forget_edited (self);
  unpin (&self->edit_pin);
}

static gboolean
keep (PskHouseholdGrid *self,
      PskCell          *cell,
      const char       *text,
      GError          **error)
{
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *name = NULL;
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (self->book), psk_cell_get_row (cell), error);

  if (household == NULL)
    return FALSE;

  g_ptr_array_add (edits, psk_household_edit_new (household->id, psk_cell_get_column (cell),
                                                  text));
  command = psk_household_edits_command (edits, NULL);
  name = psk_household_get_name (household);
  psk_command_set_subject (command, name);

  return psk_book_run (self->book, command, NULL, error);
}

static void
leave_draft (PskHouseholdGrid *self,
             PskCell          *cell,
             const char       *text,
             const char       *reason)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (self->book), psk_cell_get_row (cell), NULL);
  PskGridDraft draft = { psk_cell_get_row (cell), psk_cell_get_column (cell) };

  if (household == NULL)
    return;

  draft.text = (char *) text;
  draft.reason = (char *) reason;
  draft.held = psk_household_columns_edit_text (self->book, household, draft.field);
  psk_grid_drafts_take (self->drafts, &draft);
  psk_household_grid_fill_cell (cell);
  g_free (draft.held);
}

void
psk_household_grid_take_text (PskCell    *cell,
                              const char *text,
                              int         columns,
                              int         rows)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);
  PskPage *page = PSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), PSK_TYPE_PAGE));
  g_autoptr (GError) error = NULL;

  if (keep (self, cell, text, &error))
    {
      psk_grid_drafts_drop (self->drafts, psk_cell_get_row (cell), psk_cell_get_column (cell));
      psk_household_grid_fill_cell (cell);
      if (columns != 0 || rows != 0)
        psk_household_grid_move_from (cell, columns, rows, FALSE);
      return;
    }

  psk_page_toast_error (page, error);
  /* Whoever wanted to go on corrects it there; whoever has gone finds it there. */
  if (columns != 0 || rows != 0)
    psk_cell_start_editing (cell, text);
  else
    leave_draft (self, cell, text, error->message);
}

void
psk_household_grid_drop_draft (PskCell *cell)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);

  psk_grid_drafts_drop (self->drafts, psk_cell_get_row (cell), psk_cell_get_column (cell));
  psk_household_grid_fill_cell (cell);
}

/* The cells of the block are emptied, or filled. */
void
psk_household_grid_drop_drafts (PskHouseholdGrid *self)
{
  g_autoptr (GPtrArray) drafts = psk_grid_drafts_list (self->drafts);

  for (guint i = 0; i < drafts->len; i++)
    {
      const PskGridDraft *draft = drafts->pdata[i];
      const gint64 household = draft->household;
      const guint column = psk_grid_columns_find (self->columns, (PskHouseholdField) draft->field);
      PskCell *cell;
      guint row;

      if (!psk_row_list_find (self->rows, household, &row)
          || !psk_grid_range_contains (&self->range, row, column))
        continue;

      psk_grid_drafts_drop (self->drafts, household, draft->field);
      cell = psk_household_grid_find_cell (self, household, column);
      if (cell != NULL)
        psk_household_grid_fill_cell (cell);
    }
}

void
psk_household_grid_follow_press (PskHouseholdGrid *self)
{
  if (psk_press_watch_is_held (self->press))
    pin (self, &self->press_pin);
  else
    unpin (&self->press_pin);
}

void
psk_household_grid_stop_pins (PskHouseholdGrid *self)
{
  forget_edited (self);
  unpin (&self->edit_pin);
  unpin (&self->press_pin);
}

/**
 * psk_household_grid_settle:
 * @self: a grid
 *
 * Keeps what is being typed, before something is done that comes after it. What is refused
 * stays in its cell: see psk_household_grid_count_refused().
 */
void
psk_household_grid_settle (PskHouseholdGrid *self)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  if (self->edited != NULL)
    psk_cell_stop_editing (self->edited, TRUE);
}

/* Whether the value that it was to replace is still there. */
static gboolean
is_current (PskHouseholdGrid   *self,
            const PskGridDraft *draft)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (self->book), draft->household, NULL);
  g_autofree char *held = household != NULL
                          ? psk_household_columns_edit_text (self->book, household, draft->field)
                          : NULL;

  return held != NULL && psk_grid_drafts_match (self->drafts, draft->household, draft->field,
                                                held) != NULL;
}

/**
 * psk_household_grid_count_refused:
 * @self: a grid
 *
 * Returns: how many cells hold a text that was refused
 */
guint
psk_household_grid_count_refused (PskHouseholdGrid *self)
{
  g_autoptr (GPtrArray) drafts = NULL;
  guint n = 0;

  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), 0);

  drafts = psk_grid_drafts_list (self->drafts);
  for (guint i = 0; i < drafts->len; i++)
    n += is_current (self, drafts->pdata[i]);

  return n;
}
