/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-stock-dialog.h"

#include <glib/gi18n.h>

#include "psk-centre-table.h"
#include "psk-household-table.h"
#include "psk-stepper.h"
#include "psk-stock-entry-dialog.h"
#include "psk-text-size.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskStockDialog:
 *
 * What came into and went out of the stock of a centre, the latest first, and who got it.
 */
struct _PskStockDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  GtkListBox *list;

  /* Owned */
  PskToaster *toaster;
  PskPage *page;
  PskCentre *centre;
};

G_DEFINE_FINAL_TYPE (PskStockDialog, psk_stock_dialog, ADW_TYPE_WINDOW)

static PskBook *
book_of (PskStockDialog *self)
{
  return psk_page_get_book (self->page);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskStockDialog *self = PSK_STOCK_DIALOG (widget);

  psk_page_go_to (self->page, "households", 0, g_variant_get_int64 (parameter));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
done_cb (PskStockEntryDialog *entry,
         const char          *text,
         PskStockDialog      *self)
{
  psk_toaster_say (self->toaster, text, TRUE);
}

static void
show_entry (PskStockDialog   *self,
            PskStockMovement *movement)
{
  GtkWindow *entry = psk_stock_entry_dialog_show (GTK_WINDOW (self), self->page, movement,
                                                  self->centre->name);

  g_signal_connect_object (entry, "done", G_CALLBACK (done_cb), self, 0);
}

/* The main window waits for what takes a while. */
static void
undo_or_redo (PskStockDialog *self,
              gboolean        undo)
{
  g_autoptr (PskPage) page = g_object_ref (self->page);

  if (psk_stepper_step_now (book_of (self), self->toaster, undo))
    return;

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (page), undo ? "win.undo" : "win.redo", NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_STOCK_DIALOG (widget), TRUE);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_STOCK_DIALOG (widget), FALSE);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskStockDialog *self = PSK_STOCK_DIALOG (widget);
  g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);
  const GDate today = psk_book_get_today (book_of (self));

  movement->centre = self->centre->id;
  movement->moved_on = psk_thai_date_to_iso (&today);
  show_entry (self, movement);
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskStockDialog *self = PSK_STOCK_DIALOG (widget);
  g_autoptr (PskStockMovement) movement = psk_centre_table_read_stock_movement (
    psk_book_get_store (book_of (self)), g_variant_get_int64 (parameter), NULL);

  if (movement != NULL)
    show_entry (self, movement);
}

static void
psk_stock_dialog_dispose (GObject *object)
{
  g_clear_object (&PSK_STOCK_DIALOG (object)->toaster);
  g_clear_object (&PSK_STOCK_DIALOG (object)->page);
  g_clear_object (&PSK_STOCK_DIALOG (object)->centre);

  G_OBJECT_CLASS (psk_stock_dialog_parent_class)->dispose (object);
}

static void
psk_stock_dialog_class_init (PskStockDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_stock_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-stock-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskStockDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskStockDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskStockDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PskStockDialog, list);

  gtk_widget_class_install_action (widget_class, "stock.open", "x", open_action);
  gtk_widget_class_install_action (widget_class, "stock.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "stock.change", "x", change_action);
  gtk_widget_class_install_action (widget_class, "stock.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "stock.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "stock.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "stock.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "stock.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "stock.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psk_stock_dialog_init (PskStockDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = psk_toaster_new (self->toast_overlay, "stock.undo");
  psk_text_size_widen_window (GTK_WINDOW (self));
}

static char *
describe_amount (PskStockDialog   *self,
                 PskStockMovement *movement)
{
  g_autofree char *number = psk_text_format_quantity (movement->quantity);
  const char *unit = psk_definition_get_code_title (psk_book_get_codes (book_of (self)),
                                                    "seed_unit", movement->unit,
                                                    psk_language_of_messages ());

  if (g_str_equal (movement->direction, "in"))
    /* Translators: a number, its unit */
    return g_strdup_printf (_("+ %s %s in"), number, unit);

  /* Translators: a number, its unit */
  return g_strdup_printf (_("− %s %s out"), number, unit);
}

static char *
describe_rest (PskStockMovement *movement,
               PskHousehold     *household)
{
  g_autofree char *date = psk_thai_date_format_iso (movement->moved_on, PSK_DATE_SHORT,
                                                    psk_language_of_messages ());
  g_autofree char *name = household != NULL ? psk_household_get_name (household) : NULL;
  /* Translators: who received seeds */
  g_autofree char *who = name == NULL ? NULL
                         : movement->visit != 0
                           ? g_strdup_printf (_("given to %s at a visit"), name)
                           : g_strdup_printf (_("given to %s"), name);
  const char *parts[] = { date, movement->item, who, movement->note };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL && *parts[i] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was entered by hand is changed by hand; what was given at a visit, with the visit. */
static void
add_change_button (GtkWidget        *row,
                   PskStockMovement *movement)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Change or delete"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", movement->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "stock.change");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (PskStockDialog   *self,
         PskStockMovement *movement)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (PskHousehold) household
    = movement->household != 0
      ? psk_household_table_read (psk_book_get_store (book_of (self)), movement->household, NULL)
      : NULL;
  g_autofree char *title = describe_amount (self, movement);
  g_autofree char *subtitle = describe_rest (movement, household);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (movement->visit == 0)
    add_change_button (row, movement);
  if (household != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _("Open the household"));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", household->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "stock.open");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  gtk_list_box_append (self->list, row);
}

static void
show_movements (PskStockDialog *self)
{
  g_autoptr (GPtrArray) movements = NULL;
  GtkWidget *row;

  if (self->centre == NULL)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  movements = psk_centre_table_read_stock (psk_book_get_store (book_of (self)), self->centre->id,
                                           NULL);
  for (guint i = 0; movements != NULL && i < movements->len; i++)
    add_row (self, movements->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, movements != NULL && movements->len > 0
                                                 ? "movements" : "nothing");
}

/**
 * psk_stock_dialog_show:
 * @page: the page that @centre is on
 * @centre: a centre
 *
 * Opens the list over the window of @page.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
psk_stock_dialog_show (PskPage   *page,
                       PskCentre *centre)
{
  PskStockDialog *self;

  g_return_val_if_fail (PSK_IS_PAGE (page) && PSK_IS_CENTRE (centre), NULL);

  self = g_object_new (PSK_TYPE_STOCK_DIALOG,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->page = g_object_ref (page);
  self->centre = g_object_ref (centre);
  adw_window_title_set_subtitle (self->window_title, centre->name);
  g_signal_connect_object (book_of (self), "changed", G_CALLBACK (show_movements), self,
                           G_CONNECT_SWAPPED);
  show_movements (self);
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}
