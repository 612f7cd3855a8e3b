/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-column.h"

#include <glib/gi18n.h>

#include "psk-import-cell.h"
#include "psk-text.h"

/* So many rows above the head are shown, so that one sees where it begins. */
#define ROWS_ABOVE 3
#define NAT_CHARS 14

/* For what is made of a house and a village: "12/3/11 → 12/3 ม.11". */
#define MIN_CHARS_OF_HOUSES 18

/* A cell can hold megabytes, which nobody reads and no widget shows in time. */
#define MAX_CHARS 200

/**
 * PskImportColumn:
 *
 * One column of a list that is imported: what it holds, to be chosen, and its first
 * cells below.
 */
struct _PskImportColumn
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget *top;
  GtkLabel *letter_label;
  GtkDropDown *field_dropdown;

  /* Children */
  GtkInscription *cells[PSK_IMPORT_PREVIEW_ROWS];

  /* Owned */
  PskImport *import;

  guint sheet;
  int column;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportColumn, psk_import_column, GTK_TYPE_WIDGET)

static void
field_changed_cb (PskImportColumn *self)
{
  const guint selected = gtk_drop_down_get_selected (self->field_dropdown);

  if (self->filling || self->import == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "sheets.set-field", "(ii)", self->column,
                              (int) selected - 1);
}

static const char *
get_cell (GPtrArray *rows,
          int        row,
          int        column)
{
  GStrv cells = row >= 0 && row < (int) rows->len ? rows->pdata[row] : NULL;

  for (int i = 0; cells != NULL && cells[i] != NULL; i++)
    {
      if (i == column)
        return cells[i];
    }

  return "";
}

static void
set_class (GtkWidget  *widget,
           const char *css_class)
{
  const char *classes[] = { "import-cell", css_class, NULL };

  gtk_widget_set_css_classes (widget, classes);
}

/* What is made of a house and a village in one cell, so that one sees it before the import. */
static char *
show_house (const char *text)
{
  g_auto (PskAddress) address = { NULL };

  psk_address_parse_house (text, &address);
  if (address.village == NULL || address.house_no == NULL)
    return g_strdup (text);

  /* Translators: what a cell says, such as 10/1, then the numbers of a house and a village */
  return g_strdup_printf (_("%s → %s, village %s"), text, address.house_no, address.village);
}

static void
fill_cells (PskImportColumn  *self,
            const PskMapping *mapping)
{
  const gboolean houses = mapping->columns[PSK_COLUMN_HOUSE_VILLAGE] == self->column;
  GPtrArray *rows = psk_import_get_first_rows (self->import, self->sheet);
  const int start = psk_import_preview_start (mapping);

  for (int i = 0; i < PSK_IMPORT_PREVIEW_ROWS; i++)
    {
      g_autofree char *text = psk_text_shorten (get_cell (rows, start + i, self->column),
                                                MAX_CHARS);
      g_autofree char *shown = houses && start + i + 1 >= mapping->data_row ? show_house (text)
                                                                            : g_strdup (text);
      g_autofree char *line = g_strdelimit (g_strdup (shown), "\n", ' ');

      gtk_inscription_set_min_chars (self->cells[i], houses ? MIN_CHARS_OF_HOUSES : 0);
      gtk_inscription_set_text (self->cells[i], line);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->cells[i]), *shown != '\0' ? shown : NULL);
      set_class (GTK_WIDGET (self->cells[i]), psk_import_preview_class (mapping, start + i + 1));
    }
}

static void
psk_import_column_dispose (GObject *object)
{
  PskImportColumn *self = PSK_IMPORT_COLUMN (object);
  GtkWidget *child;

  g_clear_object (&self->import);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (psk_import_column_parent_class)->dispose (object);
}

static void
psk_import_column_class_init (PskImportColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_column_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-column.ui");
  gtk_widget_class_set_css_name (widget_class, "psk-import-column");
  gtk_widget_class_bind_template_child (widget_class, PskImportColumn, top);
  gtk_widget_class_bind_template_child (widget_class, PskImportColumn, letter_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportColumn, field_dropdown);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
}

static void
psk_import_column_init (PskImportColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < PSK_IMPORT_PREVIEW_ROWS; i++)
    {
      GtkWidget *cell = gtk_inscription_new (NULL);

      self->cells[i] = GTK_INSCRIPTION (cell);
      gtk_inscription_set_nat_chars (self->cells[i], NAT_CHARS);
      gtk_inscription_set_min_chars (self->cells[i], 0);
      gtk_inscription_set_text_overflow (self->cells[i], GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }
}

/**
 * psk_import_column_new:
 * @fields: (transfer none): what a column can hold; the first stands for nothing
 * @tops: a group of what stands above the cells, so that these stand in rows
 *
 * Returns: (transfer floating): a column that shows nothing yet
 */
GtkWidget *
psk_import_column_new (GListModel   *fields,
                       GtkSizeGroup *tops)
{
  PskImportColumn *self = g_object_new (PSK_TYPE_IMPORT_COLUMN, NULL);

  self->filling = TRUE;
  gtk_drop_down_set_model (self->field_dropdown, fields);
  self->filling = FALSE;
  gtk_size_group_add_widget (tops, self->top);

  return GTK_WIDGET (self);
}

/**
 * psk_import_column_show:
 * @self: a column
 * @import: an import after psk_import_guess()
 * @sheet: a sheet with a mapping, counted from 1
 * @column: a column, counted from 0
 */
void
psk_import_column_show (PskImportColumn *self,
                        PskImport       *import,
                        guint            sheet,
                        int              column)
{
  g_return_if_fail (PSK_IS_IMPORT_COLUMN (self) && PSK_IS_IMPORT (import));

  g_set_object (&self->import, import);
  self->sheet = sheet;
  self->column = column;
  psk_import_column_refresh (self);
}

/**
 * psk_import_column_refresh:
 * @self: a column
 *
 * Shows what the mapping says now.
 */
void
psk_import_column_refresh (PskImportColumn *self)
{
  const PskMapping *mapping;
  g_autoptr (PskMapping) untitled = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  PskColumn field;

  if (self->import == NULL)
    return;

  mapping = psk_import_get_mapping (self->import, self->sheet);
  field = psk_mapping_find_field (mapping, self->column);
  untitled = psk_mapping_new ();
  letter = psk_mapping_get_title (untitled, self->column);
  title = psk_mapping_get_title (mapping, self->column);
  /* Translators: the title of a column of a list, for a screen reader */
  label = g_strdup_printf (_("What column “%s” holds"), title);

  self->filling = TRUE;
  gtk_label_set_label (self->letter_label, letter);
  gtk_drop_down_set_selected (self->field_dropdown, (guint) (field + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->field_dropdown),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (field != PSK_COLUMN_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "mapped");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "mapped");
  fill_cells (self, mapping);
  self->filling = FALSE;
}

/**
 * psk_import_column_clear:
 * @self: a column
 *
 * Lets go of what it shows.
 */
void
psk_import_column_clear (PskImportColumn *self)
{
  g_clear_object (&self->import);
}

/**
 * psk_import_preview_start:
 * @mapping: how a sheet is read
 *
 * Returns: the first row that is shown of it, counted from 0
 */
int
psk_import_preview_start (const PskMapping *mapping)
{
  const int first = mapping->header_row > 0 ? mapping->header_row : mapping->data_row;

  return MAX (first - 1 - ROWS_ABOVE, 0);
}

/**
 * psk_import_preview_class:
 * @mapping: how a sheet is read
 * @row: a row, counted from 1
 *
 * Returns: (transfer none) (nullable): the style of its cells: those of the head stand
 *   out, those that are not read are dim
 */
const char *
psk_import_preview_class (const PskMapping *mapping,
                          int               row)
{
  if (row >= mapping->data_row)
    return NULL;
  if (mapping->header_row > 0 && row >= mapping->header_row
      && row < mapping->header_row + mapping->header_rows)
    return "import-head";

  return "dim-label";
}
