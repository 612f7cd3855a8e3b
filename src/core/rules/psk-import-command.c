/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-calendar.h"
#include "psk-household-bulk.h"
#include "psk-household-table.h"
#include "psk-import-table.h"
#include "psk-import-private.h"
#include "psk-metric-table.h"
#include "psk-thai-date.h"

/* Between two looks at the cancellable. */
#define ROWS_AT_ONCE 512

/* Somebody may have taken the slot since the import was prepared. */
static void
check_slot (PskStore     *store,
            PskHousehold *household)
{
  if (psk_household_table_slot_holder (store, household->tambon, household->slot) == 0)
    return;

  household->slot = psk_household_table_free_slot (
    store, household->tambon, psk_metric_table_get_target (store, household->tambon));
  if (household->slot < 1)
    {
      household->slot = -1;
      psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, "candidate");
    }
}

/* A new household with a slot is written with the history of the slot. */
static gboolean
write_holder (PskStore     *store,
              PskHousehold *chosen,
              const char   *today,
              GError      **error)
{
  g_autoptr (PskHousehold) household = psk_record_copy (chosen);
  gint64 id = 0;

  check_slot (store, household);
  return psk_household_table_insert (store, household, &id, error)
         && (household->slot < 1 || psk_household_table_open_slot (store, id, today, error));
}

/* All but the new households without a slot, which are added to @candidates. */
static gboolean
write_rows (PskStore     *store,
            PskImport    *self,
            GPtrArray    *candidates,
            const char   *today,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < psk_import_get_n_rows (self); i++)
    {
      const PskImportRow *row = psk_import_get_row (self, i);

      if (i % ROWS_AT_ONCE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          psk_import_set_progress (self, (double) i / psk_import_get_n_rows (self));
        }

      if (row->outcome == PSK_IMPORT_UPDATED
          && !psk_household_table_change (store, row->before, row->household, error))
        return FALSE;
      if (row->outcome != PSK_IMPORT_NEW)
        continue;
      if (row->household->slot < 1)
        g_ptr_array_add (candidates, g_object_ref (row->household));
      else if (!write_holder (store, row->household, today, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_import (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  PskImport *self = data;
  const GDate date = psk_calendar_get_today (store);
  g_autofree char *today = psk_thai_date_to_iso (&date);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);

  psk_import_set_progress (self, 0);
  if (!write_rows (store, self, candidates, today, cancellable, error)
      || !psk_household_bulk_insert (store, candidates, cancellable, error))
    return FALSE;

  if (psk_import_get_count (self, PSK_IMPORT_NEW) + psk_import_get_count (self, PSK_IMPORT_UPDATED)
      == 0)
    return TRUE;

  return psk_import_table_insert (store, "households", psk_import_get_file_name (self),
                                  psk_import_get_count (self, PSK_IMPORT_NEW),
                                  psk_import_get_count (self, PSK_IMPORT_UPDATED),
                                  psk_import_get_count (self, PSK_IMPORT_UNCHANGED),
                                  psk_import_get_count (self, PSK_IMPORT_REJECTED), error);
}

/**
 * psk_import_command:
 * @self: an import that was prepared
 *
 * Makes the command that writes all new and changed households at once; they
 * are undone as one step.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_import_command (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), NULL);

  return psk_command_new (N_("Import households"), psk_import_get_file_name (self), write_import,
                          g_object_ref (self), g_object_unref);
}
