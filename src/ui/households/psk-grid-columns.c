/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-columns.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-probe-sorter.h"

/* The columns of the grid: which are seen, how wide, in which order, as they were left; and
 * the button in the head of each that filters it. */

#define KEY "household-columns"

/* The probe that a column is sorted by knows its field. */
static PskHouseholdField
field_of (GtkColumnViewColumn *column)
{
  return psk_probe_sorter_get_key (PSK_PROBE_SORTER (gtk_column_view_column_get_sorter (column)));
}

static GtkColumnViewColumn *
find_column (GtkColumnView    *view,
             PskHouseholdField field)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (field_of (column) == field)
        return column;
    }

  return NULL;
}

static GtkColumnViewColumn *
make_column (const PskHouseholdColumn *column,
             GCallback                 setup,
             GCallback                 bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;
  g_autoptr (GtkSorter) sorter = psk_probe_sorter_new (column->field);

  g_signal_connect (factory, "setup", setup, (gpointer) column);
  g_signal_connect (factory, "bind", bind, (gpointer) column);
  view_column = gtk_column_view_column_new (psk_household_columns_head (column), factory);
  gtk_column_view_column_set_fixed_width (view_column, psk_household_columns_width (column));
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_sorter (view_column, sorter);

  return view_column;
}

/* The head of a column is a box with the title in it, to which ours is added. */
static GtkWidget *
box_of_head (GtkWidget *head)
{
  GtkWidget *box = gtk_widget_get_first_child (head);

  return GTK_IS_BOX (box) ? box : NULL;
}

static GtkMenuButton *
button_of_head (GtkWidget *head)
{
  GtkWidget *box = box_of_head (head);
  GtkWidget *last = box != NULL ? gtk_widget_get_last_child (box) : NULL;

  return GTK_IS_MENU_BUTTON (last) ? GTK_MENU_BUTTON (last) : NULL;
}

static void
add_button (GtkWidget                   *head,
            const PskHouseholdColumn    *column,
            GtkMenuButtonCreatePopupFunc create_popup)
{
  GtkWidget *box = box_of_head (head);
  GtkWidget *title = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  GtkWidget *button;
  g_autofree char *name = NULL;
  g_autofree char *tooltip = NULL;

  if (box == NULL)
    return;

  /* In a narrow column the title gives way to the button. */
  if (GTK_IS_LABEL (title))
    gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);

  button = gtk_menu_button_new ();
  name = g_strdup_printf ("%d", (int) column->field);
  /* Translators: the title of a column */
  tooltip = g_strdup_printf (_("Filter and sort by: %s"), _(column->title));
  gtk_widget_set_name (button, name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-filter");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, NULL, NULL);

  /* Tab goes past the heads to the cells; a key opens the popover from there. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_box_append (GTK_BOX (box), button);
}

/* Puts the columns into the order that was left, with their widths. */
static void
restore (GtkColumnView *view,
         GSettings     *settings)
{
  g_autoptr (GVariant) saved = g_settings_get_value (settings, KEY);
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

      if (field < 0 || find_column (view, (PskHouseholdField) field) == NULL)
        continue;

      column = g_object_ref (find_column (view, (PskHouseholdField) field));
      gtk_column_view_column_set_visible (column, visible);
      gtk_column_view_column_set_fixed_width (column, CLAMP (width, 30, 1000));
      gtk_column_view_insert_column (view, at++, column);
    }
}

/**
 * psk_grid_columns_add:
 * @view: an empty view
 * @settings: where the columns are remembered
 * @setup: makes a cell; its data is the #PskHouseholdColumn
 * @bind: fills a cell, likewise
 * @create_popup: makes what the button in a head opens
 *
 * Adds all columns as they were left.
 */
void
psk_grid_columns_add (GtkColumnView               *view,
                      GSettings                   *settings,
                      GCallback                    setup,
                      GCallback                    bind,
                      GtkMenuButtonCreatePopupFunc create_popup)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);
  GtkWidget *head;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (&columns[i], setup, bind);

      gtk_column_view_append_column (view, column);
    }

  /* The view takes the focus from its heads, which the popovers in them need. */
  head = gtk_widget_get_first_child (GTK_WIDGET (view));
  gtk_widget_set_can_focus (head, TRUE);
  head = gtk_widget_get_first_child (head);
  for (guint i = 0; i < n && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    add_button (head, &columns[i], create_popup);
  restore (view, settings);
}

/**
 * psk_grid_columns_field_of_button:
 * @button: the button in the head of a column
 *
 * Returns: the field of the column
 */
PskHouseholdField
psk_grid_columns_field_of_button (GtkMenuButton *button)
{
  return (PskHouseholdField) g_ascii_strtoll (gtk_widget_get_name (GTK_WIDGET (button)), NULL, 10);
}

/**
 * psk_grid_columns_open_filter:
 * @view: a view
 * @field: a field
 *
 * Opens what can be asked of its column, when the column is seen.
 */
void
psk_grid_columns_open_filter (GtkColumnView    *view,
                              PskHouseholdField field)
{
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (; head != NULL; head = gtk_widget_get_next_sibling (head))
    {
      GtkMenuButton *button = button_of_head (head);

      if (button != NULL && gtk_widget_get_mapped (GTK_WIDGET (button))
          && psk_grid_columns_field_of_button (button) == field)
        gtk_menu_button_popup (button);
    }
}

/**
 * psk_grid_columns_get_fields:
 * @view: a view
 *
 * Returns: (transfer full) (element-type PskHouseholdField): the fields of the columns that
 *   are seen, in their order
 */
GArray *
psk_grid_columns_get_fields (GtkColumnView *view)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const PskHouseholdField field = field_of (column);

      if (gtk_column_view_column_get_visible (column))
        g_array_append_val (fields, field);
    }

  return fields;
}

/**
 * psk_grid_columns_set_visible:
 * @view: a view
 * @field: a field
 * @visible: whether its column is seen; the last one that is seen stays
 */
void
psk_grid_columns_set_visible (GtkColumnView    *view,
                              PskHouseholdField field,
                              gboolean          visible)
{
  GtkColumnViewColumn *column = find_column (view, field);
  g_autoptr (GArray) fields = psk_grid_columns_get_fields (view);

  if (column != NULL && (visible || fields->len > 1))
    gtk_column_view_column_set_visible (column, visible);
}

/**
 * psk_grid_columns_is_visible:
 * @view: a view
 * @field: a field
 *
 * Returns: whether its column is seen
 */
gboolean
psk_grid_columns_is_visible (GtkColumnView    *view,
                             PskHouseholdField field)
{
  GtkColumnViewColumn *column = find_column (view, field);

  return column != NULL && gtk_column_view_column_get_visible (column);
}

/**
 * psk_grid_columns_make_menu:
 * @view: a view
 *
 * Returns: (transfer full): a menu that shows and hides columns by the action
 *   "grid.toggle-column"
 */
GMenuModel *
psk_grid_columns_make_menu (GtkColumnView *view)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;
      const gboolean visible = psk_grid_columns_is_visible (view, columns[i].field);
      g_autofree char *label = g_strdup_printf ("%s %s", visible ? "✓" : "   ",
                                                _(columns[i].title));

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "grid.toggle-column", "i", (int) columns[i].field);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/**
 * psk_grid_columns_sort:
 * @view: a view
 * @field: a field
 * @descending: the other way round
 */
void
psk_grid_columns_sort (GtkColumnView    *view,
                       PskHouseholdField field,
                       gboolean          descending)
{
  GtkColumnViewColumn *column = find_column (view, field);

  if (column != NULL)
    gtk_column_view_sort_by_column (view, column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * psk_grid_columns_save:
 * @view: a view
 * @settings: where the columns are remembered
 */
void
psk_grid_columns_save (GtkColumnView *view,
                       GSettings     *settings)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sbi)", psk_household_columns_name (field_of (column)),
                             gtk_column_view_column_get_visible (column),
                             gtk_column_view_column_get_fixed_width (column));
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

static gboolean
is_filtered (const PskHouseholdQuery *query,
             PskHouseholdField        field)
{
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    {
      if (((PskFilter *) query->filters->pdata[i])->column == (int) field)
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_grid_columns_mark_filters:
 * @view: a view
 * @query: what is asked
 *
 * Shows in the heads which columns are filtered.
 */
void
psk_grid_columns_mark_filters (GtkColumnView           *view,
                               const PskHouseholdQuery *query)
{
  GtkWidget *head = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (; head != NULL; head = gtk_widget_get_next_sibling (head))
    {
      GtkMenuButton *button = button_of_head (head);
      const gboolean filtered
        = button != NULL && is_filtered (query, psk_grid_columns_field_of_button (button));

      if (button == NULL)
        continue;
      if (filtered)
        gtk_widget_add_css_class (GTK_WIDGET (button), "filtered");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (button), "filtered");
      gtk_menu_button_set_icon_name (button, filtered ? "psk-filter-symbolic"
                                                      : "pan-down-symbolic");
    }
}

static char *
describe_values (PskBook         *book,
                 const PskFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; filter->values[i] != NULL; i++)
    {
      g_autofree char *value = psk_household_columns_value_text (book, filter->column,
                                                                 filter->values[i]);

      if (i == 3)
        {
          g_string_append (text, " …");
          break;
        }
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_range (PskBook         *book,
                const PskFilter *filter)
{
  g_autofree char *first = filter->first != NULL
                           ? psk_household_columns_value_text (book, filter->column, filter->first)
                           : NULL;
  g_autofree char *last = filter->last != NULL
                          ? psk_household_columns_value_text (book, filter->column, filter->last)
                          : NULL;

  if (first != NULL && last != NULL)
    /* Translators: the first and the last value of a range */
    return g_strdup_printf (_("%s to %s"), first, last);
  if (first != NULL)
    /* Translators: the smallest value */
    return g_strdup_printf (_("from %s"), first);

  /* Translators: the greatest value */
  return g_strdup_printf (_("up to %s"), last);
}

/**
 * psk_grid_columns_describe_filter:
 * @book: a book
 * @filter: what is asked of a column
 *
 * Returns: (transfer full): the title of the column and what is asked, for people
 */
char *
psk_grid_columns_describe_filter (PskBook         *book,
                                  const PskFilter *filter)
{
  const char *title = psk_household_columns_title (filter->column);
  g_autofree char *what = NULL;

  switch (filter->kind)
    {
    case PSK_FILTER_ONE_OF:
      what = describe_values (book, filter);
      break;
    case PSK_FILTER_RANGE:
      what = describe_range (book, filter);
      break;
    case PSK_FILTER_EMPTY:
      what = g_strdup (_("empty"));
      break;
    case PSK_FILTER_FILLED:
      what = g_strdup (_("filled in"));
      break;
    case PSK_FILTER_CONTAINS:
    default:
      /* Translators: a part of a text */
      what = g_strdup_printf (_("contains “%s”"), filter->text);
      break;
    }

  /* Translators: the title of a column and what is asked of it */
  return g_strdup_printf (_("%s: %s"), title, what);
}
