/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-boundary-commands.h"

#include <glib/gi18n-lib.h>

#include "psk-boundary-table.h"
#include "psk-import-table.h"

static gboolean
write_boundaries (PskStore     *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  PskBoundaryImport *import = data;
  GArray *boundaries = psk_boundary_import_get_all (import);

  for (guint i = 0; i < boundaries->len; i++)
    {
      const PskBoundary *boundary = &g_array_index (boundaries, PskBoundary, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (boundary->outcome != PSK_IMPORT_UNCHANGED
          && !psk_boundary_table_write (store, boundary->area, boundary->geometry,
                                        psk_boundary_import_get_file_name (import), error))
        return FALSE;
    }

  return psk_import_table_insert (store, "boundaries", psk_boundary_import_get_file_name (import),
                                  psk_boundary_import_get_count (import, PSK_IMPORT_NEW),
                                  psk_boundary_import_get_count (import, PSK_IMPORT_UPDATED),
                                  psk_boundary_import_get_count (import, PSK_IMPORT_UNCHANGED),
                                  psk_boundary_import_get_count (import, PSK_IMPORT_REJECTED),
                                  error);
}

/**
 * psk_command_boundaries_import:
 * @import: an import that was prepared
 *
 * Makes the command that writes all new and changed boundaries at once; they are undone
 * as one step.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_boundaries_import (PskBoundaryImport *import)
{
  g_return_val_if_fail (PSK_IS_BOUNDARY_IMPORT (import), NULL);

  return psk_command_new (N_("Import boundaries"), psk_boundary_import_get_file_name (import),
                          write_boundaries, g_object_ref (import), g_object_unref);
}
