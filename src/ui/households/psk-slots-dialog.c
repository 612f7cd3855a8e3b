/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slots-dialog.h"

#include <glib/gi18n.h>

#include "psk-candidate-list.h"
#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-slot-commands.h"
#include "psk-slot-row.h"
#include "psk-slot-table.h"
#include "psk-text-size.h"
#include "psk-toaster.h"

/**
 * PskSlotsDialog:
 *
 * The slots of a tambon beside the households of its base list. What is chosen and
 * released here is kept at once, and undone here.
 */
struct _PskSlotsDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  AdwWindowTitle *window_title;
  GtkLabel *slots_label;
  GtkListBox *slots;
  PskCandidateList *candidates;
  GtkWidget *slots_side;

  /* Owned */
  PskBook *book;
  PskToaster *toaster;

  int tambon;
  guint n_done; /* steps that were done here and not undone */
  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (PskSlotsDialog, psk_slots_dialog, ADW_TYPE_WINDOW)

static PskSlotRow *
selected_row (PskSlotsDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->slots);

  return row != NULL ? PSK_SLOT_ROW (row) : NULL;
}

static void
update_buttons (PskSlotsDialog *self)
{
  PskSlotRow *row = selected_row (self);
  g_autoptr (GArray) ids = psk_candidate_list_get_selected (self->candidates);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slots.choose", ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slots.release",
                                 row != NULL && psk_slot_row_get_holder (row) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "slots.undo", self->n_done > 0);
}

static void
show_count (PskSlotsDialog *self,
            int             n_held,
            int             target)
{
  const int n_free = target - n_held;
  g_autofree char *text = NULL;

  if (n_free > 0)
    /* Translators: slots that are held, all slots, empty slots */
    text = g_strdup_printf (ngettext ("%d of %d slots · %d is empty",
                                      "%d of %d slots · %d are empty", n_free),
                            n_held, target, n_free);
  else
    /* Translators: slots that are held, all slots */
    text = g_strdup_printf (_("%d of %d slots · all are taken"), n_held, target);
  gtk_label_set_label (self->slots_label, text);
}

static void
clear_rows (PskSlotsDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->slots, 0)) != NULL)
    gtk_list_box_remove (self->slots, GTK_WIDGET (row));
}

static PskHousehold *
holder_of (GPtrArray *holders,
           int        slot)
{
  for (guint i = 0; i < holders->len; i++)
    {
      PskHousehold *holder = holders->pdata[i];

      if (holder != NULL && holder->slot == slot)
        return holder;
    }

  return NULL;
}

/* Whoever is chosen next goes into the first slot that is empty. */
static void
select_first_empty (PskSlotsDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->slots, i)) != NULL; i++)
    {
      if (psk_slot_row_get_holder (PSK_SLOT_ROW (row)) == NULL)
        {
          gtk_list_box_select_row (self->slots, row);
          return;
        }
    }
}

/* The slots up to the target; one above it, as when the target was lowered, is shown as
 * long as somebody holds it. */
static void
show_slots (PskSlotsDialog *self)
{
  PskStore *store = psk_book_get_store (self->book);
  const int target = psk_metric_table_get_target (store, self->tambon);
  PskSlotRow *old = selected_row (self);
  const int selected = old != NULL ? psk_slot_row_get_slot (old) : 0;
  g_autoptr (GArray) ids = psk_slot_table_read_holders (store, self->tambon, NULL);
  g_autoptr (GPtrArray) holders = NULL;
  int last = target;

  if (ids == NULL)
    return;

  holders = psk_household_table_read_page (store, (const gint64 *) (gpointer) ids->data, ids->len,
                                           NULL);
  for (guint i = 0; i < holders->len; i++)
    last = MAX (last, PSK_HOUSEHOLD (holders->pdata[i])->slot);

  clear_rows (self);
  for (int slot = 1; slot <= last; slot++)
    {
      PskHousehold *holder = holder_of (holders, slot);
      GtkWidget *row;

      if (slot > target && holder == NULL)
        continue;
      row = psk_slot_row_new (self->book, self->tambon, slot, holder);
      gtk_list_box_append (self->slots, row);
      if (slot == selected)
        gtk_list_box_select_row (self->slots, GTK_LIST_BOX_ROW (row));
    }
  show_count (self, (int) holders->len, target);
}

static void
book_changed_cb (PskSlotsDialog *self)
{
  show_slots (self);
  psk_candidate_list_refresh (self->candidates);
  update_buttons (self);
}

static gboolean
run (PskSlotsDialog *self,
     PskCommand     *command,
     const char     *text)
{
  g_autoptr (GError) error = NULL;

  if (!psk_book_run (self->book, command, NULL, &error))
    {
      psk_toaster_say (self->toaster, error->message, FALSE);
      return FALSE;
    }

  self->n_done++;
  psk_toaster_say (self->toaster, text, TRUE);
  update_buttons (self);
  return TRUE;
}

/* A single household goes into the slot that is selected, when that is empty. */
static PskCommand *
make_choice (PskSlotsDialog *self,
             GArray         *ids)
{
  PskSlotRow *row = selected_row (self);
  const int slot = row != NULL && psk_slot_row_get_holder (row) == NULL
                   ? psk_slot_row_get_slot (row) : 0;

  if (ids->len == 1)
    return psk_command_household_select (g_array_index (ids, gint64, 0), slot, NULL);

  return psk_command_households_select ((const gint64 *) (gpointer) ids->data, ids->len, NULL);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskSlotsDialog *self = PSK_SLOTS_DIALOG (widget);
  g_autoptr (GArray) ids = psk_candidate_list_get_selected (self->candidates);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *text = NULL;

  if (ids->len == 0)
    return;

  command = make_choice (self, ids);
  psk_command_set_subject (command, psk_areas_get_name (psk_book_get_areas (self->book),
                                                        self->tambon,
                                                        psk_language_of_messages ()));
  text = g_strdup_printf (ngettext ("%u household was chosen", "%u households were chosen",
                                    ids->len), ids->len);
  if (!run (self, command, text))
    return;

  psk_candidate_list_unselect (self->candidates);
  select_first_empty (self);
}

static void
release_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskSlotsDialog *self = PSK_SLOTS_DIALOG (widget);
  PskSlotRow *row = selected_row (self);
  PskHousehold *holder = row != NULL ? psk_slot_row_get_holder (row) : NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *text = NULL;

  if (holder == NULL)
    return;

  subject = psk_household_get_name (holder);
  /* Translators: the number of a slot */
  text = g_strdup_printf (_("Slot %d is empty again"), holder->slot);
  command = psk_command_household_release (holder->id);
  psk_command_set_subject (command, subject);
  run (self, command, text);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskSlotsDialog *self = PSK_SLOTS_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (self->n_done == 0)
    return;

  if (psk_book_undo (self->book, &error))
    {
      self->n_done--;
      psk_toaster_clear (self->toaster);
    }
  else
    {
      psk_toaster_say (self->toaster, error->message, FALSE);
    }
  update_buttons (self);
}

static void
activated_cb (PskSlotsDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "slots.choose", NULL);
}

/* The slots are one stop of Tab, as arrows go from one to the next: it leads on from the
 * last of them, and back from the first. Delete releases here alone: in the list beside
 * them it would mean somebody else. */
static gboolean
slots_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        modifiers,
              PskSlotsDialog        *self)
{
  const gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;

  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "slots.release", NULL);
  if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    gtk_widget_grab_focus (back ? gtk_widget_get_first_child (GTK_WIDGET (self->slots))
                                : gtk_widget_get_last_child (GTK_WIDGET (self->slots)));

  return GDK_EVENT_PROPAGATE;
}

static void
psk_slots_dialog_dispose (GObject *object)
{
  PskSlotsDialog *self = PSK_SLOTS_DIALOG (object);

  if (self->book != NULL)
    g_clear_signal_handler (&self->changed_id, self->book);
  g_clear_object (&self->toaster);
  g_clear_object (&self->book);

  /* A list lets go of its row when it is finalized: the candidates may be gone by then. */
  g_signal_handlers_disconnect_by_data (self->slots, self);
  g_signal_handlers_disconnect_by_data (self->candidates, self);

  G_OBJECT_CLASS (psk_slots_dialog_parent_class)->dispose (object);
}

static void
psk_slots_dialog_class_init (PskSlotsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_slots_dialog_dispose;
  g_type_ensure (PSK_TYPE_CANDIDATE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-slots-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, slots_label);
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, slots);
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, candidates);
  gtk_widget_class_bind_template_child (widget_class, PskSlotsDialog, slots_side);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, slots_key_cb);

  gtk_widget_class_install_action (widget_class, "slots.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "slots.release", NULL, release_action);
  gtk_widget_class_install_action (widget_class, "slots.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "slots.undo",
                                       NULL);
}

static void
psk_slots_dialog_init (PskSlotsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen (self->slots_side);
  self->toaster = psk_toaster_new (self->toasts, "slots.undo");
}

/**
 * psk_slots_dialog_show:
 * @page: a page
 * @tambon: a tambon
 *
 * Opens the dialog over the window of @page.
 */
void
psk_slots_dialog_show (PskPage *page,
                       int      tambon)
{
  PskSlotsDialog *self;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PSK_IS_PAGE (page));

  self = g_object_new (PSK_TYPE_SLOTS_DIALOG,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->book = g_object_ref (psk_page_get_book (page));
  self->tambon = tambon;
  self->changed_id = g_signal_connect_swapped (self->book, "changed",
                                               G_CALLBACK (book_changed_cb), self);
  /* Translators: a tambon */
  subtitle = g_strdup_printf (_("Tambon %s"), psk_areas_get_name (psk_book_get_areas (self->book),
                                                                  tambon,
                                                                  psk_language_of_messages ()));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  psk_candidate_list_open (self->candidates, self->book, tambon);
  show_slots (self);
  select_first_empty (self);
  update_buttons (self);
  gtk_window_present (GTK_WINDOW (self));
}
