/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>

#include "psk-cli-table.h"
#include "psk-conflict-name.h"
#include "psk-household-table.h"
#include "psk-journal-table.h"
#include "psk-thai-date.h"

#define LOG_LIMIT 50

static gboolean
is_undone (PskJournalEntry *entry,
           GHashTable      *taken)
{
  return !g_str_equal (entry->state, "done") || g_hash_table_contains (taken, &entry->id);
}

static void
print_log_json (GPtrArray  *entries,
                GHashTable *taken)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < entries->len; i++)
    {
      PskJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *label = psk_journal_entry_describe (entry);

      json_builder_begin_object (builder);
      psk_cli_add_int (builder, "id", entry->id);
      psk_cli_add_text (builder, "at", entry->at);
      psk_cli_add_text (builder, "who", entry->who);
      psk_cli_add_text (builder, "label", label);
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, is_undone (entry, taken));
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

static void
print_log (GPtrArray  *entries,
           GHashTable *taken)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("No."), _("When"), _("Who"), _("What"),
                                                     NULL);

  psk_cli_table_right (table, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      PskJournalEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->id);
      g_autofree char *at = psk_thai_date_format_moment (entry->at,
                                                         psk_language_of_messages ());
      g_autofree char *label = psk_journal_entry_describe (entry);
      g_autofree char *what = is_undone (entry, taken)
                              /* Translators: %s is what was done and then taken back. */
                              ? g_strdup_printf (_("%s (taken back)"), label)
                              : g_strdup (label);

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
  g_autoptr (GHashTable) taken = NULL;
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
  taken = steps != NULL
          ? psk_journal_table_read_taken_back (psk_book_get_store (book), &error) : NULL;
  if (taken == NULL)
    return psk_cli_fail (error);

  if (json)
    print_log_json (steps, taken);
  else
    print_log (steps, taken);
  return PSK_EXIT_DONE;
}

static void
add_touched (JsonBuilder *builder,
             PskBook     *book,
             PskConflict *conflict)
{
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *label
    = conflict->entry != NULL ? psk_journal_entry_describe (conflict->entry) : NULL;

  if (g_str_equal (conflict->table, "household"))
    household = psk_household_table_read (psk_book_get_store (book), conflict->id, NULL);

  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "table", conflict->table);
  psk_cli_add_int (builder, "record", conflict->id);
  psk_cli_add_text (builder, "uid", household != NULL ? household->uid : NULL);
  psk_cli_add_count (builder, "step", conflict->entry != NULL ? (int) conflict->entry->id : -1);
  psk_cli_add_text (builder, "at", conflict->entry != NULL ? conflict->entry->at : NULL);
  psk_cli_add_text (builder, "who", conflict->entry != NULL ? conflict->entry->who : NULL);
  psk_cli_add_text (builder, "label", label);
  json_builder_end_object (builder);
}

static void
print_undo_json (PskBook    *book,
                 const char *label,
                 gboolean    done,
                 GPtrArray  *touched)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "done");
  json_builder_add_boolean_value (builder, done);
  psk_cli_add_text (builder, "label", label);
  json_builder_set_member_name (builder, "touched");
  json_builder_begin_array (builder);
  for (guint i = 0; touched != NULL && i < touched->len; i++)
    add_touched (builder, book, touched->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  psk_cli_print_json (root);
}

static void
say_touched (PskBook   *book,
             GPtrArray *touched)
{
  for (guint i = 0; touched != NULL && i < touched->len; i++)
    {
      PskConflict *conflict = touched->pdata[i];
      g_autofree char *name = psk_conflict_name (conflict, psk_book_get_store (book),
                                                   psk_book_get_areas (book));
      g_autofree char *at = NULL;
      g_autofree char *label = NULL;

      if (conflict->entry == NULL)
        {
          psk_cli_say (_("%s: other records depend on it now"), name);
          continue;
        }

      at = psk_thai_date_format_moment (conflict->entry->at,
                                        psk_language_of_messages ());
      label = psk_journal_entry_describe (conflict->entry);
      /* Translators: the name of a household, then when, by whom and how it was changed. */
      psk_cli_say (_("%s: changed %s by %s, %s"), name, at, conflict->entry->who, label);
    }
}

static PskExit
undo_entry (PskBook     *book,
            gint64       id,
            PskUndoFlags flags,
            gboolean     json)
{
  g_autoptr (PskJournalEntry) entry
    = psk_journal_table_read (psk_book_get_store (book), id, NULL);
  g_autofree char *label = entry != NULL ? psk_journal_entry_describe (entry) : NULL;
  g_autoptr (GPtrArray) touched = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean done = psk_book_undo_entry (book, id, flags, &touched, &error);

  if (json)
    print_undo_json (book, label, done, touched);
  if (!done)
    psk_cli_say ("%s", error->message);
  if (!json)
    say_touched (book, touched);
  if (!done)
    return PSK_EXIT_FAILED;

  /* Translators: %s is what was done, as in “Import households: ngao.csv”. */
  psk_cli_say (_("Taken back: %s"), label);
  if (touched == NULL || touched->len == 0)
    return PSK_EXIT_DONE;

  psk_cli_say (ngettext ("%u record was changed since and stayed as it is.",
                         "%u records were changed since and stayed as they are.", touched->len),
               touched->len);
  return PSK_EXIT_PROBLEMS;
}

static PskExit
step (PskBook *book,
      gboolean forward,
      gboolean json)
{
  g_autofree char *label = g_strdup (forward ? psk_book_get_redo_label (book)
                                             : psk_book_get_undo_label (book));
  g_autoptr (GError) error = NULL;
  const gboolean done = forward ? psk_book_redo (book, &error) : psk_book_undo (book, &error);

  if (json)
    print_undo_json (book, label, done, NULL);
  if (!done)
    return psk_cli_fail (error);

  /* Translators: %s is what was done, as in “Import households: ngao.csv”. */
  psk_cli_say (forward ? _("Done again: %s") : _("Taken back: %s"), label);
  return PSK_EXIT_DONE;
}

PskExit
cmd_undo (const PskCliCommand *command,
          char               **args)
{
  gint64 entry = G_MININT64; /* unless it is given */
  gboolean keep = FALSE;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "entry", 0, 0, G_OPTION_ARG_INT64, &entry,
      N_("Take back the step with this number in the log, while later ones stay"), "ID" },
    { "keep-touched", 0, 0, G_OPTION_ARG_NONE, &keep,
      N_("Leave records as they are that were changed since"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (entry != G_MININT64 && entry < 1)
    return psk_cli_usage (command, "%s", _("The number of a step is a number from 1."));
  if (keep && entry < 0)
    return psk_cli_usage (command, "%s", _("--keep-touched goes with --entry ID."));

  book = psk_book_open (args[1], FALSE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  return entry > 0
         ? undo_entry (book, entry, keep ? PSK_UNDO_KEEP_TOUCHED : PSK_UNDO_DEFAULT, json)
         : step (book, FALSE, json);
}

PskExit
cmd_redo (const PskCliCommand *command,
          char               **args)
{
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], FALSE, &error);
  return book != NULL ? step (book, TRUE, FALSE) : psk_cli_fail (error);
}
