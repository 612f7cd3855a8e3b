/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-dialog.h"

#include <glib/gi18n.h>

#include "psk-exchange.h"
#include "psk-import.h"
#include "psk-scratch.h"
#include "psk-text.h"

/* More problems than anybody reads; the counts tell the rest. */
#define MAX_SHOWN_PROBLEMS 300
#define N_SAMPLES 2

/**
 * PskImportDialog:
 *
 * Shows what a list of households would do to the book before anything is
 * changed: which column holds what, how many are new, updated, unchanged or
 * rejected, and every problem with its row and reason.
 */
struct _PskImportDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkBox *counts;
  GtkDropDown *sheet_dropdown;
  GtkGrid *mapping;
  GtkLabel *problems_title;
  GtkGrid *problems;

  /* Owned */
  PskImport *import;
  GCancellable *cancellable;
  char *path;
  PskScratch *scratch; /* for the staging database */

  /* Borrowed */
  PskPage *page;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportDialog, psk_import_dialog, ADW_TYPE_WINDOW)

/* What the reader's thread is asked to do. */
typedef struct
{
  PskImport *import;
  char *path;
  char *staging_path;
  gboolean read; /* whether the file has to be read first */
} PrepareData;

static void
prepare_data_free (gpointer data)
{
  PrepareData *d = data;

  g_object_unref (d->import);
  g_free (d->path);
  g_free (d->staging_path);
  g_free (d);
}

static gpointer
prepare_on_reader (PskStore     *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  PrepareData *d = data;

  if (d->read
      && (!psk_exchange_read (d->path, d->staging_path, cancellable, error)
          || !psk_import_guess (d->import, error)))
    return NULL;

  return GINT_TO_POINTER (psk_import_prepare (d->import, store, cancellable, error));
}

static void
clear_children (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static void
add_count (PskImportDialog *self,
           PskImportOutcome outcome,
           const char      *sign,
           const char      *word,
           const char      *css_class)
{
  g_autofree char *number = psk_text_format_number (psk_import_get_count (self->import, outcome),
                                                    0);
  g_autofree char *text = g_strdup_printf ("%s %s %s", sign, word, number);
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (chip, css_class);
  gtk_box_append (self->counts, chip);
}

static void
show_counts (PskImportDialog *self)
{
  const guint n_changes = psk_import_get_count (self->import, PSK_IMPORT_NEW)
                          + psk_import_get_count (self->import, PSK_IMPORT_UPDATED);

  clear_children (GTK_WIDGET (self->counts));
  add_count (self, PSK_IMPORT_NEW, "●", _("New"), "done");
  add_count (self, PSK_IMPORT_UPDATED, "◐", _("Updated"), "partial");
  add_count (self, PSK_IMPORT_UNCHANGED, "○", _("Unchanged"), NULL);
  add_count (self, PSK_IMPORT_REJECTED, "✕", _("Rejected"), "wrong");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", n_changes > 0);
}

static void
attach_text (GtkGrid    *grid,
             const char *text,
             int         column,
             int         row,
             const char *css_class,
             gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), expand ? 70 : 24);
  gtk_widget_set_hexpand (label, expand);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static void
show_problems (PskImportDialog *self)
{
  GPtrArray *problems = psk_import_get_problems (self->import);
  g_autofree char *title = g_strdup_printf (ngettext ("%u row to look at", "%u rows to look at",
                                                      problems->len),
                                            problems->len);

  gtk_label_set_label (self->problems_title, problems->len > 0 ? title
                       : _("● No problems were found"));
  clear_children (GTK_WIDGET (self->problems));
  for (guint i = 0; i < MIN (problems->len, MAX_SHOWN_PROBLEMS); i++)
    {
      const PskImportProblem *problem = problems->pdata[i];
      g_autofree char *row = problem->row > 0 ? g_strdup_printf (_("Row %d"), problem->row)
                                              : g_strdup ("");

      attach_text (self->problems, problem->severity == PSK_IMPORT_ERROR ? "✕" : "◐", 0, i,
                   problem->severity == PSK_IMPORT_ERROR ? "wrong-text" : "partial-text", FALSE);
      attach_text (self->problems, row, 1, i, "numeric", FALSE);
      attach_text (self->problems, problem->column, 2, i, "dim-label", FALSE);
      attach_text (self->problems, problem->value, 3, i, NULL, FALSE);
      attach_text (self->problems, problem->reason, 4, i, NULL, TRUE);
    }
}

static guint
chosen_sheet (PskImportDialog *self)
{
  const guint selected = gtk_drop_down_get_selected (self->sheet_dropdown);

  return selected == GTK_INVALID_LIST_POSITION ? 1 : selected + 1;
}

static void prepare (PskImportDialog *self,
                     gboolean         read);

static void
field_changed_cb (GtkDropDown     *dropdown,
                  GParamSpec      *pspec,
                  PskImportDialog *self)
{
  const int column = atoi (gtk_widget_get_name (GTK_WIDGET (dropdown)));
  const guint selected = gtk_drop_down_get_selected (dropdown);
  const guint sheet = chosen_sheet (self);
  const PskMapping *before = psk_import_get_mapping (self->import, sheet);
  g_autoptr (PskMapping) mapping = NULL;
  PskColumn field;

  if (self->filling || before == NULL)
    return;

  mapping = psk_mapping_copy (before);
  field = psk_mapping_find_field (mapping, column);
  if (field != PSK_COLUMN_NONE)
    psk_mapping_set_column (mapping, field, -1);
  if (selected > 0)
    psk_mapping_set_column (mapping, (PskColumn) (selected - 1), column);

  psk_import_set_mapping (self->import, sheet, mapping);
  prepare (self, FALSE);
}

static GtkWidget *
make_field_chooser (PskImportDialog  *self,
                    const PskMapping *mapping,
                    int               column)
{
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);
  g_autofree char *name = g_strdup_printf ("%d", column);
  GtkWidget *dropdown;

  gtk_string_list_append (fields, _("(not imported)"));
  for (int f = 0; f < PSK_N_COLUMNS; f++)
    gtk_string_list_take (fields, psk_column_get_title (f, psk_language_of_messages ()));

  dropdown = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&fields)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown),
                              (guint) (psk_mapping_find_field (mapping, column) + 1));
  gtk_widget_set_name (dropdown, name);
  g_signal_connect (dropdown, "notify::selected", G_CALLBACK (field_changed_cb), self);

  return dropdown;
}

static void
attach_samples (PskImportDialog  *self,
                GPtrArray        *rows,
                const PskMapping *mapping,
                int               column)
{
  for (guint i = 0; rows != NULL && i < N_SAMPLES; i++)
    {
      const guint row = (guint) MAX (mapping->data_row - 1, 0) + i;
      GStrv cells = row < rows->len ? rows->pdata[row] : NULL;
      const char *text = cells != NULL && column < (int) g_strv_length (cells) ? cells[column] : "";

      attach_text (self->mapping, text, column, (int) i + 2, "dim-label", FALSE);
    }
}

static void
show_mapping (PskImportDialog *self)
{
  const guint sheet = chosen_sheet (self);
  const PskMapping *mapping = psk_import_get_mapping (self->import, sheet);
  GPtrArray *rows = psk_import_get_first_rows (self->import, sheet);
  const int n = mapping != NULL && mapping->titles != NULL
                ? (int) g_strv_length (mapping->titles) : 0;

  clear_children (GTK_WIDGET (self->mapping));
  if (n == 0)
    attach_text (self->mapping, _("This sheet has no list of households and is left out."), 0, 0,
                 "dim-label", TRUE);

  for (int column = 0; column < MIN (n, 60); column++)
    {
      g_autofree char *title = psk_mapping_get_title (mapping, column);

      attach_text (self->mapping, title, column, 0, "heading", FALSE);
      gtk_grid_attach (self->mapping, make_field_chooser (self, mapping, column), column, 1, 1, 1);
      attach_samples (self, rows, mapping, column);
    }
}

static void
show_sheets (PskImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint n = psk_import_get_n_sheets (self->import);

  for (guint i = 1; i <= n; i++)
    {
      const char *name = psk_import_get_sheet_name (self->import, i);

      gtk_string_list_append (names, *name != '\0' ? name : _("Sheet"));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->sheet_dropdown, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_dropdown), n > 1);
}

static void
prepared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PskImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  psk_book_read_finish (PSK_BOOK (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
      return;
    }

  if (gtk_drop_down_get_model (self->sheet_dropdown) == NULL)
    show_sheets (self);
  show_counts (self);
  show_mapping (self);
  show_problems (self);
  gtk_stack_set_visible_child_name (self->stack, "ready");
}

static void
prepare (PskImportDialog *self,
         gboolean         read)
{
  PrepareData *data = g_new0 (PrepareData, 1);

  data->import = g_object_ref (self->import);
  data->path = g_strdup (self->path);
  data->staging_path = psk_scratch_build_path (self->scratch, "staging.db");
  data->read = read;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  if (read)
    gtk_stack_set_visible_child_name (self->stack, "busy");
  psk_book_read_async (psk_page_get_book (self->page), prepare_on_reader, data, prepare_data_free,
                       NULL, self->cancellable, prepared_cb, g_object_ref (self));
}

static void
sheet_changed_cb (PskImportDialog *self)
{
  if (!self->filling && self->import != NULL)
    show_mapping (self);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!psk_book_run_finish (PSK_BOOK (object), result, &error))
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  /* Translators: households new, updated, rejected */
  text = g_strdup_printf (_("Imported: %u new, %u updated, %u rejected"),
                          psk_import_get_count (self->import, PSK_IMPORT_NEW),
                          psk_import_get_count (self->import, PSK_IMPORT_UPDATED),
                          psk_import_get_count (self->import, PSK_IMPORT_REJECTED));
  psk_page_toast_undo (self->page, text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskImportDialog *self = PSK_IMPORT_DIALOG (widget);
  g_autoptr (PskCommand) command = psk_import_command (self->import);

  gtk_widget_action_set_enabled (widget, "import.apply", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  psk_book_run_async (psk_page_get_book (self->page), command, self->cancellable, applied_cb,
                      g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static gboolean
psk_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (PSK_IMPORT_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (psk_import_dialog_parent_class)->close_request (window);
}

static void
psk_import_dialog_finalize (GObject *object)
{
  PskImportDialog *self = PSK_IMPORT_DIALOG (object);

  g_clear_pointer (&self->scratch, psk_scratch_free);
  g_clear_object (&self->import);
  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (psk_import_dialog_parent_class)->finalize (object);
}

static void
psk_import_dialog_class_init (PskImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = psk_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = psk_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, sheet_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, mapping);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, problems_title);
  gtk_widget_class_bind_template_child (widget_class, PskImportDialog, problems);
  gtk_widget_class_bind_template_callback (widget_class, sheet_changed_cb);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
psk_import_dialog_init (PskImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->sheet_dropdown, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * psk_import_dialog_show:
 * @page: the page that asks
 * @path: a foreign file
 *
 * Reads the file and shows what importing it would do.
 */
void
psk_import_dialog_show (PskPage    *page,
                        const char *path)
{
  PskImportDialog *self;
  PskBook *book = psk_page_get_book (page);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *staging_path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PskScratch) scratch = psk_scratch_new (&error);

  if (scratch == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  self = g_object_new (PSK_TYPE_IMPORT_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->page = page;
  self->path = g_strdup (path);
  self->scratch = g_steal_pointer (&scratch);
  staging_path = psk_scratch_build_path (self->scratch, "staging.db");
  self->import = psk_import_new (staging_path, name, psk_book_get_areas (book),
                                 psk_book_get_codes (book));
  adw_window_title_set_subtitle (self->window_title, name);
  gtk_window_present (GTK_WINDOW (self));
  prepare (self, TRUE);
}
