/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-sheet-row.h"

#include <glib/gi18n.h>

/**
 * PskImportSheetRow:
 *
 * A sheet of a workbook: whether it is imported, and what was found in it.
 */
struct _PskImportSheetRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkCheckButton *chosen_check;
  GtkLabel *name_label;
  GtkLabel *info_label;

  guint sheet;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportSheetRow, psk_import_sheet_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (PskImportSheetRow *self)
{
  if (!self->filling)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheets.set-chosen", "(ib)", (int) self->sheet,
                                gtk_check_button_get_active (self->chosen_check));
}

static void
psk_import_sheet_row_class_init (PskImportSheetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-sheet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetRow, chosen_check);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportSheetRow, info_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
psk_import_sheet_row_init (PskImportSheetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe (PskImport *import,
          guint      sheet)
{
  const PskMapping *mapping = psk_import_get_mapping (import, sheet);
  const int n_rows = psk_import_get_n_sheet_rows (import, sheet);

  if (psk_import_lacks_place (import, sheet))
    return g_strdup (_("! Tambon not known"));
  if (psk_import_get_sheet_problem (import, sheet) != NULL)
    return g_strdup (psk_import_get_hidden (import, sheet) ? _("! No list here, hidden in the file")
                                                           : _("! No list here"));
  if (psk_import_get_first_column (import, sheet) > 0)
    return g_strdup_printf (ngettext ("%d row, beside another list", "%d rows, beside another list",
                                      (guint) n_rows), n_rows);
  if (psk_import_get_hidden (import, sheet))
    return g_strdup_printf (ngettext ("%d row, hidden in the file", "%d rows, hidden in the file",
                                      (guint) n_rows), n_rows);
  if (mapping->header_row == 0)
    return g_strdup_printf (ngettext ("%d row, no titles", "%d rows, no titles", (guint) n_rows),
                            n_rows);

  /* Translators: how many rows a sheet has, and the row of its titles */
  return g_strdup_printf (ngettext ("%d row, titles in row %d", "%d rows, titles in row %d",
                                    (guint) n_rows),
                          n_rows, mapping->header_row);
}

/**
 * psk_import_sheet_row_new:
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
psk_import_sheet_row_new (guint sheet)
{
  PskImportSheetRow *self = g_object_new (PSK_TYPE_IMPORT_SHEET_ROW, NULL);

  self->sheet = sheet;
  return GTK_WIDGET (self);
}

/**
 * psk_import_sheet_row_get_sheet:
 * @self: a row
 *
 * Returns: its sheet, counted from 1
 */
guint
psk_import_sheet_row_get_sheet (PskImportSheetRow *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT_SHEET_ROW (self), 0);

  return self->sheet;
}

/**
 * psk_import_sheet_row_refresh:
 * @self: a row
 * @import: an import after psk_import_guess()
 *
 * Shows what is known of the sheet now.
 */
void
psk_import_sheet_row_refresh (PskImportSheetRow *self,
                              PskImport         *import)
{
  const char *problem = psk_import_get_sheet_problem (import, self->sheet);
  const char *name = psk_import_get_sheet_name (import, self->sheet);
  g_autofree char *info = describe (import, self->sheet);
  g_autofree char *tip = NULL;

  self->filling = TRUE;
  gtk_check_button_set_active (self->chosen_check, problem == NULL
                               && psk_import_get_chosen (import, self->sheet));
  gtk_widget_set_sensitive (GTK_WIDGET (self->chosen_check), problem == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chosen_check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->info_label, info);
  tip = g_strdup_printf ("%s\n%s", name, problem != NULL ? problem : info);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_widget_set_css_classes (GTK_WIDGET (self->info_label), (const char *[]) {
    "caption", "numeric", problem != NULL ? "partial-text" : "dim-label", NULL });
  self->filling = FALSE;
}
