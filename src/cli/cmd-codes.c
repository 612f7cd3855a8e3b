/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-cli-table.h"
#include "psk-code-commands.h"
#include "psk-code-import.h"
#include "psk-code-table.h"
#include "psk-error.h"

typedef struct
{
  char *add;
  char *rename;
  char *to;
  char *english;
  char *alias;
  char *retire;
  char *offer;
  char *delete;
  gboolean json;
} CodesOptions;

static void
clear_options (CodesOptions *options)
{
  g_free (options->add);
  g_free (options->rename);
  g_free (options->to);
  g_free (options->english);
  g_free (options->alias);
  g_free (options->retire);
  g_free (options->offer);
  g_free (options->delete);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CodesOptions, clear_options)

static guint
count_acts (const CodesOptions *options)
{
  return (guint) (options->add != NULL) + (options->rename != NULL) + (options->retire != NULL)
         + (options->offer != NULL) + (options->delete != NULL);
}

static gboolean
check_list (const char *list,
            GError    **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) psk_code_list_get_ids ());

  if (list == NULL || g_strv_contains (psk_code_list_get_ids (), list))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: what was typed, the lists that there are */
               _("There is no list “%s”: use one of %s."), list, all);
  return FALSE;
}

static const char *
find_code (PskBook    *book,
           const char *list,
           const char *text,
           GError    **error)
{
  const char *code = psk_definition_find_code (psk_book_get_codes (book), list, text);

  if (code == NULL)
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                 /* Translators: what was typed, the title of a list */
                 _("“%s” is not in the list “%s”."), text,
                 psk_code_list_get_title (psk_book_get_codes (book), list,
                                          psk_language_of_messages ()));
  return code;
}

/* What is not said stays as it is. */
static PskCommand *
change_command (PskBook            *book,
                const char         *list,
                const char         *code,
                const CodesOptions *options)
{
  g_autoptr (PskCode) old = psk_code_list_find (psk_book_get_codes (book), list, code);
  g_auto (GStrv) aliases = options->alias != NULL ? psk_code_split_aliases (options->alias)
                                                  : g_strdupv (old->aliases);
  g_autoptr (PskCode) entry
    = psk_code_new (code, options->to != NULL ? options->to : old->thai,
                    options->english != NULL ? options->english : old->english,
                    (const char * const *) aliases);

  return psk_command_code_keep (list, entry);
}

static PskCommand *
make_command (PskBook            *book,
              const char         *list,
              const CodesOptions *options,
              GError            **error)
{
  const char *text = options->rename != NULL ? options->rename
                     : options->retire != NULL ? options->retire
                     : options->offer != NULL ? options->offer : options->delete;
  const char *code;

  if (options->add != NULL)
    {
      g_auto (GStrv) aliases = psk_code_split_aliases (options->alias);
      g_autoptr (PskCode) entry = psk_code_new (NULL, options->add, options->english,
                                                (const char * const *) aliases);

      return psk_command_code_keep (list, entry);
    }

  code = find_code (book, list, text, error);
  if (code == NULL)
    return NULL;
  if (options->rename != NULL)
    return change_command (book, list, code, options);

  return options->delete != NULL ? psk_command_code_delete (list, code)
         : psk_command_code_retire (list, code, options->retire != NULL);
}

static gboolean
change (PskBook            *book,
        const char         *list,
        const CodesOptions *options,
        GError            **error)
{
  g_autoptr (PskCommand) command = make_command (book, list, options, error);

  if (command == NULL)
    return FALSE;
  if (*psk_command_get_subject (command) == '\0')
    {
      const char *text = options->retire != NULL ? options->retire
                         : options->offer != NULL ? options->offer : options->delete;
      const char *code = psk_definition_find_code (psk_book_get_codes (book), list, text);

      psk_command_set_subject (command,
                               psk_definition_get_code_title (psk_book_get_codes (book), list, code,
                                                              psk_language_of_messages ()));
    }

  return psk_book_run (book, command, NULL, error);
}

static gboolean
print_list (PskBook    *book,
            const char *list,
            GError    **error)
{
  PskDefinition *codes = psk_book_get_codes (book);
  g_autoptr (GHashTable) uses = psk_code_table_count_uses (psk_book_get_store (book), list, error);
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("Code"), _("Thai"), _("English"), _("Used"),
                                                     _("Other spellings"), NULL);

  if (uses == NULL)
    return FALSE;

  printf ("%s (%s)%s\n", psk_code_list_get_title (codes, list, psk_language_of_messages ()), list,
          psk_code_list_is_default (codes, list)
          ? _(" – default (the department's lists are awaited)") : "");
  psk_cli_table_right (table, 3);
  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];
      g_autofree char *aliases = g_strjoinv (", ", entry->aliases);
      g_autofree char *thai = entry->retired
                              /* Translators: an entry of a list that is no longer offered */
                              ? g_strdup_printf (_("%s (retired)"), entry->thai)
                              : g_strdup (entry->thai);
      g_autofree char *used
        = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (uses, entry->code)));

      psk_cli_table_add (table, entry->code, thai, entry->english, used, aliases, NULL);
    }
  psk_cli_table_print (table);

  return TRUE;
}

static gboolean
print_all (PskBook    *book,
           const char *list,
           gboolean    json,
           GError    **error)
{
  const char * const *ids = psk_code_list_get_ids ();

  if (json)
    {
      g_autoptr (JsonNode) node = psk_codes_to_json (psk_book_get_store (book), list, error);

      if (node != NULL)
        psk_cli_print_json (node);
      return node != NULL;
    }

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (list != NULL && !g_str_equal (ids[i], list))
        continue;
      if (list == NULL && i > 0)
        printf ("\n");
      if (!print_list (book, ids[i], error))
        return FALSE;
    }

  return TRUE;
}

PskExit
cmd_codes (const PskCliCommand *command,
           char               **args)
{
  g_auto (CodesOptions) options = { NULL };
  GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING, &options.add, N_("Add an entry at the end"), "NAME" },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &options.rename,
      N_("Change an entry: what --to, --english and --alias say"), "CODE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The new Thai name"), "NAME" },
    { "english", 0, 0, G_OPTION_ARG_STRING, &options.english, N_("The English name"), "NAME" },
    { "alias", 0, 0, G_OPTION_ARG_STRING, &options.alias,
      N_("Other spellings that are understood, with commas between them"), "A,B" },
    { "retire", 0, 0, G_OPTION_ARG_STRING, &options.retire, N_("Offer an entry no longer"),
      "CODE" },
    { "offer", 0, 0, G_OPTION_ARG_STRING, &options.offer, N_("Offer a retired entry again"),
      "CODE" },
    { "delete", 0, 0, G_OPTION_ARG_STRING, &options.delete,
      N_("Delete an entry that no record has"), "CODE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  const char *list;
  guint n;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;

  list = args[2];
  n = count_acts (&options);
  if (n > 1)
    return psk_cli_usage (command, "%s",
                          _("Give one of --add, --rename, --retire, --offer and --delete."));
  if (n == 1 && list == NULL)
    return psk_cli_usage (command, "%s", _("Say which list shall be changed."));
  if (options.to != NULL && options.rename == NULL)
    return psk_cli_usage (command, "%s", _("--to goes with --rename."));
  if ((options.english != NULL || options.alias != NULL) && options.add == NULL
      && options.rename == NULL)
    return psk_cli_usage (command, "%s", _("--english and --alias go with --add or --rename."));

  book = psk_book_open (args[1], n == 0, &error);
  if (book == NULL || !check_list (list, &error)
      || (n > 0 && !change (book, list, &options, &error)))
    return psk_cli_fail (error);
  if (n > 0 && !options.json)
    return PSK_EXIT_DONE;

  return print_all (book, list, options.json, &error) ? PSK_EXIT_DONE : psk_cli_fail (error);
}
