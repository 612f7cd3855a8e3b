/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-figures.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-definition.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-text.h"

/* More would not fit beside the month before. */
#define MAX_VALUE 999999999

/**
 * PskReportFigures:
 *
 * The figures of the report of a district and month, beside those of the month before.
 * What is typed is kept when the entry is left. The entries stay while the book changes,
 * so that the focus, and what is being typed, do.
 */
struct _PskReportFigures
{
  AdwBin parent_instance;

  /* Owned */
  PskBook *book;
  PskDefinition *definition; /* that the rows were made from */
  GPtrArray *rows; /* Row */
  char *month;

  /* Borrowed */
  PskPage *page; /* NULL before anything is shown */

  int district;
};

G_DEFINE_FINAL_TYPE (PskReportFigures, psk_report_figures, ADW_TYPE_BIN)

typedef struct
{
  /* Borrowed */
  PskReportFigures *figures;
  JsonObject *item; /* of the definition */
  GtkWidget *entry;
  GtkLabel *last;
  GtkLabel *mark;

  /* Owned */
  char *shown; /* what the entry says as long as nobody types */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->shown);
  g_free (row);
}

static const char *
id_of (const Row *row)
{
  return json_object_get_string_member (row->item, "id");
}

static const char *
text_of (const Row *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row->entry));
}

static gboolean
is_edited (const Row *row)
{
  return !g_str_equal (text_of (row), row->shown);
}

static PskStore *
store_of (PskReportFigures *self)
{
  return psk_book_get_store (self->book);
}

static char *
number_text (double number)
{
  return isnan (number) ? g_strdup ("") : psk_text_format_quantity (number);
}

static gboolean
is_whole (const Row *row)
{
  return g_str_equal (json_object_get_string_member_with_default (row->item, "type", ""),
                      "integer");
}

static gboolean
parse (const Row *row,
       double    *value)
{
  g_autofree char *clean = psk_text_clean (text_of (row));
  g_autofree char *message = NULL;

  *value = NAN;
  if (*clean == '\0'
      || (psk_text_parse_number (clean, value) && *value >= 0 && *value <= MAX_VALUE
          && (!is_whole (row) || *value == floor (*value))))
    return TRUE;

  if (is_whole (row))
    message = g_strdup_printf (_("“%s” is not a whole number from 0 to %d: correct the number."),
                               clean, MAX_VALUE);
  else
    message = g_strdup_printf (
      _("“%s” is not a number: type a number that is not negative, or clear the field."), clean);
  psk_page_toast (row->figures->page, message);
  return FALSE;
}

/* The page shows the book again while the command runs: by then what was typed is no
 * longer being typed. */
static gboolean
run (Row    *row,
     double  value)
{
  PskReportFigures *self = row->figures;
  g_autoptr (PskCommand) command = psk_command_report_set_value (self->district, self->month,
                                                                 id_of (row), value);
  g_autofree char *before = g_steal_pointer (&row->shown);

  row->shown = g_strdup (text_of (row));
  if (psk_page_run (self->page, command, NULL))
    return TRUE;

  g_free (row->shown);
  row->shown = g_steal_pointer (&before);
  return FALSE;
}

/* Returns whether nothing is left that is not in the book. */
static gboolean
keep (Row *row)
{
  PskReportFigures *self = row->figures;
  double value;
  double before = NAN;

  if (!is_edited (row))
    {
      gtk_widget_remove_css_class (row->entry, "error");
      return TRUE;
    }

  if (!parse (row, &value))
    {
      gtk_widget_add_css_class (row->entry, "error");
      return FALSE;
    }

  gtk_widget_remove_css_class (row->entry, "error");
  psk_report_table_get_value (store_of (self), self->district, self->month, id_of (row), &before);
  if ((isnan (value) && isnan (before)) || value == before)
    {
      gtk_editable_set_text (GTK_EDITABLE (row->entry), row->shown);
      return TRUE;
    }

  return run (row, value);
}

/* Of another book, or of none, is what was typed before it was opened. */
static gboolean
is_current (PskReportFigures *self)
{
  return self->page != NULL && self->book != NULL && psk_page_get_book (self->page) == self->book;
}

/* On to what comes next, also behind the figures. */
static void
activate_cb (Row *row)
{
  if (keep (row))
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (row->figures)),
                            GTK_DIR_TAB_FORWARD);
}

static void
left_cb (Row *row)
{
  if (is_current (row->figures))
    keep (row);
}

static void
update_entry (Row      *row,
              gboolean  afresh)
{
  PskReportFigures *self = row->figures;
  const gboolean edited = !afresh && is_edited (row);
  gboolean typed = FALSE;
  const double value = psk_report_get_value (store_of (self), self->district, self->month,
                                             row->item, &typed);
  const gboolean of_book = !typed && !isnan (value);

  g_free (row->shown);
  row->shown = number_text (value);
  if (!edited)
    {
      gtk_widget_remove_css_class (row->entry, "error");
      if (is_edited (row))
        gtk_editable_set_text (GTK_EDITABLE (row->entry), row->shown);
    }
  gtk_label_set_label (row->mark, of_book ? "⇱" : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->mark), of_book
                               ? _("The figure of the book: type another to replace it") : NULL);
}

static void
update_last (Row *row)
{
  PskReportFigures *self = row->figures;
  g_autofree char *text = NULL;
  g_autofree char *month = NULL;
  double value = NAN;
  PskPeriod period;

  if (psk_period_parse (self->month, &period, NULL))
    {
      period = psk_period_shift (&period, -1);
      month = psk_period_to_string (&period);
      psk_report_table_get_value (store_of (self), self->district, month, id_of (row), &value);
    }
  text = number_text (value);
  gtk_label_set_label (row->last, text);
}

static GtkWidget *
make_entry (Row        *row,
            const char *title)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_widget_set_hexpand (entry, FALSE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), row);
  gtk_widget_add_controller (entry, focus);

  return entry;
}

static void
add_row (PskReportFigures *self,
         GtkGrid          *grid,
         JsonObject       *item,
         int               at)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *title = g_strdup_printf ("%s (%s)",
                                            psk_definition_get_text (item, "title", language),
                                            psk_definition_get_text (item, "unit", language));
  GtkWidget *name = gtk_label_new (title);
  Row *row = g_new0 (Row, 1);

  row->figures = self;
  row->item = item;
  row->shown = g_strdup ("");
  row->entry = make_entry (row, title);
  row->last = GTK_LABEL (gtk_label_new (NULL));
  row->mark = GTK_LABEL (gtk_label_new (NULL));
  g_ptr_array_add (self->rows, row);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (row->last, 1);
  gtk_label_set_width_chars (row->last, 8);
  gtk_widget_set_css_classes (GTK_WIDGET (row->last),
                              (const char *[]) { "dim-label", "numeric", NULL });
  gtk_widget_add_css_class (GTK_WIDGET (row->mark), "done-text");

  gtk_grid_attach (grid, name, 0, at, 1, 1);
  gtk_grid_attach (grid, row->entry, 1, at, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (row->last), 2, at, 1, 1);
  gtk_grid_attach (grid, GTK_WIDGET (row->mark), 3, at, 1, 1);
}

static void
add_head (GtkGrid    *grid,
          const char *title,
          int         column)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_grid_attach (grid, label, column, 0, 1, 1);
}

/* The entries go before the rows that they call. */
static void
forget_rows (PskReportFigures *self)
{
  PskPage *page = g_steal_pointer (&self->page);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->definition, psk_definition_unref);
  self->page = page;
}

static void
make_rows (PskReportFigures *self,
           PskDefinition    *definition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *grid = gtk_grid_new ();

  self->definition = psk_definition_ref (definition);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  add_head (GTK_GRID (grid), _("This month"), 1);
  add_head (GTK_GRID (grid), _("Last month"), 2);
  for (guint i = 0; i < psk_definition_get_n (definition, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (definition, "items", i);

      if (g_strcmp0 (json_object_get_string_member_with_default (item, "type", ""), "text") != 0)
        add_row (self, GTK_GRID (grid), item, i + 1);
    }
  gtk_box_append (GTK_BOX (box), grid);

  if (psk_definition_is_default (definition))
    {
      GtkWidget *note = gtk_label_new (
        psk_definition_get_text (psk_definition_get_object (definition), "note",
                                 psk_language_of_messages ()));

      gtk_label_set_xalign (GTK_LABEL (note), 0);
      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      gtk_widget_add_css_class (note, "dim-label");
      gtk_box_append (GTK_BOX (box), note);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
psk_report_figures_dispose (GObject *object)
{
  PskReportFigures *self = PSK_REPORT_FIGURES (object);

  self->page = NULL;
  forget_rows (self);
  g_clear_object (&self->book);
  g_clear_pointer (&self->month, g_free);

  G_OBJECT_CLASS (psk_report_figures_parent_class)->dispose (object);
}

static void
psk_report_figures_finalize (GObject *object)
{
  g_ptr_array_unref (PSK_REPORT_FIGURES (object)->rows);

  G_OBJECT_CLASS (psk_report_figures_parent_class)->finalize (object);
}

static void
psk_report_figures_class_init (PskReportFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_report_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_report_figures_finalize;
}

static void
psk_report_figures_init (PskReportFigures *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
}

/**
 * psk_report_figures_new:
 *
 * Returns: (transfer floating): no figures yet
 */
GtkWidget *
psk_report_figures_new (void)
{
  return g_object_new (PSK_TYPE_REPORT_FIGURES, NULL);
}

/* A submitted report keeps the version of the form that it was made with. */
static PskDefinition *
load_definition (PskReportFigures *self)
{
  g_autoptr (PskReport) report = psk_report_table_read (store_of (self), self->district,
                                                        self->month);
  const gboolean kept = report != NULL && report->definition != 0
                        && !g_str_equal (report->state, "draft")
                        && !g_str_equal (report->state, "returned");

  PskDefinition *definition = kept ? psk_definition_load_version (store_of (self),
                                                                  report->definition, NULL) : NULL;

  return definition != NULL ? definition : psk_definition_load (store_of (self), "form", NULL);
}

/**
 * psk_report_figures_show:
 * @self: the figures
 * @page: the page that they are on, which outlives them
 * @district: a district
 * @month: a month
 * @open: whether they may be changed
 *
 * Shows a report, or what has changed in the one that is shown already: what is being typed
 * there stays. What was typed in another one is gone unless psk_report_figures_settle() has
 * kept it.
 */
void
psk_report_figures_show (PskReportFigures *self,
                         PskPage          *page,
                         int               district,
                         const char       *month,
                         gboolean          open)
{
  const gboolean afresh = self->book != psk_page_get_book (page) || self->district != district
                          || g_strcmp0 (self->month, month) != 0;
  g_autoptr (PskDefinition) definition = NULL;

  g_return_if_fail (PSK_IS_REPORT_FIGURES (self) && PSK_IS_PAGE (page) && month != NULL);

  self->page = page;
  g_set_object (&self->book, psk_page_get_book (page));
  self->district = district;
  if (afresh)
    {
      g_free (self->month);
      self->month = g_strdup (month);
    }

  definition = load_definition (self);
  if (definition == NULL || self->definition == NULL
      || psk_definition_get_id (definition) != psk_definition_get_id (self->definition))
    forget_rows (self);
  if (self->definition == NULL && definition != NULL)
    make_rows (self, definition);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      update_entry (row, afresh);
      update_last (row);
      gtk_editable_set_editable (GTK_EDITABLE (row->entry), open);
      gtk_widget_set_can_focus (row->entry, open);
    }
}

/**
 * psk_report_figures_settle:
 * @self: the figures
 *
 * Keeps what is being typed. What cannot be kept is told, and gets the focus.
 *
 * Returns: whether everything was kept
 */
gboolean
psk_report_figures_settle (PskReportFigures *self)
{
  Row *refused = NULL;

  g_return_val_if_fail (PSK_IS_REPORT_FIGURES (self), TRUE);

  for (guint i = 0; is_current (self) && i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];

      if (!keep (row) && refused == NULL)
        refused = row;
    }
  /* Another tab may be shown. */
  if (refused != NULL && gtk_widget_get_mapped (refused->entry))
    gtk_widget_grab_focus (refused->entry);

  return refused == NULL;
}

/**
 * psk_report_figures_count_refused:
 * @self: the figures
 *
 * Returns: in how many entries there is something that is not in the book
 */
guint
psk_report_figures_count_refused (PskReportFigures *self)
{
  guint n = 0;

  g_return_val_if_fail (PSK_IS_REPORT_FIGURES (self), 0);

  for (guint i = 0; is_current (self) && i < self->rows->len; i++)
    n += is_edited (self->rows->pdata[i]);

  return n;
}
