/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-conflict-name.h"

#include <glib/gi18n-lib.h>

#include "psk-centre-table.h"
#include "psk-household-table.h"

/* What a record of a table is called when it has no name of its own. */
static const struct
{
  const char *table;
  const char *title;
} titles[] = {
  { "household", N_("Household") },
  { "centre", N_("Centre") },
  { "area", N_("Area") },
  { "not_duplicate", N_("Decision about a possible duplicate") },
  { "photo", N_("Picture") },
  { "pair", N_("Pair of pictures") },
  { "report", N_("Monthly report") },
  { "report_value", N_("Figure of a monthly report") },
  { "check_entry", N_("Entry of a check list") },
  { "post", N_("Publicity") },
  { "due_date", N_("Due date") },
  { "manual_mark", N_("Mark given by hand") },
  { "score_sheet", N_("ABCD sheet") },
  { "definition", N_("Definition or list") },
  { "setting", N_("Setting") },
  { "programme", N_("Programme") },
  { "stock_movement", N_("Stock of a centre") },
  { "saved_view", N_("Saved view") },
  { "saved_mapping", N_("Saved layout") },
  { "import", N_("Import") },
};

static char *
name_household (PskStore *store,
                PskAreas *areas,
                gint64    id)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (store, id, NULL);
  g_autofree char *name = NULL;

  if (household == NULL)
    return NULL;

  name = psk_household_get_name (household);
  return g_strdup_printf ("%s (%s)", name,
                          psk_areas_get_name (areas, household->tambon,
                                              psk_language_of_messages ()));
}

static char *
name_centre (PskStore *store,
             PskAreas *areas,
             gint64    id)
{
  g_autoptr (PskCentre) centre = psk_centre_table_find (store, id);

  if (centre == NULL)
    return NULL;

  /* Translators: a tambon */
  return g_strdup_printf (_("Centre of %s"),
                          psk_areas_get_name (areas, centre->tambon,
                                              psk_language_of_messages ()));
}

/**
 * psk_conflict_name:
 * @conflict: a record in the way of taking a step back
 * @store: a store
 * @areas: the areas of the book
 *
 * Says what the record is to people: a household by its head and tambon, a centre or
 * boundary by its area, anything else by its kind.
 *
 * Returns: (transfer full): the name, translated
 */
char *
psk_conflict_name (const PskConflict *conflict,
                   PskStore          *store,
                   PskAreas          *areas)
{
  char *name = NULL;

  g_return_val_if_fail (conflict != NULL && store != NULL && areas != NULL, NULL);

  if (g_str_equal (conflict->table, "household"))
    name = name_household (store, areas, conflict->id);
  else if (g_str_equal (conflict->table, "boundary"))
    /* Translators: an area */
    name = g_strdup_printf (_("Boundary of %s"),
                            psk_areas_get_name (areas, (int) conflict->id,
                                                psk_language_of_messages ()));
  else if (g_str_equal (conflict->table, "centre"))
    name = name_centre (store, areas, conflict->id);
  for (gsize i = 0; name == NULL && i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_equal (conflict->table, titles[i].table))
        name = g_strdup (_(titles[i].title));
    }

  return name != NULL ? name : g_strdup (conflict->table);
}
