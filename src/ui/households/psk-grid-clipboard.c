/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-clipboard.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-household-edit.h"
#include "psk-household-grid-private.h"
#include "psk-household-table.h"
#include "psk-page.h"
#include "psk-paste-dialog.h"
#include "psk-text.h"
#include "psk-tsv.h"

/* So many rows are copied between two frames; a base list takes a few seconds. */
#define ROWS_AT_ONCE 500

/* Of so many rows it is said that they are being copied. */
#define MANY_ROWS 20000

/* So few cells are changed at once; more are shown first. */
#define FEW_CELLS 400

/* A copy that is under way. */
typedef struct
{
  PskHouseholdGrid *grid; /* borrowed; it ends the copy */
  GArray *fields;
  GArray *ids; /* of the rows, so that it does not matter what becomes of the list */
  guint next;
  guint n_copied;
  GString *text;
} Copying;

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

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_array_unref (copying->fields);
  g_array_unref (copying->ids);
  g_string_free (copying->text, TRUE);
  g_free (copying);
}

static void
copy_row (Copying      *copying,
          PskHousehold *household)
{
  if (copying->n_copied++ > 0)
    g_string_append_c (copying->text, '\n');

  for (guint i = 0; i < copying->fields->len; i++)
    {
      g_autofree char *cell = psk_household_columns_copy_text (
        psk_household_grid_get_book (copying->grid), household,
        g_array_index (copying->fields, PskHouseholdField, i),
        psk_household_grid_is_revealed (copying->grid));

      psk_tsv_append (copying->text, cell, i == 0);
    }
}

/* Copies some rows. Returns whether all of them are copied then. */
static gboolean
copy_some (Copying *copying)
{
  const guint n = MIN (ROWS_AT_ONCE, copying->ids->len - copying->next);
  g_autoptr (GPtrArray) rows = psk_household_table_read_page (
    psk_book_get_store (psk_household_grid_get_book (copying->grid)),
    &g_array_index (copying->ids, gint64, copying->next), n, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (rows->pdata[i] != NULL)
        copy_row (copying, rows->pdata[i]);
    }
  copying->next += n;
  if (copying->next < copying->ids->len)
    return FALSE;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (copying->grid)),
                          copying->text->str);
  return TRUE;
}

static gboolean
copy_cb (gpointer user_data)
{
  Copying *copying = user_data;
  PskHouseholdGrid *self = copying->grid;
  g_autofree char *number = NULL;
  g_autofree char *toast = NULL;

  if (!copy_some (copying))
    return G_SOURCE_CONTINUE;

  number = psk_text_format_number (copying->n_copied, 0);
  toast = g_strdup_printf (ngettext ("%s row was copied", "%s rows were copied",
                                     copying->n_copied), number);
  self->copy_id = 0;
  psk_page_toast (page_of (self), toast);

  return G_SOURCE_REMOVE;
}

/* The fields of the columns of the block. */
static GArray *
get_fields (PskHouseholdGrid *self)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  GArray *fields = psk_household_grid_get_fields (self);
  const guint first = MIN (psk_grid_range_first_column (&range), fields->len);

  g_array_set_size (fields, MIN (psk_grid_range_last_column (&range) + 1, fields->len));
  if (first > 0)
    g_array_remove_range (fields, 0, MIN (first, fields->len));

  return fields;
}

/* The rows of the block. */
static GArray *
get_ids (PskHouseholdGrid *self)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint row = psk_grid_range_first_row (&range);
       row <= psk_grid_range_last_row (&range) && row < n_rows (self);
       row++)
    {
      const gint64 id = psk_row_list_get_id (psk_household_grid_get_rows (self), row);

      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * psk_grid_copy:
 * @self: a grid
 *
 * Puts the chosen cells on the clipboard, as they are shown. Many rows are there a little
 * later, which is then said.
 */
void
psk_grid_copy (PskHouseholdGrid *self)
{
  Copying *copying;

  if (!has_block (self))
    return;

  g_clear_handle_id (&self->copy_id, g_source_remove);
  copying = g_new0 (Copying, 1);
  copying->grid = self;
  copying->fields = get_fields (self);
  copying->ids = get_ids (self);
  copying->text = g_string_new (NULL);
  if (copying->ids->len <= ROWS_AT_ONCE)
    {
      copy_some (copying);
      copying_free (copying);
      return;
    }

  if (copying->ids->len > MANY_ROWS)
    psk_page_toast (page_of (self), _("Copying…"));
  self->copy_id = g_idle_add_full (G_PRIORITY_LOW, copy_cb, copying, copying_free);
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

/* Says how many cells were changed, or why none was. */
static void
check_and_run (PskHouseholdGrid *self,
               GPtrArray        *edits,
               const char       *label)
{
  PskBook *book = psk_household_grid_get_book (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
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

  number = psk_text_format_number (n, 0);
  toast = g_strdup_printf (ngettext ("%s cell was changed", "%s cells were changed", n), number);
  run_edits (self, edits, label, toast);
}

static void
add_edit (GPtrArray        *edits,
          gint64            id,
          PskHouseholdField field,
          const char       *text)
{
  /* A masked id hides an id and is none. */
  if (id != 0 && !(field == PSK_HOUSEHOLD_CITIZEN_ID && strstr (text, "•") != NULL))
    g_ptr_array_add (edits, psk_household_edit_new (id, field, text));
}

/* Whether that many cells may be changed at once; else it is said why not. */
static gboolean
check_size (PskHouseholdGrid *self,
            guint             n_rows,
            guint             n_columns)
{
  g_autofree char *most = psk_text_format_number (PSK_TSV_MAX_CELLS, 0);
  g_autofree char *text = NULL;

  if ((guint64) n_rows * n_columns <= PSK_TSV_MAX_CELLS)
    return TRUE;

  /* Translators: a number of cells */
  text = g_strdup_printf (_("These are more than %s cells: choose fewer, or use “Change "
                            "Selected…” of the tools."), most);
  psk_page_toast (page_of (self), text);
  return FALSE;
}

/* A few cells are changed at once, more are shown first. */
static void
run_or_show (PskHouseholdGrid *self,
             GPtrArray        *edits,
             guint             n_outside,
             PskPasteKind      kind)
{
  if (edits->len <= FEW_CELLS && n_outside == 0 && (kind != PSK_PASTE_CELLS || edits->len == 1))
    check_and_run (self, edits, kind == PSK_PASTE_CELLS ? NULL : psk_paste_kind_label (kind));
  else
    psk_paste_dialog_show (page_of (self), edits, n_outside, kind);
}

/**
 * psk_grid_clear_cells:
 * @self: a grid
 *
 * Empties the chosen cells. Many cells are shown first.
 */
void
psk_grid_clear_cells (PskHouseholdGrid *self)
{
  g_autoptr (GArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) edits = new_edits ();

  if (!has_block (self))
    return;

  fields = get_fields (self);
  for (guint i = fields->len; i-- > 0;)
    {
      if (!psk_household_columns_is_editable (g_array_index (fields, PskHouseholdField, i)))
        g_array_remove_index (fields, i);
    }
  ids = get_ids (self);
  if (!check_size (self, ids->len, fields->len))
    return;

  for (guint row = 0; row < ids->len; row++)
    {
      for (guint i = 0; i < fields->len; i++)
        add_edit (edits, g_array_index (ids, gint64, row),
                  g_array_index (fields, PskHouseholdField, i), "");
    }
  run_or_show (self, edits, 0, PSK_PASTE_CLEAR);
}

/* Those of the columns that can be filled down: an id is of one person, and is not shown by
 * editing it. */
static GArray *
get_fill_fields (PskHouseholdGrid *self)
{
  GArray *fields = get_fields (self);

  for (guint i = fields->len; i-- > 0;)
    {
      const PskHouseholdField field = g_array_index (fields, PskHouseholdField, i);

      if (!psk_household_columns_is_editable (field) || field == PSK_HOUSEHOLD_CITIZEN_ID)
        g_array_remove_index (fields, i);
    }

  return fields;
}

/* A single row is filled from the one above it, as in a spreadsheet. */
static void
add_row_above (PskHouseholdGrid *self,
               GArray           *ids)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  const guint row = psk_grid_range_first_row (&range);
  gint64 id;

  if (ids->len != 1 || row == 0)
    return;

  id = psk_row_list_get_id (psk_household_grid_get_rows (self), row - 1);
  g_array_prepend_val (ids, id);
}

/**
 * psk_grid_fill_down:
 * @self: a grid
 *
 * Gives the values of the first chosen row to the rows below it, or of the row above to a
 * single one. Many cells are shown first.
 */
void
psk_grid_fill_down (PskHouseholdGrid *self)
{
  g_autoptr (GArray) fields = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) edits = new_edits ();
  g_autoptr (PskHousehold) source = NULL;

  if (!has_block (self))
    return;

  fields = get_fill_fields (self);
  ids = get_ids (self);
  add_row_above (self, ids);
  if (ids->len < 2)
    {
      psk_page_toast (page_of (self), _("There is no cell above to fill from."));
      return;
    }
  if (!check_size (self, ids->len, fields->len))
    return;

  source = psk_household_table_read (psk_book_get_store (psk_household_grid_get_book (self)),
                                     g_array_index (ids, gint64, 0), NULL);
  for (guint i = 0; source != NULL && i < fields->len; i++)
    {
      const PskHouseholdField field = g_array_index (fields, PskHouseholdField, i);
      g_autofree char *text = psk_household_columns_edit_text (psk_household_grid_get_book (self),
                                                               source, field);

      for (guint row = 1; row < ids->len; row++)
        add_edit (edits, g_array_index (ids, gint64, row), field, text);
    }
  run_or_show (self, edits, 0, PSK_PASTE_FILL);
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

/* What a block of cells becomes when its first cell is laid on the first chosen one, as
 * often as it is repeated; what lies outside of the grid is counted in @n_outside. */
static GPtrArray *
lay_block (PskHouseholdGrid *self,
           GPtrArray        *block,
           guint             down,
           guint             across,
           guint            *n_outside)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  const guint width = widest (block);
  GPtrArray *edits = new_edits ();

  *n_outside = 0;
  for (guint y = 0; y < block->len * down; y++)
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
            add_edit (edits, psk_row_list_get_id (psk_household_grid_get_rows (self), row),
                      g_array_index (fields, PskHouseholdField, column),
                      cells->pdata[x % width]);
        }
    }

  return edits;
}

static void
paste_text (PskHouseholdGrid *self,
            const char       *text)
{
  const PskGridRange range = psk_household_grid_get_range (self);
  g_autoptr (GPtrArray) block = psk_tsv_parse (text);
  g_autoptr (GPtrArray) edits = NULL;
  guint down;
  guint across;
  guint n_outside;

  if (block == NULL)
    {
      psk_page_toast (page_of (self),
                      _("The clipboard holds too many cells: import a list of this size from its "
                        "file."));
      return;
    }

  down = repeats (psk_grid_range_n_rows (&range), block->len);
  across = repeats (psk_grid_range_n_columns (&range), widest (block));
  if (down * across > 1 && !check_size (self, block->len * down, widest (block) * across))
    return;

  edits = lay_block (self, block, down, across, &n_outside);
  if (edits->len == 0 && n_outside == 0)
    psk_page_toast (page_of (self),
                    _("A hidden citizen ID cannot be pasted: show the citizen IDs before you "
                      "copy, or type it."));
  else
    run_or_show (self, edits, n_outside, PSK_PASTE_CELLS);
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
