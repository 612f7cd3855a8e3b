/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-rows.h"

#include <string.h>

#include "psk-code-row.h"
#include "psk-code-table.h"
#include "psk-text.h"

static gboolean
is_found (PskCodeRow *row,
          const char *search)
{
  g_autofree char *name = NULL;
  g_autofree char *english = NULL;
  g_autofree char *aliases = NULL;
  g_autofree char *all = NULL;
  g_autofree char *key = NULL;

  if (search == NULL)
    return TRUE;

  g_object_get (row, "name", &name, "english", &english, "aliases", &aliases, NULL);
  all = g_strdup_printf ("%s %s %s", name, english, aliases);
  key = psk_text_search_key (all);
  return strstr (key, search) != NULL;
}

static void
take_row (GPtrArray  *rows,
          PskCodeRow *row,
          const char *search)
{
  if (is_found (row, search))
    g_ptr_array_add (rows, row);
  else
    g_object_unref (row);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return psk_text_compare (*(const char *const *) a, *(const char *const *) b);
}

/* What records have and no entry stands for. */
static void
add_typed (GPtrArray  *rows,
           GHashTable *uses,
           const char *list,
           const char *search)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  if (!g_str_equal (list, PSK_CODE_LIST_VEGETABLES))
    return;

  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    take_row (rows, psk_code_row_new_typed (names->pdata[i], GPOINTER_TO_UINT (
                                              g_hash_table_lookup (uses, names->pdata[i]))),
              search);
}

/**
 * psk_code_rows_read:
 * @book: a book
 * @list: the id of a list of codes
 * @search: (nullable): what the rows must hold, normalised; %NULL for all
 *
 * Returns: (transfer full) (element-type PskCodeRow): the entries in the order of the list;
 *   what records have and the list does not comes first, to be dealt with
 */
GPtrArray *
psk_code_rows_read (PskBook    *book,
                    const char *list,
                    const char *search)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (psk_book_get_codes (book), list);
  g_autoptr (GHashTable) uses = psk_code_table_count_uses (psk_book_get_store (book), list, NULL);
  const gboolean movable = search == NULL && psk_code_list_is_open (list);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) typed = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];
      const guint n = uses != NULL
                      ? GPOINTER_TO_UINT (g_hash_table_lookup (uses, entry->code)) : 0;

      take_row (rows, psk_code_row_new (entry, n, movable), search);
      if (uses != NULL)
        g_hash_table_remove (uses, entry->code);
    }
  if (uses != NULL)
    add_typed (typed, uses, list, search);
  for (guint i = 0; i < typed->len; i++)
    g_ptr_array_insert (rows, (int) i, typed->pdata[i]);

  return rows;
}
