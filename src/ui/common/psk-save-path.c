/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file chooser gives the name that was typed: without its ending no program would open
 * the file. */

#include "config.h"

#include "psk-save-path.h"

#include <glib/gi18n.h>

/**
 * psk_save_path_complete:
 * @path: a file that somebody chose or typed
 * @suffix: the ending of its type, such as ".pdf"
 *
 * Returns: (transfer full): the file with the ending, in whatever letters it was typed
 */
char *
psk_save_path_complete (const char *path,
                        const char *suffix)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && suffix != NULL, NULL);

  lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
}

/**
 * psk_save_path_check:
 * @chosen: the file that was chosen
 * @path: the file that is written instead, or the same
 *
 * A chooser has asked whether a file may be written over, but not of another name.
 *
 * Returns: (transfer full) (nullable): why @path must not be written, a sentence; %NULL
 *   when it may be
 */
char *
psk_save_path_check (const char *chosen,
                     const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (chosen != NULL && path != NULL, NULL);

  if (g_str_equal (path, chosen) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;

  name = g_path_get_basename (path);
  return g_strdup_printf (_("“%s” is there already: choose it to write over it, or another name."),
                          name);
}

/**
 * psk_save_path_get_chosen:
 * @chooser: a chooser that was answered with a file to write
 * @problem: (out): why nothing can be written there, a sentence
 *
 * A chooser may show places that are not on this computer, such as a telephone.
 *
 * Returns: (transfer full) (nullable): the file that was chosen
 */
char *
psk_save_path_get_chosen (GtkFileChooser  *chooser,
                          char           **problem)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path == NULL)
    *problem = g_strdup (_("That place is not on this computer: choose a folder here."));

  return path;
}
