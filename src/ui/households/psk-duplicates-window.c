/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicates-window.h"

#include <glib/gi18n.h>

#include "psk-duplicate-commands.h"
#include "psk-duplicate-compare.h"
#include "psk-duplicate-pair.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* Searching is shown when it takes longer than this, in milliseconds. */
#define BUSY_DELAY 150

/**
 * PskDuplicatesWindow:
 *
 * The households that may be listed twice as a work list: one pair after the other is
 * compared, and merged or told apart.
 */
struct _PskDuplicatesWindow
{
  PskToolWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkWidget *action_strip;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkProgressBar *progress;
  GtkListView *list;
  GtkSingleSelection *selection;
  PskDuplicateCompare *compare;
  GtkLabel *reasons_label;
  GtkWidget *pairs_side;

  /* Owned */
  GListStore *pairs;
  GCancellable *cancellable; /* NULL unless a search is under way */
  PskRevealer *revealer;

  guint busy_id;
  gint64 wanted; /* a household whose pair is selected when it is found, or 0 */
};

G_DEFINE_FINAL_TYPE (PskDuplicatesWindow, psk_duplicates_window, PSK_TYPE_TOOL_WINDOW)

static PskBook *
book_of (PskDuplicatesWindow *self)
{
  return psk_tool_window_get_book (PSK_TOOL_WINDOW (self));
}

static void
show_stack_page (PskDuplicatesWindow *self,
                 const char          *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->action_strip, g_str_equal (name, "pairs"));
}

static PskDuplicatePair *
selected_pair (PskDuplicatesWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
set_actions_enabled (PskDuplicatesWindow *self,
                     gboolean             enabled)
{
  static const char *names[] = { "duplicates.merge", "duplicates.dismiss", "duplicates.skip",
                                 "duplicates.choose" };
  const gboolean writable = !psk_book_is_read_only (book_of (self));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], enabled && (writable || i >= 2));
}

static void
show_pair (PskDuplicatesWindow *self)
{
  PskDuplicatePair *pair = selected_pair (self);
  PskHousehold *first = pair != NULL ? psk_duplicate_pair_get_first (pair) : NULL;
  PskHousehold *second = pair != NULL ? psk_duplicate_pair_get_second (pair) : NULL;
  g_autofree char *reasons = pair != NULL
                             ? psk_duplicate_describe (psk_duplicate_pair_get (pair)->reasons)
                             : NULL;
  /* Translators: the reasons why two households may be the same */
  g_autofree char *text = reasons != NULL ? g_strdup_printf (_("Why: %s"), reasons) : NULL;

  psk_duplicate_compare_show (self->compare, book_of (self), first, second,
                              psk_revealer_is_revealed (self->revealer));
  gtk_label_set_label (self->reasons_label, text != NULL ? text : "");
  set_actions_enabled (self, first != NULL && second != NULL);
}

static void
show_title (PskDuplicatesWindow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  const int area = psk_page_get_area (psk_tool_window_get_page (PSK_TOOL_WINDOW (self)));
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *pairs = g_strdup_printf (ngettext ("%s pair", "%s pairs", n), number);
  g_autofree char *subtitle
    = g_strdup_printf ("%s · %s", psk_areas_get_name (psk_book_get_areas (book_of (self)), area,
                                                      psk_language_of_messages ()), pairs);

  adw_window_title_set_subtitle (self->window_title, subtitle);
}

/* Whether the row still shows what is in the book. */
static gboolean
is_same_row (PskDuplicatesWindow *self,
             guint                place,
             const PskDuplicate  *found)
{
  g_autoptr (PskDuplicatePair) pair = g_list_model_get_item (G_LIST_MODEL (self->pairs), place);

  return psk_duplicate_pair_equal (pair, found) && psk_duplicate_pair_is_current (pair);
}

static guint
place_of (GPtrArray *found,
          gint64     household)
{
  for (guint i = 0; i < found->len; i++)
    {
      const PskDuplicate *duplicate = found->pdata[i];

      if (duplicate->first == household || duplicate->second == household)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
has_focus_in (PskDuplicatesWindow *self,
              GtkWidget           *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The arrow keys go on from the row that has the focus, not from the selected one. */
static void
focus_selected (PskDuplicatesWindow *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
}

static void
go_to_row (PskDuplicatesWindow *self,
           guint                place)
{
  if (place >= g_list_model_get_n_items (G_LIST_MODEL (self->pairs)))
    return;

  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
  if (has_focus_in (self, GTK_WIDGET (self->list)))
    focus_selected (self);
}

/* Only rows that changed are replaced, so that the focus and what was chosen stay. */
static void
show_found (PskDuplicatesWindow *self,
            GPtrArray           *found)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n, found->len) && is_same_row (self, head, found->pdata[head]))
    head++;
  while (tail < MIN (n, found->len) - head
         && is_same_row (self, n - 1 - tail, found->pdata[found->len - 1 - tail]))
    tail++;

  for (guint i = head; i < found->len - tail; i++)
    g_ptr_array_add (rows, psk_duplicate_pair_new (book_of (self), found->pdata[i]));
  g_list_store_splice (self->pairs, head, n - head - tail, rows->pdata, rows->len);

  if (self->wanted != 0)
    go_to_row (self, place_of (found, self->wanted));
  self->wanted = 0;
}

static void
stop_showing_busy (PskDuplicatesWindow *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
}

static gboolean
busy_cb (gpointer user_data)
{
  PskDuplicatesWindow *self = user_data;

  show_stack_page (self, "busy");
  gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PskDuplicatesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = psk_book_read_finish (PSK_BOOK (object), result, &error);

  /* Another search took its place, or the window was closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop_showing_busy (self);
  g_clear_object (&self->cancellable);
  if (error != NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed_page, text);
      show_stack_page (self, "failed");
      return;
    }

  show_found (self, found);
  show_stack_page (self, found->len > 0 ? "pairs" : "empty");
  show_title (self);
  show_pair (self);
  /* Whoever works by keys goes on in the list. */
  if (found->len > 0 && !has_focus_in (self, GTK_WIDGET (self->compare))
      && !has_focus_in (self, GTK_WIDGET (self->list)) && !has_focus_in (self, self->action_strip))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static gpointer
find_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return psk_duplicates_find (store, GPOINTER_TO_INT (data), PSK_HOUSEHOLDS_ALL, cancellable,
                              error);
}

static void
cancel_search (PskDuplicatesWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_showing_busy (self);
}

static void
psk_duplicates_window_reload (PskToolWindow *window)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (window);
  const int area = psk_page_get_area (psk_tool_window_get_page (window));

  cancel_search (self);
  self->cancellable = g_cancellable_new ();
  self->busy_id = g_timeout_add (BUSY_DELAY, busy_cb, self);
  psk_book_read_async (book_of (self), find_on_reader, GINT_TO_POINTER (area), NULL,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, found_cb,
                       g_object_ref (self));
}

/* The next pair comes at once; the search that follows settles what hangs on it. */
static void
take_out (PskDuplicatesWindow *self)
{
  const guint place = gtk_single_selection_get_selected (self->selection);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));

  if (place == GTK_INVALID_LIST_POSITION)
    return;

  /* Selecting first keeps the focus on a row. */
  if (n > 1)
    go_to_row (self, place + 1 < n ? place + 1 : place - 1);
  g_list_store_remove (self->pairs, place);
  if (n == 1)
    show_stack_page (self, "empty");
  show_title (self);
  show_pair (self);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (widget);
  gint64 keep;
  gint64 other;
  g_autoptr (PskHousehold) merged = psk_duplicate_compare_get_merged (self->compare, &keep,
                                                                      &other);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *who = NULL;
  g_autofree char *toast = NULL;

  if (merged == NULL)
    return;

  who = psk_household_get_name (merged);
  command = psk_command_household_merge (keep, other, merged);
  psk_command_set_subject (command, who);
  /* Translators: the head of a household */
  toast = g_strdup_printf (_("Merged into one household: %s"), who);
  if (psk_tool_window_run (PSK_TOOL_WINDOW (self), command, toast))
    take_out (self);
}

static void
dismiss_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (widget);
  PskDuplicatePair *pair = selected_pair (self);
  const PskDuplicate *duplicate = pair != NULL ? psk_duplicate_pair_get (pair) : NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *who = NULL;

  if (duplicate == NULL)
    return;

  g_object_get (pair, "names", &who, NULL);
  command = psk_command_duplicate_dismiss (duplicate->first, duplicate->second);
  psk_command_set_subject (command, who);
  if (psk_tool_window_run (PSK_TOOL_WINDOW (self), command,
                           _("Noted: they are two different households")))
    take_out (self);
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (widget);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));

  if (n > 0)
    go_to_row (self, (gtk_single_selection_get_selected (self->selection) + 1) % n);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (widget);

  psk_duplicate_compare_choose (self->compare,
                                g_str_equal (g_variant_get_string (parameter, NULL), "right"));
}

static void
again_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  psk_duplicates_window_reload (PSK_TOOL_WINDOW (widget));
}

static void
selected_cb (PskDuplicatesWindow *self)
{
  show_pair (self);
}

static gboolean
psk_duplicates_window_close_request (GtkWindow *window)
{
  cancel_search (PSK_DUPLICATES_WINDOW (window));

  return GTK_WINDOW_CLASS (psk_duplicates_window_parent_class)->close_request (window);
}

static void
psk_duplicates_window_dispose (GObject *object)
{
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (object);

  cancel_search (self);
  g_clear_object (&self->pairs);
  g_clear_object (&self->revealer);

  G_OBJECT_CLASS (psk_duplicates_window_parent_class)->dispose (object);
}

static void
psk_duplicates_window_class_init (PskDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_duplicates_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_duplicates_window_close_request;
  PSK_TOOL_WINDOW_CLASS (klass)->reload = psk_duplicates_window_reload;

  g_type_ensure (PSK_TYPE_DUPLICATE_COMPARE);
  g_type_ensure (PSK_TYPE_DUPLICATE_PAIR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, action_strip);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, compare);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, PskDuplicatesWindow, pairs_side);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);

  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "duplicates.dismiss", NULL, dismiss_action);
  gtk_widget_class_install_action (widget_class, "duplicates.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "duplicates.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "duplicates.again", NULL, again_action);
}

static void
psk_duplicates_window_init (PskDuplicatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen (self->pairs_side);
  psk_tool_window_set_toast_overlay (PSK_TOOL_WINDOW (self), self->toast_overlay);

  self->pairs = g_list_store_new (PSK_TYPE_DUPLICATE_PAIR);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->pairs));
}

static void
set_revealer (PskDuplicatesWindow *self,
              PskRevealer         *revealer)
{
  if (!g_set_object (&self->revealer, revealer))
    return;

  g_signal_connect_object (revealer, "notify::revealed", G_CALLBACK (show_pair), self,
                           G_CONNECT_SWAPPED);
}

/**
 * psk_duplicates_window_show:
 * @page: the page whose area is searched
 * @revealer: tells whether citizen ids may be read in full
 * @household: a household whose pair is shown first, or 0
 *
 * Shows the households of the area that may be listed twice.
 */
void
psk_duplicates_window_show (PskPage     *page,
                            PskRevealer *revealer,
                            gint64       household)
{
  GtkWindow *window = psk_tool_window_open (PSK_TYPE_DUPLICATES_WINDOW, page);
  PskDuplicatesWindow *self = PSK_DUPLICATES_WINDOW (window);

  set_revealer (self, revealer);
  if (household == 0)
    return;

  self->wanted = household;
  psk_duplicates_window_reload (PSK_TOOL_WINDOW (self));
}
