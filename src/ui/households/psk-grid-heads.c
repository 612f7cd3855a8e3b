/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons in the heads of the columns of the grid. GTK has no way to put something into
 * the head of a column: this looks for the parts of it. Where it does not find them, there
 * are no buttons; what they open is reached by keys and the menu of views then. */

#include "config.h"

#include "psk-grid-heads.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"

static GtkWidget *
first_head (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  return header != NULL ? gtk_widget_get_first_child (header) : NULL;
}

/* The head of a column is a box with the title in it, to which ours is added. */
static GtkWidget *
box_of_head (GtkWidget *head)
{
  GtkWidget *box = gtk_widget_get_first_child (head);

  return GTK_IS_BOX (box) ? box : NULL;
}

static GtkMenuButton *
button_of_head (GtkWidget *head)
{
  GtkWidget *box = box_of_head (head);
  GtkWidget *last = box != NULL ? gtk_widget_get_last_child (box) : NULL;

  return GTK_IS_MENU_BUTTON (last) ? GTK_MENU_BUTTON (last) : NULL;
}

static void
add_button (GtkWidget                   *head,
            const PskHouseholdColumn    *column,
            GtkMenuButtonCreatePopupFunc create_popup)
{
  GtkWidget *box = box_of_head (head);
  GtkWidget *title = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  GtkWidget *button;
  g_autofree char *name = NULL;
  g_autofree char *tooltip = NULL;

  if (box == NULL)
    return;

  /* In a narrow column the title gives way to the button. */
  if (GTK_IS_LABEL (title))
    gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);

  button = gtk_menu_button_new ();
  name = g_strdup_printf ("%d", (int) column->field);
  /* Translators: the title of a column */
  tooltip = g_strdup_printf (_("Filter and sort by: %s"), _(column->title));
  gtk_widget_set_name (button, name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "column-filter");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, NULL, NULL);

  /* Tab goes past the heads to the cells; a key opens the popover from there. */
  gtk_widget_set_focusable (gtk_widget_get_first_child (button), FALSE);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * psk_grid_heads_add_buttons:
 * @view: a view with all of psk_household_columns_get() in their order
 * @create_popup: makes what the button in a head opens
 */
void
psk_grid_heads_add_buttons (GtkColumnView               *view,
                            GtkMenuButtonCreatePopupFunc create_popup)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);
  GtkWidget *head = first_head (view);

  /* The view takes the focus from its heads, which the popovers in them need. */
  gtk_widget_set_can_focus (gtk_widget_get_first_child (GTK_WIDGET (view)), TRUE);
  for (guint i = 0; i < n && head != NULL; i++, head = gtk_widget_get_next_sibling (head))
    add_button (head, &columns[i], create_popup);
}

/**
 * psk_grid_heads_field_of_button:
 * @button: the button in the head of a column
 *
 * Returns: the field of the column
 */
PskHouseholdField
psk_grid_heads_field_of_button (GtkMenuButton *button)
{
  return (PskHouseholdField) g_ascii_strtoll (gtk_widget_get_name (GTK_WIDGET (button)), NULL, 10);
}

/**
 * psk_grid_heads_find_button:
 * @view: a view
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the button in the head of its column, %NULL when it
 *   cannot be seen
 */
GtkMenuButton *
psk_grid_heads_find_button (GtkColumnView    *view,
                            PskHouseholdField field)
{
  for (GtkWidget *head = first_head (view); head != NULL;
       head = gtk_widget_get_next_sibling (head))
    {
      GtkMenuButton *button = button_of_head (head);

      if (button != NULL && psk_grid_heads_field_of_button (button) == field)
        return gtk_widget_get_mapped (GTK_WIDGET (button)) ? button : NULL;
    }

  return NULL;
}

static gboolean
is_filtered (const PskHouseholdQuery *query,
             PskHouseholdField        field)
{
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    {
      if (((PskFilter *) query->filters->pdata[i])->column == (int) field)
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_grid_heads_mark_filters:
 * @view: a view
 * @query: what is asked
 *
 * Shows in the heads which columns are filtered.
 */
void
psk_grid_heads_mark_filters (GtkColumnView           *view,
                             const PskHouseholdQuery *query)
{
  for (GtkWidget *head = first_head (view); head != NULL;
       head = gtk_widget_get_next_sibling (head))
    {
      GtkMenuButton *button = button_of_head (head);
      const gboolean filtered
        = button != NULL && is_filtered (query, psk_grid_heads_field_of_button (button));

      if (button == NULL)
        continue;
      if (filtered)
        gtk_widget_add_css_class (GTK_WIDGET (button), "filtered");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (button), "filtered");
      gtk_menu_button_set_icon_name (button, filtered ? "psk-filter-symbolic"
                                                      : "pan-down-symbolic");
    }
}
