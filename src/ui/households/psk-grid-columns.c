/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-columns-private.h"

#include "psk-grid-heads.h"
#include "psk-probe-sorter.h"

G_DEFINE_FINAL_TYPE (PskGridColumns, psk_grid_columns, G_TYPE_OBJECT)

enum
{
  CHANGING,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The probe that a column is sorted by knows its field. */
PskHouseholdField
psk_grid_columns_field_of (GtkColumnViewColumn *column)
{
  return psk_probe_sorter_get_key (PSK_PROBE_SORTER (gtk_column_view_column_get_sorter (column)));
}

GtkColumnViewColumn *
psk_grid_columns_find_column (PskGridColumns   *self,
                              PskHouseholdField field)
{
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (psk_grid_columns_field_of (column) == field)
        return column;
    }

  return NULL;
}

static gboolean
has_any_column (PskGridColumns *self,
                GArray         *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      if (psk_grid_columns_find_column (self, g_array_index (fields, PskHouseholdField, i)) != NULL)
        return TRUE;
    }

  return FALSE;
}

GtkColumnViewColumn *
psk_grid_columns_at (PskGridColumns *self,
                     guint           position)
{
  return g_list_model_get_item (gtk_column_view_get_columns (self->parts.view), position);
}

static GtkColumnViewColumn *
make_column (const PskHouseholdColumn *column,
             const PskGridCells       *cells)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;
  g_autoptr (GtkSorter) sorter = psk_probe_sorter_new (column->field);

  g_signal_connect (factory, "setup", cells->setup, (gpointer) column);
  g_signal_connect (factory, "bind", cells->bind, (gpointer) column);
  g_signal_connect (factory, "unbind", cells->unbind, (gpointer) column);
  view_column = gtk_column_view_column_new (psk_household_columns_head (column), factory);
  gtk_column_view_column_set_fixed_width (view_column, psk_household_columns_width (column));
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_sorter (view_column, sorter);

  return view_column;
}

/* Tells the view which columns take part in it. */
static void
apply_columns (PskGridColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  self->n_seen = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = psk_grid_columns_at (self, i);
      const PskHouseholdField field = psk_grid_columns_field_of (column);
      const gboolean scrolled_out = self->n_seen >= self->n_frozen
                                    && self->n_seen < self->n_frozen + self->first;
      const gboolean visible = !self->hidden[field] && !scrolled_out;

      self->place[field] = self->n_seen;
      self->n_seen += !self->hidden[field];
      if (gtk_column_view_column_get_visible (column) != visible)
        gtk_column_view_column_set_visible (column, visible);
    }
}

/* After anything changed: which columns are seen, their order or width, the window. */
void
psk_grid_columns_apply (PskGridColumns *self)
{
  if (self->applying)
    return;

  g_signal_emit (self, signals[CHANGING], 0);
  self->applying = TRUE;
  psk_grid_columns_fit (self);
  apply_columns (self);
  psk_grid_columns_show_states (self);
  self->applying = FALSE;

  g_signal_emit (self, signals[CHANGED], 0);
}

/* A head was dragged to another place. */
static void
reordered_cb (PskGridColumns *self)
{
  if (self->applying)
    return;

  psk_grid_columns_apply (self);
  psk_grid_columns_save_later (self);
}

static void
add_columns (PskGridColumns              *self,
             const PskGridCells          *cells,
             GtkMenuButtonCreatePopupFunc create_popup)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i], cells);

      gtk_column_view_append_column (self->parts.view, column);
    }
  psk_grid_heads_add_buttons (self->parts.view, create_popup);
}

static void
psk_grid_columns_dispose (GObject *object)
{
  PskGridColumns *self = PSK_GRID_COLUMNS (object);

  g_clear_handle_id (&self->width_id, g_source_remove);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (psk_grid_columns_parent_class)->dispose (object);
}

static void
psk_grid_columns_class_init (PskGridColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_grid_columns_dispose;

  /**
   * PskGridColumns::changing:
   * @self: the columns
   *
   * Columns will be shown, hidden, moved, frozen or scrolled, and cells be taken away.
   */
  signals[CHANGING] = g_signal_new ("changing", PSK_TYPE_GRID_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskGridColumns::changed:
   * @self: the columns
   *
   * Columns are shown, hidden, moved, frozen or scrolled.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_GRID_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
psk_grid_columns_init (PskGridColumns *self)
{
}

/**
 * psk_grid_columns_new:
 * @parts: the widgets of the grid, which must live as long as the columns
 * @settings: where the columns are remembered
 * @cells: what makes and fills its cells
 * @create_popup: makes what the button in a head opens
 *
 * Adds all columns to the view as they were left.
 *
 * Returns: (transfer full): the columns
 */
PskGridColumns *
psk_grid_columns_new (const PskGridParts          *parts,
                      GSettings                   *settings,
                      const PskGridCells          *cells,
                      GtkMenuButtonCreatePopupFunc create_popup)
{
  PskGridColumns *self = g_object_new (PSK_TYPE_GRID_COLUMNS, NULL);

  self->parts = *parts;
  self->settings = g_object_ref (settings);
  add_columns (self, cells, create_popup);
  psk_grid_columns_add_actions (self);
  psk_grid_columns_restore (self);
  psk_grid_columns_follow_scrolling (self);
  psk_grid_columns_apply (self);
  g_signal_connect_object (gtk_column_view_get_columns (parts->view), "items-changed",
                           G_CALLBACK (reordered_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * psk_grid_columns_get_fields:
 * @self: the columns
 *
 * Returns: (transfer full) (element-type PskHouseholdField): the fields of the columns that
 *   are seen, in their order, also of those that are scrolled out
 */
GArray *
psk_grid_columns_get_fields (PskGridColumns *self)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = psk_grid_columns_at (self, i);
      const PskHouseholdField field = psk_grid_columns_field_of (column);

      if (!self->hidden[field])
        g_array_append_val (fields, field);
    }

  return fields;
}

/**
 * psk_grid_columns_set_fields:
 * @self: the columns
 * @fields: (element-type PskHouseholdField): some fields, each once
 *
 * Shows the columns of these fields alone, in their order. When there are none, nothing
 * changes.
 */
void
psk_grid_columns_set_fields (PskGridColumns *self,
                             GArray         *fields)
{
  guint n_shown = 0;

  g_return_if_fail (PSK_IS_GRID_COLUMNS (self) && fields != NULL);

  if (!has_any_column (self, fields))
    return;

  g_signal_emit (self, signals[CHANGING], 0);
  self->applying = TRUE;
  for (guint field = 0; field < N_FIELDS; field++)
    self->hidden[field] = TRUE;
  for (guint i = 0; i < fields->len; i++)
    {
      GtkColumnViewColumn *column = psk_grid_columns_find_column (
        self, g_array_index (fields, PskHouseholdField, i));

      if (column == NULL)
        continue;
      self->hidden[psk_grid_columns_field_of (column)] = FALSE;
      gtk_column_view_insert_column (self->parts.view, n_shown++, column);
    }
  self->applying = FALSE;

  self->first = 0;
  psk_grid_columns_apply (self);
  psk_grid_columns_save_later (self);
}

/**
 * psk_grid_columns_get_width:
 * @self: the columns
 * @field: a field
 *
 * Returns: how many pixels wide its column is
 */
int
psk_grid_columns_get_width (PskGridColumns   *self,
                            PskHouseholdField field)
{
  GtkColumnViewColumn *column = psk_grid_columns_find_column (self, field);

  return column != NULL ? gtk_column_view_column_get_fixed_width (column) : 0;
}

/**
 * psk_grid_columns_find:
 * @self: the columns
 * @field: the field of a column that is seen
 *
 * Returns: its place in psk_grid_columns_get_fields()
 */
guint
psk_grid_columns_find (PskGridColumns   *self,
                       PskHouseholdField field)
{
  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self) && field < N_FIELDS, 0);

  return self->place[field];
}

/**
 * psk_grid_columns_set_shown:
 * @self: the columns
 * @field: a field
 * @shown: whether its column is seen; the last one that is seen stays
 */
void
psk_grid_columns_set_shown (PskGridColumns   *self,
                            PskHouseholdField field,
                            gboolean          shown)
{
  g_return_if_fail (PSK_IS_GRID_COLUMNS (self) && field < N_FIELDS);

  if (self->hidden[field] != shown || (!shown && self->n_seen < 2))
    return;

  /* A frozen column that goes does not draw another one to the frozen ones. */
  if (self->place[field] < self->n_frozen)
    self->n_frozen += shown ? 1 : -1;
  self->hidden[field] = !shown;
  psk_grid_columns_apply (self);
  psk_grid_columns_save_later (self);
}

/**
 * psk_grid_columns_get_n_frozen:
 * @self: the columns
 *
 * Returns: how many columns stay at the left
 */
guint
psk_grid_columns_get_n_frozen (PskGridColumns *self)
{
  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self), 0);

  return self->n_frozen;
}

/**
 * psk_grid_columns_sort:
 * @self: the columns
 * @field: a field
 * @descending: the other way round
 */
void
psk_grid_columns_sort (PskGridColumns   *self,
                       PskHouseholdField field,
                       gboolean          descending)
{
  GtkColumnViewColumn *column = psk_grid_columns_find_column (self, field);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->parts.view, column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}
