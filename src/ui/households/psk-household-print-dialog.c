/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-print-dialog.h"

#include <glib/gi18n.h>

#include "psk-filter-words.h"
#include "psk-print.h"
#include "psk-text-size.h"
#include "psk-text.h"

/**
 * PskHouseholdPrintDialog:
 *
 * Asks what of the households is printed: those that are selected, the list as it is seen,
 * the official rosters, or blank forms.
 */
struct _PskHouseholdPrintDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwActionRow *selected_row;
  AdwActionRow *shown_row;
  AdwActionRow *rosters_row;
  AdwActionRow *blank_row;
  GtkCheckButton *selected_check;
  GtkCheckButton *shown_check;
  GtkCheckButton *rosters_check;
  GtkCheckButton *blank_check;
  GtkSwitch *digits_switch;
  GtkWidget *public_row;
  GtkSwitch *public_switch;
  GtkWidget *print_button;

  /* Owned */
  PskPage *page;
  PskHouseholdGrid *grid;
};

G_DEFINE_FINAL_TYPE (PskHouseholdPrintDialog, psk_household_print_dialog, ADW_TYPE_WINDOW)

/* Blank forms tell nothing of anybody. */
static void
chosen_cb (PskHouseholdPrintDialog *self)
{
  gtk_widget_set_sensitive (self->public_row, !gtk_check_button_get_active (self->blank_check));
}

static PskDocumentFlags
get_flags (PskHouseholdPrintDialog *self)
{
  PskDocumentFlags flags = PSK_DOCUMENT_DEFAULT;

  if (gtk_switch_get_active (self->digits_switch))
    flags |= PSK_DOCUMENT_THAI_DIGITS;
  if (gtk_check_button_get_active (self->blank_check))
    flags |= PSK_DOCUMENT_BLANK;
  else if (gtk_switch_get_active (self->public_switch))
    flags |= PSK_DOCUMENT_PUBLIC;

  return flags;
}

static PskAlign
align_of (float xalign)
{
  return xalign > 0.5f ? PSK_ALIGN_RIGHT : PSK_ALIGN_LEFT;
}

/* The columns of the grid as they are seen. */
static GArray *
make_columns (PskHouseholdPrintDialog *self)
{
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self->grid);
  GArray *shapes = g_array_new (FALSE, FALSE, sizeof (PskHouseholdColumnShape));
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < fields->len; i++)
    {
      const PskHouseholdField field = g_array_index (fields, PskHouseholdField, i);
      PskHouseholdColumnShape shape = { field, psk_household_columns_title (field) };

      shape.width = psk_household_grid_get_column_width (self->grid, field);
      for (guint c = 0; c < n; c++)
        {
          if (columns[c].field == field)
            shape.align = align_of (columns[c].xalign);
        }
      g_array_append_val (shapes, shape);
    }

  return shapes;
}

static PskPaper *
make_list (PskHouseholdPrintDialog *self,
           GError                 **error)
{
  PskBook *book = psk_page_get_book (self->page);
  g_autoptr (PskHouseholdQuery) query = gtk_check_button_get_active (self->selected_check)
                                        ? psk_household_grid_get_selected_query (self->grid)
                                        : psk_household_grid_get_query (self->grid);
  g_autoptr (GArray) columns = make_columns (self);
  g_autofree char *conditions = psk_household_query_describe (book, query);
  g_autofree char *order = psk_household_query_describe_order (query);
  const char *notes[] = { conditions, order, NULL };
  const PskHouseholdListing listing = {
    query, notes, (const PskHouseholdColumnShape *) columns->data, columns->len,
  };

  return psk_book_documents_households (book, &listing, get_flags (self), error);
}

/* What is chosen as a document, or NULL when it cannot be, which is then said. */
static PskPaper *
make_paper (PskHouseholdPrintDialog *self)
{
  g_autoptr (GError) error = NULL;
  PskPaper *paper;

  if (gtk_check_button_get_active (self->shown_check)
      || gtk_check_button_get_active (self->selected_check))
    paper = make_list (self, &error);
  else
    paper = psk_book_documents_roster (psk_page_get_book (self->page),
                                       psk_page_get_area (self->page), get_flags (self), &error);
  if (paper == NULL)
    psk_page_toast_error (self->page, error);

  return paper;
}

static const char *
file_name (PskHouseholdPrintDialog *self)
{
  if (gtk_check_button_get_active (self->blank_check))
    return _("blank forms.pdf");

  return gtk_check_button_get_active (self->rosters_check) ? _("rosters.pdf")
                                                           : _("households.pdf");
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskHouseholdPrintDialog *self = PSK_HOUSEHOLD_PRINT_DIALOG (widget);
  g_autoptr (PskPage) page = g_object_ref (self->page);
  g_autoptr (PskPaper) paper = make_paper (self);
  const gboolean saving = g_str_equal (name, "households-print.save");
  g_autofree char *file = g_strdup (file_name (self));

  gtk_window_destroy (GTK_WINDOW (self));
  if (paper != NULL && saving)
    psk_print_save (page, paper, file);
  else if (paper != NULL)
    psk_print_paper (page, paper);
}

static void
psk_household_print_dialog_dispose (GObject *object)
{
  PskHouseholdPrintDialog *self = PSK_HOUSEHOLD_PRINT_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_object (&self->grid);

  G_OBJECT_CLASS (psk_household_print_dialog_parent_class)->dispose (object);
}

static void
psk_household_print_dialog_class_init (PskHouseholdPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_print_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, selected_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, shown_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, rosters_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, blank_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, selected_check);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, shown_check);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, rosters_check);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, blank_check);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, digits_switch);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, public_row);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, public_switch);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPrintDialog, print_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);

  gtk_widget_class_install_action (widget_class, "households-print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "households-print.save", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "households-print.print", NULL);
}

static void
psk_household_print_dialog_init (PskHouseholdPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
}

static guint
count_tambons (PskPage *page)
{
  PskAreas *areas = psk_book_get_areas (psk_page_get_book (page));
  guint n = 0;

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    n += psk_areas_get (areas, i)->level == PSK_AREA_TAMBON
         && psk_area_code_within (psk_areas_get (areas, i)->code, psk_page_get_area (page));

  return n;
}

static char *
describe_list (guint n_rows)
{
  g_autofree char *number = psk_text_format_number (n_rows, 0);

  return g_strdup_printf (ngettext ("%s household, in the columns and the order of the screen",
                                    "%s households, in the columns and the order of the screen",
                                    n_rows), number);
}

static void
show_amounts (PskHouseholdPrintDialog *self)
{
  PskRowList *rows = psk_household_grid_get_rows (self->grid);
  const guint n_rows = rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
  const guint n_selected = psk_household_grid_n_selected (self->grid);
  const guint n_tambons = count_tambons (self->page);
  g_autofree char *selected = describe_list (n_selected);
  g_autofree char *shown = describe_list (n_rows);
  g_autofree char *rosters = g_strdup_printf (ngettext ("The official form, %u tambon on a page "
                                                        "of its own",
                                                        "The official form, %u tambons, each on "
                                                        "a page of its own", n_tambons), n_tambons);
  g_autofree char *blank = g_strdup_printf (ngettext ("For visits: %u tambon, a line for each slot",
                                                      "For visits: %u tambons, a line for each "
                                                      "slot", n_tambons), n_tambons);

  /* There is always a form to fill in. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->shown_row), n_rows > 0);
  if (n_rows == 0)
    gtk_check_button_set_active (self->rosters_check, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->selected_row), n_selected > 1);
  adw_action_row_set_subtitle (self->selected_row, selected);
  adw_action_row_set_subtitle (self->shown_row, shown);
  adw_action_row_set_subtitle (self->rosters_row, rosters);
  adw_action_row_set_subtitle (self->blank_row, blank);
}

/**
 * psk_household_print_dialog_show:
 * @page: the page of the households
 * @grid: its grid
 * @selected: whether the selected households are proposed
 *
 * Asks what is printed, and prints it or writes it as PDF.
 */
void
psk_household_print_dialog_show (PskPage          *page,
                                 PskHouseholdGrid *grid,
                                 gboolean          selected)
{
  PskHouseholdPrintDialog *self
    = g_object_new (PSK_TYPE_HOUSEHOLD_PRINT_DIALOG,
                    "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->grid = g_object_ref (grid);
  gtk_switch_set_active (self->digits_switch, psk_print_get_flags () & PSK_DOCUMENT_THAI_DIGITS);
  show_amounts (self);
  if (selected)
    gtk_check_button_set_active (self->selected_check, TRUE);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->print_button);
}
