/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text-functions.h"

#include <string.h>

#include "psk-search-text.h"
#include "psk-text.h"

#define MAX_VALUES 16

static void
get_texts (sqlite3_value **values,
           int             n_values,
           const char     *texts[MAX_VALUES])
{
  g_assert (n_values <= MAX_VALUES);

  for (int i = 0; i < n_values; i++)
    texts[i] = (const char *) sqlite3_value_text (values[i]);
}

static char *
join_values (sqlite3_value **values,
             int             n_values)
{
  const char *texts[MAX_VALUES];

  get_texts (values, n_values, texts);
  return psk_text_join (texts, (guint) n_values);
}

static void
search_text (sqlite3_context *context,
             int              n_values,
             sqlite3_value  **values)
{
  const char *texts[MAX_VALUES];
  char *packed;

  get_texts (values, n_values, texts);
  packed = psk_search_text_new (texts, (guint) n_values);
  sqlite3_result_blob64 (context, packed, strlen (packed), g_free);
}

static void
pack_key (sqlite3_context *context,
          int              n_values,
          sqlite3_value  **values)
{
  char *packed = psk_search_text_pack ((const char *) sqlite3_value_text (values[0]));

  sqlite3_result_blob64 (context, packed, strlen (packed), g_free);
}

/* The triggers of older schemas call this one and the next. */

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

static const struct
{
  const char *name;
  int n_values; /* -1 for any number */
  void (*func) (sqlite3_context *, int, sqlite3_value **);
} functions[] = {
  { "psk_search_text", -1, search_text },
  { "psk_pack_key", 1, pack_key },
  { "psk_search_key", -1, search_key },
  { "psk_sort_key", -1, sort_key },
};

/**
 * psk_text_functions_add:
 * @db: a connection
 *
 * Gives SQL the functions that triggers and migrations call: psk_search_text(), as
 * psk_search_text_new(), psk_pack_key(), as psk_search_text_pack(), psk_search_key(), as
 * psk_text_search_key(), and psk_sort_key(), as psk_text_sort_key(). All but the second
 * take any number of texts.
 *
 * Returns: a code of SQLite
 */
int
psk_text_functions_add (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  int code = SQLITE_OK;

  for (gsize i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (functions); i++)
    code = sqlite3_create_function_v2 (db, functions[i].name, functions[i].n_values, flags, NULL,
                                       functions[i].func, NULL, NULL, NULL);

  return code;
}
