/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-check-page.h"

#include <glib/gi18n.h>

#include "psk-import-items.h"
#include "psk-import-job.h"
#include "psk-strip.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* A cell can hold megabytes, which no entry shows in time. */
#define MAX_CHARS 200

/**
 * PskImportCheckPage:
 *
 * The third step of an import: what it would do, row by row, before anything is
 * written. What is wrong is corrected in place.
 */
struct _PskImportCheckPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkToggleButton *new_toggle;
  GtkToggleButton *updated_toggle;
  GtkToggleButton *unchanged_toggle;
  GtkToggleButton *rejected_toggle;
  GtkToggleButton *notes_toggle;
  GtkLabel *new_number;
  GtkLabel *updated_number;
  GtkLabel *unchanged_number;
  GtkLabel *rejected_number;
  GtkLabel *notes_number;
  GtkSpinner *spinner;
  GtkDropDown *list_dropdown;
  GtkStack *list_stack;
  GtkColumnView *view;
  GtkColumnViewColumn *sheet_column;
  GtkColumnViewColumn *column_column;
  GtkColumnViewColumn *value_column;
  GtkLabel *none_label;
  GtkStack *detail_stack;
  GtkLabel *problem_label;
  GtkWidget *correct_box;
  GtkLabel *field_label;
  GtkEntry *correct_entry;
  GtkButton *alike_button;
  GtkWidget *suggestions_scroller;
  GtkBox *suggestions_box;
  GtkFlowBox *changes_box;
  GtkLabel *status_label;

  /* Owned */
  PskImport *import;
  GtkSingleSelection *selection;
  char *shown_text; /* in the entry before anybody types */

  PskImportKind kind;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportCheckPage, psk_import_check_page, ADW_TYPE_BIN)

static GtkToggleButton *
get_toggle (PskImportCheckPage *self,
            PskImportKind       kind)
{
  GtkToggleButton *toggles[PSK_N_IMPORT_KINDS] = {
    self->new_toggle, self->updated_toggle, self->unchanged_toggle, self->rejected_toggle,
    self->notes_toggle,
  };

  return toggles[kind];
}

static GtkLabel *
get_number (PskImportCheckPage *self,
            PskImportKind       kind)
{
  GtkLabel *labels[PSK_N_IMPORT_KINDS] = {
    self->new_number, self->updated_number, self->unchanged_number, self->rejected_number,
    self->notes_number,
  };

  return labels[kind];
}

static guint
count_notes (PskImport *import)
{
  GPtrArray *problems = psk_import_get_problems (import);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((PskImportProblem *) problems->pdata[i])->severity == PSK_IMPORT_NOTE;

  return n;
}

static guint
count (PskImportCheckPage *self,
       PskImportKind       kind)
{
  return kind == PSK_IMPORT_KIND_NOTES
         ? count_notes (self->import)
         : psk_import_get_count (self->import, (PskImportOutcome) kind);
}

static void
show_counts (PskImportCheckPage *self)
{
  for (int kind = 0; kind < PSK_N_IMPORT_KINDS; kind++)
    {
      const guint n = count (self, kind);
      g_autofree char *text = psk_text_format_number (n, 0);

      gtk_label_set_label (get_number (self, kind), text);
      if (kind == PSK_IMPORT_KIND_NOTES)
        gtk_widget_set_visible (GTK_WIDGET (self->notes_toggle), n > 0);
    }
}

static PskImportItem *
get_selected (PskImportCheckPage *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      if (GTK_IS_FLOW_BOX (box))
        gtk_flow_box_remove (GTK_FLOW_BOX (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

static void
show_suggestions (PskImportCheckPage     *self,
                  const PskImportProblem *problem)
{
  gboolean everywhere;
  g_auto (GStrv) texts = psk_import_suggest (self->import, problem, &everywhere);

  clear_box (GTK_WIDGET (self->suggestions_box));
  for (int i = 0; texts[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (texts[i]);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "check.use");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sb)", texts[i], everywhere);
      gtk_widget_add_css_class (button, "import-suggestion");
      gtk_box_append (self->suggestions_box, button);
    }
  gtk_widget_set_visible (self->suggestions_scroller, texts[0] != NULL);
}

static void
show_problem (PskImportCheckPage     *self,
              const PskImportProblem *problem)
{
  const gboolean can_correct = problem->row > 0 && problem->field != PSK_COLUMN_NONE;
  const guint n_alike = can_correct ? psk_import_count_alike (self->import, problem) : 0;
  g_autofree char *alike = g_strdup_printf (ngettext ("Correct in %u Row",
                                                      "Correct in All %u Rows", n_alike), n_alike);
  g_autofree char *value = psk_text_shorten (problem->value, MAX_CHARS);
  g_autofree char *text = problem->row > 0
                          /* Translators: the number of a row, a name, and why it was rejected */
                          ? g_strdup_printf (_("Row %d, %s: %s"), problem->row,
                                             problem->name != NULL && *problem->name != '\0'
                                             ? problem->name : "–", problem->reason)
                          : g_strdup (problem->reason);

  gtk_label_set_label (self->problem_label, text);
  gtk_widget_set_visible (self->correct_box, can_correct);
  gtk_label_set_label (self->field_label, problem->column);
  gtk_editable_set_text (GTK_EDITABLE (self->correct_entry), value);
  g_free (self->shown_text);
  self->shown_text = g_strdup (value);
  gtk_widget_set_visible (GTK_WIDGET (self->alike_button), n_alike > 1);
  gtk_button_set_label (self->alike_button, alike);
  show_suggestions (self, problem);
  gtk_stack_set_visible_child_name (self->detail_stack, "problem");
}

static void
add_change (PskImportCheckPage    *self,
            const PskImportChange *change,
            gboolean               is_update)
{
  g_autofree char *before = g_markup_escape_text (*change->before != '\0' ? change->before : "–",
                                                  -1);
  g_autofree char *after = g_markup_escape_text (*change->after != '\0' ? change->after : "–", -1);
  g_autofree char *title = g_markup_escape_text (change->title, -1);
  g_autofree char *markup = is_update
                            ? g_strdup_printf ("<small>%s</small>\n%s → <b>%s</b>", title, before,
                                               after)
                            : g_strdup_printf ("<small>%s</small>\n%s", title, after);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_flow_box_append (self->changes_box, label);
}

static void
show_row (PskImportCheckPage *self,
          const PskImportRow *row)
{
  g_autoptr (GPtrArray) changes = psk_import_get_changes (self->import, row);

  clear_box (GTK_WIDGET (self->changes_box));
  for (guint i = 0; i < changes->len; i++)
    add_change (self, changes->pdata[i], row->before != NULL);
  gtk_stack_set_visible_child_name (self->detail_stack, "changes");
}

static void
show_detail (PskImportCheckPage *self)
{
  PskImportItem *item = get_selected (self);

  if (item == NULL)
    gtk_stack_set_visible_child_name (self->detail_stack, "none");
  else if (psk_import_item_get_problem (item) != NULL)
    show_problem (self, psk_import_item_get_problem (item));
  else
    show_row (self, psk_import_item_get_row (item));
}

/* A column that is only hidden keeps its width: the rows would end before the head. */
static void
show_column (PskImportCheckPage  *self,
             GtkColumnViewColumn *column,
             guint                position,
             gboolean             shown)
{
  const gboolean is_shown = gtk_column_view_column_get_column_view (column) != NULL;

  if (shown && !is_shown)
    gtk_column_view_insert_column (self->view, position, column);
  else if (!shown && is_shown)
    gtk_column_view_remove_column (self->view, column);
}

static void
show_list (PskImportCheckPage *self,
           guint               position)
{
  g_autoptr (PskImportItems) items = psk_import_items_new (self->import, self->kind);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (items));
  const gboolean problems = self->kind == PSK_IMPORT_KIND_REJECTED
                            || self->kind == PSK_IMPORT_KIND_NOTES;
  const gboolean sheets = psk_import_get_n_sheets (self->import) > 1;
  const char *none[PSK_N_IMPORT_KINDS] = {
    _("No household of the file is new."), _("No household of the book is changed."),
    _("No row of the file is as in the book."), _("● All rows can be imported."),
    _("There is nothing else to look at."),
  };

  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&items)));
  gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (show_detail),
                            self);

  show_column (self, self->sheet_column, 1, sheets);
  show_column (self, self->column_column, sheets ? 3 : 2, problems);
  show_column (self, self->value_column, sheets ? 4 : 3, problems);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_label_set_label (self->none_label, none[self->kind]);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : "none");
  show_detail (self);
}

static void
toggled_cb (PskImportCheckPage *self)
{
  if (self->filling || self->import == NULL)
    return;

  for (int kind = 0; kind < PSK_N_IMPORT_KINDS; kind++)
    {
      if (!gtk_toggle_button_get_active (get_toggle (self, kind)) || self->kind == (guint) kind)
        continue;
      self->kind = kind;
      show_list (self, 0);
    }
}

static void
list_changed_cb (PskImportCheckPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->list_dropdown);

  if (self->filling || self->import == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  psk_import_set_list (self->import, (PskImportList) selected);
  gtk_widget_activate_action (GTK_WIDGET (self), "import.check-again", NULL);
}

/* Enter on a row goes to where it is corrected. */
static void
activated_cb (PskImportCheckPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->correct_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->correct_entry));
}

static void
update_undo (PskImportCheckPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.undo",
                                 psk_import_can_undo (self->import));
}

static void
correct (PskImportCheckPage *self,
         const char         *text,
         gboolean            alike)
{
  PskImportItem *item = get_selected (self);
  const PskImportProblem *problem = item != NULL ? psk_import_item_get_problem (item) : NULL;
  g_autofree char *copy = g_strdup (text);

  if (problem == NULL || problem->row == 0 || problem->field == PSK_COLUMN_NONE)
    return;

  if (alike)
    psk_import_set_cells_alike (self->import, problem, copy);
  else
    psk_import_set_cell (self->import, (guint) problem->sheet_number, problem->row, problem->field,
                         copy);
  update_undo (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "import.check-again", NULL);
}

/* What was not changed corrects nothing, and may be the start of a longer text. */
static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskImportCheckPage *self = PSK_IMPORT_CHECK_PAGE (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->correct_entry));

  if (g_strcmp0 (text, self->shown_text) != 0)
    correct (self, text, g_variant_get_boolean (parameter));
}

static void
entry_activated_cb (PskImportCheckPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "check.correct", "b", FALSE);
}

/* What is suggested for a misspelt name is meant wherever it is misspelt in this way; for one
 * that is missing it is meant in the one row. */
static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  const char *text;
  gboolean everywhere;

  g_variant_get (parameter, "(&sb)", &text, &everywhere);
  correct (PSK_IMPORT_CHECK_PAGE (widget), text, everywhere);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportCheckPage *self = PSK_IMPORT_CHECK_PAGE (widget);

  if (self->import == NULL || !psk_import_can_undo (self->import))
    return;

  psk_import_undo (self->import);
  update_undo (self);
  gtk_widget_activate_action (widget, "import.check-again", NULL);
}

/* What is being typed is undone by the entry, which would take the keys in any case. */
static gboolean
undo_keys_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  PskImportCheckPage *self = PSK_IMPORT_CHECK_PAGE (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->correct_entry));

  if (gtk_widget_get_focus_child (self->correct_box) != NULL
      && g_strcmp0 (text, self->shown_text) != 0)
    return FALSE;

  return gtk_widget_activate_action (widget, "check.undo", NULL);
}

static void
add_undo_keys (PskImportCheckPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                      gtk_callback_action_new (undo_keys_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
psk_import_check_page_dispose (GObject *object)
{
  PskImportCheckPage *self = PSK_IMPORT_CHECK_PAGE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  psk_import_replace (&self->import, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSK_TYPE_IMPORT_CHECK_PAGE);

  G_OBJECT_CLASS (psk_import_check_page_parent_class)->dispose (object);
}

static void
psk_import_check_page_finalize (GObject *object)
{
  g_free (PSK_IMPORT_CHECK_PAGE (object)->shown_text);

  G_OBJECT_CLASS (psk_import_check_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, new_toggle);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, updated_toggle);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, unchanged_toggle);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, rejected_toggle);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, notes_toggle);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, new_number);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, updated_number);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, unchanged_number);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, rejected_number);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, notes_number);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, list_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, view);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, sheet_column);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, column_column);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, value_column);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, none_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, correct_box);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, field_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, correct_entry);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, alike_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, suggestions_scroller);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, suggestions_box);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, changes_box);
  gtk_widget_class_bind_template_child (widget_class, PskImportCheckPage, status_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
psk_import_check_page_class_init (PskImportCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_check_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_import_check_page_finalize;

  g_type_ensure (PSK_TYPE_IMPORT_ITEM);
  g_type_ensure (PSK_TYPE_STRIP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "check.correct", "b", correct_action);
  gtk_widget_class_install_action (widget_class, "check.use", "(sb)", use_action);
  gtk_widget_class_install_action (widget_class, "check.undo", NULL, undo_action);
}

static void
psk_import_check_page_init (PskImportCheckPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_columns (self->view);
  self->filling = FALSE;
  add_undo_keys (self);
}

/* What needs a person comes first. */
static PskImportKind
choose_kind (PskImportCheckPage *self)
{
  static const PskImportKind kinds[] = {
    PSK_IMPORT_KIND_REJECTED, PSK_IMPORT_KIND_UPDATED, PSK_IMPORT_KIND_NEW, PSK_IMPORT_KIND_NOTES,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (count (self, kinds[i]) > 0)
        return kinds[i];
    }

  return PSK_IMPORT_KIND_UNCHANGED;
}

static void
show_status (PskImportCheckPage *self)
{
  g_autofree char *text = NULL;
  const guint n_rejected = count (self, PSK_IMPORT_KIND_REJECTED);

  text = n_rejected > 0
         ? g_strdup_printf (ngettext ("%u rejected row is left out, if it is not corrected here.",
                                      "%u rejected rows are left out, if they are not corrected "
                                      "here.", n_rejected), n_rejected)
         : g_strdup (_("Nothing was written yet."));
  gtk_label_set_label (self->status_label, text);
}

/**
 * psk_import_check_page_show:
 * @self: the step
 * @import: an import that was prepared
 * @again: whether it is the same one after a correction, so that the place in the list
 *   is kept
 */
void
psk_import_check_page_show (PskImportCheckPage *self,
                            PskImport          *import,
                            gboolean            again)
{
  const guint position = again && self->selection != NULL
                         ? gtk_single_selection_get_selected (self->selection) : 0;
  const gboolean typing = again && gtk_widget_get_focus_child (self->correct_box) != NULL;

  g_return_if_fail (PSK_IS_IMPORT_CHECK_PAGE (self) && PSK_IS_IMPORT (import));

  psk_import_replace (&self->import, import);
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->list_dropdown, psk_import_get_list (import));
  show_counts (self);
  if (!again)
    self->kind = choose_kind (self);
  gtk_toggle_button_set_active (get_toggle (self, self->kind), TRUE);
  self->filling = FALSE;

  show_status (self);
  update_undo (self);
  show_list (self, position);
  if (typing && gtk_widget_get_mapped (GTK_WIDGET (self->correct_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->correct_entry));
}

/**
 * psk_import_check_page_set_busy:
 * @self: the step
 * @busy: whether the rows are being checked again
 */
void
psk_import_check_page_set_busy (PskImportCheckPage *self,
                                gboolean            busy)
{
  g_return_if_fail (PSK_IS_IMPORT_CHECK_PAGE (self));

  gtk_spinner_set_spinning (self->spinner, busy);
}
