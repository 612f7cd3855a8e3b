/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-area-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-text.h"

/* What stands for no tambon may be a few words. */
#define MAX_NONE_CHARS 32

/**
 * PskAreaButton:
 *
 * The area filter in the header: province, district or tambon, found by typing
 * or by pointing. Districts are shown at once, tambons when something is typed
 * or when their district is the chosen one.
 *
 * With psk_area_button_choose_tambon() it chooses a tambon, or none.
 */
struct _PskAreaButton
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkListBox *list;

  /* Owned */
  PskAreas *areas;
  GPtrArray *order; /* PskArea of each row, owned by the areas */
  char *search_key;
  char *none; /* NULL for a filter */

  int area;
  gboolean filled; /* whether the list has the rows of the areas */
};

G_DEFINE_FINAL_TYPE (PskAreaButton, psk_area_button, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_AREA,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
district_of (int code)
{
  while (psk_area_code_level (code) > PSK_AREA_DISTRICT)
    code = psk_area_code_parent (code);

  return psk_area_code_level (code) == PSK_AREA_DISTRICT ? code : 0;
}

static char *
describe (PskAreaButton *self,
          PskArea       *area)
{
  const char *name = psk_area_get_name (area, psk_language_of_messages ());

  if (area->level == PSK_AREA_PROVINCE && self->none != NULL)
    return g_strdup (self->none);
  if (area->level == PSK_AREA_PROVINCE)
    return g_strdup (_("Whole province"));
  if (area->level == PSK_AREA_DISTRICT)
    /* Translators: the name of a district */
    return g_strdup_printf (_("%s District"), name);

  /* Translators: the name of a tambon */
  return g_strdup_printf (_("Tambon %s"), name);
}

static PskArea *
area_of_row (PskAreaButton *self,
             GtkListBoxRow *row)
{
  return self->order->pdata[gtk_list_box_row_get_index (row)];
}

static gboolean
is_found (PskAreaButton *self,
          PskArea       *area)
{
  g_autofree char *english = g_utf8_strdown (area->name_en, -1);

  return strstr (area->match_key, self->search_key) != NULL
         || strstr (english, self->search_key) != NULL;
}

/* Where tambons are chosen, one is found by its district, too, and a district stands above
 * those that are found. */
static gboolean
is_found_in_district (PskAreaButton *self,
                      PskArea       *area)
{
  g_autoptr (GPtrArray) tambons = NULL;

  if (area->level == PSK_AREA_PROVINCE)
    return FALSE;
  if (is_found (self, area))
    return TRUE;
  if (area->level == PSK_AREA_TAMBON)
    return is_found (self, psk_areas_lookup (self->areas, area->parent));

  tambons = psk_areas_get_children (self->areas, area->code);
  for (guint i = 0; i < tambons->len; i++)
    {
      if (is_found (self, tambons->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  PskAreaButton *self = user_data;
  PskArea *area = area_of_row (self, row);

  if (self->search_key == NULL || *self->search_key == '\0')
    return self->none != NULL || area->level < PSK_AREA_TAMBON
           || area->parent == district_of (self->area);

  return self->none != NULL ? is_found_in_district (self, area) : is_found (self, area);
}

static void
append_row (PskAreaButton *self,
            PskArea       *area)
{
  g_autofree char *text = describe (self, area);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_start (label, area->level == PSK_AREA_TAMBON ? 18 : 0);
  if (area->level < PSK_AREA_TAMBON)
    gtk_widget_add_css_class (label, "heading");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  if (self->none != NULL && area->level == PSK_AREA_DISTRICT)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
    }
  g_ptr_array_add (self->order, area);
  gtk_list_box_append (self->list, row);
}

static void
clear_list (PskAreaButton *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->order, 0);
  self->filled = FALSE;
}

static void
fill_list (PskAreaButton *self)
{
  for (guint i = 0; self->areas != NULL && i < psk_areas_get_n (self->areas); i++)
    {
      PskArea *area = psk_areas_get (self->areas, i);

      if (area->level == PSK_AREA_TAMBON)
        continue;
      append_row (self, area);
      if (area->level == PSK_AREA_DISTRICT)
        {
          g_autoptr (GPtrArray) tambons = psk_areas_get_children (self->areas, area->code);

          for (guint t = 0; t < tambons->len; t++)
            append_row (self, tambons->pdata[t]);
        }
    }
  self->filled = TRUE;
}

static void
update_label (PskAreaButton *self)
{
  PskArea *area = self->areas != NULL ? psk_areas_lookup (self->areas, self->area) : NULL;
  g_autofree char *text = area != NULL ? describe (self, area) : g_strdup ("");
  g_autofree char *accessible = g_strdup_printf (_("Area: %s"), text);

  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
}

static void
choose (PskAreaButton *self,
        GtkListBoxRow *row)
{
  PskArea *area = area_of_row (self, row);

  psk_area_button_set_area (self, area->code);
  gtk_popover_popdown (self->popover);
}

static void
row_activated_cb (PskAreaButton *self,
                  GtkListBoxRow *row)
{
  choose (self, row);
}

static void
search_changed_cb (PskAreaButton *self)
{
  g_free (self->search_key);
  self->search_key = psk_text_area_key (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gtk_list_box_invalidate_filter (self->list);
}

static void
search_activate_cb (PskAreaButton *self)
{
  search_changed_cb (self);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_get_child_visible (row) && GTK_IS_LIST_BOX_ROW (row)
          && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
        {
          choose (self, GTK_LIST_BOX_ROW (row));
          return;
        }
    }
}

static void
popover_shown_cb (GtkPopover    *popover,
                  PskAreaButton *self)
{
  if (!self->filled)
    fill_list (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
psk_area_button_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_AREA)
    g_value_set_int (value, PSK_AREA_BUTTON (object)->area);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
psk_area_button_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if (id == PROP_AREA)
    psk_area_button_set_area (PSK_AREA_BUTTON (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
psk_area_button_finalize (GObject *object)
{
  PskAreaButton *self = PSK_AREA_BUTTON (object);

  g_clear_pointer (&self->areas, psk_areas_unref);
  g_ptr_array_unref (self->order);
  g_free (self->search_key);
  g_free (self->none);

  G_OBJECT_CLASS (psk_area_button_parent_class)->finalize (object);
}

static void
psk_area_button_class_init (PskAreaButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = psk_area_button_get_property;
  object_class->set_property = psk_area_button_set_property;
  object_class->finalize = psk_area_button_finalize;

  properties[PROP_AREA] =
    g_param_spec_int ("area", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-area-button.ui");
  gtk_widget_class_bind_template_child (widget_class, PskAreaButton, button);
  gtk_widget_class_bind_template_child (widget_class, PskAreaButton, label);
  gtk_widget_class_bind_template_child (widget_class, PskAreaButton, popover);
  gtk_widget_class_bind_template_child (widget_class, PskAreaButton, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskAreaButton, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}

static void
psk_area_button_init (PskAreaButton *self)
{
  self->order = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  g_signal_connect (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
}

/**
 * psk_area_button_set_areas:
 * @self: a button
 * @areas: (nullable): the areas to choose from
 *
 * Chooses the province when the area is not among them.
 */
void
psk_area_button_set_areas (PskAreaButton *self,
                           PskAreas      *areas)
{
  PskArea *province;

  g_return_if_fail (PSK_IS_AREA_BUTTON (self));

  clear_list (self);
  g_clear_pointer (&self->areas, psk_areas_unref);
  self->areas = areas != NULL ? psk_areas_ref (areas) : NULL;

  /* More than a hundred rows are made when somebody looks at them. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    fill_list (self);

  province = areas != NULL ? psk_areas_get_province (areas) : NULL;
  if (province != NULL && psk_areas_lookup (areas, self->area) == NULL)
    psk_area_button_set_area (self, province->code);
  update_label (self);
}

/**
 * psk_area_button_choose_tambon:
 * @self: a button
 * @none: what stands for no tambon
 *
 * Makes it choose a tambon: the districts are headings, and the area is that of the province
 * when none is chosen.
 */
void
psk_area_button_choose_tambon (PskAreaButton *self,
                               const char    *none)
{
  g_return_if_fail (PSK_IS_AREA_BUTTON (self) && none != NULL);

  if (g_strcmp0 (self->none, none) == 0)
    return;

  g_free (self->none);
  self->none = g_strdup (none);
  gtk_label_set_max_width_chars (self->label, MAX_NONE_CHARS);
  clear_list (self);
  update_label (self);
}

/**
 * psk_area_button_get_area:
 * @self: a button
 *
 * Returns: the chosen area
 */
int
psk_area_button_get_area (PskAreaButton *self)
{
  g_return_val_if_fail (PSK_IS_AREA_BUTTON (self), 0);

  return self->area;
}

/**
 * psk_area_button_set_area:
 * @self: a button
 * @area: an area code
 */
void
psk_area_button_set_area (PskAreaButton *self,
                          int            area)
{
  g_return_if_fail (PSK_IS_AREA_BUTTON (self));

  if (self->area == area)
    return;

  self->area = area;
  update_label (self);
  gtk_list_box_invalidate_filter (self->list);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AREA]);
}

/**
 * psk_area_button_popup:
 * @self: a button
 *
 * Opens the list of areas.
 */
void
psk_area_button_popup (PskAreaButton *self)
{
  g_return_if_fail (PSK_IS_AREA_BUTTON (self));

  gtk_menu_button_popup (self->button);
}
