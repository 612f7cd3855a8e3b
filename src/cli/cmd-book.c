/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-cli-table.h"
#include "psk-error.h"
#include "psk-journal-table.h"
#include "psk-sample-book.h"

#define LOG_LIMIT 50

/* A folder with files in it may be anything: a book gets a folder of its own. */
static gboolean
check_empty (const char *path,
             GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir == NULL || g_dir_read_name (dir) == NULL || psk_book_exists (path))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               _("The folder “%s” is not empty: choose a new folder for the book."), path);
  return FALSE;
}

PskExit
cmd_new (const PskCliCommand *command,
         char               **args)
{
  gboolean sample = FALSE;
  GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample,
      N_("Fill it with invented households, centres, pictures and reports"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  if (!check_empty (args[1], &error))
    return psk_cli_fail (error);

  book = psk_book_create (args[1], &error);
  if (book == NULL)
    return psk_cli_fail (error);

  if (sample && !psk_sample_book_fill (book, &error))
    {
      /* The folder was empty, so that everything in it is ours. */
      g_clear_object (&book);
      psk_cli_remove_tree (args[1]);
      return psk_cli_fail (error);
    }

  psk_cli_say (_("The book “%s” was made."), psk_book_get_path (book));
  return PSK_EXIT_DONE;
}

static const char *
level_name (int level)
{
  switch (level)
    {
    case PSK_AREA_PROVINCE:
      return "province";
    case PSK_AREA_DISTRICT:
      return "district";
    case PSK_AREA_TAMBON:
      return "tambon";
    default:
      return "village";
    }
}

static const char *
level_title (int level)
{
  switch (level)
    {
    case PSK_AREA_PROVINCE:
      return _("Province");
    case PSK_AREA_DISTRICT:
      return _("District");
    case PSK_AREA_TAMBON:
      return _("Tambon");
    default:
      return _("Village");
    }
}

static void
print_areas_json (PskAreas *areas)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "code", area->code);
      psk_cli_add_text (builder, "level", level_name (area->level));
      psk_cli_add_count (builder, "parent", area->parent);
      psk_cli_add_text (builder, "name_th", area->name_th);
      psk_cli_add_text (builder, "name_en", area->name_en);
      psk_cli_add_number (builder, "lat", area->lat);
      psk_cli_add_number (builder, "lon", area->lon);
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

static void
print_areas (PskAreas *areas)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("Code"), _("Level"), _("Name"),
                                                     _("English name"), NULL);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      g_autofree char *code = g_strdup_printf ("%d", area->code);

      psk_cli_table_add (table, code, level_title (area->level), area->name_th, area->name_en,
                         NULL);
    }
  psk_cli_table_print (table);
}

PskExit
cmd_areas (const PskCliCommand *command,
           char               **args)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  if (json)
    print_areas_json (psk_book_get_areas (book));
  else
    print_areas (psk_book_get_areas (book));
  return PSK_EXIT_DONE;
}

static char *
describe (PskJournalEntry *entry)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, entry->label);

  return *entry->subject != '\0'
         ? g_strdup_printf ("%s: %s", label, entry->subject) : g_strdup (label);
}

static void
print_log_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < entries->len; i++)
    {
      PskJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = describe (entry);

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "id", entry->id);
      psk_cli_add_text (builder, "at", entry->at);
      psk_cli_add_text (builder, "who", entry->who);
      psk_cli_add_text (builder, "label", label);
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, !g_str_equal (entry->state, "done"));
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

static char *
format_moment (const char *iso)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (iso, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_strdup (iso);

  day = g_date_time_format (local, "%Y-%m-%d");
  date = psk_cli_show_date (day);
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s", date, time);
}

static void
print_log (GPtrArray *entries)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("No."), _("When"), _("Who"), _("What"),
                                                     NULL);

  psk_cli_table_right (table, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      PskJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
      g_autofree char *at = format_moment (entry->at);
      g_autofree char *label = describe (entry);
      g_autofree char *what = g_str_equal (entry->state, "done")
                              ? g_strdup (label)
                              /* Translators: %s is what was done and then taken back. */
                              : g_strdup_printf (_("%s (taken back)"), label);

      psk_cli_table_add (table, number, at, entry->who, what, NULL);
    }
  psk_cli_table_print (table);
}

PskExit
cmd_log (const PskCliCommand *command,
         char               **args)
{
  gboolean json = FALSE;
  int limit = LOG_LIMIT;
  GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("Print only the latest N steps"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (limit < 1)
    return psk_cli_usage (command, "%s", _("The limit is a number from 1."));

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  steps = psk_journal_table_read_latest (psk_book_get_store (book), limit, &error);
  if (steps == NULL)
    return psk_cli_fail (error);

  if (json)
    print_log_json (steps);
  else
    print_log (steps);
  return PSK_EXIT_DONE;
}

static PskExit
step (const PskCliCommand *command,
      char               **args,
      gboolean             forward)
{
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], FALSE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  label = g_strdup (forward ? psk_book_get_redo_label (book) : psk_book_get_undo_label (book));
  if (!(forward ? psk_book_redo (book, &error) : psk_book_undo (book, &error)))
    return psk_cli_fail (error);

  /* Translators: %s is what was done, as in “Import households: ngao.csv”. */
  psk_cli_say (forward ? _("Done again: %s") : _("Taken back: %s"), label);
  return PSK_EXIT_DONE;
}

PskExit
cmd_undo (const PskCliCommand *command,
          char               **args)
{
  return step (command, args, FALSE);
}

PskExit
cmd_redo (const PskCliCommand *command,
          char               **args)
{
  return step (command, args, TRUE);
}
