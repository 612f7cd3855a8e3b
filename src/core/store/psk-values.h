/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskValueOrder:
 * @PSK_ORDER_NUMBER: whole numbers
 * @PSK_ORDER_NAME: texts in Thai dictionary order
 * @PSK_ORDER_NATURAL: texts with numbers in them: 9, 9/1, 9/12, 10
 * @PSK_ORDER_CODE: codes and dates, byte by byte
 * @PSK_ORDER_GIVEN: the order in which values come for the first time
 */
typedef enum
{
  PSK_ORDER_NUMBER,
  PSK_ORDER_NAME,
  PSK_ORDER_NATURAL,
  PSK_ORDER_CODE,
  PSK_ORDER_GIVEN,
} PskValueOrder;

typedef enum
{
  PSK_FILTER_CONTAINS,
  PSK_FILTER_ONE_OF,
  PSK_FILTER_RANGE,
  PSK_FILTER_EMPTY,
  PSK_FILTER_FILLED,
} PskFilterKind;

/**
 * PskFilter:
 * @column: the number of a field
 * @kind: what is asked of its value
 * @text: (nullable): what the value contains
 * @values: (nullable): the values as they are stored, "" for none
 * @first: (nullable): the first value of a range as it is stored
 * @last: (nullable): the last one
 *
 * What is asked of one column. Without a @text, @values, @first and @last it asks
 * nothing.
 */
typedef struct
{
  int column;
  PskFilterKind kind;
  char *text;
  char **values;
  char *first;
  char *last;
} PskFilter;

PskFilter *psk_filter_copy (const PskFilter *self);
void       psk_filter_free (PskFilter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskFilter, psk_filter_free)

/**
 * PskValueCount:
 * @value: the value as it is stored, "" for none
 * @n: how many rows have it
 */
typedef struct
{
  char *value;
  guint n;
} PskValueCount;

/* The key of a row without a value: it comes last, whatever the direction. */
#define PSK_VALUES_MISSING G_MAXUINT64

/**
 * PskValues:
 *
 * One field of all rows in memory, to be sorted and filtered by.
 */
typedef struct _PskValues PskValues;

PskValues *psk_values_new         (PskValueOrder   order);
void       psk_values_free        (PskValues       *self);
void       psk_values_add_value   (PskValues       *self,
                                   const char      *value);
gboolean   psk_values_is_number   (PskValues       *self);
void       psk_values_set_number  (PskValues       *self,
                                   guint            row,
                                   gint64           number);
void       psk_values_set_missing (PskValues       *self,
                                   guint            row);
void       psk_values_set_text    (PskValues       *self,
                                   guint            row,
                                   const char      *text);
void       psk_values_filter      (PskValues       *self,
                                   const PskFilter *filter,
                                   guint8          *keep,
                                   guint            n_rows);
gint64     psk_values_identify    (PskValues       *self,
                                   guint            row);
void       psk_values_fill_keys   (PskValues       *self,
                                   const guint32   *rows,
                                   guint            n_rows,
                                   guint64         *keys);
gint64     psk_values_sum         (PskValues       *self,
                                   const guint8    *keep,
                                   guint            n_rows,
                                   guint           *n_filled);
GArray    *psk_values_count       (PskValues       *self,
                                   const guint8    *keep,
                                   guint            n_rows,
                                   guint            max_values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskValues, psk_values_free)

G_END_DECLS
