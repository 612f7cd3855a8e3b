/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-stock-entry-dialog.h"

#include <glib/gi18n.h>

#include "psk-date-row.h"
#include "psk-leave-question.h"
#include "psk-stock-commands.h"
#include "psk-text-size.h"
#include "psk-text.h"

static const char *const directions[] = { "in", "out" };

/* The list of units may be longer: these are kept in stock. */
static const char *const units[] = { "packet", "seedling", "seed" };

/**
 * PskStockEntryDialog:
 *
 * What came into the stock of a centre or went out of it. What cannot be kept is said
 * while it is typed.
 */
struct _PskStockEntryDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwComboRow *direction_row;
  GtkEditable *quantity_row;
  AdwComboRow *unit_row;
  GtkEditable *item_row;
  PskDateRow *date_row;
  GtkEditable *note_row;
  GtkLabel *hint_label;
  GtkWidget *delete_button;

  /* Owned */
  PskPage *page;
  PskStockMovement *movement; /* as it was */
  char *centre; /* its name */
  char *before; /* what the rows began with */
};

G_DEFINE_FINAL_TYPE (PskStockEntryDialog, psk_stock_entry_dialog, ADW_TYPE_WINDOW)

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
replace_text (char      **text,
              const char *now)
{
  g_autofree char *clean = psk_text_clean (now);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* The movement as it was entered, or NULL with a sentence. */
static PskStockMovement *
entered (PskStockEntryDialog *self,
         char               **problem)
{
  g_autoptr (PskStockMovement) movement = psk_record_copy (self->movement);
  const char *number = gtk_editable_get_text (self->quantity_row);
  g_autofree char *day = psk_date_row_get_day (self->date_row, problem);

  if (day == NULL)
    return NULL;
  if (!psk_text_parse_number (number, &movement->quantity) || movement->quantity <= 0)
    {
      *problem = g_strdup (_("Say how much came in or went out: a number above 0."));
      return NULL;
    }

  replace_text (&movement->moved_on, day);
  replace_text (&movement->direction,
                directions[adw_combo_row_get_selected (self->direction_row)]);
  replace_text (&movement->unit, units[adw_combo_row_get_selected (self->unit_row)]);
  replace_text (&movement->item, gtk_editable_get_text (self->item_row));
  replace_text (&movement->note, gtk_editable_get_text (self->note_row));

  return g_steal_pointer (&movement);
}

static void
say (PskStockEntryDialog *self,
     const char          *text)
{
  gtk_label_set_label (self->hint_label, text);
}

static void
changed_cb (PskStockEntryDialog *self)
{
  g_autoptr (PskStockMovement) movement = NULL;
  g_autofree char *problem = NULL;

  if (self->movement == NULL)
    return;

  movement = entered (self, &problem);
  say (self, problem != NULL && *gtk_editable_get_text (self->quantity_row) != '\0' ? problem : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entry.keep", movement != NULL);
}

/* All that can be changed in the rows. */
static char *
describe_rows (PskStockEntryDialog *self)
{
  return g_strdup_printf ("%u\n%s\n%u\n%s\n%s\n%s",
                          adw_combo_row_get_selected (self->direction_row),
                          gtk_editable_get_text (self->quantity_row),
                          adw_combo_row_get_selected (self->unit_row),
                          gtk_editable_get_text (self->item_row),
                          gtk_editable_get_text (GTK_EDITABLE (self->date_row)),
                          gtk_editable_get_text (self->note_row));
}

static gboolean
psk_stock_entry_dialog_close_request (GtkWindow *window)
{
  PskStockEntryDialog *self = PSK_STOCK_ENTRY_DIALOG (window);
  g_autofree char *now = describe_rows (self);

  if (g_str_equal (now, self->before))
    return GTK_WINDOW_CLASS (psk_stock_entry_dialog_parent_class)->close_request (window);

  psk_leave_question_ask (window, _("Leave Without Keeping the Stock?"), NULL);
  return TRUE;
}

/* What is refused is said in the dialog, which stays. */
static void
run (PskStockEntryDialog *self,
     PskCommand          *command,
     const char          *toast)
{
  g_autoptr (PskCommand) owned = command;
  g_autoptr (GError) error = NULL;

  psk_command_set_subject (command, self->centre);
  if (!psk_book_run (psk_page_get_book (self->page), command, NULL, &error))
    {
      say (self, error->message);
      return;
    }

  g_signal_emit (self, signals[DONE], 0, toast);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskStockEntryDialog *self = PSK_STOCK_ENTRY_DIALOG (widget);
  g_autofree char *problem = NULL;
  g_autoptr (PskStockMovement) movement = entered (self, &problem);

  if (movement == NULL)
    return;

  run (self, psk_command_stock_keep (movement), self->movement->id == 0
                                                ? _("The stock was entered")
                                                : _("The stock was changed"));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskStockEntryDialog *self = PSK_STOCK_ENTRY_DIALOG (widget);

  run (self, psk_command_stock_delete (self->movement->id), _("The movement was deleted"));
}

static void
activated_cb (PskStockEntryDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "entry.keep", NULL);
}

static void
psk_stock_entry_dialog_dispose (GObject *object)
{
  PskStockEntryDialog *self = PSK_STOCK_ENTRY_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_object (&self->movement);
  g_clear_pointer (&self->centre, g_free);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (psk_stock_entry_dialog_parent_class)->dispose (object);
}

static void
psk_stock_entry_dialog_class_init (PskStockEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_stock_entry_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_stock_entry_dialog_close_request;

  /**
   * PskStockEntryDialog::done:
   * @self: a dialog
   * @text: what happened, translated; it can be undone
   */
  signals[DONE] = g_signal_new ("done", PSK_TYPE_STOCK_ENTRY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PSK_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-stock-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, direction_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, quantity_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, item_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, PskStockEntryDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "entry.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "entry.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "entry.keep", NULL);
}

static void
psk_stock_entry_dialog_init (PskStockEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
}

static void
choose (AdwComboRow       *row,
        const char *const *codes,
        gsize              n_codes,
        const char        *code)
{
  for (gsize i = 0; i < n_codes; i++)
    {
      if (g_strcmp0 (codes[i], code) == 0)
        adw_combo_row_set_selected (row, (guint) i);
    }
}

static void
fill (PskStockEntryDialog *self,
      PskStockMovement    *movement)
{
  PskBook *book = psk_page_get_book (self->page);
  const GDate today = psk_book_get_today (book);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    gtk_string_list_append (titles, psk_definition_get_code_title (
                                      psk_book_get_codes (book), "seed_unit", units[i],
                                      psk_language_of_messages ()));
  adw_combo_row_set_model (self->unit_row, G_LIST_MODEL (titles));
  choose (self->unit_row, units, G_N_ELEMENTS (units), movement->unit);
  choose (self->direction_row, directions, G_N_ELEMENTS (directions), movement->direction);
  psk_date_row_set_day (self->date_row, movement->moved_on, &today);
  gtk_editable_set_text (self->item_row, movement->item != NULL ? movement->item : "");
  gtk_editable_set_text (self->note_row, movement->note != NULL ? movement->note : "");
  if (movement->quantity > 0)
    {
      g_autofree char *number = g_strdup_printf ("%.12g", movement->quantity);

      gtk_editable_set_text (self->quantity_row, number);
    }
  self->before = describe_rows (self);
}

/**
 * psk_stock_entry_dialog_show:
 * @parent: the window that it is shown over
 * @page: the page of the centre
 * @movement: what is changed, or what is proposed when its id is 0
 * @centre: the name of the centre
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
psk_stock_entry_dialog_show (GtkWindow        *parent,
                             PskPage          *page,
                             PskStockMovement *movement,
                             const char       *centre)
{
  PskStockEntryDialog *self;
  const gboolean is_new = movement->id == 0;

  g_return_val_if_fail (PSK_IS_PAGE (page) && PSK_IS_STOCK_MOVEMENT (movement), NULL);

  self = g_object_new (PSK_TYPE_STOCK_ENTRY_DIALOG, "transient-for", parent,
                       "destroy-with-parent", TRUE,
                       "title", is_new ? _("Enter Stock") : _("Change Stock"), NULL);
  self->page = g_object_ref (page);
  self->centre = g_strdup (centre);
  adw_window_title_set_title (self->window_title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->window_title, centre);
  gtk_widget_set_visible (self->delete_button, !is_new);
  fill (self, movement);
  self->movement = psk_record_copy (movement);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->quantity_row));
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}
