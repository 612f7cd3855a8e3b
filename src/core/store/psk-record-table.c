/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-record-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-error.h"

#define FIELD_AT(record, field, type) \
  (*(type *) G_STRUCT_MEMBER_P (record, (field)->offset))

/* The columns of the statement are in the order of the fields. */
static gpointer
read_row (GType         type,
          sqlite3_stmt *statement)
{
  gpointer record = g_object_new (type, NULL);
  guint n_fields;
  const PskField *fields = psk_record_get_fields (record, &n_fields);

  g_assert ((guint) sqlite3_column_count (statement) == n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (sqlite3_column_type (statement, i) == SQLITE_NULL)
        continue;

      if (fields[i].kind == PSK_FIELD_ID)
        FIELD_AT (record, &fields[i], gint64) = sqlite3_column_int64 (statement, i);
      else if (fields[i].kind == PSK_FIELD_INT)
        FIELD_AT (record, &fields[i], int) = sqlite3_column_int (statement, i);
      else if (fields[i].kind == PSK_FIELD_REAL)
        FIELD_AT (record, &fields[i], double) = sqlite3_column_double (statement, i);
      else
        FIELD_AT (record, &fields[i], char *)
          = g_strdup ((const char *) sqlite3_column_text (statement, i));
    }

  return record;
}

/**
 * psk_record_table_read_all:
 * @store: a store
 * @type: a subclass of #PskRecord
 * @statement: (nullable): a bound statement; %NULL passes on an error
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskRecord): every row
 */
GPtrArray *
psk_record_table_read_all (PskStore     *store,
                           GType         type,
                           sqlite3_stmt *statement,
                           GError      **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    g_ptr_array_add (records, read_row (type, statement));

  return step == PSK_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * psk_record_table_read_one:
 * @store: a store
 * @type: a subclass of #PskRecord
 * @statement: (nullable): a bound statement; %NULL passes on an error
 * @error: (nullable): %PSK_ERROR_NOT_FOUND when there is no row
 *
 * Returns: (transfer full) (nullable): the first row
 */
gpointer
psk_record_table_read_one (PskStore     *store,
                           GType         type,
                           sqlite3_stmt *statement,
                           GError      **error)
{
  gpointer record;
  PskStep step;

  if (statement == NULL)
    return NULL;

  step = psk_store_step (store, statement, error);
  if (step == PSK_STEP_DONE)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                         _("The record is no longer in the book."));
  if (step != PSK_STEP_ROW)
    return NULL;

  record = read_row (type, statement);
  sqlite3_reset (statement);
  return record;
}

/**
 * psk_record_table_read_ids:
 * @store: a store
 * @statement: (nullable): a bound statement whose first column is a row id
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in order
 */
GArray *
psk_record_table_read_ids (PskStore     *store,
                           sqlite3_stmt *statement,
                           GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == PSK_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * psk_record_table_bind:
 * @record: a record
 * @statement: a reset statement
 * @first: the first field to bind; it goes to parameter 1
 * @n: how many fields
 *
 * Binds @n fields to the parameters 1 to @n; absent values become NULL. Texts are
 * not copied: @record must live until the statement has run.
 */
void
psk_record_table_bind (gpointer      record,
                       sqlite3_stmt *statement,
                       guint         first,
                       guint         n)
{
  guint n_fields;
  const PskField *fields = psk_record_get_fields (record, &n_fields);

  g_assert (first + n <= n_fields);

  for (guint i = 0; i < n; i++)
    {
      const PskField *field = &fields[first + i];
      const int place = (int) i + 1;

      if (field->kind == PSK_FIELD_ID && FIELD_AT (record, field, gint64) != 0)
        sqlite3_bind_int64 (statement, place, FIELD_AT (record, field, gint64));
      else if (field->kind == PSK_FIELD_INT && FIELD_AT (record, field, int) >= 0)
        sqlite3_bind_int (statement, place, FIELD_AT (record, field, int));
      else if (field->kind == PSK_FIELD_REAL && !isnan (FIELD_AT (record, field, double)))
        sqlite3_bind_double (statement, place, FIELD_AT (record, field, double));
      else if (field->kind == PSK_FIELD_TEXT)
        sqlite3_bind_text (statement, place, FIELD_AT (record, field, char *), -1, SQLITE_STATIC);
      else
        sqlite3_bind_null (statement, place);
    }
}
