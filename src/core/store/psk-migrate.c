/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-migrate.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "psk-error.h"
#include "psk-journal-index.h"

#define SCHEMA_FOLDER "/io/github/pansuk/Pansuk/schema"

/* The version and the application id are set inside the transaction, so that a
 * book is never between two versions. PRAGMA takes no parameters. */
static const char *finish_step[] = {
  "PRAGMA application_id = 1347638603; PRAGMA user_version = 1; COMMIT;",
  "PRAGMA user_version = 2; COMMIT;",
  "PRAGMA user_version = 3; COMMIT;",
  "PRAGMA user_version = 4; COMMIT;",
  "PRAGMA user_version = 5; COMMIT;",
};

/* Changes a constraint in the text of the schema, as SQLite's documentation of ALTER TABLE
 * describes it for a CHECK: what is stored stays as it is. The statements of the step must
 * have changed the schema too, so that other connections read it anew. */
static gboolean
rewrite_constraint (PskStore   *store,
                    const char *table,
                    const char *old,
                    const char *now,
                    GError    **error)
{
  sqlite3 *db = psk_store_get_db (store);
  gboolean rewritten;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  rewritten = psk_store_script (store, "PRAGMA writable_schema = ON", error)
              && psk_store_run (store,
                                "UPDATE sqlite_schema SET sql = replace (sql, ?2, ?3) "
                                "WHERE type = 'table' AND name = ?1 AND instr (sql, ?2)",
                                error, "ttt", table, old, now)
              && psk_store_script (store, "PRAGMA writable_schema = RESET", error);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  return rewritten;
}

/* SQLite makes a table of a list of three words for each row that is checked, a sixth of the
 * time of an import; comparing with one word after the other costs nothing. */
static gboolean
spell_out_status (PskStore *store,
                  GError  **error)
{
  return rewrite_constraint (store, "household",
                             "CHECK (status IN ('candidate', 'selected', 'dropped'))",
                             "CHECK (status = 'candidate' OR status = 'selected' "
                             "OR status = 'dropped')",
                             error);
}

/* What a step needs beside SQL, in its transaction. */
static gboolean (*const fill_step[]) (PskStore *, GError **) = {
  NULL,
  NULL,
  psk_journal_index_fill,
  spell_out_status,
  NULL,
};

G_STATIC_ASSERT (PSK_STORE_APPLICATION_ID == 1347638603);
G_STATIC_ASSERT (G_N_ELEMENTS (finish_step) == PSK_SCHEMA_VERSION);
G_STATIC_ASSERT (G_N_ELEMENTS (fill_step) == PSK_SCHEMA_VERSION);

static gboolean
run_step (PskStore *store,
          int       version,
          GError  **error)
{
  g_autofree char *path = g_strdup_printf (SCHEMA_FOLDER "/%04d.sql", version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, 0, NULL);

  g_assert (sql != NULL);

  if (psk_store_script (store, "BEGIN IMMEDIATE", error)
      && psk_store_script (store, g_bytes_get_data (sql, NULL), error)
      && (fill_step[version - 1] == NULL || fill_step[version - 1] (store, error))
      && psk_store_script (store, finish_step[version - 1], error))
    return TRUE;

  psk_store_script (store, "ROLLBACK", NULL);
  return FALSE;
}

/* The copy gets its name when it is whole: half of one, left by a full disk or a power
 * cut, must not pass for a backup the next time. */
static gboolean
back_up (PskStore *store,
         int       version,
         GError  **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d", psk_store_get_path (store), version);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);

  if (g_file_test (copy, G_FILE_TEST_EXISTS))
    return TRUE;

  g_remove (part);
  if (psk_store_run (store, "VACUUM INTO ?", error, "t", part))
    {
      if (g_chmod (part, 0600) == 0 && g_rename (part, copy) == 0)
        return TRUE;
      g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
                   _("“%s” cannot be written: check the folder and the free space."), copy);
    }

  g_remove (part);
  return FALSE;
}

/**
 * psk_migrate_get_version:
 * @store: a store
 *
 * Returns: the schema version of the book; 0 for an empty file
 */
int
psk_migrate_get_version (PskStore *store)
{
  return (int) psk_store_query_int (store, "PRAGMA user_version", 0, "");
}

/**
 * psk_migrate_store:
 * @store: a store that may be written
 * @error: (nullable): %PSK_ERROR_TOO_NEW, or what went wrong in a step
 *
 * Brings the schema of the book to %PSK_SCHEMA_VERSION, each step in one
 * transaction. A book that is not empty is copied beside itself first.
 *
 * Returns: whether the book is now of the current version
 */
gboolean
psk_migrate_store (PskStore *store,
                   GError  **error)
{
  int version;

  g_return_val_if_fail (store != NULL, FALSE);

  version = psk_migrate_get_version (store);
  if (version > PSK_SCHEMA_VERSION)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_TOO_NEW,
                           _("The book was written by a newer Pansuk: install that version to "
                             "open it."));
      return FALSE;
    }

  if (version == PSK_SCHEMA_VERSION)
    return TRUE;

  if (psk_store_is_read_only (store))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                           _("The book is of an older version and must be brought up to date, but "
                             "it cannot be written to: check the permissions of its folder."));
      return FALSE;
    }

  if (version > 0 && !back_up (store, version, error))
    return FALSE;

  while (version < PSK_SCHEMA_VERSION)
    {
      if (!run_step (store, ++version, error))
        return FALSE;
    }

  return TRUE;
}
