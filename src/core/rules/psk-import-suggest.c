/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-private.h"

#define MAX_TAMBONS 4

static void
add_tambons (PskImport              *self,
             const PskImportProblem *problem,
             int                     within,
             GStrvBuilder           *texts)
{
  g_autoptr (GPtrArray) areas
    = psk_areas_suggest_many (self->areas, problem->value, PSK_AREA_TAMBON, within, MAX_TAMBONS);

  for (guint i = 0; i < areas->len; i++)
    g_strv_builder_add (texts, psk_area_get_name (areas->pdata[i], psk_language_of_messages ()));
}

/* "เทศบาลตำบลเกาะคา", "อบต.ศาลา": the tambon that a longer name names. */
static void
add_named_tambon (PskImport              *self,
                  const PskImportProblem *problem,
                  GStrvBuilder           *texts)
{
  int tambon = 0;
  int district = 0;

  psk_lexicon_scan (self->lexicon, problem->value, &tambon, &district);
  if (tambon > 0)
    g_strv_builder_add (texts, psk_areas_get_name (self->areas, tambon,
                                                   psk_language_of_messages ()));
}

/* Where nothing is written, or nothing like any tambon, all those of a district are near. */
static void
add_all_tambons (PskImport    *self,
                 int           district,
                 GStrvBuilder *texts)
{
  g_autoptr (GPtrArray) tambons = psk_areas_get_children (self->areas, district);

  for (guint i = 0; i < tambons->len; i++)
    g_strv_builder_add (texts, psk_area_get_name (tambons->pdata[i],
                                                  psk_language_of_messages ()));
}

static void
add_causes (PskImport    *self,
            GStrvBuilder *texts)
{
  JsonArray *list = psk_definition_get_list (self->codes, "vulnerability");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *code = json_array_get_object_element (list, i);

      if (psk_definition_is_offered (code))
        g_strv_builder_add (texts, psk_definition_get_code_title (
          self->codes, "vulnerability", json_object_get_string_member (code, "code"),
          psk_language_of_messages ()));
    }
}

/**
 * psk_import_suggest:
 * @self: an import that was prepared
 * @problem: one of its problems
 * @everywhere: (out): whether what is suggested is meant wherever the same is wrong: a name
 *   that is misspelt, but not a name that is missing
 *
 * Says what may be meant by a cell: tambons with a similar name, those of the district
 * first, and one that a longer name names; where there is none all those of the district; or the causes of vulnerability
 * that are in the list. A citizen id is never guessed.
 *
 * Returns: (transfer full): texts for psk_import_set_cell(), the likeliest first
 */
GStrv
psk_import_suggest (PskImport              *self,
                    const PskImportProblem *problem,
                    gboolean               *everywhere)
{
  const int nearby[] = { problem->district, 0 };
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_return_val_if_fail (PSK_IS_IMPORT (self) && problem != NULL, NULL);

  *everywhere = *problem->value != '\0';
  if (problem->field == PSK_COLUMN_VULNERABILITY)
    add_causes (self, texts);
  if (problem->field != PSK_COLUMN_TAMBON)
    return g_strv_builder_end (texts);

  for (gsize i = 0; *everywhere && i < G_N_ELEMENTS (nearby); i++)
    {
      g_auto (GStrv) found = NULL;

      add_tambons (self, problem, nearby[i], texts);
      if (nearby[i] == 0)
        add_named_tambon (self, problem, texts);
      found = g_strv_builder_end (texts);
      if (found[0] != NULL)
        return g_steal_pointer (&found);
    }

  *everywhere = FALSE;
  if (problem->district > 0)
    add_all_tambons (self, problem->district, texts);
  return g_strv_builder_end (texts);
}
