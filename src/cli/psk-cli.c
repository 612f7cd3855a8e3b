/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-thai-date.h"

/* An option as it is typed: “-o, --output”. */
static char *
option_form (const GOptionEntry *entry)
{
  return entry->short_name != 0
         ? g_strdup_printf ("-%c, --%s", entry->short_name, entry->long_name)
         : g_strdup_printf ("--%s", entry->long_name);
}

static void
print_option (const char *form,
              const char *argument,
              const char *description)
{
  g_autofree char *whole = argument != NULL
                           ? g_strdup_printf ("%s %s", form, argument) : g_strdup (form);

  printf ("  %-24s %s\n", whole, description);
}

/* GOption’s own help has heads that only GLib’s translation can change. */
static void
print_help (const PskCliCommand *command,
            const GOptionEntry  *entries)
{
  printf ("%s pansukctl %s %s\n\n%s\n\n%s\n",
          _("Usage:"), command->name, command->usage, gettext (command->summary), _("Options:"));

  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    {
      g_autofree char *form = option_form (entry);

      print_option (form, entry->arg_description, gettext (entry->description));
    }
  print_option ("-h, --help", NULL, _("Show this help"));
}

/* “--” parts the options from arguments that begin with a hyphen. */
static void
remove_separator (char **args)
{
  guint i = 0;

  while (args[i] != NULL && !g_str_equal (args[i], "--"))
    i++;
  if (args[i] == NULL)
    return;

  g_free (args[i]);
  for (; args[i] != NULL; i++)
    args[i] = args[i + 1];
}

/**
 * psk_cli_parse:
 * @command: the command
 * @entries: (nullable): its options
 * @args: (inout): what was typed; becomes the arguments without the options,
 *   of which the first is the name of the command
 * @status: (out): how to end when %FALSE is returned
 *
 * Reads the options of a command and counts its arguments. Help is printed here.
 *
 * Returns: whether the command shall run
 */
gboolean
psk_cli_parse (const PskCliCommand *command,
               GOptionEntry        *entries,
               char              ***args,
               PskExit             *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  guint n;

  g_return_val_if_fail (command != NULL, FALSE);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, own, NULL);

  if (!g_option_context_parse_strv (context, args, &error))
    {
      *status = psk_cli_usage (command, "%s", error->message);
      return FALSE;
    }

  if (help)
    {
      print_help (command, entries);
      *status = PSK_EXIT_DONE;
      return FALSE;
    }

  remove_separator (*args);
  n = g_strv_length (*args);
  /* An empty name would stand for the folder one happens to be in. */
  if (n > 1 && g_strv_contains ((const char *const *) *args + 1, ""))
    {
      *status = psk_cli_usage (command, "%s", _("An argument is empty."));
      return FALSE;
    }
  if (n > command->n_args && n <= command->n_args + command->n_optional + 1)
    return TRUE;

  *status = psk_cli_usage (command, "%s",
                           n > command->n_args ? _("There are too many arguments.")
                                                   : _("An argument is missing."));
  return FALSE;
}

/**
 * psk_cli_usage:
 * @command: the command
 * @format: what is wrong with it
 * @...: for @format
 *
 * Says how a command is to be typed.
 *
 * Returns: %PSK_EXIT_USAGE
 */
PskExit
psk_cli_usage (const PskCliCommand *command,
               const char          *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);

  fprintf (stderr, "%s\n%s pansukctl %s %s\n", text, _("Usage:"), command->name, command->usage);
  return PSK_EXIT_USAGE;
}

/**
 * psk_cli_fail:
 * @error: why
 *
 * Returns: %PSK_EXIT_FAILED, after the reason was told
 */
PskExit
psk_cli_fail (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psk_cli_say ("%s", _("Stopped: nothing was changed."));
  else
    psk_cli_say ("%s", error != NULL ? error->message : _("Something failed."));
  return PSK_EXIT_FAILED;
}

/**
 * psk_cli_say:
 * @format: a sentence for the user
 * @...: for @format
 *
 * Says something on standard error.
 */
void
psk_cli_say (const char *format,
             ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);

  fprintf (stderr, "%s\n", text);
}

/**
 * psk_cli_find_area:
 * @book: a book
 * @text: (nullable): the code of an area; %NULL for the province
 * @code: (out): the code
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: whether there is such an area
 */
gboolean
psk_cli_find_area (PskBook    *book,
                   const char *text,
                   int        *code,
                   GError    **error)
{
  PskAreas *areas = psk_book_get_areas (book);
  guint64 number;

  if (text == NULL)
    {
      *code = psk_areas_get_province (areas)->code;
      return TRUE;
    }

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL)
      && psk_areas_lookup (areas, (int) number) != NULL)
    {
      *code = (int) number;
      return TRUE;
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
               _("There is no area with the code “%s”: see the list of “pansukctl areas”."), text);
  return FALSE;
}

/* A folder as it is, without links and dots; NULL when there is none. */
static char *
real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  return copy;
}

static gboolean
is_inside (const char *folder,
           const char *outer)
{
  g_autofree char *real = real_path (outer);
  const gsize length = real != NULL ? strlen (real) : 0;

  return real != NULL && strncmp (folder, real, length) == 0
         && (folder[length] == '\0' || folder[length] == '/');
}

/**
 * psk_cli_check_output:
 * @book: a book
 * @path: a file to be written
 * @error: (nullable): %PSK_ERROR_REFUSED, %PSK_ERROR_NOT_FOUND
 *
 * What lies in the folder of a book is the book's own, whatever link leads there.
 * A file is replaced when the new one is complete: what is no file, such as a
 * device, would be lost.
 *
 * Returns: whether the file may be written
 */
gboolean
psk_cli_check_output (PskBook    *book,
                      const char *path,
                      GError    **error)
{
  g_autofree char *dirname = g_path_get_dirname (path);
  g_autofree char *folder = real_path (dirname);

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("There is no folder for “%s”: make it first, or choose another."), path);
      return FALSE;
    }

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
                   _("“%s” is no file that can be replaced: choose another name."), path);
      return FALSE;
    }

  if (!is_inside (folder, psk_book_get_path (book)))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               _("“%s” lies in the folder of the book: choose another place."), path);
  return FALSE;
}

/**
 * psk_cli_show_date:
 * @iso: (nullable): a date, or a moment by the clock of a camera, ISO 8601
 *
 * Returns: (transfer full): the date in the user's language, "" without one
 */
char *
psk_cli_show_date (const char *iso)
{
  g_autofree char *date = iso != NULL ? g_strndup (iso, 10) : NULL;
  GDate value;

  if (date == NULL || !psk_thai_date_from_iso (date, &value))
    return g_strdup ("");

  return psk_thai_date_format (&value, PSK_DATE_SHORT, psk_language_of_messages ());
}

/**
 * psk_cli_remove_tree:
 * @path: a folder that this program made
 *
 * Removes it with everything in it. Links are removed, not followed.
 */
void
psk_cli_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        psk_cli_remove_tree (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

/**
 * psk_cli_print_json:
 * @node: a value
 *
 * Prints it on standard output.
 */
void
psk_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  printf ("%s\n", text);
}

/**
 * psk_cli_array_add:
 * @array: an array
 * @builder: (transfer none): a finished value; it is emptied
 *
 * Prints one more value of an array, a line each: a long list takes no memory.
 */
void
psk_cli_array_add (PskCliArray *array,
                   JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);

  printf ("%s%s", array->started ? ",\n" : "[", text);
  array->started = TRUE;
  json_builder_reset (builder);
}

/**
 * psk_cli_array_end:
 * @array: an array
 *
 * Prints the end of an array, which may be empty.
 */
void
psk_cli_array_end (PskCliArray *array)
{
  printf ("%s]\n", array->started ? "" : "[");
}

/**
 * psk_cli_add_text:
 * @builder: inside an object
 * @name: a member
 * @text: (nullable): its value
 */
void
psk_cli_add_text (JsonBuilder *builder,
                  const char  *name,
                  const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * psk_cli_add_int:
 * @builder: inside an object
 * @name: a member
 * @value: its value
 */
void
psk_cli_add_int (JsonBuilder *builder,
                 const char  *name,
                 gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * psk_cli_add_count:
 * @builder: inside an object
 * @name: a member
 * @value: its value; null when negative, which is how records tell that they have none
 */
void
psk_cli_add_count (JsonBuilder *builder,
                   const char  *name,
                   int          value)
{
  json_builder_set_member_name (builder, name);
  if (value >= 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * psk_cli_add_number:
 * @builder: inside an object
 * @name: a member
 * @value: its value; a whole number is written as one, NaN as null
 */
void
psk_cli_add_number (JsonBuilder *builder,
                    const char  *name,
                    double       value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < 1e15)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}
