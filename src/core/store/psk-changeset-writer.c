/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-changeset-writer.h"

#include <sqlite3.h>
#include <string.h>

/* Writes inserts in the format of SQLite's session extension (the comment “RECORD
 * FORMAT” and “CHANGESET FORMAT” in sqlite3session.c), for the one case in which the
 * extension would take longer than the change itself: when a base list is imported, it
 * looks every row up once more. What is written here is read and applied by SQLite
 * alone, and a test holds it against what the extension writes of the same rows. */

static void
add_byte (GByteArray *to,
          guint8      byte)
{
  g_byte_array_append (to, &byte, 1);
}

/* Seven bits in a byte, the greatest first; all but the last have the eighth bit. */
static void
add_varint (GByteArray *to,
            guint32     value)
{
  guint8 bytes[5];
  int i = G_N_ELEMENTS (bytes);

  bytes[--i] = value & 0x7f;
  while ((value >>= 7) != 0)
    bytes[--i] = (value & 0x7f) | 0x80;

  g_byte_array_append (to, bytes + i, G_N_ELEMENTS (bytes) - (guint) i);
}

static void
add_big_endian (GByteArray *to,
                guint64     value)
{
  value = GUINT64_TO_BE (value);
  g_byte_array_append (to, (const guint8 *) &value, sizeof value);
}

/**
 * psk_changeset_add_table:
 * @to: a changeset
 * @table: a table whose first column is its primary key
 * @n_columns: how many columns it has
 *
 * Begins the changes of a table.
 */
void
psk_changeset_add_table (GByteArray *to,
                         const char *table,
                         guint       n_columns)
{
  g_return_if_fail (to != NULL && table != NULL && n_columns > 0);

  add_byte (to, 'T');
  add_varint (to, n_columns);
  for (guint i = 0; i < n_columns; i++)
    add_byte (to, i == 0);
  g_byte_array_append (to, (const guint8 *) table, (guint) strlen (table) + 1);
}

/**
 * psk_changeset_add_insert:
 * @to: a changeset
 *
 * Begins a row that was inserted: what follows are the values of all its columns.
 */
void
psk_changeset_add_insert (GByteArray *to)
{
  const guint8 is_indirect = 0;

  add_byte (to, SQLITE_INSERT);
  add_byte (to, is_indirect);
}

/**
 * psk_changeset_add_null:
 * @to: a changeset
 *
 * Adds a value that is not there.
 */
void
psk_changeset_add_null (GByteArray *to)
{
  add_byte (to, SQLITE_NULL);
}

/**
 * psk_changeset_add_int:
 * @to: a changeset
 * @value: a value
 */
void
psk_changeset_add_int (GByteArray *to,
                       gint64      value)
{
  add_byte (to, SQLITE_INTEGER);
  add_big_endian (to, (guint64) value);
}

/**
 * psk_changeset_add_real:
 * @to: a changeset
 * @value: a value
 */
void
psk_changeset_add_real (GByteArray *to,
                        double      value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  add_byte (to, SQLITE_FLOAT);
  add_big_endian (to, bits);
}

/**
 * psk_changeset_add_text:
 * @to: a changeset
 * @text: a value
 */
void
psk_changeset_add_text (GByteArray *to,
                        const char *text)
{
  const gsize length = strlen (text);

  add_byte (to, SQLITE_TEXT);
  add_varint (to, (guint32) length);
  g_byte_array_append (to, (const guint8 *) text, (guint) length);
}
