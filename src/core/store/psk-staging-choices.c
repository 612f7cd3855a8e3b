/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be chosen for the cells of a column of a file that is written out. */

#include "config.h"

#include "psk-staging-choices.h"

static char *
make_key (int sheet,
          int column)
{
  return g_strdup_printf ("choices-%d-%d", sheet, column);
}

/**
 * psk_staging_set_choices:
 * @self: a database that is being written
 * @sheet: a sheet, from 1
 * @column: a column, from 1
 * @choices: (array zero-terminated=1): texts of one line
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Says what may be chosen for a cell. A spreadsheet offers it, other formats ignore it.
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_set_choices (PskStaging        *self,
                         int                sheet,
                         int                column,
                         const char *const *choices,
                         GError           **error)
{
  g_autofree char *key = make_key (sheet, column);
  g_autofree char *lines = g_strjoinv ("\n", (char **) choices);

  return psk_staging_set_info (self, key, lines, error);
}

/**
 * psk_staging_get_choices:
 * @self: a database
 * @sheet: a sheet, from 1
 * @column: a column, from 1
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): what may be chosen for a
 *   cell; %NULL when it may be anything
 */
char **
psk_staging_get_choices (PskStaging *self,
                         int         sheet,
                         int         column)
{
  g_autofree char *key = make_key (sheet, column);
  g_autofree char *lines = psk_staging_get_info (self, key);

  return lines != NULL && *lines != '\0' ? g_strsplit (lines, "\n", -1) : NULL;
}
