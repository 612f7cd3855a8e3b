/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-quality-window.h"

#include <glib/gi18n.h>

#include "psk-duplicates-window.h"
#include "psk-quality-row.h"
#include "psk-quality-rule.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* Checking is shown when it takes longer than this, in milliseconds. */
#define BUSY_DELAY 150

/**
 * PskQualityWindow:
 *
 * What is wrong or missing in the data of an area: the rules with how often they found
 * something, and for the chosen one the very households, each of which opens.
 */
struct _PskQualityWindow
{
  PskToolWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkWidget *action_strip;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkProgressBar *progress;
  GtkLabel *summary_label;
  GtkListView *rules_view;
  GtkSingleSelection *rules;
  GtkLabel *title_label;
  GtkLabel *advice_label;
  GtkStack *rows_stack;
  GtkColumnView *rows_view;
  GtkSingleSelection *rows_selection;
  GtkWidget *rules_side;

  /* Owned */
  GListStore *rule_rows;
  GListStore *rows;
  GPtrArray *findings; /* PskFinding, of the whole book; NULL until it was checked */
  GCancellable *cancellable; /* NULL unless a check is under way */
  PskRevealer *revealer;

  guint busy_id;
};

G_DEFINE_FINAL_TYPE (PskQualityWindow, psk_quality_window, PSK_TYPE_TOOL_WINDOW)

static PskBook *
book_of (PskQualityWindow *self)
{
  return psk_tool_window_get_book (PSK_TOOL_WINDOW (self));
}

static void
show_stack_page (PskQualityWindow *self,
                 const char       *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->action_strip, g_str_equal (name, "checked"));
}

static int
area_of (PskQualityWindow *self)
{
  return psk_page_get_area (psk_tool_window_get_page (PSK_TOOL_WINDOW (self)));
}

static const PskCheckRule *
selected_rule (PskQualityWindow *self)
{
  PskQualityRule *row = gtk_single_selection_get_selected_item (self->rules);

  return row != NULL ? psk_quality_rule_get (row) : NULL;
}

static PskFinding *
selected_finding (PskQualityWindow *self)
{
  PskQualityRow *row = gtk_single_selection_get_selected_item (self->rows_selection);

  return row != NULL ? psk_quality_row_get (row) : NULL;
}

static guint
count (PskQualityWindow *self,
       const char       *rule)
{
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      PskFinding *finding = self->findings->pdata[i];

      if (g_str_equal (finding->rule, rule) && psk_finding_is_within (finding, area_of (self)))
        n++;
    }

  return n;
}

static void
show_summary (PskQualityWindow *self,
              guint             n_errors,
              guint             n_warnings,
              guint             n_notes)
{
  g_autofree char *error_number = psk_text_format_number (n_errors, 0);
  g_autofree char *warning_number = psk_text_format_number (n_warnings, 0);
  g_autofree char *note_number = psk_text_format_number (n_notes, 0);
  /* Translators: the spaces after the sign and the number do not break */
  g_autofree char *errors = g_strdup_printf (ngettext ("✕ %s error", "✕ %s errors", n_errors),
                                             error_number);
  g_autofree char *warnings = g_strdup_printf (ngettext ("! %s warning", "! %s warnings",
                                                         n_warnings),
                                               warning_number);
  g_autofree char *notes = g_strdup_printf (ngettext ("○ %s note", "○ %s notes", n_notes),
                                            note_number);
  g_autofree char *text = g_strdup_printf ("%s   %s   %s", errors, warnings, notes);

  gtk_label_set_label (self->summary_label, text);
  adw_window_title_set_subtitle (self->window_title,
                                 psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                     area_of (self),
                                                     psk_language_of_messages ()));
}

static void
count_all (PskQualityWindow *self)
{
  const guint n_rules = g_list_model_get_n_items (G_LIST_MODEL (self->rule_rows));
  guint n_errors = 0;
  guint n_warnings = 0;
  guint n_notes = 0;

  for (guint i = 0; i < n_rules; i++)
    {
      g_autoptr (PskQualityRule) row = g_list_model_get_item (G_LIST_MODEL (self->rule_rows), i);
      const PskCheckRule *rule = psk_quality_rule_get (row);
      const guint n = count (self, rule->name);

      psk_quality_rule_set_n (row, n);
      if (g_str_equal (rule->severity, "error"))
        n_errors += n;
      else if (g_str_equal (rule->severity, "warning"))
        n_warnings += n;
      else
        n_notes += n;
    }
  show_summary (self, n_errors, n_warnings, n_notes);
}

static void
update_actions (PskQualityWindow *self)
{
  PskFinding *finding = selected_finding (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quality.open", finding != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quality.compare",
                                 finding != NULL && finding->other != 0);
}

static void
show_rows (PskQualityWindow *self)
{
  const PskCheckRule *rule = selected_rule (self);
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const guint place = gtk_single_selection_get_selected (self->rows_selection);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->findings == NULL || rule == NULL)
    return;

  for (guint i = 0; i < self->findings->len; i++)
    {
      PskFinding *finding = self->findings->pdata[i];

      if (g_str_equal (finding->rule, rule->name)
          && psk_finding_is_within (finding, area_of (self)))
        g_ptr_array_add (found, psk_quality_row_new (book_of (self), self->findings, finding));
    }

  gtk_label_set_label (self->title_label, _(rule->title));
  gtk_label_set_label (self->advice_label, _(rule->advice));
  g_list_store_splice (self->rows, 0, n_before, found->pdata, found->len);
  if (found->len > 0 && place != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->rows_selection, MIN (place, found->len - 1));
  gtk_stack_set_visible_child_name (self->rows_stack, found->len > 0 ? "rows" : "clean");
  update_actions (self);
}

/* The gravest rule that found something. */
static void
select_first_rule (PskQualityWindow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rule_rows));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskQualityRule) row = g_list_model_get_item (G_LIST_MODEL (self->rule_rows), i);

      if (psk_quality_rule_get_n (row) > 0)
        {
          gtk_single_selection_set_selected (self->rules, i);
          return;
        }
    }
}

static gboolean
has_focus_in (PskQualityWindow *self,
              GtkWidget        *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
busy_cb (gpointer user_data)
{
  PskQualityWindow *self = user_data;

  /* What is there already is read on while it is checked again. */
  if (self->findings == NULL)
    show_stack_page (self, "busy");
  gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
show_checked (PskQualityWindow *self,
              GPtrArray        *findings)
{
  const gboolean first_time = self->findings == NULL;
  const gboolean in_rows = has_focus_in (self, GTK_WIDGET (self->rows_view));

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (findings);
  count_all (self);
  if (first_time)
    select_first_rule (self);
  show_rows (self);
  show_stack_page (self, "checked");
  if (first_time)
    gtk_widget_grab_focus (GTK_WIDGET (self->rules_view));
  else if (in_rows)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows_view));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskQualityWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = psk_book_read_finish (PSK_BOOK (object), result, &error);
  g_autofree char *text = NULL;

  /* Another check took its place, or the window was closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_clear_object (&self->cancellable);
  if (error == NULL)
    {
      show_checked (self, findings);
      return;
    }

  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failed_page, text);
  show_stack_page (self, "failed");
}

static gpointer
check_on_reader (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return psk_check_run (store, cancellable, error);
}

static void
cancel_check (PskQualityWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->busy_id, g_source_remove);
}

static void
psk_quality_window_reload (PskToolWindow *window)
{
  PskQualityWindow *self = PSK_QUALITY_WINDOW (window);

  cancel_check (self);
  self->cancellable = g_cancellable_new ();
  self->busy_id = g_timeout_add (BUSY_DELAY, busy_cb, self);
  psk_book_read_async (book_of (self), check_on_reader, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, self->cancellable, checked_cb,
                       g_object_ref (self));
}

static void
open_finding (PskQualityWindow *self,
              PskFinding       *finding)
{
  PskPage *page = psk_tool_window_get_page (PSK_TOOL_WINDOW (self));
  /* The filter stays when it can: this window follows it, and its list would shrink. */
  const int area = psk_area_code_within (finding->area, area_of (self)) ? 0 : finding->area;

  psk_page_go_to (page, finding->centre != 0 ? "centres" : "households", area,
                  finding->centre != 0 ? finding->centre : finding->household);
  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskQualityWindow *self = PSK_QUALITY_WINDOW (widget);
  PskFinding *finding = selected_finding (self);

  if (finding != NULL)
    open_finding (self, finding);
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskQualityWindow *self = PSK_QUALITY_WINDOW (widget);
  PskFinding *finding = selected_finding (self);

  if (finding != NULL)
    psk_duplicates_window_show (psk_tool_window_get_page (PSK_TOOL_WINDOW (self)), self->revealer,
                                finding->household);
}

static void
again_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  psk_quality_window_reload (PSK_TOOL_WINDOW (widget));
}

static void
row_activated_cb (PskQualityWindow *self,
                  guint             position)
{
  g_autoptr (PskQualityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    open_finding (self, psk_quality_row_get (row));
}

static void
rule_activated_cb (PskQualityWindow *self,
                   guint             position)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->rows_view));
}

static void
rule_selected_cb (PskQualityWindow *self)
{
  show_rows (self);
}

static void
row_selected_cb (PskQualityWindow *self)
{
  update_actions (self);
}

static gboolean
psk_quality_window_close_request (GtkWindow *window)
{
  cancel_check (PSK_QUALITY_WINDOW (window));

  return GTK_WINDOW_CLASS (psk_quality_window_parent_class)->close_request (window);
}

static void
psk_quality_window_dispose (GObject *object)
{
  PskQualityWindow *self = PSK_QUALITY_WINDOW (object);

  cancel_check (self);
  g_clear_object (&self->rows);
  g_clear_object (&self->rule_rows);
  g_clear_object (&self->revealer);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_quality_window_parent_class)->dispose (object);
}

static void
psk_quality_window_class_init (PskQualityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_quality_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_quality_window_close_request;
  PSK_TOOL_WINDOW_CLASS (klass)->reload = psk_quality_window_reload;

  g_type_ensure (PSK_TYPE_QUALITY_RULE);
  g_type_ensure (PSK_TYPE_QUALITY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-quality-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, action_strip);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rules_view);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rules);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, advice_label);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rows_stack);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rows_view);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rows_selection);
  gtk_widget_class_bind_template_child (widget_class, PskQualityWindow, rules_side);
  gtk_widget_class_bind_template_callback (widget_class, rule_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "quality.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "quality.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "quality.again", NULL, again_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "quality.again", NULL);
}

static void
psk_quality_window_init (PskQualityWindow *self)
{
  guint n_rules;
  const PskCheckRule *rules = psk_check_get_rules (&n_rules);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen (self->rules_side);
  psk_text_size_widen_columns (self->rows_view);
  psk_tool_window_set_toast_overlay (PSK_TOOL_WINDOW (self), self->toast_overlay);

  self->rows = g_list_store_new (PSK_TYPE_QUALITY_ROW);
  gtk_single_selection_set_model (self->rows_selection, G_LIST_MODEL (self->rows));

  self->rule_rows = g_list_store_new (PSK_TYPE_QUALITY_RULE);
  for (guint i = 0; i < n_rules; i++)
    {
      g_autoptr (PskQualityRule) row = psk_quality_rule_new (&rules[i]);

      g_list_store_append (self->rule_rows, row);
    }
  gtk_single_selection_set_model (self->rules, G_LIST_MODEL (self->rule_rows));
}

/**
 * psk_quality_window_show:
 * @page: the page whose area is checked
 * @revealer: tells whether citizen ids may be read in full
 *
 * Shows what is wrong or missing in the data of the area.
 */
void
psk_quality_window_show (PskPage     *page,
                         PskRevealer *revealer)
{
  GtkWindow *window = psk_tool_window_open (PSK_TYPE_QUALITY_WINDOW, page);

  g_set_object (&PSK_QUALITY_WINDOW (window)->revealer, revealer);
}

/**
 * psk_quality_window_get_ids:
 * @self: a window
 *
 * Returns: (transfer full) (element-type gint64): the households that the chosen rule
 *   found in the area, in the order of the list
 */
GArray *
psk_quality_window_get_ids (PskQualityWindow *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  g_return_val_if_fail (PSK_IS_QUALITY_WINDOW (self), ids);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskQualityRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      PskFinding *finding = psk_quality_row_get (row);

      if (finding->household != 0)
        g_array_append_val (ids, finding->household);
    }

  return ids;
}
