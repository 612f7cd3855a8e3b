/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-import.h"

#include <glib/gi18n.h>

#include "psk-cli-table.h"

/* More problems than fit on a screen are nobody's to read; JSON has them all. */
#define MAX_SHOWN 50

static char *
describe_place (const PskImportProblem *problem,
                gboolean                is_map)
{
  if (problem->row == 0)
    return g_strdup (problem->sheet);
  if (is_map)
    /* Translators: a layer of a map, the number of a feature in it */
    return g_strdup_printf (_("%s, feature %d"), problem->sheet, problem->row);

  /* Translators: a sheet of a workbook, a row */
  return g_strdup_printf (_("%s, row %d"), problem->sheet, problem->row);
}

/**
 * psk_cli_print_problems:
 * @problems: (element-type PskImportProblem): what an import found
 * @is_map: whether they are about features of a map and not rows of a sheet
 *
 * Says the first of them on standard error, a line each.
 */
void
psk_cli_print_problems (GPtrArray *problems,
                        gboolean   is_map)
{
  guint n = MIN (problems->len, MAX_SHOWN);

  for (guint i = 0; i < n; i++)
    {
      const PskImportProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place = describe_place (problem, is_map);

      if (is_map && *problem->value != '\0')
        psk_cli_say ("%s, %s: %s", place, problem->value, problem->reason);
      else if (!is_map && problem->column != NULL && *problem->column != '\0')
        psk_cli_say ("%s, %s: %s", place, problem->column, problem->reason);
      else
        psk_cli_say ("%s: %s", place, problem->reason);
    }

  if (problems->len > n)
    psk_cli_say (ngettext ("There is %u more problem: --json lists all of them.",
                           "There are %u more problems: --json lists all of them.",
                           problems->len - n), problems->len - n);
}

/**
 * psk_cli_print_counts:
 * @counts: (array fixed-size=4): how many have each #PskImportOutcome
 * @dry_run: whether it was a trial
 *
 * Prints them as a table on standard output.
 */
void
psk_cli_print_counts (const guint *counts,
                      gboolean     dry_run)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("New"), _("Updated"), _("Unchanged"),
                                                     _("Rejected"), NULL);
  g_auto (GStrv) cells = g_new0 (char *, PSK_N_IMPORT_OUTCOMES + 1);

  for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    {
      cells[i] = g_strdup_printf ("%u", counts[i]);
      psk_cli_table_right (table, i);
    }
  psk_cli_table_take (table, g_steal_pointer (&cells));
  psk_cli_table_print (table);

  if (dry_run)
    psk_cli_say (_("This was a trial: nothing was changed."));
}
