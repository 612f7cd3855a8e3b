/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text-functions.h"

#include "psk-text.h"

#define MAX_VALUES 16

static char *
join_values (sqlite3_value **values,
             int             n_values)
{
  const char *texts[MAX_VALUES];

  g_assert (n_values <= MAX_VALUES);

  for (int i = 0; i < n_values; i++)
    texts[i] = (const char *) sqlite3_value_text (values[i]);

  return psk_text_join (texts, (guint) n_values);
}

static void
search_key (sqlite3_context *context,
            int              n_values,
            sqlite3_value  **values)
{
  g_autofree char *text = join_values (values, n_values);

  sqlite3_result_text (context, psk_text_search_key (text), -1, g_free);
}

static void
sort_key (sqlite3_context *context,
          int              n_values,
          sqlite3_value  **values)
{
  g_autofree char *text = join_values (values, n_values);
  g_autoptr (GBytes) key = psk_text_sort_key (text);

  sqlite3_result_blob64 (context, g_bytes_get_data (key, NULL), g_bytes_get_size (key),
                         SQLITE_TRANSIENT);
}

/**
 * psk_text_functions_add:
 * @db: a connection
 *
 * Gives SQL the functions that the triggers and statements call, each with any number
 * of texts: psk_search_key(), as psk_text_search_key(), and psk_sort_key(), as
 * psk_text_sort_key().
 *
 * Returns: a code of SQLite
 */
int
psk_text_functions_add (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int code = sqlite3_create_function_v2 (db, "psk_search_key", -1, flags, NULL, search_key, NULL,
                                         NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "psk_sort_key", -1, flags, NULL, sort_key, NULL, NULL,
                                       NULL);

  return code;
}
