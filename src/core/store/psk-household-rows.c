/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An eponymous virtual table, see https://sqlite.org/vtab.html: it has the columns of the
 * table of households, in their order, and the text that a household is searched by. */

#include "config.h"

#include "psk-household-rows.h"

#include <math.h>
#include <string.h>

#include "psk-household-table.h"

#define MODULE "psk_household_rows"

struct _PskHouseholdRows
{
  PskStore *store; /* borrowed */

  /* Borrowed, while they are written */
  PskHousehold **households;
  char **search_texts;
  guint n_rows;

  /* Owned */
  sqlite3_stmt *insert;
  sqlite3_stmt *insert_text;
  const PskField *fields; /* of the class, which lives as long as the program */
  guint n_fields;
};

typedef struct
{
  sqlite3_vtab base;
  PskHouseholdRows *rows; /* borrowed */
} Table;

typedef struct
{
  sqlite3_vtab_cursor base;
  PskHouseholdRows *rows; /* borrowed */
  guint row;
} Cursor;

static void
append_columns (PskHouseholdRows *self,
                GString          *sql)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_string_append_printf (sql, "%sc%u", i > 0 ? ", " : "", i);
}

static int
connect_cb (sqlite3           *db,
            void              *user_data,
            int                n_arguments,
            const char *const *arguments,
            sqlite3_vtab     **vtab,
            char             **message)
{
  PskHouseholdRows *self = user_data;
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE x (");
  Table *table;
  int code;

  append_columns (self, sql);
  g_string_append (sql, ", search_text)");
  code = sqlite3_declare_vtab (db, sql->str);
  if (code != SQLITE_OK)
    return code;

  table = g_new0 (Table, 1);
  table->rows = self;
  *vtab = &table->base;
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *vtab)
{
  g_free (vtab);
  return SQLITE_OK;
}

/* There is one way to read it: from the first row to the last. */
static int
best_index_cb (sqlite3_vtab       *vtab,
               sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab         *vtab,
         sqlite3_vtab_cursor **cursor)
{
  Cursor *self = g_new0 (Cursor, 1);

  self->rows = ((Table *) vtab)->rows;
  *cursor = &self->base;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor,
           int                  index,
           const char          *index_name,
           int                  n_values,
           sqlite3_value      **values)
{
  ((Cursor *) cursor)->row = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  ((Cursor *) cursor)->row++;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *cursor)
{
  Cursor *self = (Cursor *) cursor;

  return self->row >= self->rows->n_rows;
}

static void
result_text (sqlite3_context *context,
             const char      *text,
             gboolean         is_never_null)
{
  if (text != NULL)
    sqlite3_result_text (context, text, -1, SQLITE_STATIC);
  else if (is_never_null)
    sqlite3_result_text (context, "", 0, SQLITE_STATIC);
}

/* A result that is not set is NULL. */
static int
column_cb (sqlite3_vtab_cursor *cursor,
           sqlite3_context     *context,
           int                  column)
{
  Cursor *self = (Cursor *) cursor;
  PskHouseholdRows *rows = self->rows;
  gconstpointer place;

  if ((guint) column == rows->n_fields)
    {
      const char *text = rows->search_texts[self->row];

      sqlite3_result_blob64 (context, text, strlen (text), SQLITE_STATIC);
      return SQLITE_OK;
    }

  place = G_STRUCT_MEMBER_P (rows->households[self->row], rows->fields[column].offset);
  switch (rows->fields[column].kind)
    {
    case PSK_FIELD_ID:
      sqlite3_result_int64 (context, *(const gint64 *) place);
      break;
    case PSK_FIELD_INT:
      if (*(const int *) place >= 0)
        sqlite3_result_int (context, *(const int *) place);
      break;
    case PSK_FIELD_REAL:
      if (!isnan (*(const double *) place))
        sqlite3_result_double (context, *(const double *) place);
      break;
    case PSK_FIELD_TEXT:
    default:
      result_text (context, *(char *const *) place,
                   psk_household_table_is_never_null ((PskHouseholdField) column));
      break;
    }

  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *cursor,
          sqlite_int64        *rowid)
{
  *rowid = ((Cursor *) cursor)->row;
  return SQLITE_OK;
}

/* Without xCreate it is there without being created. */
static const sqlite3_module module = {
  .xConnect = connect_cb,
  .xBestIndex = best_index_cb,
  .xDisconnect = disconnect_cb,
  .xOpen = open_cb,
  .xClose = close_cb,
  .xFilter = filter_cb,
  .xNext = next_cb,
  .xEof = eof_cb,
  .xColumn = column_cb,
  .xRowid = rowid_cb,
};

static gboolean
prepare (PskHouseholdRows *self,
         const char       *sql,
         sqlite3_stmt    **statement,
         GError          **error)
{
  const int code = sqlite3_prepare_v2 (psk_store_get_db (self->store), sql, -1, statement, NULL);

  if (code != SQLITE_OK)
    psk_store_set_error (self->store, code, error);

  return code == SQLITE_OK;
}

/**
 * psk_household_rows_new:
 * @store: a writing store; it has one of these at a time
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the table, without rows yet
 */
PskHouseholdRows *
psk_household_rows_new (PskStore *store,
                        GError  **error)
{
  g_autoptr (PskHouseholdRows) self = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autoptr (GString) sql = g_string_new ("INSERT INTO household SELECT ");
  int code;

  g_return_val_if_fail (store != NULL, NULL);

  self = g_new0 (PskHouseholdRows, 1);
  self->store = store;
  household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  self->fields = psk_record_get_fields (household, &self->n_fields);
  append_columns (self, sql);
  g_string_append (sql, " FROM " MODULE);

  code = sqlite3_create_module_v2 (psk_store_get_db (store), MODULE, &module, self, NULL);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return NULL;
    }

  if (!prepare (self, sql->str, &self->insert, error)
      || !prepare (self, "INSERT INTO household_text SELECT c0, search_text FROM " MODULE,
                   &self->insert_text, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * psk_household_rows_free:
 * @self: (transfer full): a table
 *
 * The table is gone from the connection.
 */
void
psk_household_rows_free (PskHouseholdRows *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->insert_text);
  sqlite3_create_module_v2 (psk_store_get_db (self->store), MODULE, NULL, NULL, NULL);
  g_free (self);
}

/**
 * psk_household_rows_write:
 * @self: a table
 * @households: (array length=n_rows): new households, each with its id and uid
 * @search_texts: (array length=n_rows): what they are searched by, packed
 * @n_rows: how many
 * @error: (nullable): which constraint is not met
 *
 * Inserts them and their texts. The trigger that makes the texts must be dropped.
 *
 * Returns: whether all were inserted; if not, the transaction must be rolled back
 */
gboolean
psk_household_rows_write (PskHouseholdRows *self,
                          PskHousehold    **households,
                          char            **search_texts,
                          guint             n_rows,
                          GError          **error)
{
  gboolean good;

  g_return_val_if_fail (self != NULL && households != NULL && search_texts != NULL, FALSE);

  self->households = households;
  self->search_texts = search_texts;
  self->n_rows = n_rows;
  good = psk_store_step (self->store, self->insert, error) == PSK_STEP_DONE
         && psk_store_step (self->store, self->insert_text, error) == PSK_STEP_DONE;
  self->n_rows = 0;

  return good;
}
