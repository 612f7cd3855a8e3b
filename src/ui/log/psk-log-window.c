/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-log-window.h"

#include <glib/gi18n.h>

#include "psk-error.h"
#include "psk-journal-table.h"
#include "psk-log-conflicts.h"
#include "psk-log-row.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* Older steps are in the book, but nobody looks through more. */
#define MAX_STEPS 10000

/* What takes longer says so, in milliseconds. */
#define BUSY_DELAY 200

/**
 * PskLogWindow:
 *
 * Everything that was done in the book, by whom and when. Any step can be taken back, while
 * later ones stay: an import of last week, say. What was changed since is shown first.
 */
struct _PskLogWindow
{
  PskToolWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkEditable *search_entry;
  GtkStack *stack;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkStack *strip_stack;
  GtkLabel *hint_label;
  GtkProgressBar *progress;

  /* Owned */
  GListStore *rows;
  GtkFilterListModel *found; /* the rows that are searched for */
  char *key; /* what is searched for, "" for everything */
  GCancellable *cancellable; /* NULL unless a step is being taken back */

  guint busy_id;
};

G_DEFINE_FINAL_TYPE (PskLogWindow, psk_log_window, PSK_TYPE_TOOL_WINDOW)

static PskBook *
book_of (PskLogWindow *self)
{
  return psk_tool_window_get_book (PSK_TOOL_WINDOW (self));
}

static void
update_actions (PskLogWindow *self)
{
  PskLogRow *row = gtk_single_selection_get_selected_item (self->selection);
  const gboolean may_write = !psk_book_is_read_only (book_of (self));
  const gboolean can_undo = row != NULL && psk_log_row_is_done (row);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "log.take-back",
                                 can_undo && may_write && self->cancellable == NULL);
  gtk_label_set_label (self->hint_label,
                       !may_write ? _("The book is open for reading alone.")
                       : row == NULL ? ""
                       : can_undo ? _("Later steps stay as they are.")
                                  : _("This step was taken back already."));
}

static void
show_found (PskLogWindow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *steps = g_strdup_printf (ngettext ("%s step", "%s steps", n), number);
  g_autofree char *subtitle
    = n < MAX_STEPS ? g_strdup (steps)
                    /* Translators: a number of steps */
                    : g_strdup_printf (_("The latest %s steps"), number);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, n == 0 ? "empty" : n_found == 0 ? "none" : "rows");
  update_actions (self);
}

static gint64
selected_id (PskLogWindow *self)
{
  PskLogRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? psk_log_row_get (row)->id : 0;
}

static void
select_id (PskLogWindow *self,
           gint64        id)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; id != 0 && i < n; i++)
    {
      g_autoptr (PskLogRow) row = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      if (psk_log_row_get (row)->id == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static GPtrArray *
read_rows (PskStore *store,
           GError  **error)
{
  g_autoptr (GPtrArray) entries = psk_journal_table_read_latest (store, MAX_STEPS, error);
  g_autoptr (GHashTable) taken = entries != NULL
                                 ? psk_journal_table_read_taken_back (store, error) : NULL;
  GPtrArray *rows;

  if (taken == NULL)
    return NULL;

  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      PskJournalEntry *entry = entries->pdata[i];

      g_ptr_array_add (rows, psk_log_row_new (entry, !g_str_equal (entry->state, "done")
                                                     || g_hash_table_contains (taken,
                                                                               &entry->id)));
    }

  return rows;
}

static void
psk_log_window_reload (PskToolWindow *window)
{
  PskLogWindow *self = PSK_LOG_WINDOW (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_rows (psk_book_get_store (book_of (self)), &error);
  const gint64 selected = selected_id (self);

  if (rows == NULL)
    {
      psk_tool_window_toast (window, error->message, FALSE);
      return;
    }

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  select_id (self, selected);
  show_found (self);
}

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  PskLogWindow *self = user_data;

  return psk_log_row_matches (item, self->key);
}

static void
search_changed_cb (PskLogWindow *self)
{
  g_free (self->key);
  self->key = psk_text_search_key (gtk_editable_get_text (self->search_entry));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  show_found (self);
}

static void
selected_cb (PskLogWindow *self)
{
  update_actions (self);
}

static gboolean
busy_cb (gpointer user_data)
{
  PskLogWindow *self = user_data;

  gtk_stack_set_visible_child_name (self->strip_stack, "busy");
  gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
stop_waiting (PskLogWindow *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->strip_stack, "ready");
  update_actions (self);
}

static void take_back (PskLogWindow *self,
                       gint64        entry,
                       PskUndoFlags  flags);

static void
conflicts_response_cb (AdwMessageDialog *dialog,
                       const char       *response,
                       PskLogWindow     *self)
{
  if (g_str_equal (response, "rest"))
    take_back (self, psk_log_conflicts_get_entry (dialog), PSK_UNDO_KEEP_TOUCHED);
}

/* The latest step is undone as by Ctrl+Z, any other by a step of its own: only that one can
 * be undone in its turn. */
static gboolean
was_latest (PskLogWindow *self,
            gint64        entry)
{
  g_autoptr (PskJournalEntry) read = psk_journal_table_read (psk_book_get_store (book_of (self)),
                                                             entry, NULL);

  return read != NULL && g_str_equal (read->state, "undone");
}

static void
say_taken_back (PskLogWindow *self,
                gint64        entry,
                GPtrArray    *kept)
{
  const guint n_kept = kept != NULL ? kept->len : 0;
  g_autofree char *number = psk_text_format_number (n_kept, 0);
  g_autofree char *text = NULL;

  if (was_latest (self, entry))
    {
      psk_tool_window_toast (PSK_TOOL_WINDOW (self),
                             _("The step was taken back, Ctrl+Shift+Z does it again"), FALSE);
      return;
    }

  if (n_kept == 0)
    text = g_strdup (_("The step was taken back"));
  else
    text = g_strdup_printf (ngettext ("The rest was taken back, %s record stayed as it is",
                                      "The rest was taken back, %s records stayed as they are",
                                      n_kept),
                            number);
  psk_tool_window_toast (PSK_TOOL_WINDOW (self), text, TRUE);
}

typedef struct
{
  PskLogWindow *window; /* owned */
  gint64 entry;
  PskUndoFlags flags;
} TakeBack;

static void
taken_back_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree TakeBack *taking = user_data;
  g_autoptr (PskLogWindow) self = taking->window;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = psk_book_undo_entry_finish (PSK_BOOK (object), result, &conflicts, &error);

  stop_waiting (self);
  if (done)
    say_taken_back (self, taking->entry, conflicts);
  else if (g_error_matches (error, PSK_ERROR, PSK_ERROR_CONFLICT) && conflicts != NULL
           && conflicts->len > 0 && taking->flags == PSK_UNDO_DEFAULT)
    {
      GtkWidget *dialog = psk_log_conflicts_new (GTK_WINDOW (self), book_of (self), taking->entry,
                                                 conflicts);

      g_signal_connect_object (dialog, "response", G_CALLBACK (conflicts_response_cb), self, 0);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psk_tool_window_toast (PSK_TOOL_WINDOW (self), error->message, FALSE);
}

static void
take_back (PskLogWindow *self,
           gint64        entry,
           PskUndoFlags  flags)
{
  TakeBack *taking;

  if (self->cancellable != NULL)
    return;

  taking = g_new0 (TakeBack, 1);
  taking->window = g_object_ref (self);
  taking->entry = entry;
  taking->flags = flags;
  self->cancellable = g_cancellable_new ();
  self->busy_id = g_timeout_add (BUSY_DELAY, busy_cb, self);
  update_actions (self);
  psk_book_undo_entry_async (book_of (self), entry, flags, self->cancellable, taken_back_cb,
                             taking);
}

static void
take_back_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PskLogWindow *self = PSK_LOG_WINDOW (widget);
  PskLogRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL)
    take_back (self, psk_log_row_get (row)->id, PSK_UNDO_DEFAULT);
}

static void
stop_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskLogWindow *self = PSK_LOG_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_LOG_WINDOW (widget)->search_entry));
}

/* Whoever closes the window while a step is being taken back has not cancelled it: it ends,
 * and can be undone. */
static void
psk_log_window_dispose (GObject *object)
{
  PskLogWindow *self = PSK_LOG_WINDOW (object);

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->found);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (psk_log_window_parent_class)->dispose (object);
}

static void
psk_log_window_finalize (GObject *object)
{
  g_free (PSK_LOG_WINDOW (object)->key);

  G_OBJECT_CLASS (psk_log_window_parent_class)->finalize (object);
}

static void
psk_log_window_class_init (PskLogWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psk_log_window_dispose;
  object_class->finalize = psk_log_window_finalize;
  PSK_TOOL_WINDOW_CLASS (klass)->reload = psk_log_window_reload;

  g_type_ensure (PSK_TYPE_LOG_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/log/psk-log-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, view);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, strip_stack);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PskLogWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  gtk_widget_class_install_action (widget_class, "log.take-back", NULL, take_back_action);
  gtk_widget_class_install_action (widget_class, "log.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "log.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "log.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "log.take-back", NULL);
}

static void
psk_log_window_init (PskLogWindow *self)
{
  self->key = g_strdup ("");
  self->rows = g_list_store_new (PSK_TYPE_LOG_ROW);
  self->found = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (self->rows)),
    GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL)));

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen_columns (self->view);
  psk_tool_window_set_toast_overlay (PSK_TOOL_WINDOW (self), self->toast_overlay);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->found));
}

/**
 * psk_log_window_show:
 * @page: a page with a book
 *
 * Shows what was done in the book.
 */
void
psk_log_window_show (PskPage *page)
{
  PskLogWindow *self = PSK_LOG_WINDOW (psk_tool_window_open (PSK_TYPE_LOG_WINDOW, page));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
