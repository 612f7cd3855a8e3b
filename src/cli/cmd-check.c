/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-backup.h"
#include "psk-check.h"
#include "psk-cli-table.h"
#include "psk-photo-check.h"

typedef GPtrArray *(*FindFunc) (PskBook  *book,
                                GError  **error);

static const char *
severity_title (const char *severity)
{
  if (g_str_equal (severity, "error"))
    return _("Error");
  if (g_str_equal (severity, "warning"))
    return _("Warning");

  return _("Note");
}

static void
print_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  PskCliArray array = { FALSE };

  for (guint i = 0; i < findings->len; i++)
    {
      const PskFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      psk_cli_add_text (builder, "severity", finding->severity);
      psk_cli_add_text (builder, "rule", finding->rule);
      psk_cli_add_text (builder, "record", finding->record);
      psk_cli_add_text (builder, "message", finding->message);
      json_builder_end_object (builder);
      psk_cli_array_add (&array, builder);
    }
  psk_cli_array_end (&array);
}

static void
print_table (GPtrArray *findings)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("Severity"), _("Finding"), NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PskFinding *finding = g_ptr_array_index (findings, i);

      psk_cli_table_add (table, severity_title (finding->severity), finding->message, NULL);
    }
  psk_cli_table_print (table);
}

/* Notes are worth reading, but nothing is wrong. */
static gboolean
has_problem (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PskFinding *finding = g_ptr_array_index (findings, i);

      if (!g_str_equal (finding->severity, "note"))
        return TRUE;
    }

  return FALSE;
}

static PskExit
run_check (const PskCliCommand *command,
           char               **args,
           FindFunc             find)
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  findings = book != NULL ? find (book, &error) : NULL;
  if (findings == NULL)
    return psk_cli_fail (error);

  if (json)
    print_json (findings);
  else if (findings->len > 0)
    print_table (findings);
  else
    psk_cli_say (_("Nothing was found."));
  return has_problem (findings) ? PSK_EXIT_PROBLEMS : PSK_EXIT_DONE;
}

PskExit
cmd_check (const PskCliCommand *command,
           char               **args)
{
  return run_check (command, args, psk_check_book);
}

PskExit
cmd_photos_check (const PskCliCommand *command,
                  char               **args)
{
  return run_check (command, args, psk_photo_check_book);
}

PskExit
cmd_verify (const PskCliCommand *command,
            char               **args)
{
  g_autoptr (PskBook) book = NULL;
  g_autofree char *photos_dir = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  photos_dir = psk_book_get_photos_dir (book);
  findings = psk_backup_verify (psk_book_get_store (book), photos_dir);
  for (guint i = 0; i < findings->len; i++)
    psk_cli_say ("%s", (const char *) g_ptr_array_index (findings, i));

  if (findings->len > 0)
    return PSK_EXIT_PROBLEMS;

  psk_cli_say (_("The book is whole."));
  return PSK_EXIT_DONE;
}

PskExit
cmd_backup (const PskCliCommand *command,
            char               **args)
{
  g_autoptr (PskBook) book = NULL;
  g_autofree char *photos_dir = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL || !psk_cli_check_output (book, args[2], &error))
    return psk_cli_fail (error);

  photos_dir = psk_book_get_photos_dir (book);
  if (!psk_backup_write (psk_book_get_store (book), photos_dir, args[2], &error))
    return psk_cli_fail (error);

  psk_cli_say (_("The book was backed up to “%s”."), args[2]);
  return PSK_EXIT_DONE;
}

PskExit
cmd_restore (const PskCliCommand *command,
             char               **args)
{
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  if (!psk_book_check_place (args[2], &error) || !psk_backup_restore (args[1], args[2], &error))
    return psk_cli_fail (error);

  psk_cli_say (_("The book “%s” was restored."), args[2]);
  return PSK_EXIT_DONE;
}
