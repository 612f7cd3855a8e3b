/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-cli-household.h"
#include "psk-error.h"
#include "psk-slot-commands.h"
#include "psk-text.h"
#include "psk-thai-date.h"
#include "psk-visit-commands.h"

/* A date as people type it, as ISO 8601; NULL for nothing. */
static gboolean
read_date (const char *text,
           char      **iso,
           GError    **error)
{
  GDate date;

  *iso = NULL;
  if (text == NULL)
    return TRUE;
  if (!psk_thai_date_parse (text, &date, error))
    return FALSE;

  *iso = psk_thai_date_to_iso (&date);
  return TRUE;
}

static gboolean
read_area (const char *text,
           double     *area,
           GError    **error)
{
  *area = NAN;
  if (text == NULL || (psk_text_parse_number (text, area) && *area >= 0))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID, _("“%s” is not a number: correct it."), text);
  return FALSE;
}

/* Codes or names of the list of vegetables, with commas between them; a kind that is not
 * on the list is kept by its name. */
static GStrv
read_vegetables (PskBook    *book,
                 const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GStrv kinds;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *clean = psk_text_clean (names[i]);
      const char *code = psk_definition_find_code (psk_book_get_codes (book), "vegetables", clean);
      const char *kind = code != NULL ? code : clean;

      if (*kind != '\0' && g_hash_table_add (seen, g_strdup (kind)))
        g_strv_builder_add (builder, kind);
    }
  kinds = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return kinds;
}

PskExit
cmd_visit (const PskCliCommand *command,
           char               **args)
{
  g_autofree char *date_text = NULL;
  g_autofree char *vegetables_text = NULL;
  g_autofree char *area_text = NULL;
  g_autofree char *note = NULL;
  int kinds = -1;
  GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date_text, N_("The day of the visit"), "DATE" },
    { "kinds", 0, 0, G_OPTION_ARG_INT, &kinds, N_("How many kinds of vegetables were seen"), "N" },
    { "vegetables", 0, 0, G_OPTION_ARG_STRING, &vegetables_text,
      N_("Which kinds were seen, with commas between them; they are counted"), "A,B,C" },
    { "area-sqm", 0, 0, G_OPTION_ARG_STRING, &area_text, N_("The area in square metres"), "X" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("A note"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);
  g_autoptr (PskCommand) keep = NULL;
  g_auto (GStrv) vegetables = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (date_text == NULL)
    return psk_cli_usage (command, _("Say on which day the household was visited: --date DATE."));
  if (vegetables_text != NULL && kinds >= 0)
    return psk_cli_usage (command, _("Give either --kinds or --vegetables: the vegetables are "
                                     "counted."));

  book = psk_book_open (args[1], FALSE, &error);
  household = book != NULL ? psk_cli_find_household (book, args[2], &error) : NULL;
  if (household == NULL || !read_date (date_text, &visit->visited_on, &error)
      || !read_area (area_text, &visit->area_sqm, &error))
    return psk_cli_fail (error);

  visit->household = household->id;
  visit->kinds = kinds;
  visit->note = g_steal_pointer (&note);
  if (vegetables_text != NULL)
    vegetables = read_vegetables (book, vegetables_text);
  keep = psk_command_visit_keep (visit, (const char * const *) vegetables, NULL);
  name = psk_household_get_name (household);
  psk_command_set_subject (keep, name);
  if (!psk_book_run (book, keep, NULL, &error))
    return psk_cli_fail (error);

  /* Translators: the head of a household */
  psk_cli_say (_("A visit to %s was added."), name);
  return PSK_EXIT_DONE;
}

static const char *
find_reason (PskBook    *book,
             const char *text,
             GError    **error)
{
  const char *code = psk_definition_find_code (psk_book_get_codes (book), "drop_reason", text);
  JsonArray *list = psk_definition_get_list (psk_book_get_codes (book), "drop_reason");
  g_autoptr (GString) codes = g_string_new (NULL);

  if (code != NULL)
    return code;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);

      if (psk_definition_is_offered (object))
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "",
                                json_object_get_string_member_with_default (object, "code", ""));
    }
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: what was typed, a list of codes */
               _("“%s” is not a reason to drop out: use one of %s."), text, codes->str);
  return NULL;
}

PskExit
cmd_replace (const PskCliCommand *command,
             char               **args)
{
  g_autofree char *reason_text = NULL;
  g_autofree char *by = NULL;
  g_autofree char *date_text = NULL;
  GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason_text, N_("Why the household drops out"),
      "CODE" },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by,
      N_("Who takes the slot; without it the slot stays empty"), "UID" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &date_text, N_("On which day; today without it"),
      "DATE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autoptr (PskHousehold) next = NULL;
  g_autoptr (PskCommand) drop = NULL;
  g_autofree char *on = NULL;
  g_autofree char *name = NULL;
  g_autofree char *next_name = NULL;
  g_autoptr (GError) error = NULL;
  const char *reason;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (reason_text == NULL)
    return psk_cli_usage (command, _("Say why the household drops out: --reason CODE."));

  book = psk_book_open (args[1], FALSE, &error);
  household = book != NULL ? psk_cli_find_household (book, args[2], &error) : NULL;
  reason = household != NULL ? find_reason (book, reason_text, &error) : NULL;
  if (reason == NULL || !read_date (date_text, &on, &error))
    return psk_cli_fail (error);
  if (by != NULL && (next = psk_cli_find_household (book, by, &error)) == NULL)
    return psk_cli_fail (error);

  drop = psk_command_household_drop (household->id, reason, next != NULL ? next->id : 0, on);
  name = psk_household_get_name (household);
  psk_command_set_subject (drop, name);
  if (!psk_book_run (book, drop, NULL, &error))
    return psk_cli_fail (error);

  next_name = next != NULL ? psk_household_get_name (next) : NULL;
  if (next != NULL)
    /* Translators: a name, another name, the number of a slot */
    psk_cli_say (_("%s drops out; %s takes slot %d."), name, next_name, household->slot);
  else
    /* Translators: a name, the number of a slot */
    psk_cli_say (_("%s drops out; slot %d stays empty."), name, household->slot);
  return PSK_EXIT_DONE;
}
