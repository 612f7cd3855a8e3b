/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-cli-table.h"
#include "psk-error.h"
#include "psk-sample-book.h"

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
