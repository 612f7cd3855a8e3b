/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu that shows and hides columns. */

#include "config.h"

#include "psk-grid-columns-private.h"

#include <glib/gi18n.h>

/* The name of the action that shows and hides a column. */
static char *
action_name (PskHouseholdField field)
{
  return g_strdelimit (g_strdup (psk_household_columns_name (field)), "_", '-');
}

/* What the menu says follows what is seen. */
void
psk_grid_columns_show_states (PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      g_simple_action_set_state (G_SIMPLE_ACTION (action),
                                 g_variant_new_boolean (!self->hidden[columns[i].field]));
    }
}

static void
shown_cb (GSimpleAction  *action,
          GVariant       *value,
          PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);

      if (g_str_equal (name, g_action_get_name (G_ACTION (action))))
        psk_grid_columns_set_shown (self, columns[i].field, g_variant_get_boolean (value));
    }
}

void
psk_grid_columns_add_actions (PskGridColumns *self)
{
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      g_autoptr (GSimpleAction) action
        = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "change-state", G_CALLBACK (shown_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
}

/**
 * psk_grid_columns_get_actions:
 * @self: the columns
 *
 * Returns: (transfer none): the actions of psk_grid_columns_make_menu(), to be inserted as
 *   "columns" where the menu is
 */
GActionGroup *
psk_grid_columns_get_actions (PskGridColumns *self)
{
  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * psk_grid_columns_make_menu:
 * @self: the columns
 *
 * Returns: (transfer full): a menu that shows and hides columns
 */
GMenuModel *
psk_grid_columns_make_menu (PskGridColumns *self)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const PskHouseholdColumn *columns = psk_household_columns_get (&n);

  g_return_val_if_fail (PSK_IS_GRID_COLUMNS (self), NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = action_name (columns[i].field);
      g_autofree char *detailed = g_strconcat ("columns.", name, NULL);

      g_menu_append (menu, _(columns[i].title), detailed);
    }

  return G_MENU_MODEL (menu);
}
