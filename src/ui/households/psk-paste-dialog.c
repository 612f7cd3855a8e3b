/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-paste-dialog.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-household-edit.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* So many cells are listed; those that are refused come first. */
#define MAX_LISTED 1000

/**
 * PskPasteDialog:
 *
 * Shows what pasting, filling down or clearing will change, cell by cell, and which cells
 * are refused and why, before anything is written.
 */
struct _PskPasteDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *summary_label;
  GtkColumnView *view;
  GtkButton *apply_button;

  /* Owned */
  PskPage *page;
  PskBook *book;
  GPtrArray *edits;
  GPtrArray *listed; /* PskHouseholdEdit, borrowed from the edits */
  GCancellable *cancellable;

  guint n_changes;
  guint n_refused;
  guint n_outside;
  PskPasteKind kind;
};

G_DEFINE_FINAL_TYPE (PskPasteDialog, psk_paste_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *label; /* of the step, an English message */
  const char *title; /* likewise */
  const char *button;
} kinds[] = {
  [PSK_PASTE_CELLS] = { N_("Paste cells"), N_("Paste Cells"), N_("_Paste") },
  [PSK_PASTE_FILL] = { N_("Fill down"), N_("Fill Down"), N_("_Fill Down") },
  [PSK_PASTE_CLEAR] = { N_("Clear cells"), N_("Clear Cells"), N_("_Clear") },
};

enum
{
  COLUMN_WHO,
  COLUMN_TITLE,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  N_COLUMNS,
};

/* A cell that will be emptied must not look like one of which nothing is known. */
static char *
text_after (PskPasteDialog   *self,
            PskHouseholdEdit *edit)
{
  g_autofree char *text = NULL;

  /* Most reasons name what is refused. */
  if (edit->reason != NULL && strstr (edit->reason, edit->text) != NULL)
    /* Translators: why what was pasted into a cell is refused */
    return g_strdup_printf (_("✕ %s"), edit->reason);
  if (edit->reason != NULL)
    /* Translators: what was pasted into a cell, and why it is refused */
    return g_strdup_printf (_("✕ “%s”: %s"), edit->text, edit->reason);

  text = psk_household_columns_text (self->book, edit->after, edit->field, FALSE);
  return text == NULL || *text == '\0' ? g_strdup (_("(empty)")) : g_steal_pointer (&text);
}

static char *
cell_text (PskPasteDialog   *self,
           PskHouseholdEdit *edit,
           int               column)
{
  switch (column)
    {
    case COLUMN_TITLE:
      return g_strdup (psk_household_columns_title (edit->field));
    case COLUMN_BEFORE:
      return psk_household_columns_text (self->book, edit->before, edit->field, FALSE);
    default:
      return text_after (self, edit);
    }
}

/* Where it is in the grid, as there are households of the same name, and without one. */
static char *
place_text (PskPasteDialog *self,
            PskHousehold   *household)
{
  g_autofree char *place = psk_household_place_text (self->book, household);

  if (household->slot < 1)
    return g_steal_pointer (&place);

  /* Translators: the number of a slot; house, village and tambon */
  return g_strdup_printf (_("No. %d · %s"), household->slot, place);
}

/* What is cut off is read when the pointer rests on it. */
static gboolean
query_tooltip_cb (GtkLabel   *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

static GtkWidget *
new_label (gboolean wraps)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  if (wraps)
    return label;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return label;
}

static void
setup_who_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *place = new_label (FALSE);

  gtk_widget_add_css_class (place, "caption");
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), new_label (FALSE));
  gtk_box_append (GTK_BOX (box), place);
  gtk_list_item_set_child (item, box);
}

/* A reason is a sentence, which is read to its end. */
static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  gtk_list_item_set_child (item, new_label (GPOINTER_TO_INT (column) == COLUMN_AFTER));
}

static PskHouseholdEdit *
edit_of (PskPasteDialog *self,
         GtkListItem    *item)
{
  const guint position = gtk_list_item_get_position (item);

  return self != NULL && position < self->listed->len ? self->listed->pdata[position] : NULL;
}

static PskPasteDialog *
dialog_of (GtkListItem *item)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (gtk_list_item_get_child (item),
                                               PSK_TYPE_PASTE_DIALOG);

  return dialog != NULL ? PSK_PASTE_DIALOG (dialog) : NULL;
}

static void
bind_who_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  column)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  PskPasteDialog *self = dialog_of (item);
  PskHouseholdEdit *edit = edit_of (self, item);
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;

  if (edit == NULL)
    return;

  name = psk_household_name_text (edit->before);
  place = place_text (self, edit->before);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), place);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  PskPasteDialog *self = dialog_of (item);
  PskHouseholdEdit *edit = edit_of (self, item);
  g_autofree char *text = NULL;

  if (edit == NULL)
    return;

  text = cell_text (self, edit, GPOINTER_TO_INT (column));
  gtk_label_set_label (GTK_LABEL (label), text);
  if (GPOINTER_TO_INT (column) == COLUMN_AFTER && edit->reason != NULL)
    gtk_widget_add_css_class (label, "wrong-text");
  else
    gtk_widget_remove_css_class (label, "wrong-text");
}

static void
add_columns (PskPasteDialog *self)
{
  static const struct
  {
    const char *title;
    int width; /* -1 takes what is left */
  } columns[N_COLUMNS] = {
    { N_("Household"), 240 }, { N_("Column"), 150 }, { N_("Now"), 150 }, { N_("Becomes"), -1 },
  };

  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup",
                        i == COLUMN_WHO ? G_CALLBACK (setup_who_cb) : G_CALLBACK (setup_cb),
                        GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind",
                        i == COLUMN_WHO ? G_CALLBACK (bind_who_cb) : G_CALLBACK (bind_cb),
                        GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, psk_text_size_scale (columns[i].width));
      else
        gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (self->view, column);
    }
}

static void
count (PskPasteDialog *self)
{
  self->n_changes = self->n_refused = 0;
  for (guint i = 0; i < self->edits->len; i++)
    {
      PskHouseholdEdit *edit = self->edits->pdata[i];

      self->n_refused += edit->reason != NULL;
      self->n_changes += psk_household_edit_changes (edit);
      if (edit->reason != NULL && self->listed->len < MAX_LISTED)
        g_ptr_array_add (self->listed, edit);
    }
  for (guint i = 0; i < self->edits->len && self->listed->len < MAX_LISTED; i++)
    {
      PskHouseholdEdit *edit = self->edits->pdata[i];

      if (psk_household_edit_changes (edit))
        g_ptr_array_add (self->listed, edit);
    }
}

static void
show_summary (PskPasteDialog *self)
{
  g_autofree char *changes = psk_text_format_number (self->n_changes, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%s cell will be changed.", "%s cells will be changed.",
                                   self->n_changes), changes);
  if (self->n_refused > 0)
    {
      g_autofree char *refused = psk_text_format_number (self->n_refused, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%s is refused and stays as it is.",
                                              "%s are refused and stay as they are.",
                                              self->n_refused), refused);
    }
  if (self->n_outside > 0)
    {
      g_autofree char *outside = psk_text_format_number (self->n_outside, 0);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%s lies outside of the grid and is left out.",
                                              "%s lie outside of the grid and are left out.",
                                              self->n_outside), outside);
    }
  if (self->n_changes + self->n_refused > self->listed->len)
    {
      g_autofree char *listed = psk_text_format_number (self->listed->len, 0);

      g_string_append_c (text, ' ');
      /* Translators: so many cells are listed below */
      g_string_append_printf (text, _("The first %s are listed."), listed);
    }
  gtk_label_set_label (self->summary_label, text->str);
}

static gpointer
check_on_reader (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  GPtrArray *edits = data;
  g_autoptr (PskAreas) areas = psk_areas_load (store, error);
  g_autoptr (PskDefinition) codes = areas != NULL ? psk_definition_load (store, "codes", error)
                                                  : NULL;

  return GINT_TO_POINTER (codes != NULL
                          && psk_household_edits_check (edits, store, areas, codes, cancellable,
                                                        error));
}

/* The list only counts: what its rows show comes from the edits. */
static GListModel *
make_model (guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, "");

  return G_LIST_MODEL (list);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkSelectionModel *model;

  psk_book_read_finish (PSK_BOOK (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      psk_page_toast_error (self->page, error);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  count (self);
  show_summary (self);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (make_model (self->listed->len)));
  gtk_column_view_set_model (self->view, model);
  g_object_unref (model);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.apply", self->n_changes > 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->apply_button));
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskPasteDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = psk_book_run_finish (PSK_BOOK (object), result, &error);
  g_autofree char *number = psk_text_format_number (self->n_changes, 0);
  g_autofree char *toast = g_strdup_printf (ngettext ("%s cell was changed",
                                                      "%s cells were changed", self->n_changes),
                                            number);

  if (done)
    psk_page_toast_undo (self->page, toast);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psk_page_toast_error (self->page, error);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Closing the window meanwhile gives it up. */
static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskPasteDialog *self = PSK_PASTE_DIALOG (widget);
  g_autoptr (PskCommand) command = psk_household_edits_command (self->edits,
                                                                kinds[self->kind].label);

  gtk_widget_action_set_enabled (widget, "paste.apply", FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), FALSE);
  gtk_label_set_label (self->summary_label, _("Writing the cells…"));
  psk_book_run_async (self->book, command, self->cancellable, applied_cb, g_object_ref (self));
}

static gboolean
psk_paste_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (PSK_PASTE_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (psk_paste_dialog_parent_class)->close_request (window);
}

static void
psk_paste_dialog_dispose (GObject *object)
{
  PskPasteDialog *self = PSK_PASTE_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_object (&self->book);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (psk_paste_dialog_parent_class)->dispose (object);
}

static void
psk_paste_dialog_class_init (PskPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_paste_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_paste_dialog_close_request;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPasteDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PskPasteDialog, view);
  gtk_widget_class_bind_template_child (widget_class, PskPasteDialog, apply_button);
  gtk_widget_class_install_action (widget_class, "paste.apply", NULL, apply_action);
}

static void
psk_paste_dialog_init (PskPasteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  self->listed = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  add_columns (self);
  psk_text_size_widen_columns (self->view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.apply", FALSE);
}

/**
 * psk_paste_kind_label:
 * @kind: a kind
 *
 * Returns: (transfer none): what the step is called in the log, an English message
 */
const char *
psk_paste_kind_label (PskPasteKind kind)
{
  return kinds[kind].label;
}

/**
 * psk_paste_dialog_show:
 * @page: the page with the grid
 * @edits: (element-type PskHouseholdEdit): what is pasted, not checked yet
 * @n_outside: how many cells do not fit into the grid
 * @kind: how they come
 *
 * Shows what will be changed and asks whether to do it.
 */
void
psk_paste_dialog_show (PskPage     *page,
                       GPtrArray   *edits,
                       guint        n_outside,
                       PskPasteKind kind)
{
  PskPasteDialog *self = g_object_new (PSK_TYPE_PASTE_DIALOG,
                                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                                       NULL);

  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  self->edits = g_ptr_array_ref (edits);
  self->n_outside = n_outside;
  self->kind = kind;
  gtk_window_set_title (GTK_WINDOW (self), _(kinds[kind].title));
  gtk_button_set_label (self->apply_button, _(kinds[kind].button));
  gtk_label_set_label (self->summary_label, _("Checking the cells…"));
  gtk_window_present (GTK_WINDOW (self));
  psk_book_read_async (self->book, check_on_reader, g_ptr_array_ref (edits),
                       (GDestroyNotify) g_ptr_array_unref, NULL, self->cancellable, checked_cb,
                       g_object_ref (self));
}
