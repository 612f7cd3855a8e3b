/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-columns.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-grid-heads.h"
#include "psk-probe-sorter.h"

#define KEY "household-columns"
#define FROZEN_KEY "household-frozen"

#define N_FIELDS (PSK_HOUSEHOLD_NOTE + 1)

/* However many columns are frozen, so many pixels are left for the others. */
#define LEAST_WIDTH 120

/* As many pixels of a touchpad scroll by a column. */
#define PIXELS_PER_COLUMN 60.0

/**
 * PskGridColumns:
 *
 * The columns of the grid: which are seen, how wide, in which order, as they were left.
 *
 * The first of them can be frozen at the left. The others then scroll by whole columns, as
 * in a spreadsheet: those that are scrolled out do not take part in the view. A column that
 * is only scrolled out still counts among those that are seen.
 */
struct _PskGridColumns
{
  GObject parent_instance;

  /* Borrowed */
  PskGridParts parts;

  /* Owned */
  GSettings *settings;
  GSimpleActionGroup *actions;

  gboolean hidden[N_FIELDS]; /* by the user */
  guint place[N_FIELDS];     /* among the columns that are seen, scrolled out or not */
  guint n_seen;
  guint n_frozen;
  guint first; /* so many of those that are not frozen are scrolled out at the left */
  double scrolled; /* a part of a column, by a touchpad */
  gboolean applying;
  guint width_id;
};

G_DEFINE_FINAL_TYPE (PskGridColumns, psk_grid_columns, G_TYPE_OBJECT)

enum
{
  CHANGING,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The probe that a column is sorted by knows its field. */
static PskHouseholdField
field_of (GtkColumnViewColumn *column)
{
  return psk_probe_sorter_get_key (PSK_PROBE_SORTER (gtk_column_view_column_get_sorter (column)));
}

static GtkColumnViewColumn *
find_column (PskGridColumns   *self,
             PskHouseholdField field)
{
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (field_of (column) == field)
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
      if (find_column (self, g_array_index (fields, PskHouseholdField, i)) != NULL)
        return TRUE;
    }

  return FALSE;
}

static GtkColumnViewColumn *
column_at (PskGridColumns *self,
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

/* Puts the columns into the order that was left, with their widths. */
static void
restore (PskGridColumns *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, KEY);
  GVariantIter iter;
  const char *name;
  gboolean visible;
  int width;
  guint at = 0;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &name, &visible, &width))
    {
      const int field = psk_household_columns_field_of_name (name);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (field < 0 || find_column (self, (PskHouseholdField) field) == NULL)
        continue;

      column = g_object_ref (find_column (self, (PskHouseholdField) field));
      self->hidden[field] = !visible;
      gtk_column_view_column_set_fixed_width (column, CLAMP (width, 30, 1000));
      gtk_column_view_insert_column (self->parts.view, at++, column);
    }
  self->n_frozen = MAX (g_settings_get_int (self->settings, FROZEN_KEY), 0);
}

/* The widths of the columns that are seen, in their order. */
static GArray *
measure (PskGridColumns *self)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (int));
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);
      const int width = gtk_column_view_column_get_fixed_width (column);

      if (!self->hidden[field_of (column)])
        g_array_append_val (widths, width);
    }

  return widths;
}

static int
sum (GArray *widths,
     guint   from,
     guint   to)
{
  int width = 0;

  for (guint i = from; i < to; i++)
    width += g_array_index (widths, int, i);

  return width;
}

/* What the frozen columns leave for the others. */
static int
free_width (PskGridColumns *self,
            GArray         *widths)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self->parts.view))
              - sum (widths, 0, self->n_frozen), LEAST_WIDTH);
}

/* So many columns can be scrolled out until the last one is seen whole. */
static guint
most_scrolled (PskGridColumns *self,
               GArray         *widths)
{
  const int space = free_width (self, widths);
  guint first = widths->len - self->n_frozen;
  int width = 0;

  while (first > 0
         && (width += g_array_index (widths, int, self->n_frozen + first - 1)) <= space)
    first--;

  return MIN (first, MAX (widths->len - self->n_frozen, 1) - 1);
}

/* Tells the view which columns take part in it. */
static void
apply_columns (PskGridColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  self->n_seen = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);
      const PskHouseholdField field = field_of (column);
      const gboolean scrolled_out = self->n_seen >= self->n_frozen
                                    && self->n_seen < self->n_frozen + self->first;
      const gboolean visible = !self->hidden[field] && !scrolled_out;

      self->place[field] = self->n_seen;
      self->n_seen += !self->hidden[field];
      if (gtk_column_view_column_get_visible (column) != visible)
        gtk_column_view_column_set_visible (column, visible);
    }
}

static void
apply_bar (PskGridColumns *self,
           GArray         *widths,
           guint           most)
{
  const gboolean frozen = self->n_frozen > 0;
  GtkAdjustment *adjustment = gtk_scrollbar_get_adjustment (self->parts.bar);
  const double upper = widths->len - self->n_frozen;

  gtk_scrolled_window_set_policy (self->parts.scroller,
                                  frozen ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_visible (GTK_WIDGET (self->parts.bar), frozen && most > 0);
  gtk_adjustment_configure (adjustment, self->first, 0, upper, 1, MAX (upper - most - 1, 1),
                            upper - most);
  gtk_widget_set_visible (self->parts.edge, frozen);
  gtk_widget_set_margin_start (self->parts.edge, MAX (sum (widths, 0, self->n_frozen) - 1, 0));
  if (frozen)
    gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->parts.scroller), 0);
}

/* The name of the action that shows and hides a column. */
static char *
action_name (PskHouseholdField field)
{
  return g_strdelimit (g_strdup (psk_household_columns_name (field)), "_", '-');
}

/* What the menu says follows what is seen. */
static void
show_states (PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (!self->hidden[columns[i].field]));
    }
}

/* After anything changed: which columns are seen, their order or width, the window. */
static void
apply (PskGridColumns *self)
{
  g_autoptr (GArray) widths = NULL;
  guint most;

  if (self->applying)
    return;

  g_signal_emit (self, signals[CHANGING], 0);
  self->applying = TRUE;
  widths = measure (self);
  self->n_frozen = MIN (self->n_frozen, MAX (widths->len, 1) - 1);
  most = self->n_frozen > 0 ? most_scrolled (self, widths) : 0;
  self->first = MIN (self->first, most);
  apply_columns (self);
  apply_bar (self, widths, most);
  show_states (self);
  self->applying = FALSE;

  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
width_changed_idle_cb (gpointer user_data)
{
  PskGridColumns *self = user_data;

  self->width_id = 0;
  apply (self);

  return G_SOURCE_REMOVE;
}

/* Columns do not come and go while the view is being allocated. */
static void
width_changed_cb (PskGridColumns *self)
{
  if (self->n_frozen > 0 && self->width_id == 0)
    self->width_id = g_idle_add (width_changed_idle_cb, self);
}

/* The view is not to be pushed away below the frozen columns. */
static void
pushed_cb (PskGridColumns *self,
           GtkAdjustment  *adjustment)
{
  if (self->n_frozen > 0)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
set_first (PskGridColumns *self,
           guint           first)
{
  if (first == self->first || self->n_frozen == 0)
    return;

  self->first = first;
  apply (self);
}

static void
bar_moved_cb (PskGridColumns *self,
              GtkAdjustment  *adjustment)
{
  set_first (self, (guint) lround (gtk_adjustment_get_value (adjustment)));
}

/* With Shift the wheel goes sideways. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           PskGridColumns           *self)
{
  const GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double by = state & GDK_SHIFT_MASK ? dx + dy : dx;
  int n_columns;

  if (self->n_frozen == 0 || by == 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    by /= PIXELS_PER_COLUMN;
  self->scrolled += by;
  n_columns = (int) self->scrolled;
  self->scrolled -= n_columns;
  set_first (self, (guint) MAX ((int) self->first + n_columns, 0));

  return GDK_EVENT_STOP;
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

      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_column_view_append_column (self->parts.view, column);
    }
  psk_grid_heads_add_buttons (self->parts.view, create_popup);
}

static void
shown_cb (GSimpleAction  *action,
          GVariant       *value,
          PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);

      if (g_str_equal (name, g_action_get_name (G_ACTION (action))))
        psk_grid_columns_set_shown (self, columns[i].field, g_variant_get_boolean (value));
    }
}

static void
add_actions (PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      g_autoptr (GSimpleAction) action
        = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "change-state", G_CALLBACK (shown_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

static void
follow_scrolling (PskGridColumns *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->parts.scroller);
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (pushed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollbar_get_adjustment (self->parts.bar), "value-changed",
                           G_CALLBACK (bar_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->parts.view), scroll);
}

static void
psk_grid_columns_dispose (GObject *object)
{
  PskGridColumns *self = PSK_GRID_COLUMNS (object);

  g_clear_handle_id (&self->width_id, g_source_remove);
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
  add_actions (self);
  restore (self);
  follow_scrolling (self);
  apply (self);
  g_signal_connect_object (gtk_column_view_get_columns (parts->view), "items-changed",
                           G_CALLBACK (apply), self, G_CONNECT_SWAPPED);

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
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);
      const PskHouseholdField field = field_of (column);

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

  self->applying = TRUE;
  for (guint field = 0; field < N_FIELDS; field++)
    self->hidden[field] = TRUE;
  for (guint i = 0; i < fields->len; i++)
    {
      GtkColumnViewColumn *column = find_column (self,
                                                 g_array_index (fields, PskHouseholdField, i));

      if (column == NULL)
        continue;
      self->hidden[field_of (column)] = FALSE;
      gtk_column_view_insert_column (self->parts.view, n_shown++, column);
    }
  self->applying = FALSE;

  self->first = 0;
  apply (self);
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
  GtkColumnViewColumn *column = find_column (self, field);

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
  apply (self);
}

/**
 * psk_grid_columns_is_shown:
 * @self: the columns
 * @field: a field
 *
 * Returns: whether its column is seen
 */
gboolean
psk_grid_columns_is_shown (PskGridColumns   *self,
                           PskHouseholdField field)
{
  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self) && field < N_FIELDS, FALSE);

  return !self->hidden[field];
}

/**
 * psk_grid_columns_freeze:
 * @self: the columns
 * @n_columns: how many of those that are seen stay at the left; 0 for none
 */
void
psk_grid_columns_freeze (PskGridColumns *self,
                         guint           n_columns)
{
  g_return_if_fail (PSK_IS_GRID_COLUMNS (self));

  self->n_frozen = n_columns;
  self->first = 0;
  apply (self);
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
 * psk_grid_columns_scroll_to:
 * @self: the columns
 * @column: a place in psk_grid_columns_get_fields()
 *
 * Lets the column be seen, when columns are frozen; otherwise the view scrolls by pixels.
 */
void
psk_grid_columns_scroll_to (PskGridColumns *self,
                            guint           column)
{
  g_autoptr (GArray) widths = NULL;
  guint first;

  g_return_if_fail (PSK_IS_GRID_COLUMNS (self));

  if (column < self->n_frozen || column >= self->n_seen || self->n_frozen == 0)
    return;

  widths = measure (self);
  first = MIN (self->first, column - self->n_frozen);
  while (first < column - self->n_frozen
         && sum (widths, self->n_frozen + first, column + 1) > free_width (self, widths))
    first++;
  set_first (self, first);
}

/**
 * psk_grid_columns_get_actions:
 * @self: the columns
 *
 * Returns: (transfer none): the actions of psk_grid_columns_make_menu(), to be inserted as
 *   "columns" where the menu is
 */
GActionGroup *
psk_grid_columns_get_actions (PskGridColumns *self)
{
  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * psk_grid_columns_make_menu:
 * @self: the columns
 *
 * Returns: (transfer full): a menu that shows and hides columns
 */
GMenuModel *
psk_grid_columns_make_menu (PskGridColumns *self)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self), NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      g_autofree char *detailed = g_strconcat ("columns.", name, NULL);

      g_menu_append (menu, _(columns[i].title), detailed);
    }

  return G_MENU_MODEL (menu);
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
  GtkColumnViewColumn *column = find_column (self, field);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->parts.view, column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * psk_grid_columns_save:
 * @self: the columns
 *
 * Remembers the columns as they are.
 */
void
psk_grid_columns_save (PskGridColumns *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_at (self, i);
      const PskHouseholdField field = field_of (column);

      g_variant_builder_add (&builder, "(sbi)", psk_household_columns_name (field),
                             !self->hidden[field],
                             gtk_column_view_column_get_fixed_width (column));
    }
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  g_settings_set_int (self->settings, FROZEN_KEY, (int) self->n_frozen);
}
