/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>

#include "psk-cli-household.h"
#include "psk-cli-table.h"
#include "psk-duplicate-commands.h"
#include "psk-duplicate.h"
#include "psk-household-table.h"

static void
add_reasons (JsonBuilder *builder,
             guint        reasons)
{
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (int i = 0; i < PSK_DUPLICATE_N_REASONS; i++)
    {
      if (reasons & 1u << i)
        json_builder_add_string_value (builder, psk_duplicate_get_reason_name (1u << i));
    }
  json_builder_end_array (builder);
}

static void
add_member (JsonBuilder  *builder,
            const char   *name,
            PskHousehold *household)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  psk_cli_add_household (builder, household, FALSE);
  json_builder_end_object (builder);
}

/* Both households of a pair, or %FALSE when the book cannot be read. */
static gboolean
read_pair (PskBook            *book,
           const PskDuplicate *duplicate,
           PskHousehold      **first,
           PskHousehold      **second,
           GError            **error)
{
  PskStore *store = psk_book_get_store (book);

  *first = psk_household_table_read (store, duplicate->first, error);
  *second = *first != NULL ? psk_household_table_read (store, duplicate->second, error) : NULL;

  return *second != NULL;
}

static gboolean
print_json (PskBook   *book,
            GPtrArray *duplicates,
            GError   **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < duplicates->len; i++)
    {
      const PskDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autoptr (PskHousehold) first = NULL;
      g_autoptr (PskHousehold) second = NULL;

      if (!read_pair (book, duplicate, &first, &second, error))
        return FALSE;

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "score", duplicate->score);
      add_reasons (builder, duplicate->reasons);
      add_member (builder, "first", first);
      add_member (builder, "second", second);
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);

  return TRUE;
}

static void
add_row (PskCliTable  *table,
         PskBook      *book,
         const char   *score,
         PskHousehold *household,
         const char   *why)
{
  const char *tambon = psk_areas_get_name (psk_book_get_areas (book), household->tambon,
                                           psk_language_of_messages ());
  g_autofree char *village = household->village_no >= 0
                             ? g_strdup_printf ("%d", household->village_no) : g_strdup ("");
  g_autofree char *name = psk_household_get_name (household);

  psk_cli_table_add (table, score, tambon, village, household->house_no, name, household->uid, why,
                     NULL);
}

/* Two rows for a pair. */
static gboolean
print_table (PskBook   *book,
             GPtrArray *duplicates,
             GError   **error)
{
  g_autoptr (PskCliTable) table
    = psk_cli_table_new (_("Points"), _("Tambon"), _("Village"), _("House"), _("Name"), "UID",
                         _("Why"), NULL);

  psk_cli_table_right (table, 0);
  psk_cli_table_right (table, 2);
  for (guint i = 0; i < duplicates->len; i++)
    {
      const PskDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autofree char *score = g_strdup_printf ("%d", duplicate->score);
      g_autofree char *why = psk_duplicate_describe (duplicate->reasons);
      g_autoptr (PskHousehold) first = NULL;
      g_autoptr (PskHousehold) second = NULL;

      if (!read_pair (book, duplicate, &first, &second, error))
        return FALSE;

      add_row (table, book, score, first, why);
      add_row (table, book, "", second, "");
    }
  psk_cli_table_print (table);

  return TRUE;
}

PskExit
cmd_duplicates (const PskCliCommand *command,
                char               **args)
{
  g_autofree char *area_text = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &area_text,
      N_("Only this province, district or tambon"), "CODE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GPtrArray) duplicates = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;
  int area;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL || !psk_cli_find_area (book, area_text, &area, &error))
    return psk_cli_fail (error);

  duplicates = psk_duplicates_find (psk_book_get_store (book), area, PSK_HOUSEHOLDS_ALL, NULL,
                                    &error);
  if (duplicates == NULL)
    return psk_cli_fail (error);

  if (!json && duplicates->len == 0)
    psk_cli_say (_("Nothing was found."));
  else if (!(json ? print_json (book, duplicates, &error)
                  : print_table (book, duplicates, &error)))
    return psk_cli_fail (error);

  return duplicates->len > 0 ? PSK_EXIT_PROBLEMS : PSK_EXIT_DONE;
}

/* Merges the two households that were typed, or keeps them apart. */
static PskExit
settle (const PskCliCommand *command,
        char               **args,
        gboolean             same)
{
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskHousehold) first = NULL;
  g_autoptr (PskHousehold) second = NULL;
  g_autoptr (PskCommand) settling = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *second_name = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], FALSE, &error);
  first = book != NULL ? psk_cli_find_household (book, args[2], &error) : NULL;
  second = first != NULL ? psk_cli_find_household (book, args[3], &error) : NULL;
  if (second == NULL)
    return psk_cli_fail (error);

  settling = same ? psk_command_household_merge (first->id, second->id, NULL)
                  : psk_command_duplicate_dismiss (first->id, second->id);
  if (!psk_book_run (book, settling, NULL, &error))
    return psk_cli_fail (error);

  first_name = psk_household_get_name (first);
  second_name = psk_household_get_name (second);
  /* Translators: the names of two heads of households; the second was merged into the first. */
  psk_cli_say (same ? _("The household of %s was kept, that of %s was merged into it.")
                    : _("The households of %s and %s are no duplicates."),
               first_name, second_name);
  return PSK_EXIT_DONE;
}

PskExit
cmd_merge (const PskCliCommand *command,
           char               **args)
{
  return settle (command, args, TRUE);
}

PskExit
cmd_not_duplicate (const PskCliCommand *command,
                   char               **args)
{
  return settle (command, args, FALSE);
}
