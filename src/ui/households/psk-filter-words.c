/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-filter-words.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"

static char *
describe_values (PskBook         *book,
                 const PskFilter *filter)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; filter->values[i] != NULL; i++)
    {
      g_autofree char *value = psk_household_columns_value_text (book, filter->column,
                                                                 filter->values[i]);

      if (i == 3)
        {
          g_string_append (text, " …");
          break;
        }
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", value);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_range (PskBook         *book,
                const PskFilter *filter)
{
  g_autofree char *first = filter->first != NULL
                           ? psk_household_columns_value_text (book, filter->column, filter->first)
                           : NULL;
  g_autofree char *last = filter->last != NULL
                          ? psk_household_columns_value_text (book, filter->column, filter->last)
                          : NULL;

  if (first != NULL && last != NULL)
    /* Translators: the first and the last value of a range */
    return g_strdup_printf (_("%s to %s"), first, last);
  if (first != NULL)
    /* Translators: the smallest value */
    return g_strdup_printf (_("from %s"), first);

  /* Translators: the greatest value */
  return g_strdup_printf (_("up to %s"), last);
}

/**
 * psk_filter_describe:
 * @book: a book
 * @filter: what is asked of a column
 *
 * Returns: (transfer full): the title of the column and what is asked, for people
 */
char *
psk_filter_describe (PskBook         *book,
                     const PskFilter *filter)
{
  const char *title = psk_household_columns_title (filter->column);
  g_autofree char *what = NULL;

  switch (filter->kind)
    {
    case PSK_FILTER_ONE_OF:
      what = describe_values (book, filter);
      break;
    case PSK_FILTER_RANGE:
      what = describe_range (book, filter);
      break;
    case PSK_FILTER_EMPTY:
      what = g_strdup (_("empty"));
      break;
    case PSK_FILTER_FILLED:
      what = g_strdup (_("filled in"));
      break;
    case PSK_FILTER_CONTAINS:
    default:
      /* Translators: a part of a text */
      what = g_strdup_printf (_("contains “%s”"), filter->text);
      break;
    }

  /* Translators: the title of a column and what is asked of it */
  return g_strdup_printf (_("%s: %s"), title, what);
}
