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

/* What is done of a base list once its households are written, and once the indexes are made
 * of them, too; the rest is the commit. */
#define PART_OF_ROWS 0.6
#define PART_OF_INDEXES 0.8

/* Households are written one by one, and then many at once. */
typedef struct
{
  PskImport *import; /* borrowed */
  guint n_one_by_one;
} Writing;

static void
tell_progress_cb (guint    n_at_once,
                  gpointer user_data)
{
  const Writing *self = user_data;
  const guint n = psk_import_get_count (self->import, PSK_IMPORT_NEW)
                  + psk_import_get_count (self->import, PSK_IMPORT_UPDATED);

  psk_import_set_progress (self->import,
                           PART_OF_ROWS * (self->n_one_by_one + n_at_once) / MAX (n, 1));
}

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
            Writing      *self,
            GPtrArray    *candidates,
            const char   *today,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < psk_import_get_n_rows (self->import); i++)
    {
      const PskImportRow *row = psk_import_get_row (self->import, i);

      if (i % ROWS_AT_ONCE == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          tell_progress_cb (0, self);
        }

      if (row->outcome == PSK_IMPORT_UPDATED
          && !psk_household_table_change (store, row->before, row->household, error))
        return FALSE;
      if (row->outcome == PSK_IMPORT_NEW && row->household->slot < 1)
        g_ptr_array_add (candidates, g_object_ref (row->household));
      else if (row->outcome == PSK_IMPORT_NEW
               && !write_holder (store, row->household, today, error))
        return FALSE;
      else if (row->outcome == PSK_IMPORT_NEW || row->outcome == PSK_IMPORT_UPDATED)
        self->n_one_by_one++;
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
  Writing writing = { .import = self };
  const GDate date = psk_calendar_get_today (store);
  g_autofree char *today = psk_thai_date_to_iso (&date);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_object_unref);

  if (!write_rows (store, &writing, candidates, today, cancellable, error)
      || !psk_household_bulk_insert (store, candidates, tell_progress_cb, &writing, cancellable,
                                     error))
    return FALSE;

  psk_import_set_progress (self, PART_OF_INDEXES);
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
