/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text-functions.h"

#include "psk-text.h"

/* The arguments that are there with a space between them. */
static char *
join_values (sqlite3_value **values,
             int             n_values)
{
  GString *joined = g_string_sized_new (120);

  for (int i = 0; i < n_values; i++)
    {
      const char *text = (const char *) sqlite3_value_text (values[i]);

      if (text == NULL || *text == '\0')
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append (joined, text);
    }

  return g_string_free (joined, FALSE);
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
 * Gives SQL the functions that the triggers of the schema call, each with any number
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
