/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-filter-words.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-text.h"

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

static const char *
scope_text (PskHouseholdScope scope)
{
  return scope == PSK_HOUSEHOLDS_CHOSEN ? _("Chosen households") : _("Whole base list");
}

/**
 * psk_household_query_describe:
 * @book: a book
 * @query: what a list of households is asked
 *
 * Returns: (transfer full): which households it shows, apart from the area, for people
 */
char *
psk_household_query_describe (PskBook                 *book,
                              const PskHouseholdQuery *query)
{
  g_autoptr (GString) text = g_string_new (scope_text (query->scope));

  if (query->search != NULL && *query->search != '\0')
    /* Translators: what was searched for; follows which households are shown */
    g_string_append_printf (text, _(" · search “%s”"), query->search);
  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    {
      g_autofree char *filter = psk_filter_describe (book, query->filters->pdata[i]);

      g_string_append_printf (text, " · %s", filter);
    }
  if (query->ids != NULL)
    {
      g_autofree char *number = psk_text_format_number (query->ids->len, 0);

      /* Translators: how many households of a list somebody selected */
      g_string_append_printf (text, _(" · %s selected"), number);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * psk_household_query_describe_order:
 * @query: what a list of households is asked
 *
 * Returns: (transfer full) (nullable): by what it is sorted, for people; %NULL when it is
 *   in its usual order
 */
char *
psk_household_query_describe_order (const PskHouseholdQuery *query)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  if (query->n_sort == 0)
    return NULL;

  for (guint i = 0; i < query->n_sort; i++)
    {
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "",
                              psk_household_columns_title (query->sort[i].field));
      if (query->sort[i].descending)
        g_string_append_printf (keys, " (%s)",
                                psk_household_columns_order (query->sort[i].field, TRUE));
    }

  /* Translators: columns that a list is sorted by */
  return g_strdup_printf (_("Sorted by %s"), keys->str);
}
