/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-table.h"
#include "psk-cli-household.h"
#include "psk-cli-values.h"
#include "psk-code-list.h"
#include "psk-error.h"
#include "psk-slot-commands.h"
#include "psk-text.h"
#include "psk-visit-commands.h"

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

/* What is not on the list, and what may be meant. */
static void
refuse_vegetable (PskDefinition *codes,
                  const char    *name,
                  GError       **error)
{
  g_auto (GStrv) near = psk_code_list_suggest (codes, PSK_CODE_LIST_VEGETABLES, name);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; near[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            psk_definition_get_code_title (codes, PSK_CODE_LIST_VEGETABLES, near[i],
                                                           psk_language_of_messages ()));
  if (names->len > 0)
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 /* Translators: what was typed, what may be meant */
                 _("“%s” is not in the list of vegetables: is it one of %s? Give --new to add it."),
                 name, names->str);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("“%s” is not in the list of vegetables: correct it, or give --new to add it."),
                 name);
}

/* Codes or names of the list of vegetables, with commas between them. A slip of a script
 * shall not change the list of the office: what is new is taken only when that is said. */
static gboolean
read_vegetables (PskBook      *book,
                 const char   *text,
                 gboolean      take_new,
                 GStrv        *vegetables,
                 GStrvBuilder *added,
                 GError      **error)
{
  PskDefinition *codes = psk_book_get_codes (book);
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (text == NULL)
    return TRUE;

  names = g_strsplit (text, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *clean = psk_text_clean (names[i]);

      if (*clean == '\0')
        continue;
      if (psk_definition_find_code (codes, PSK_CODE_LIST_VEGETABLES, clean) == NULL)
        {
          if (!take_new)
            {
              refuse_vegetable (codes, clean, error);
              return FALSE;
            }
          g_strv_builder_add (added, clean);
        }
      g_strv_builder_add (builder, clean);
    }
  *vegetables = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
read_seeds (PskBook    *book,
            PskVisit   *visit,
            const char *number,
            const char *unit,
            const char *tambon_text,
            GError    **error)
{
  g_autoptr (PskCentre) centre = NULL;
  int tambon = 0;

  visit->seeds = NAN;
  if (number == NULL)
    return TRUE;
  if (!psk_cli_read_amount (book, number, unit, &visit->seeds, &visit->seed_unit, error))
    return FALSE;
  if (tambon_text == NULL)
    return TRUE;

  if (!psk_cli_find_tambon (book, tambon_text, &tambon, error))
    return FALSE;
  centre = psk_centre_table_read (psk_book_get_store (book), tambon, error);
  if (centre == NULL)
    return FALSE;
  visit->centre = centre->id;

  return TRUE;
}

/* The visit counts, whatever the stock: but somebody should look. */
static PskExit
tell_stock (PskBook  *book,
            PskVisit *visit)
{
  const double left = visit->centre != 0
                      ? psk_centre_table_stock_left (psk_book_get_store (book), visit->centre,
                                                     visit->seed_unit)
                      : 0;
  g_autofree char *number = psk_text_format_quantity (left);

  if (left >= 0)
    return PSK_EXIT_DONE;

  /* Translators: a number below zero, its unit */
  psk_cli_say (_("The stock of the centre is now %s %s: enter what came in there."), number,
               psk_definition_get_code_title (psk_book_get_codes (book), "seed_unit",
                                              visit->seed_unit, psk_language_of_messages ()));
  return PSK_EXIT_PROBLEMS;
}

static void
tell_visit (const char   *name,
            GStrvBuilder *added)
{
  g_auto (GStrv) names = g_strv_builder_end (added);

  /* Translators: the head of a household */
  psk_cli_say (_("A visit to %s was added."), name);
  for (guint i = 0; names[i] != NULL; i++)
    psk_cli_say (_("“%s” was added to the list of vegetables."), names[i]);
}

PskExit
cmd_visit (const PskCliCommand *command,
           char               **args)
{
  g_autofree char *date_text = NULL;
  g_autofree char *vegetables_text = NULL;
  g_autofree char *area_text = NULL;
  g_autofree char *note = NULL;
  g_autofree char *seeds_text = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *centre_text = NULL;
  gboolean take_new = FALSE;
  int kinds = G_MININT; /* unless it is given */
  GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date_text, N_("The day of the visit"), "DATE" },
    { "kinds", 0, 0, G_OPTION_ARG_INT, &kinds, N_("How many kinds of vegetables were seen"), "N" },
    { "vegetables", 0, 0, G_OPTION_ARG_STRING, &vegetables_text,
      N_("Which kinds were seen, with commas between them; they are counted"), "A,B,C" },
    { "new", 0, 0, G_OPTION_ARG_NONE, &take_new,
      N_("Add vegetables that are not on the list to it"), NULL },
    { "area-sqm", 0, 0, G_OPTION_ARG_STRING, &area_text, N_("The area in square metres"), "X" },
    { "seeds", 0, 0, G_OPTION_ARG_STRING, &seeds_text,
      N_("How many seeds or seedlings were received"), "N" },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_("Their unit: seed, packet or seedling"),
      "UNIT" },
    { "centre", 0, 0, G_OPTION_ARG_STRING, &centre_text,
      N_("The tambon of the centre that they came from; they leave its stock"), "TAMBON" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("A note"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);
  g_autoptr (PskCommand) keep = NULL;
  g_auto (GStrv) vegetables = NULL;
  g_autoptr (GStrvBuilder) added = g_strv_builder_new ();
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (date_text == NULL)
    return psk_cli_usage (command, _("Say on which day the household was visited: --date DATE."));
  if (kinds != G_MININT && kinds < 0)
    return psk_cli_usage (command, "%s", _("The number of kinds is a number from 0."));
  if (vegetables_text != NULL && kinds >= 0)
    return psk_cli_usage (command, _("Give either --kinds or --vegetables: the vegetables are "
                                     "counted."));
  if ((seeds_text == NULL) != (unit == NULL) || (centre_text != NULL && seeds_text == NULL))
    return psk_cli_usage (command, "%s", _("Give --seeds and --unit together, and --centre only "
                                           "with them."));

  book = psk_book_open (args[1], FALSE, &error);
  household = book != NULL ? psk_cli_find_household (book, args[2], &error) : NULL;
  if (household == NULL || !psk_cli_read_date (date_text, &visit->visited_on, &error)
      || !read_area (area_text, &visit->area_sqm, &error)
      || !read_seeds (book, visit, seeds_text, unit, centre_text, &error)
      || !read_vegetables (book, vegetables_text, take_new, &vegetables, added, &error))
    return psk_cli_fail (error);

  visit->household = household->id;
  visit->kinds = MAX (kinds, -1);
  visit->note = g_steal_pointer (&note);
  keep = psk_command_visit_keep (visit, (const char * const *) vegetables, NULL);
  name = psk_household_get_name (household);
  psk_command_set_subject (keep, name);
  if (!psk_book_run (book, keep, NULL, &error))
    return psk_cli_fail (error);

  tell_visit (name, added);
  return tell_stock (book, visit);
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
  if (reason == NULL || !psk_cli_read_date (date_text, &on, &error))
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
