/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-sheets-page.h"

#include <glib/gi18n.h>

#include "psk-import-column.h"
#include "psk-import-job.h"
#include "psk-import-layouts.h"
#include "psk-import-place.h"
#include "psk-import-sheet-row.h"
#include "psk-text-size.h"

/* A column takes milliseconds to be made, and a list can have hundreds. */
#define COLUMNS_AT_ONCE 16

/**
 * PskImportSheetsPage:
 *
 * The second step of an import: which sheets are lists, where their titles are, and
 * what each column holds, with the first rows below.
 */
struct _PskImportSheetsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *sheets_pane;
  GtkListBox *sheets_list;
  GtkSpinButton *head_spin;
  GtkLabel *head_label;
  PskImportLayouts *layouts;
  PskImportPlace *place;
  GtkLabel *message_label;
  GtkBox *numbers_box;
  GtkSizeGroup *tops;
  GtkListView *columns_view;

  /* Owned */
  PskImport *import;
  GtkStringList *fields;
  GtkStringList *columns; /* as many as are shown yet */
  GPtrArray *shown; /* PskImportColumn, borrowed: those that show a column now */

  guint columns_id;
  guint sheet; /* that is shown, counted from 1; 0 for none */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportSheetsPage, psk_import_sheets_page, ADW_TYPE_BIN)

static void
say (PskImportSheetsPage *self,
     const char          *text,
     const char          *css_class)
{
  gtk_label_set_label (self->message_label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->message_label),
                              (const char *[]) { css_class, NULL });
}

/* What the columns of the sheet come from, or why nothing comes of them. */
static void
show_message (PskImportSheetsPage *self)
{
  const char *problem = psk_import_get_sheet_problem (self->import, self->sheet);
  const char *saved = psk_import_get_saved_name (self->import, self->sheet);
  const char *warning = psk_import_get_warning (self->import);
  const guint side = psk_import_find_side_list (self->import, self->sheet);
  g_autofree char *doubt = psk_import_get_sheet_doubt (self->import, self->sheet);
  g_autofree char *known = NULL;
  g_autofree char *beside = NULL;

  /* Translators: the name of a list that stands to the right of another */
  if (side > 0 && !psk_import_get_chosen (self->import, side)
      && psk_import_get_sheet_problem (self->import, side) == NULL)
    beside = g_strdup_printf (_("! A second list stands to the right: tick “%s” at the left if it "
                                "is to be imported, too."),
                              psk_import_get_sheet_name (self->import, side));
  /* Translators: the name of a layout that was saved */
  known = saved != NULL ? g_strdup_printf (_("● Read by the saved layout “%s”."), saved) : NULL;
  if (problem != NULL)
    say (self, problem, "partial-text");
  else if (doubt != NULL)
    say (self, doubt, "partial-text");
  else if (warning != NULL)
    say (self, warning, "partial-text");
  else if (beside != NULL)
    say (self, beside, "partial-text");
  else if (known != NULL)
    say (self, known, "done-text");
  else
    say (self, _("Look whether the columns were understood, and change what is wrong."),
         "dim-label");
}

static void
show_head (PskImportSheetsPage *self,
           const PskMapping    *mapping)
{
  g_autofree char *text = g_strdup_printf (_("the list begins in row %d"), mapping->data_row);

  gtk_spin_button_set_value (self->head_spin, mapping->header_row);
  gtk_label_set_label (self->head_label, text);
}

static void
show_numbers (PskImportSheetsPage *self,
              const PskMapping    *mapping)
{
  const int start = psk_import_preview_start (mapping);
  const int n_rows = psk_import_get_n_sheet_rows (self->import, self->sheet);
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->numbers_box));

  for (int i = 0; i < PSK_IMPORT_PREVIEW_ROWS; i++)
    {
      g_autofree char *text = start + i < n_rows ? g_strdup_printf ("%d", start + i + 1)
                                                 : g_strdup ("");
      const char *css_class = psk_import_preview_class (mapping, start + i + 1);

      label = gtk_widget_get_next_sibling (label);
      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_widget_set_css_classes (label, (const char *[]) {
        "import-cell", "numeric", css_class != NULL ? css_class : "import-data", NULL });
    }
}

static gint
compare_rows_cb (GtkListBoxRow *first,
                 GtkListBoxRow *second,
                 gpointer       user_data)
{
  PskImportSheetsPage *self = user_data;
  const guint a = psk_import_sheet_row_get_sheet (PSK_IMPORT_SHEET_ROW (first));
  const guint b = psk_import_sheet_row_get_sheet (PSK_IMPORT_SHEET_ROW (second));
  const int by_source = (int) psk_import_get_source (self->import, a)
                        - (int) psk_import_get_source (self->import, b);

  return by_source != 0 ? by_source
         : psk_import_get_first_column (self->import, a)
           - psk_import_get_first_column (self->import, b);
}

/* A list to the right of another is found when somebody says where the titles are. */
static void
add_sheets (PskImportSheetsPage *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->sheets_list, (int) n) != NULL)
    n++;
  while (n < psk_import_get_n_sheets (self->import))
    gtk_list_box_append (self->sheets_list, psk_import_sheet_row_new (++n));
  gtk_widget_set_visible (self->sheets_pane, n > 1);
}

/* All but the columns themselves, which are made anew only for another sheet. */
static void
refresh (PskImportSheetsPage *self)
{
  const PskMapping *mapping = psk_import_get_mapping (self->import, self->sheet);
  GtkListBoxRow *row;

  self->filling = TRUE;
  add_sheets (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sheets_list, i)) != NULL; i++)
    psk_import_sheet_row_refresh (PSK_IMPORT_SHEET_ROW (row), self->import);

  gtk_widget_set_sensitive (GTK_WIDGET (self->head_spin), mapping != NULL);
  if (mapping != NULL)
    {
      show_head (self, mapping);
      show_numbers (self, mapping);
      for (guint i = 0; i < self->shown->len; i++)
        psk_import_column_refresh (self->shown->pdata[i]);
    }
  psk_import_layouts_refresh (self->layouts, self->sheet);
  psk_import_place_refresh (self->place, self->import, self->sheet);
  show_message (self);
  self->filling = FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "import.update-steps", NULL);
}

static int
count_columns (PskImportSheetsPage *self)
{
  GPtrArray *rows = psk_import_get_first_rows (self->import, self->sheet);
  guint n = 0;

  if (psk_import_get_mapping (self->import, self->sheet) == NULL)
    return 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, g_strv_length (rows->pdata[i]));
  return (int) n - psk_import_get_first_column (self->import, self->sheet);
}

static gboolean
add_columns_cb (gpointer user_data)
{
  PskImportSheetsPage *self = user_data;
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->columns));
  const guint n_columns = (guint) count_columns (self);

  for (guint i = n_shown; i < MIN (n_columns, n_shown + COLUMNS_AT_ONCE); i++)
    gtk_string_list_append (self->columns, "");
  if (n_shown + COLUMNS_AT_ONCE < n_columns)
    return G_SOURCE_CONTINUE;

  self->columns_id = 0;
  return G_SOURCE_REMOVE;
}

static void
clear_columns (PskImportSheetsPage *self)
{
  g_clear_handle_id (&self->columns_id, g_source_remove);
  gtk_string_list_splice (self->columns, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->columns)), NULL);
}

/* The columns are told by their positions: a list of so many things is enough. The view makes
 * some hundreds of them at once, though a few are seen. */
static void
show_columns (PskImportSheetsPage *self)
{
  clear_columns (self);
  if (add_columns_cb (self))
    self->columns_id = g_idle_add (add_columns_cb, self);
}

static void
setup_column_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 PskImportSheetsPage      *self)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, psk_import_column_new (G_LIST_MODEL (self->fields), self->tops));
}

static void
bind_column_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                PskImportSheetsPage      *self)
{
  PskImportColumn *column = PSK_IMPORT_COLUMN (gtk_list_item_get_child (item));

  g_ptr_array_add (self->shown, column);
  psk_import_column_show (column, self->import, self->sheet,
                          psk_import_get_first_column (self->import, self->sheet)
                          + (int) gtk_list_item_get_position (item));
}

static void
unbind_column_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  PskImportSheetsPage      *self)
{
  PskImportColumn *column = PSK_IMPORT_COLUMN (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->shown, column);
  psk_import_column_clear (column);
}

static void
sheet_selected_cb (PskImportSheetsPage *self,
                   GtkListBoxRow       *row)
{
  if (self->filling || row == NULL || self->import == NULL)
    return;

  self->sheet = psk_import_sheet_row_get_sheet (PSK_IMPORT_SHEET_ROW (row));
  show_columns (self);
  refresh (self);
}

static void
head_changed_cb (PskImportSheetsPage *self)
{
  if (self->filling || self->import == NULL)
    return;

  psk_import_set_sheet_head (self->import, self->sheet,
                             gtk_spin_button_get_value_as_int (self->head_spin));
  refresh (self);
}

static void
set_field_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PskImportSheetsPage *self = PSK_IMPORT_SHEETS_PAGE (widget);
  g_autoptr (PskMapping) mapping
    = psk_mapping_copy (psk_import_get_mapping (self->import, self->sheet));
  int column;
  int field;
  guint n_alike;

  g_variant_get (parameter, "(ii)", &column, &field);
  psk_mapping_set_column (mapping, field, column);
  n_alike = psk_import_set_mapping (self->import, self->sheet, mapping);
  refresh (self);

  if (n_alike > 0 && psk_import_get_sheet_problem (self->import, self->sheet) == NULL)
    {
      g_autofree char *text = g_strdup_printf (
        ngettext ("%u other sheet with the same titles is read in the same way.",
                  "%u other sheets with the same titles are read in the same way.", n_alike),
        n_alike);

      say (self, text, "dim-label");
    }
}

static void
set_place_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PskImportSheetsPage *self = PSK_IMPORT_SHEETS_PAGE (widget);

  psk_import_set_place (self->import, self->sheet, g_variant_get_int32 (parameter));
  refresh (self);
}

static void
layout_changed_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  PskImportSheetsPage *self = PSK_IMPORT_SHEETS_PAGE (widget);
  const char *text;
  const char *css_class;

  g_variant_get (parameter, "(&s&s)", &text, &css_class);
  refresh (self);
  if (*text != '\0')
    say (self, text, css_class);
}

static void
set_chosen_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskImportSheetsPage *self = PSK_IMPORT_SHEETS_PAGE (widget);
  int sheet;
  gboolean chosen;

  g_variant_get (parameter, "(ib)", &sheet, &chosen);
  psk_import_set_chosen (self->import, (guint) sheet, chosen);
  show_message (self);
  gtk_widget_activate_action (widget, "import.update-steps", NULL);
}

static void
psk_import_sheets_page_dispose (GObject *object)
{
  PskImportSheetsPage *self = PSK_IMPORT_SHEETS_PAGE (object);

  g_clear_handle_id (&self->columns_id, g_source_remove);
  if (self->columns_view != NULL)
    gtk_list_view_set_model (self->columns_view, NULL);
  g_clear_object (&self->columns);
  psk_import_replace (&self->import, NULL);
  g_clear_object (&self->fields);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSK_TYPE_IMPORT_SHEETS_PAGE);

  G_OBJECT_CLASS (psk_import_sheets_page_parent_class)->dispose (object);
}

static void
psk_import_sheets_page_finalize (GObject *object)
{
  g_ptr_array_unref (PSK_IMPORT_SHEETS_PAGE (object)->shown);

  G_OBJECT_CLASS (psk_import_sheets_page_parent_class)->finalize (object);
}

static void
psk_import_sheets_page_class_init (PskImportSheetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_sheets_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_import_sheets_page_finalize;

  g_type_ensure (PSK_TYPE_IMPORT_LAYOUTS);
  g_type_ensure (PSK_TYPE_IMPORT_PLACE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-sheets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, sheets_pane);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, sheets_list);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, head_spin);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, head_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, layouts);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, place);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, tops);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetsPage, columns_view);
  gtk_widget_class_bind_template_callback (widget_class, sheet_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_changed_cb);

  gtk_widget_class_install_action (widget_class, "sheets.set-field", "(ii)", set_field_action);
  gtk_widget_class_install_action (widget_class, "sheets.set-chosen", "(ib)", set_chosen_action);
  gtk_widget_class_install_action (widget_class, "sheets.set-place", "i", set_place_action);
  gtk_widget_class_install_action (widget_class, "sheets.layout-changed", "(ss)",
                                   layout_changed_action);
}

static GtkStringList *
list_fields (void)
{
  GtkStringList *fields = gtk_string_list_new (NULL);

  gtk_string_list_append (fields, _("(not imported)"));
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    gtk_string_list_take (fields, psk_column_get_title (i, psk_language_of_messages ()));

  return fields;
}

static void
psk_import_sheets_page_init (PskImportSheetsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  self->columns = gtk_string_list_new (NULL);
  self->shown = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (GTK_WIDGET (self->sheets_pane));
  self->filling = FALSE;
  self->fields = list_fields ();

  for (int i = 0; i < PSK_IMPORT_PREVIEW_ROWS; i++)
    gtk_box_append (self->numbers_box, gtk_label_new (NULL));
  gtk_list_box_set_sort_func (self->sheets_list, compare_rows_cb, self, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_column_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_column_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_column_cb), self);
  gtk_list_view_set_factory (self->columns_view, factory);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->columns)));
  gtk_list_view_set_model (self->columns_view, GTK_SELECTION_MODEL (model));
}

/* The first sheet that is a list is what somebody wants to see. */
static guint
find_first_list (PskImport *import)
{
  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      if (psk_import_get_sheet_problem (import, i) == NULL)
        return i;
    }

  return 1;
}

static GtkListBoxRow *
find_row (PskImportSheetsPage *self,
          guint                sheet)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sheets_list, i)) != NULL; i++)
    {
      if (psk_import_sheet_row_get_sheet (PSK_IMPORT_SHEET_ROW (row)) == sheet)
        return row;
    }

  return NULL;
}

/**
 * psk_import_sheets_page_show:
 * @self: the step
 * @book: the book
 * @import: an import after psk_import_guess()
 *
 * Shows what was found in a file.
 */
void
psk_import_sheets_page_show (PskImportSheetsPage *self,
                             PskBook             *book,
                             PskImport           *import)
{
  GtkListBoxRow *row;

  g_return_if_fail (PSK_IS_IMPORT_SHEETS_PAGE (self) && PSK_IS_IMPORT (import));

  self->filling = TRUE;
  clear_columns (self);
  while ((row = gtk_list_box_get_row_at_index (self->sheets_list, 0)) != NULL)
    gtk_list_box_remove (self->sheets_list, GTK_WIDGET (row));

  psk_import_replace (&self->import, import);
  psk_import_layouts_open (self->layouts, book, import);
  psk_import_place_set_areas (self->place, psk_book_get_areas (book));
  add_sheets (self);

  self->filling = FALSE;
  self->sheet = find_first_list (import);
  gtk_list_box_select_row (self->sheets_list, find_row (self, self->sheet));
}

/**
 * psk_import_sheets_page_is_ready:
 * @self: the step
 *
 * Returns: whether a sheet is chosen that households can come of
 */
gboolean
psk_import_sheets_page_is_ready (PskImportSheetsPage *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT_SHEETS_PAGE (self), FALSE);

  for (guint i = 1; self->import != NULL && i <= psk_import_get_n_sheets (self->import); i++)
    {
      if (psk_import_get_chosen (self->import, i)
          && psk_import_get_sheet_problem (self->import, i) == NULL)
        return TRUE;
    }

  return FALSE;
}
