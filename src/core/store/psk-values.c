/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-values.h"

#include <string.h>

#include "psk-text.h"

#define NO_NUMBER G_MININT64

struct _PskValues
{
  PskValueOrder order;

  /* Of numbers */
  GArray *numbers; /* gint64 of each row, NO_NUMBER for none */

  /* Of texts: the rows have the number of a value, 0 for none */
  GArray *codes; /* guint32 of each row */
  GPtrArray *values; /* char *, in the order in which they came; the first is "" */
  GHashTable *code_of; /* value → code */
  GStringChunk *texts;
  GArray *ranks; /* guint32 of each value, as long as values when up to date */
};

/**
 * psk_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): a copy
 */
PskFilter *
psk_filter_copy (const PskFilter *self)
{
  PskFilter *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->values = g_strdupv (self->values);
  copy->first = g_strdup (self->first);
  copy->last = g_strdup (self->last);

  return copy;
}

/**
 * psk_filter_free:
 * @self: (transfer full): a filter
 */
void
psk_filter_free (PskFilter *self)
{
  g_free (self->text);
  g_strfreev (self->values);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

static guint32
code_of_text (PskValues  *self,
              const char *text)
{
  gpointer code;
  char *value;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->code_of, text, NULL, &code))
    return GPOINTER_TO_UINT (code);

  value = g_string_chunk_insert (self->texts, text);
  g_hash_table_insert (self->code_of, value, GUINT_TO_POINTER (self->values->len));
  g_ptr_array_add (self->values, value);
  return self->values->len - 1;
}

/**
 * psk_values_new:
 * @order: what is in it
 *
 * Returns: (transfer full): a column without rows
 */
PskValues *
psk_values_new (PskValueOrder order)
{
  PskValues *self = g_new0 (PskValues, 1);

  self->order = order;
  if (order == PSK_ORDER_NUMBER)
    {
      self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
      return self;
    }

  self->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->values = g_ptr_array_new ();
  self->code_of = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (32 * 1024);
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->values, (gpointer) "");

  return self;
}

/**
 * psk_values_free:
 * @self: (transfer full): a column
 */
void
psk_values_free (PskValues *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->code_of, g_hash_table_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_clear_pointer (&self->ranks, g_array_unref);
  g_free (self);
}

/**
 * psk_values_add_value:
 * @self: a column of texts in the given order
 * @value: a value that may come; it comes after those that were added before
 */
void
psk_values_add_value (PskValues  *self,
                      const char *value)
{
  g_return_if_fail (self->order == PSK_ORDER_GIVEN);

  code_of_text (self, value);
}

/**
 * psk_values_is_number:
 * @self: a column
 *
 * Returns: whether it takes numbers
 */
gboolean
psk_values_is_number (PskValues *self)
{
  return self->order == PSK_ORDER_NUMBER;
}

/**
 * psk_values_set_number:
 * @self: a column of numbers
 * @row: a row, or the one after the last
 * @number: its value
 */
void
psk_values_set_number (PskValues *self,
                       guint      row,
                       gint64     number)
{
  g_return_if_fail (self->numbers != NULL && row <= self->numbers->len);

  if (row == self->numbers->len)
    g_array_append_val (self->numbers, number);
  else
    g_array_index (self->numbers, gint64, row) = number;
}

/**
 * psk_values_set_missing:
 * @self: a column
 * @row: a row, or the one after the last, that has no value
 */
void
psk_values_set_missing (PskValues *self,
                        guint      row)
{
  if (self->numbers != NULL)
    psk_values_set_number (self, row, NO_NUMBER);
  else
    psk_values_set_text (self, row, NULL);
}

/**
 * psk_values_set_text:
 * @self: a column of texts
 * @row: a row, or the one after the last
 * @text: (nullable): its value; "" is none
 */
void
psk_values_set_text (PskValues  *self,
                     guint       row,
                     const char *text)
{
  const guint32 code = code_of_text (self, text);

  g_return_if_fail (self->codes != NULL && row <= self->codes->len);

  if (row == self->codes->len)
    g_array_append_val (self->codes, code);
  else
    g_array_index (self->codes, guint32, row) = code;
}

/* Text with numbers in it: they are compared as numbers. */
static int
compare_natural (const char *a,
                 const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          char *end_a;
          char *end_b;
          const guint64 x = g_ascii_strtoull (a, &end_a, 10);
          const guint64 y = g_ascii_strtoull (b, &end_b, 10);

          if (x != y)
            return x < y ? -1 : 1;
          a = end_a;
          b = end_b;
          continue;
        }
      if (*a != *b)
        return (guchar) *a < (guchar) *b ? -1 : 1;
      a++;
      b++;
    }

  return (*a != '\0') - (*b != '\0');
}

typedef struct
{
  const char *text;
  GBytes *key; /* of a name */
  guint32 code;
} Value;

static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const PskValueOrder order = GPOINTER_TO_INT (user_data);
  const Value *x = a;
  const Value *y = b;

  if (order == PSK_ORDER_NAME)
    return g_bytes_compare (x->key, y->key);
  if (order == PSK_ORDER_NATURAL)
    return compare_natural (x->text, y->text);
  if (order == PSK_ORDER_GIVEN)
    return x->code < y->code ? -1 : x->code > y->code;

  return strcmp (x->text, y->text);
}

/* A value of which it is not known where it belongs makes all be ranked anew. */
static const guint32 *
get_ranks (PskValues *self)
{
  const guint n = self->values->len;
  g_autofree Value *values = NULL;

  if (self->ranks->len == n)
    return (const guint32 *) (gpointer) self->ranks->data;

  values = g_new0 (Value, n);
  for (guint i = 0; i < n; i++)
    {
      values[i].text = self->values->pdata[i];
      values[i].code = i;
      if (self->order == PSK_ORDER_NAME)
        values[i].key = psk_text_sort_key (values[i].text);
    }
  g_qsort_with_data (values, (int) n, sizeof *values, compare_values,
                     GINT_TO_POINTER (self->order));

  g_array_set_size (self->ranks, n);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (self->ranks, guint32, values[i].code) = i;
      g_clear_pointer (&values[i].key, g_bytes_unref);
    }

  return (const guint32 *) (gpointer) self->ranks->data;
}

/**
 * psk_values_identify:
 * @self: a column
 * @row: a row
 *
 * Returns: a number that is the same for rows with the same value, in no order
 */
gint64
psk_values_identify (PskValues *self,
                     guint      row)
{
  return self->numbers != NULL ? g_array_index (self->numbers, gint64, row)
                               : (gint64) g_array_index (self->codes, guint32, row);
}

/**
 * psk_values_fill_keys:
 * @self: a column
 * @rows: (array length=n_rows): rows
 * @n_rows: how many
 * @keys: (out caller-allocates) (array length=n_rows): the key of each
 *
 * Gives numbers that are ordered as the values are. A row without a value has
 * %PSK_VALUES_MISSING.
 */
void
psk_values_fill_keys (PskValues     *self,
                      const guint32 *rows,
                      guint          n_rows,
                      guint64       *keys)
{
  const guint32 *ranks;

  if (self->numbers != NULL)
    {
      const gint64 *numbers = (const gint64 *) (gpointer) self->numbers->data;

      /* Negative numbers come before the others when the first bit is turned. */
      for (guint i = 0; i < n_rows; i++)
        keys[i] = numbers[rows[i]] == NO_NUMBER ? PSK_VALUES_MISSING
                  : (guint64) numbers[rows[i]] ^ (G_GUINT64_CONSTANT (1) << 63);
      return;
    }

  ranks = get_ranks (self);
  for (guint i = 0; i < n_rows; i++)
    {
      const guint32 code = g_array_index (self->codes, guint32, rows[i]);

      keys[i] = code == 0 ? PSK_VALUES_MISSING : ranks[code];
    }
}

static gboolean
number_fits (const PskFilter *filter,
             GHashTable      *wanted,
             gint64           number,
             gint64           first,
             gint64           last,
             const char      *digits)
{
  char text[24];

  if (filter->kind == PSK_FILTER_EMPTY || filter->kind == PSK_FILTER_FILLED)
    return (number == NO_NUMBER) == (filter->kind == PSK_FILTER_EMPTY);
  if (filter->kind == PSK_FILTER_ONE_OF)
    return g_hash_table_contains (wanted, &number);
  if (number == NO_NUMBER)
    return FALSE;
  if (filter->kind == PSK_FILTER_RANGE)
    return number >= first && number <= last;

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  return strstr (text, digits) != NULL;
}

static gint64
number_of_text (const char *text,
                gint64      otherwise)
{
  return text != NULL && *text != '\0' ? g_ascii_strtoll (text, NULL, 10) : otherwise;
}

static void
filter_numbers (PskValues       *self,
                const PskFilter *filter,
                guint8          *keep,
                guint            n_rows)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *digits = psk_text_arabic_digits (filter->text != NULL ? filter->text : "");
  const gint64 first = number_of_text (filter->first, G_MININT64 + 1);
  const gint64 last = number_of_text (filter->last, G_MAXINT64);

  g_strstrip (digits);
  for (int i = 0; filter->values != NULL && filter->values[i] != NULL; i++)
    {
      gint64 number = number_of_text (filter->values[i], NO_NUMBER);

      g_hash_table_add (wanted, g_memdup2 (&number, sizeof number));
    }

  for (guint i = 0; i < n_rows; i++)
    keep[i] = keep[i] && number_fits (filter, wanted, g_array_index (self->numbers, gint64, i),
                                      first, last, digits);
}

static int
compare_as (PskValues  *self,
            const char *a,
            const char *b)
{
  if (self->order == PSK_ORDER_NAME)
    return psk_text_compare (a, b);
  if (self->order == PSK_ORDER_NATURAL)
    return compare_natural (a, b);

  return strcmp (a, b);
}

static gboolean
text_fits (PskValues       *self,
           const PskFilter *filter,
           const char      *value,
           const char      *key)
{
  g_autofree char *searched = NULL;

  switch (filter->kind)
    {
    case PSK_FILTER_EMPTY:
      return *value == '\0';
    case PSK_FILTER_FILLED:
      return *value != '\0';
    case PSK_FILTER_ONE_OF:
      return filter->values != NULL && g_strv_contains ((const char *const *) filter->values,
                                                        value);
    case PSK_FILTER_RANGE:
      return *value != '\0'
             && (filter->first == NULL || compare_as (self, value, filter->first) >= 0)
             && (filter->last == NULL || compare_as (self, value, filter->last) <= 0);
    case PSK_FILTER_CONTAINS:
    default:
      searched = psk_text_search_key (value);
      return strstr (searched, key) != NULL;
    }
}

/* Every value is looked at once, however many rows have it. */
static void
filter_texts (PskValues       *self,
              const PskFilter *filter,
              guint8          *keep,
              guint            n_rows)
{
  g_autofree guint8 *fits = g_malloc (self->values->len);
  g_autofree char *key = psk_text_search_key (filter->text);

  for (guint i = 0; i < self->values->len; i++)
    fits[i] = text_fits (self, filter, self->values->pdata[i], key) ? 1 : 0;
  for (guint i = 0; i < n_rows; i++)
    keep[i] = keep[i] & fits[g_array_index (self->codes, guint32, i)];
}

static gboolean
asks_nothing (const PskFilter *filter)
{
  switch (filter->kind)
    {
    case PSK_FILTER_CONTAINS:
      return filter->text == NULL || *filter->text == '\0';
    case PSK_FILTER_ONE_OF:
      return filter->values == NULL;
    case PSK_FILTER_RANGE:
      return filter->first == NULL && filter->last == NULL;
    default:
      return FALSE;
    }
}

/**
 * psk_values_filter:
 * @self: a column
 * @filter: what is asked of it
 * @keep: (inout) (array length=n_rows): 1 for each row that is still wanted; becomes 0
 *   for those that do not have what is asked
 * @n_rows: how many
 */
void
psk_values_filter (PskValues       *self,
                   const PskFilter *filter,
                   guint8          *keep,
                   guint            n_rows)
{
  g_return_if_fail (n_rows <= (self->numbers != NULL ? self->numbers->len : self->codes->len));

  if (asks_nothing (filter))
    return;

  if (self->numbers != NULL)
    filter_numbers (self, filter, keep, n_rows);
  else
    filter_texts (self, filter, keep, n_rows);
}

static void
clear_count (gpointer data)
{
  g_free (((PskValueCount *) data)->value);
}

static void
add_count (GArray *counts,
           char   *value,
           guint   n)
{
  const PskValueCount count = { value, n };

  g_array_append_val (counts, count);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const gint64 x = *(const gint64 *) a;
  const gint64 y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* Whether there are no more than @max different ones. */
static gboolean
count_numbers (PskValues    *self,
               const guint8 *keep,
               guint         n_rows,
               guint         max,
               GArray       *counts)
{
  g_autoptr (GHashTable) n_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer number;

  for (guint i = 0; i < n_rows; i++)
    {
      gint64 *place = &g_array_index (self->numbers, gint64, i);
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (n_of, place));

      if (keep[i] && n == 0 && g_hash_table_size (n_of) == max)
        return FALSE;
      if (keep[i])
        g_hash_table_insert (n_of, place, GUINT_TO_POINTER (n + 1));
    }

  g_hash_table_iter_init (&iter, n_of);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_array_append_vals (found, number, 1);
  g_array_sort (found, compare_numbers);

  for (guint i = 0; i < found->len; i++)
    {
      const gint64 value = g_array_index (found, gint64, i);

      add_count (counts,
                 value == NO_NUMBER ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, value),
                 GPOINTER_TO_UINT (g_hash_table_lookup (n_of, &value)));
    }

  return TRUE;
}

static gboolean
count_texts (PskValues    *self,
             const guint8 *keep,
             guint         n_rows,
             guint         max,
             GArray       *counts)
{
  const guint n_values = self->values->len;
  const guint32 *ranks = get_ranks (self);
  g_autofree guint *n_of = g_new0 (guint, n_values); /* by rank */
  g_autofree guint32 *code_of = g_new (guint32, n_values); /* by rank */
  guint n_found = 0;

  for (guint i = 0; i < n_values; i++)
    code_of[ranks[i]] = i;
  for (guint i = 0; i < n_rows; i++)
    n_of[ranks[g_array_index (self->codes, guint32, i)]] += keep[i];
  for (guint i = 0; i < n_values; i++)
    n_found += n_of[i] > 0;
  if (n_found > max)
    return FALSE;

  for (guint i = 0; i < n_values; i++)
    {
      if (n_of[i] > 0)
        add_count (counts, g_strdup (self->values->pdata[code_of[i]]), n_of[i]);
    }

  return TRUE;
}

/**
 * psk_values_sum:
 * @self: a column of numbers
 * @keep: (array length=n_rows): 1 for each row that counts, else 0
 * @n_rows: how many
 * @n_filled: (out): how many of them have a value
 *
 * Returns: the sum of their values
 */
gint64
psk_values_sum (PskValues    *self,
                const guint8 *keep,
                guint         n_rows,
                guint        *n_filled)
{
  gint64 sum = 0;

  *n_filled = 0;
  g_return_val_if_fail (self->numbers != NULL, 0);

  for (guint i = 0; i < n_rows; i++)
    {
      const gint64 number = g_array_index (self->numbers, gint64, i);

      if (!keep[i] || number == NO_NUMBER)
        continue;
      sum += number;
      *n_filled += 1;
    }

  return sum;
}

/**
 * psk_values_count:
 * @self: a column
 * @keep: (array length=n_rows): 1 for each row that counts, else 0
 * @n_rows: how many
 * @max_values: more different values than these are not told
 *
 * Returns: (transfer full) (nullable) (element-type PskValueCount): the values in their
 *   order, with how often they occur; %NULL when there are more than @max_values
 */
GArray *
psk_values_count (PskValues    *self,
                  const guint8 *keep,
                  guint         n_rows,
                  guint         max_values)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (PskValueCount));
  gboolean few;

  g_array_set_clear_func (counts, clear_count);
  few = self->numbers != NULL ? count_numbers (self, keep, n_rows, max_values, counts)
                              : count_texts (self, keep, n_rows, max_values, counts);

  return few ? g_steal_pointer (&counts) : NULL;
}
