/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-page.h"
#include "psk-paste-dialog.h"
#include "psk-tsv.h"

/* More rows are not copied at once: no sheet takes them. */
#define MAX_COPIED_ROWS 100000

static PskPage *
page_of (PskHouseholdGrid *self)
{
  return PSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), PSK_TYPE_PAGE));
}

static guint
n_rows (PskHouseholdGrid *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (psk_household_grid_get_rows (self)));
}

/* Whether there is a block to work with. */
static gboolean
has_block (PskHouseholdGrid *self)
{
  return psk_household_grid_get_rows (self) != NULL && n_rows (self) > 0;
}

static GPtrArray *
new_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
}

/**
 * psk_grid_copy:
 * @self: a grid
 *
 * Puts the chosen cells on the clipboard, as they are shown.
 */
void
psk_grid_copy (PskHouseholdGrid *self)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  g_autoptr (GString) text = g_string_new (NULL);
  guint last;

  if (!has_block (self))
    return;

  last = MIN (MIN (psk_grid_range_last_row (&range), n_rows (self) - 1),
              psk_grid_range_first_row (&range) + MAX_COPIED_ROWS - 1);
  for (guint row = psk_grid_range_first_row (&range); row <= last; row++)
    {
      g_autoptr (PskHousehold) household = g_list_model_get_item (
        G_LIST_MODEL (psk_household_grid_get_rows (self)), row);

      for (guint i = psk_grid_range_first_column (&range);
           i <= psk_grid_range_last_column (&range) && i < fields->len;
           i++)
        {
          g_autofree char *cell = psk_household_columns_copy_text (
            psk_household_grid_get_book (self), household,
            g_array_index (fields, PskHouseholdField, i), psk_household_grid_is_revealed (self));

          psk_tsv_append (text, cell, i == psk_grid_range_first_column (&range));
        }
      if (row < last)
        g_string_append_c (text, '\n');
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
run_edits (PskHouseholdGrid *self,
           GPtrArray        *edits,
           const char       *label,
           const char       *toast)
{
  g_autoptr (PskCommand) command = NULL;

  if (edits->len == 0)
    return;

  command = psk_household_edits_command (edits, label);
  psk_page_run (page_of (self), command, toast);
}

/* Says how many cells were changed and how many were refused, and why the first was. */
static void
check_and_run (PskHouseholdGrid *self,
               GPtrArray        *edits,
               const char       *label)
{
  PskBook *book = psk_household_grid_get_book (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *toast = NULL;
  const char *reason = NULL;
  guint n = 0;

  if (!psk_household_edits_check (edits, psk_book_get_store (book), psk_book_get_areas (book),
                                  psk_book_get_codes (book), NULL, &error))
    {
      psk_page_toast_error (page_of (self), error);
      return;
    }

  for (guint i = 0; i < edits->len; i++)
    {
      PskHouseholdEdit *edit = edits->pdata[i];

      n += psk_household_edit_changes (edit);
      reason = reason == NULL ? edit->reason : reason;
    }

  if (n == 0)
    {
      psk_page_toast (page_of (self), reason != NULL ? reason : _("There was nothing to change."));
      return;
    }

  toast = g_strdup_printf (ngettext ("%u cell was changed", "%u cells were changed", n), n);
  run_edits (self, edits, label, toast);
}

static void
add_edit (PskHouseholdGrid *self,
          GPtrArray        *edits,
          guint             row,
          PskHouseholdField field,
          const char       *text)
{
  const gint64 id = psk_row_list_get_id (psk_household_grid_get_rows (self), row);

  /* A masked id hides an id and is none. */
  if (id != 0 && !(field == PSK_HOUSEHOLD_CITIZEN_ID && strstr (text, "•") != NULL))
    g_ptr_array_add (edits, psk_household_edit_new (id, field, text));
}

/**
 * psk_grid_clear_cells:
 * @self: a grid
 *
 * Empties the chosen cells.
 */
void
psk_grid_clear_cells (PskHouseholdGrid *self)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  g_autoptr (GPtrArray) edits = new_edits ();

  if (!has_block (self))
    return;

  for (guint row = psk_grid_range_first_row (&range);
       row <= psk_grid_range_last_row (&range) && row < n_rows (self)
       && edits->len < PSK_TSV_MAX_CELLS;
       row++)
    {
      for (guint i = psk_grid_range_first_column (&range);
           i <= psk_grid_range_last_column (&range) && i < fields->len;
           i++)
        {
          const PskHouseholdField field = g_array_index (fields, PskHouseholdField, i);

          if (psk_household_columns_is_editable (field))
            add_edit (self, edits, row, field, "");
        }
    }
  check_and_run (self, edits, N_("Clear cells"));
}

/**
 * psk_grid_fill_down:
 * @self: a grid
 *
 * Gives the values of the first chosen row to the rows below it.
 */
void
psk_grid_fill_down (PskHouseholdGrid *self)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  PskBook *book = psk_household_grid_get_book (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (PskHousehold) source = NULL;

  if (!has_block (self))
    return;
  if (psk_grid_range_n_rows (&range) < 2)
    {
      psk_page_toast (page_of (self),
                      _("Choose the cell to fill from together with the cells below it first."));
      return;
    }

  source = g_list_model_get_item (G_LIST_MODEL (psk_household_grid_get_rows (self)),
                                  psk_grid_range_first_row (&range));
  for (guint i = psk_grid_range_first_column (&range);
       i <= psk_grid_range_last_column (&range) && i < fields->len;
       i++)
    {
      const PskHouseholdField field = g_array_index (fields, PskHouseholdField, i);
      g_autofree char *text = psk_household_columns_edit_text (book, source, field);

      /* An id is of one person, and is not shown by editing it. */
      if (!psk_household_columns_is_editable (field) || field == PSK_HOUSEHOLD_CITIZEN_ID)
        continue;
      for (guint row = psk_grid_range_first_row (&range) + 1;
           row <= psk_grid_range_last_row (&range) && row < n_rows (self)
           && edits->len < PSK_TSV_MAX_CELLS;
           row++)
        add_edit (self, edits, row, field, text);
    }
  check_and_run (self, edits, N_("Fill down"));
}

/* How often a block fits into what is chosen: once, unless it fills it exactly. */
static guint
repeats (guint chosen,
         guint block)
{
  return chosen > block && chosen % block == 0 ? chosen / block : 1;
}

static guint
widest (GPtrArray *rows)
{
  guint n = 1;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, ((GPtrArray *) rows->pdata[i])->len);

  return n;
}

/* What a block of cells becomes when its first cell is laid on the first chosen one; what
 * lies outside of the grid is counted in @n_outside. */
static GPtrArray *
lay_block (PskHouseholdGrid *self,
           GPtrArray        *block,
           guint            *n_outside)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  const guint width = widest (block);
  const guint down = repeats (psk_grid_range_n_rows (&range), block->len);
  const guint across = repeats (psk_grid_range_n_columns (&range), width);
  GPtrArray *edits = new_edits ();

  *n_outside = 0;
  for (guint y = 0; y < block->len * down && edits->len <= PSK_TSV_MAX_CELLS; y++)
    {
      GPtrArray *cells = block->pdata[y % block->len];

      for (guint x = 0; x < width * across; x++)
        {
          const guint row = psk_grid_range_first_row (&range) + y;
          const guint column = psk_grid_range_first_column (&range) + x;

          if (x % width >= cells->len)
            continue;
          if (row >= n_rows (self) || column >= fields->len)
            *n_outside += 1;
          else
            add_edit (self, edits, row, g_array_index (fields, PskHouseholdField, column),
                      cells->pdata[x % width]);
        }
    }

  return edits;
}

static void
paste_text (PskHouseholdGrid *self,
            const char       *text)
{
  g_autoptr (GPtrArray) block = psk_tsv_parse (text);
  g_autoptr (GPtrArray) edits = NULL;
  guint n_outside;

  if (block == NULL)
    {
      psk_page_toast (page_of (self),
                      _("The clipboard holds too many cells: import a list of this size from its "
                        "file."));
      return;
    }

  edits = lay_block (self, block, &n_outside);
  if (edits->len == 1 && n_outside == 0)
    check_and_run (self, edits, NULL);
  else
    psk_paste_dialog_show (page_of (self), edits, n_outside);
}

static void
pasted_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskHouseholdGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !has_block (self))
    return;

  if (text == NULL || *text == '\0')
    psk_page_toast (page_of (self), _("The clipboard holds no text to paste."));
  else
    paste_text (self, text);
}

/**
 * psk_grid_paste:
 * @self: a grid
 *
 * Lays the cells of the clipboard on the chosen ones: one value into all of them, a block
 * from the first one on. More than one cell is shown first.
 */
void
psk_grid_paste (PskHouseholdGrid *self)
{
  if (has_block (self))
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                   g_object_ref (self));
}
