/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-bulk-dialog.h"

#include <glib/gi18n.h>

#include "psk-household-batch.h"
#include "psk-language.h"
#include "psk-text-size.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/* How long to wait for the next key before looking again, in milliseconds. */
#define LOOK_DELAY 150

/* Between two looks at how far it is. */
#define PROGRESS_DELAY 60

/* More reasons than anybody reads. */
#define MAX_REASONS 6

typedef struct
{
  PskBatchAct act;
  PskHouseholdField field;
  const char *title; /* an English message */
  const char *list;  /* the code list that is chosen from, or NULL */
  const char *hint;  /* an English message, or NULL */
} Choice;

static const Choice choices[] = {
  { PSK_BATCH_SET, PSK_HOUSEHOLD_VULNERABILITY, N_("Vulnerability"), "vulnerability", NULL },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_DEFINITION_USED, N_("Definition used"), "vulnerable_definition",
    NULL },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_VILLAGE_NO, N_("Village"), NULL,
    N_("The number of the village, such as 5") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_HOUSE_NO, N_("House"), NULL,
    N_("The house number, such as 45/2") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_HOUSE_CODE, N_("House code"), NULL, N_("11 digits") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_TITLE, N_("Title"), NULL, NULL },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_MEMBERS, N_("Members"), NULL,
    N_("How many people live there") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_KINDS, N_("Kinds of vegetables"), NULL,
    N_("How many kinds grow there") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_PLANTED_ON, N_("Planted"), NULL,
    N_("A date, such as 25/3/2567") },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_PHONE, N_("Phone"), NULL, NULL },
  { PSK_BATCH_SET, PSK_HOUSEHOLD_NOTE, N_("Note"), NULL, NULL },
  { PSK_BATCH_CHOOSE, PSK_HOUSEHOLD_ID, N_("▸ Choose for free slots"), NULL, NULL },
  { PSK_BATCH_RELEASE, PSK_HOUSEHOLD_ID, N_("▸ Release the slot"), "drop_reason", NULL },
  { PSK_BATCH_DELETE, PSK_HOUSEHOLD_ID, N_("▸ Delete"), NULL, NULL },
};

/**
 * PskBulkDialog:
 *
 * Changes one thing of many households. It says how many will change, how many are that
 * way already and why others are refused before anything is written.
 */
struct _PskBulkDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkDropDown *choice_dropdown;
  GtkLabel *value_title;
  GtkStack *editor;
  GtkEntry *entry;
  GtkLabel *hint_label;
  GtkDropDown *code_dropdown;
  GtkCheckButton *clear_check;
  GtkLabel *act_label;
  GtkLabel *changed_label;
  GtkLabel *same_label;
  GtkLabel *refused_label;
  GtkLabel *reasons_label;
  GtkStack *preview;
  GtkProgressBar *progress;
  GtkButton *apply_button;

  /* Owned */
  PskPage *page;
  GArray *ids;
  GCancellable *cancellable; /* NULL unless something is under way */
  GPtrArray *codes; /* of the code list that is chosen from, after NULL for none yet */

  guint look_id;
  guint progress_id;
  int n_done; /* atomic: how many were looked at */
  guint n_changed; /* of the preview */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskBulkDialog, psk_bulk_dialog, ADW_TYPE_WINDOW)

/* What the reader's thread is asked to do. */
typedef struct
{
  PskBulkDialog *dialog;
  PskBatch *batch;
} LookData;

static void
look_data_free (gpointer data)
{
  LookData *look = data;

  psk_batch_unref (look->batch);
  g_free (look);
}

static PskBook *
book_of (PskBulkDialog *self)
{
  return psk_page_get_book (self->page);
}

static const Choice *
chosen (PskBulkDialog *self)
{
  const guint i = gtk_drop_down_get_selected (self->choice_dropdown);

  return &choices[i < G_N_ELEMENTS (choices) ? i : 0];
}

static const char *
chosen_code (PskBulkDialog *self)
{
  const guint i = gtk_drop_down_get_selected (self->code_dropdown);

  return i < self->codes->len ? self->codes->pdata[i] : NULL;
}

/* What is to be written, or NULL while nothing was typed. */
static const char *
value_text (PskBulkDialog *self)
{
  const Choice *choice = chosen (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (choice->list != NULL && choice->act == PSK_BATCH_RELEASE)
    return chosen_code (self);
  if (choice->act != PSK_BATCH_SET || gtk_check_button_get_active (self->clear_check))
    return "";
  if (choice->list != NULL)
    return chosen_code (self);

  return *text != '\0' ? text : NULL;
}

static PskBatch *
make_batch (PskBulkDialog *self)
{
  const Choice *choice = chosen (self);

  return psk_batch_new (choice->act, choice->field, value_text (self), self->ids);
}

/* A date is said again in words, so that a year that was understood wrongly is seen. */
static void
show_hint (PskBulkDialog *self)
{
  const Choice *choice = chosen (self);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *date_text = NULL;
  GDate date;

  if (choice->field == PSK_HOUSEHOLD_PLANTED_ON && *text != '\0'
      && psk_thai_date_parse (text, &date, NULL))
    date_text = psk_thai_date_format (&date, PSK_DATE_LONG, psk_language_of_messages ());

  gtk_label_set_label (self->hint_label, date_text != NULL ? date_text
                       : choice->hint != NULL ? _(choice->hint) : "");
}

static void
set_count (GtkLabel   *label,
           const char *sign,
           const char *text,
           guint       n)
{
  g_autofree char *number = psk_text_format_number (n, 0);
  /* Translators: a sign, a number, what it counts */
  g_autofree char *whole = g_strdup_printf ("%s  %s  %s", sign, number, text);

  gtk_label_set_label (label, whole);
  gtk_widget_set_visible (GTK_WIDGET (label), n > 0);
}

static void
show_reasons (PskBulkDialog         *self,
              const PskBatchPreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (preview->refusals->len, MAX_REASONS); i++)
    {
      const PskBatchRefusal *refusal = preview->refusals->pdata[i];
      g_autofree char *number = psk_text_format_number (refusal->n, 0);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%s × %s", number, refusal->reason);
    }
  gtk_label_set_label (self->reasons_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_label), text->len > 0);
}

static void
show_preview (PskBulkDialog         *self,
              const PskBatchPreview *preview)
{
  set_count (self->changed_label, "●",
             ngettext ("household will change", "households will change", preview->n_changed),
             preview->n_changed);
  set_count (self->same_label, "○",
             ngettext ("household is that way already", "households are that way already",
                       preview->n_same),
             preview->n_same);
  set_count (self->refused_label, "✕",
             ngettext ("household is left as it is", "households are left as they are",
                       preview->n_refused),
             preview->n_refused);
  show_reasons (self, preview);
  self->n_changed = preview->n_changed;
  gtk_stack_set_visible_child_name (self->preview, "counts");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", preview->n_changed > 0);
}

static void
stop (PskBulkDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
}

static gboolean
progress_cb (gpointer user_data)
{
  PskBulkDialog *self = user_data;
  const int n_done = g_atomic_int_get (&self->n_done);

  gtk_stack_set_visible_child_name (self->preview, "busy");
  if (n_done > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) n_done / self->ids->len);
  else
    gtk_progress_bar_pulse (self->progress);

  return G_SOURCE_CONTINUE;
}

static void
begin (PskBulkDialog *self)
{
  stop (self);
  g_atomic_int_set (&self->n_done, 0);
  self->cancellable = g_cancellable_new ();
  self->progress_id = g_timeout_add (PROGRESS_DELAY, progress_cb, self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", FALSE);
}

static void
looked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBatchPreview) preview = psk_book_read_finish (PSK_BOOK (object), result, &error);

  /* Something else was typed meanwhile. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  stop (self);
  if (preview != NULL)
    {
      show_preview (self, preview);
      return;
    }

  gtk_stack_set_visible_child_name (self->preview, "nothing");
  psk_page_toast_error (self->page, error);
}

/* On the reader's thread; the dialog is kept by the task. */
static void
looked_at_cb (guint    n_done,
              gpointer user_data)
{
  g_atomic_int_set (&((PskBulkDialog *) user_data)->n_done, (int) n_done);
}

static gpointer
look_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  LookData *look = data;

  return psk_batch_preview (look->batch, store, looked_at_cb, look->dialog, cancellable, error);
}

static void
look (PskBulkDialog *self)
{
  LookData *data;

  begin (self);
  data = g_new0 (LookData, 1);
  data->dialog = self;
  data->batch = make_batch (self);
  psk_book_read_async (book_of (self), look_on_reader, data, look_data_free,
                       (GDestroyNotify) psk_batch_preview_free, self->cancellable, looked_cb,
                       g_object_ref (self));
}

static gboolean
look_cb (gpointer user_data)
{
  PskBulkDialog *self = user_data;

  self->look_id = 0;
  if (value_text (self) != NULL && book_of (self) != NULL)
    look (self);

  return G_SOURCE_REMOVE;
}

static void
value_changed_cb (PskBulkDialog *self)
{
  if (self->filling)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->editor),
                            !gtk_check_button_get_active (self->clear_check));
  show_hint (self);
  stop (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", FALSE);
  if (value_text (self) == NULL)
    gtk_stack_set_visible_child_name (self->preview, "nothing");
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->look_id = g_timeout_add (LOOK_DELAY, look_cb, self);
}

static void
fill_codes (PskBulkDialog *self,
            const char    *list)
{
  JsonArray *array = psk_definition_get_list (psk_book_get_codes (book_of (self)), list);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  /* Nobody shall get a value that nobody chose; and keys choose badly from a list in which
   * nothing is selected. */
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_add (self->codes, NULL);
  gtk_string_list_append (titles, _("Choose…"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *code = json_array_get_object_element (array, i);
      const char *name = json_object_get_string_member (code, "code");

      if (!psk_definition_is_offered (code))
        continue;
      g_ptr_array_add (self->codes, g_strdup (name));
      gtk_string_list_append (titles, psk_definition_get_code_title (
                                psk_book_get_codes (book_of (self)), list, name,
                                psk_language_of_messages ()));
    }
  gtk_drop_down_set_model (self->code_dropdown, G_LIST_MODEL (titles));
}

static const char *
act_text (PskBatchAct act)
{
  switch (act)
    {
    case PSK_BATCH_CHOOSE:
      return _("Each household takes the first free slot of its tambon, in the order of the "
               "list, as long as there are free slots.");
    case PSK_BATCH_RELEASE:
      return _("The households drop out and their slots become free. The history stays.");
    case PSK_BATCH_DELETE:
      return _("Delete only what was entered by mistake: visits go with it.");
    case PSK_BATCH_SET:
    default:
      return "";
    }
}

static void
show_choice (PskBulkDialog *self)
{
  const Choice *choice = chosen (self);
  const gboolean sets = choice->act == PSK_BATCH_SET;

  self->filling = TRUE;
  if (choice->list != NULL)
    fill_codes (self, choice->list);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_check_button_set_active (self->clear_check, FALSE);
  self->filling = FALSE;

  gtk_label_set_label (self->value_title, choice->act == PSK_BATCH_RELEASE ? _("Reason")
                                                                           : _("New value"));
  gtk_widget_set_visible (GTK_WIDGET (self->value_title), sets || choice->list != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), sets || choice->list != NULL);
  gtk_stack_set_visible_child_name (self->editor, choice->list != NULL ? "code" : "text");
  gtk_widget_set_visible (GTK_WIDGET (self->clear_check), sets);
  gtk_label_set_label (self->act_label, act_text (choice->act));
  gtk_widget_set_visible (GTK_WIDGET (self->act_label), !sets);
  gtk_button_set_label (self->apply_button, choice->act == PSK_BATCH_DELETE ? _("_Delete")
                                                                            : _("_Apply"));
  if (choice->act == PSK_BATCH_DELETE)
    gtk_widget_add_css_class (GTK_WIDGET (self->apply_button), "destructive-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->apply_button), "destructive-action");
  value_changed_cb (self);
}

static void
choice_changed_cb (PskBulkDialog *self)
{
  if (!self->filling && self->ids != NULL)
    show_choice (self);
}

static void
applied_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean done = psk_book_run_finish (PSK_BOOK (object), result, &error);
  g_autofree char *number = psk_text_format_number (self->n_changed, 0);
  g_autofree char *toast = g_strdup_printf (ngettext ("%s household was changed",
                                                      "%s households were changed",
                                                      self->n_changed),
                                            number);

  stop (self);
  if (done)
    psk_page_toast_undo (self->page, toast);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psk_page_toast_error (self->page, error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskBulkDialog *self = PSK_BULK_DIALOG (widget);
  g_autoptr (PskBatch) batch = NULL;
  g_autoptr (PskCommand) command = NULL;

  if (book_of (self) == NULL)
    return;

  batch = make_batch (self);
  command = psk_batch_command (batch);
  begin (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice_dropdown), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->editor), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->clear_check), FALSE);
  psk_book_run_async (book_of (self), command, self->cancellable, applied_cb,
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
psk_bulk_dialog_close_request (GtkWindow *window)
{
  stop (PSK_BULK_DIALOG (window));

  return GTK_WINDOW_CLASS (psk_bulk_dialog_parent_class)->close_request (window);
}

static void
psk_bulk_dialog_dispose (GObject *object)
{
  PskBulkDialog *self = PSK_BULK_DIALOG (object);

  stop (self);
  g_clear_handle_id (&self->look_id, g_source_remove);

  G_OBJECT_CLASS (psk_bulk_dialog_parent_class)->dispose (object);
}

static void
psk_bulk_dialog_finalize (GObject *object)
{
  PskBulkDialog *self = PSK_BULK_DIALOG (object);

  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (psk_bulk_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, choice_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, value_title);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, code_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, clear_check);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, act_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, changed_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, same_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PskBulkDialog, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
psk_bulk_dialog_class_init (PskBulkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psk_bulk_dialog_dispose;
  object_class->finalize = psk_bulk_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = psk_bulk_dialog_close_request;
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "bulk.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bulk.cancel", NULL);
}

static void
psk_bulk_dialog_init (PskBulkDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (titles, _(choices[i].title));
  gtk_drop_down_set_model (self->choice_dropdown, G_LIST_MODEL (titles));
  self->filling = FALSE;
}

/**
 * psk_bulk_dialog_show:
 * @page: the page that asks
 * @ids: (element-type gint64): households
 *
 * Asks what shall be changed in the households and changes it.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
psk_bulk_dialog_show (PskPage *page,
                      GArray  *ids)
{
  PskBulkDialog *self;
  g_autofree char *number = psk_text_format_number (ids->len, 0);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%s household selected",
                                                         "%s households selected", ids->len),
                                               number);

  self = g_object_new (PSK_TYPE_BULK_DIALOG, "transient-for",
                       gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->page = g_object_ref (page);
  self->ids = g_array_ref (ids);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  show_choice (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice_dropdown));
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}
