/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements: prepared once, bound, stepped through. */

#include "config.h"

#include "psk-store-private.h"

#include <string.h>

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* Statements differ in their length or near their end: an import asks for the same
 * long ones with every row. */
static guint
hash_sql (gconstpointer sql)
{
  const gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + (length > 24 ? length - 24 : 0)) + (guint) length;
}

/**
 * psk_store_statements_new:
 *
 * Returns: (transfer full) (element-type utf8 sqlite3_stmt): where a store keeps its
 *   prepared statements
 */
GHashTable *
psk_store_statements_new (void)
{
  return g_hash_table_new_full (hash_sql, g_str_equal, g_free, finalize_statement);
}

/**
 * psk_store_statement:
 * @store: a store
 * @sql: one whole statement
 * @error: (nullable): where to put the error
 *
 * Prepares @sql once and keeps it. A statement is ready to be bound; a caller
 * that leaves a row loop early resets it.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
psk_store_statement (PskStore   *store,
                     const char *sql,
                     GError    **error)
{
  sqlite3_stmt *statement;
  int code;

  g_return_val_if_fail (store != NULL && sql != NULL, NULL);
  g_return_val_if_fail (store->thread == g_thread_self (), NULL);

  statement = g_hash_table_lookup (store->statements, sql);
  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  code = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return NULL;
    }

  g_hash_table_insert (store->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind_list (sqlite3_stmt *statement,
           const char   *types,
           va_list       values)
{
  g_assert ((int) strlen (types) <= sqlite3_bind_parameter_count (statement));

  for (int i = 1; *types != '\0'; types++, i++)
    {
      double real;
      int integer;
      GBytes *bytes;

      switch (*types)
        {
        case 'i':
          integer = va_arg (values, int);
          if (integer >= 0)
            sqlite3_bind_int (statement, i, integer);
          break;
        case 'l':
          sqlite3_bind_int64 (statement, i, va_arg (values, gint64));
          break;
        case 'd':
          real = va_arg (values, double);
          if (real == real)
            sqlite3_bind_double (statement, i, real);
          break;
        case 't':
          sqlite3_bind_text (statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
          break;
        case 'b':
          bytes = va_arg (values, GBytes *);
          if (bytes != NULL)
            sqlite3_bind_blob64 (statement, i, g_bytes_get_data (bytes, NULL),
                                 g_bytes_get_size (bytes), SQLITE_TRANSIENT);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

static sqlite3_stmt *
get_bound (PskStore   *store,
           const char *sql,
           GError    **error,
           const char *types,
           va_list     values)
{
  sqlite3_stmt *statement = psk_store_statement (store, sql, error);

  if (statement != NULL)
    bind_list (statement, types, values);

  return statement;
}

/**
 * psk_store_bind:
 * @statement: a statement that is reset
 * @types: a letter for each value: `i` int (negative is NULL), `l` gint64, `d`
 *   double (NaN is NULL), `t` text (nullable), `b` #GBytes (nullable)
 * @...: the values, copied
 *
 * Binds the first values of a statement.
 */
void
psk_store_bind (sqlite3_stmt *statement,
                const char   *types,
                ...)
{
  va_list values;

  g_return_if_fail (statement != NULL && types != NULL);

  va_start (values, types);
  bind_list (statement, types, values);
  va_end (values);
}

/**
 * psk_store_step:
 * @store: a store
 * @statement: one of its statements
 * @error: (nullable): where to put the error
 *
 * Steps to the next row. A statement that has ended or failed is reset, so that
 * it holds no lock.
 *
 * Returns: whether there is a row, none, or an error
 */
PskStep
psk_store_step (PskStore     *store,
                sqlite3_stmt *statement,
                GError      **error)
{
  int code;

  g_return_val_if_fail (store != NULL && statement != NULL, PSK_STEP_ERROR);

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return PSK_STEP_ROW;

  if (code != SQLITE_DONE)
    psk_store_set_error (store, code, error);
  sqlite3_reset (statement);

  return code == SQLITE_DONE ? PSK_STEP_DONE : PSK_STEP_ERROR;
}

/**
 * psk_store_query:
 * @store: a store
 * @sql: one whole statement that returns rows
 * @error: (nullable): where to put the error
 * @types: as in psk_store_bind()
 * @...: the values
 *
 * Takes a statement as psk_store_statement() does and binds it; psk_store_step() goes
 * through its rows.
 *
 * Returns: (transfer none) (nullable): the statement
 */
sqlite3_stmt *
psk_store_query (PskStore   *store,
                 const char *sql,
                 GError    **error,
                 const char *types,
                 ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = get_bound (store, sql, error, types, values);
  va_end (values);

  return statement;
}

/**
 * psk_store_run:
 * @store: a store
 * @sql: one whole statement that returns no rows
 * @error: (nullable): where to put the error
 * @types: as in psk_store_bind()
 * @...: the values
 *
 * Returns: whether the statement ran
 */
gboolean
psk_store_run (PskStore   *store,
               const char *sql,
               GError    **error,
               const char *types,
               ...)
{
  sqlite3_stmt *statement;
  va_list values;
  PskStep step;

  va_start (values, types);
  statement = get_bound (store, sql, error, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  step = psk_store_step (store, statement, error);
  if (step == PSK_STEP_ROW)
    sqlite3_reset (statement);

  return step != PSK_STEP_ERROR;
}

/**
 * psk_store_script:
 * @store: a store
 * @sql: any number of statements
 * @error: (nullable): where to put the error
 *
 * Returns: whether all of them ran
 */
gboolean
psk_store_script (PskStore   *store,
                  const char *sql,
                  GError    **error)
{
  int code;

  g_return_val_if_fail (store != NULL && sql != NULL, FALSE);
  g_return_val_if_fail (store->thread == g_thread_self (), FALSE);

  code = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;

  psk_store_set_error (store, code, error);
  return FALSE;
}

/**
 * psk_store_query_int:
 * @store: a store
 * @sql: a statement whose first column is wanted
 * @fallback: what to return when there is no row, a NULL or an error
 * @types: as in psk_store_bind()
 * @...: the values
 *
 * Returns: the integer
 */
gint64
psk_store_query_int (PskStore   *store,
                     const char *sql,
                     gint64      fallback,
                     const char *types,
                     ...)
{
  sqlite3_stmt *statement;
  gint64 result = fallback;
  va_list values;

  va_start (values, types);
  statement = get_bound (store, sql, NULL, types, values);
  va_end (values);
  if (statement == NULL)
    return fallback;

  if (psk_store_step (store, statement, NULL) == PSK_STEP_ROW
      && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    result = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);

  return result;
}

/**
 * psk_store_query_text:
 * @store: a store
 * @sql: a statement whose first column is wanted
 * @types: as in psk_store_bind()
 * @...: the values
 *
 * Returns: (transfer full) (nullable): the text, or %NULL without a row
 */
char *
psk_store_query_text (PskStore   *store,
                      const char *sql,
                      const char *types,
                      ...)
{
  sqlite3_stmt *statement;
  char *result = NULL;
  va_list values;

  va_start (values, types);
  statement = get_bound (store, sql, NULL, types, values);
  va_end (values);
  if (statement == NULL)
    return NULL;

  if (psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    result = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);

  return result;
}

/**
 * psk_store_last_id:
 * @store: a store
 *
 * Returns: the id of the row that was inserted last
 */
gint64
psk_store_last_id (PskStore *store)
{
  g_return_val_if_fail (store != NULL, 0);

  return sqlite3_last_insert_rowid (store->db);
}
