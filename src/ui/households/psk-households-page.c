/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-households-page.h"

#include <glib/gi18n.h>

#include "psk-area-tree.h"
#include "psk-household-actions.h"
#include "psk-household-commands.h"
#include "psk-household-files.h"
#include "psk-household-print-dialog.h"
#include "psk-household-grid.h"
#include "psk-household-pane.h"
#include "psk-household-selection.h"
#include "psk-household-table.h"
#include "psk-household-tools.h"
#include "psk-household-views.h"
#include "psk-metric.h"
#include "psk-reveal-strip.h"
#include "psk-slot-button.h"
#include "psk-strip.h"

/**
 * PskHouseholdsPage:
 *
 * The roster: areas with counts on the left, a grid that behaves like a
 * spreadsheet, one household in detail on the right.
 */
struct _PskHouseholdsPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkSearchEntry *search_entry;
  GtkDropDown *scope_dropdown;
  GtkMenuButton *views_button;
  PskAreaTree *area_tree;
  PskHouseholdGrid *grid;
  PskHouseholdPane *pane;
  PskSlotButton *slot_button;
  PskRevealStrip *reveal_strip;

  /* Owned */
  PskMetrics *metrics;
  PskRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (PskHouseholdsPage, psk_households_page, PSK_TYPE_PAGE)

static PskBook *
book_of (PskHouseholdsPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

/* A page that is not seen asks when it is shown: a new search entry says by itself that it
 * changed, and the rows would fill a grid before the first window is painted. */
static void
run_query (PskHouseholdsPage *self)
{
  const int area = psk_page_get_area (PSK_PAGE (self));

  if (book_of (self) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  /* The whole base list of the province is in the order of an index. */
  psk_household_grid_ask (self->grid, psk_area_code_level (area) == PSK_AREA_PROVINCE ? 0 : area,
                          gtk_drop_down_get_selected (self->scope_dropdown) == 1
                          ? PSK_HOUSEHOLDS_ALL : PSK_HOUSEHOLDS_CHOSEN,
                          gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static PskHousehold *
get_current (PskHouseholdsPage *self)
{
  g_autoptr (GArray) ids = NULL;

  if (psk_household_grid_n_selected (self->grid) != 1)
    return NULL;

  ids = psk_household_grid_get_selected (self->grid);
  return psk_household_table_read (psk_book_get_store (book_of (self)),
                                   g_array_index (ids, gint64, 0), NULL);
}

static void
show_detail (PskHouseholdsPage *self)
{
  const guint n = psk_household_grid_n_selected (self->grid);
  g_autoptr (PskHousehold) household = get_current (self);

  psk_household_detail_show (psk_household_pane_get_detail (self->pane), book_of (self),
                             household);
  psk_household_pane_show_several (self->pane, book_of (self), n,
                                   psk_household_grid_get_sums (self->grid));
  psk_household_actions_update (GTK_WIDGET (self), household);
  psk_household_selection_update (GTK_WIDGET (self), n);
}

static void
selection_changed_cb (PskHouseholdsPage *self)
{
  show_detail (self);
}

static void
sums_changed_cb (PskHouseholdsPage *self)
{
  psk_household_pane_show_several (self->pane, book_of (self),
                                   psk_household_grid_n_selected (self->grid),
                                   psk_household_grid_get_sums (self->grid));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (widget);
  const int area = psk_page_get_area (PSK_PAGE (self));
  g_autoptr (PskCommand) command = NULL;

  if (psk_area_code_level (area) != PSK_AREA_TAMBON)
    {
      psk_page_toast (PSK_PAGE (self),
                      _("Choose the tambon of the new household on the left first."));
      return;
    }

  command = psk_command_household_add (area, 0);
  if (!psk_page_run (PSK_PAGE (self), command, _("A household was added: fill in its row")))
    return;

  psk_household_grid_show_row (self->grid, psk_command_household_get_id (command));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_household_files_import (PSK_PAGE (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_household_files_export (PSK_PAGE (widget), PSK_HOUSEHOLDS_PAGE (widget)->grid, FALSE);
}

static void
open_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  psk_household_views_open (PSK_PAGE (widget), PSK_HOUSEHOLDS_PAGE (widget)->grid,
                            g_variant_get_string (parameter, NULL));
}

static void
save_view_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  psk_household_views_save (PSK_PAGE (widget), PSK_HOUSEHOLDS_PAGE (widget)->grid);
}

static void
show_base_list_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  gtk_drop_down_set_selected (PSK_HOUSEHOLDS_PAGE (widget)->scope_dropdown, 1);
}

static void
clear_search_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (PSK_HOUSEHOLDS_PAGE (widget)->search_entry), "");
}

static void
show_province_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  const PskArea *province = psk_areas_get_province (psk_book_get_areas (
    psk_page_get_book (PSK_PAGE (widget))));

  if (province != NULL)
    gtk_widget_activate_action (widget, "win.set-area", "i", province->code);
}

static void
freeze_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskHouseholdGrid *grid = PSK_HOUSEHOLDS_PAGE (widget)->grid;

  psk_household_grid_set_frozen (grid, !psk_household_grid_is_frozen (grid));
}

static void
usual_order_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  psk_household_grid_unsort (PSK_HOUSEHOLDS_PAGE (widget)->grid);
}

static void
ask_column_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  psk_household_grid_ask_column (PSK_HOUSEHOLDS_PAGE (widget)->grid);
}

static void
delete_view_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  psk_household_views_delete (PSK_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Its parts change, so that the menu is made when it is opened. */
static void
create_views_menu_cb (GtkMenuButton *button,
                      gpointer       user_data)
{
  PskHouseholdsPage *self = user_data;
  g_autoptr (GMenuModel) menu = NULL;

  if (book_of (self) == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "households.usual-order",
                                 psk_household_grid_is_sorted (self->grid));
  menu = psk_household_views_menu (PSK_PAGE (self), self->grid);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
search_changed_cb (PskHouseholdsPage *self)
{
  run_query (self);
}

static void
stop_search_cb (PskHouseholdsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  psk_household_grid_focus (self->grid);
}

/* From what was searched for to what was found, also when the last letters are not asked
 * for yet. */
static gboolean
enter_grid (PskHouseholdsPage *self)
{
  run_query (self);

  return psk_household_grid_focus (self->grid);
}

static void
search_entered_cb (PskHouseholdsPage *self)
{
  enter_grid (self);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               PskHouseholdsPage     *self)
{
  return key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? enter_grid (self) : GDK_EVENT_PROPAGATE;
}

static void
filter_changed_cb (PskHouseholdsPage *self)
{
  run_query (self);
}

static void
book_changed_cb (PskHouseholdsPage *self)
{
  psk_household_grid_set_book (self->grid, book_of (self));
  selection_changed_cb (self);
}

static void
psk_households_page_refresh (PskPage *page,
                             guint    changes)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);
  g_autoptr (GError) error = NULL;
  GDate today = psk_book_get_today (book_of (self));

  g_clear_pointer (&self->metrics, psk_metrics_unref);
  self->metrics = psk_metrics_load (psk_book_get_store (book_of (self)), &today, NULL, &error);
  if (self->metrics == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  psk_area_tree_show (self->area_tree, psk_book_get_areas (book_of (self)), self->metrics,
                      psk_page_get_area (page));
  run_query (self);
  psk_slot_button_show (self->slot_button, book_of (self), psk_page_get_area (page));
  show_detail (self);
}

static const char *
psk_households_page_get_title (PskPage *page)
{
  return _("Households");
}

static void
psk_households_page_focus_search (PskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_HOUSEHOLDS_PAGE (page)->search_entry));
}

static gboolean
psk_households_page_focus_content (PskPage *page)
{
  return psk_household_grid_focus (PSK_HOUSEHOLDS_PAGE (page)->grid);
}

static void
psk_households_page_show_area (PskPage *page,
                               int      area)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.set-area", "i", area);
}

/* Whoever comes by a door sees the household, whatever was looked for before. */
static void
drop_filters_for (PskHouseholdsPage *self,
                  gint64             id)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (book_of (self)), id, NULL);
  PskRowList *rows = psk_household_grid_get_rows (self->grid);
  guint position;

  if (household == NULL || rows == NULL || psk_row_list_find (rows, id, &position))
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.clear-filters", NULL);
  if (g_str_equal (household->status, "candidate"))
    gtk_drop_down_set_selected (self->scope_dropdown, 1);
}

static void
psk_households_page_show_record (PskPage *page,
                                 gint64   id)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);

  drop_filters_for (self, id);
  psk_household_grid_show_row (self->grid, id);
}

static void
psk_households_page_print (PskPage *page)
{
  psk_household_print_dialog_show (page, PSK_HOUSEHOLDS_PAGE (page)->grid, FALSE);
}

static void
psk_households_page_settle (PskPage *page)
{
  psk_household_grid_settle (PSK_HOUSEHOLDS_PAGE (page)->grid);
}

static guint
psk_households_page_count_refused (PskPage *page)
{
  return psk_household_grid_count_refused (PSK_HOUSEHOLDS_PAGE (page)->grid);
}

static void
revealed_cb (PskHouseholdsPage *self)
{
  const gboolean revealed = psk_revealer_is_revealed (self->revealer);

  psk_household_detail_set_revealed (psk_household_pane_get_detail (self->pane), revealed);
  psk_household_grid_set_revealed (self->grid, revealed);
  if (book_of (self) == NULL)
    return;

  show_detail (self);
}

static void
psk_households_page_dispose (GObject *object)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (object);

  g_clear_pointer (&self->metrics, psk_metrics_unref);
  g_clear_object (&self->revealer);

  G_OBJECT_CLASS (psk_households_page_parent_class)->dispose (object);
}

static void
psk_households_page_build (PskPage *page)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->views_button, create_views_menu_cb, self, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  psk_household_grid_get_column_actions (self->grid));
  g_signal_connect_object (self->revealer, "notify::revealed", G_CALLBACK (revealed_cb), self,
                           G_CONNECT_SWAPPED);
  psk_reveal_strip_set_revealer (self->reveal_strip, self->revealer);
  g_signal_connect (self, "notify::book", G_CALLBACK (book_changed_cb), NULL);
  psk_household_files_accept_drop (page);
  book_changed_cb (self);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-households-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, scope_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, views_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, area_tree);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, slot_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, reveal_strip);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sums_changed_cb);
}

static void
psk_households_page_class_init (PskHouseholdsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_households_page_dispose;
  page_class->name = "households";
  page_class->icon_name = "psk-households-symbolic";
  page_class->get_title = psk_households_page_get_title;
  page_class->build = psk_households_page_build;
  page_class->refresh = psk_households_page_refresh;
  page_class->show_area = psk_households_page_show_area;
  page_class->show_record = psk_households_page_show_record;
  page_class->focus_search = psk_households_page_focus_search;
  page_class->focus_content = psk_households_page_focus_content;
  page_class->print = psk_households_page_print;
  page_class->settle = psk_households_page_settle;
  page_class->count_refused = psk_households_page_count_refused;

  g_type_ensure (PSK_TYPE_AREA_TREE);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_GRID);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_PANE);
  g_type_ensure (PSK_TYPE_REVEAL_STRIP);
  g_type_ensure (PSK_TYPE_SLOT_BUTTON);
  g_type_ensure (PSK_TYPE_STRIP);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "households.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "households.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "households.open-view", "s", open_view_action);
  gtk_widget_class_install_action (widget_class, "households.save-view", NULL, save_view_action);
  gtk_widget_class_install_action (widget_class, "households.show-base-list", NULL,
                                   show_base_list_action);
  gtk_widget_class_install_action (widget_class, "households.clear-search", NULL,
                                   clear_search_action);
  gtk_widget_class_install_action (widget_class, "households.show-province", NULL,
                                   show_province_action);
  gtk_widget_class_install_action (widget_class, "households.freeze", NULL, freeze_action);
  gtk_widget_class_install_action (widget_class, "households.usual-order", NULL,
                                   usual_order_action);
  gtk_widget_class_install_action (widget_class, "households.ask-column", NULL,
                                   ask_column_action);
  gtk_widget_class_install_action (widget_class, "households.delete-view", "s",
                                   delete_view_action);
  gtk_widget_class_install_action (widget_class, "households.export", NULL, export_action);
  psk_household_tools_install (widget_class);
  psk_household_actions_install (widget_class);
  psk_household_selection_install (widget_class);
}

static void
psk_households_page_init (PskHouseholdsPage *self)
{
  self->revealer = psk_revealer_new (PSK_PAGE (self));
}

/**
 * psk_households_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_households_page_new (void)
{
  return g_object_new (PSK_TYPE_HOUSEHOLDS_PAGE, NULL);
}

/**
 * psk_households_page_get_revealer:
 * @self: the tab
 *
 * Returns: (transfer none): what tells whether citizen ids are shown in full
 */
PskRevealer *
psk_households_page_get_revealer (PskHouseholdsPage *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLDS_PAGE (self), NULL);

  return self->revealer;
}

/**
 * psk_households_page_get_grid:
 * @self: the tab
 *
 * Returns: (transfer none): its grid
 */
PskHouseholdGrid *
psk_households_page_get_grid (PskHouseholdsPage *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLDS_PAGE (self), NULL);

  return self->grid;
}
