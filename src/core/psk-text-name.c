/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of persons taken apart. */

#include "config.h"

#include "psk-text.h"

#include <string.h>

#include "psk-prefix.h"

/* "นาง สาว บุญมี ใจดี": one title that was written as two words, when a first and a last
 * name follow. */
static void
join_title (char *clean)
{
  char *second = clean + strlen ("นาง");

  if (g_str_has_prefix (clean, "นาง สาว ") && strchr (clean + strlen ("นาง สาว "), ' ') != NULL)
    memmove (second, second + 1, strlen (second));
}

/**
 * psk_text_split_name:
 * @full_name: (nullable): title, first and last name as written in one cell
 * @title: (out) (transfer full): the title, น.ส. as นางสาว and so on
 * @first_name: (out) (transfer full): the first name
 * @last_name: (out) (transfer full): all after the first name
 *
 * Takes a name apart; what is absent is "". See psk_text_search_key() for what
 * counts as a title.
 */
void
psk_text_split_name (const char  *full_name,
                     char       **title,
                     char       **first_name,
                     char       **last_name)
{
  g_autofree char *clean = psk_text_clean (full_name);
  g_autoptr (GString) found = g_string_new (NULL);
  const char *rest;
  gsize length;

  g_return_if_fail (title != NULL);
  g_return_if_fail (first_name != NULL);
  g_return_if_fail (last_name != NULL);

  join_title (clean);
  rest = psk_prefix_take_titles (clean, FALSE, found);
  length = strcspn (rest, " ");

  *title = g_strdup (found->str);
  *first_name = g_strndup (rest, length);
  *last_name = g_strdup (psk_prefix_skip_spaces (rest + length));
}
