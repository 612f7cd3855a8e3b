/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-changeset.h"

#include <sqlite3.h>
#include <string.h>

/* The form of a changeset is described in SQLite's sqlite3session.c: for each table a
 * head of 'T', the number of columns, a byte for each that says whether it is part of
 * the key, and the name; then its changes: the kind, a byte that does not matter here,
 * the old values, the new values. SQLite reads it too, but needs longer for a base list
 * than writing the list takes. */
#define TABLE_HEAD 'T'

#define VALUE_ABSENT 0
#define VALUE_NULL SQLITE_NULL

/* No table of a book has more. */
#define MAX_COLUMNS 200

struct _PskChangesetReader
{
  PskChangeFunc func;
  gpointer user_data;

  /* Owned */
  GByteArray *pending; /* what came of a record that is not complete */
  GByteArray *header; /* of the table that is being read */

  guint key; /* the first column of its key */
  guint n_columns;
  gsize name_at; /* in the header */
  gboolean damaged;
};

typedef enum
{
  PART_COMPLETE,
  PART_CUT_OFF,
  PART_DAMAGED,
} Part;

/* What is being read. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Span;

static inline Part
skip (Span  *span,
      gsize  n)
{
  if ((gsize) (span->end - span->at) < n)
    return PART_CUT_OFF;

  span->at += n;
  return PART_COMPLETE;
}

/* A number of seven bits a byte; the longest that is meant here has five bytes. */
static inline Part
read_varint (Span  *span,
             gsize *value)
{
  *value = 0;
  for (int i = 0; i < 5; i++)
    {
      guint8 byte;

      if (span->at == span->end)
        return PART_CUT_OFF;
      byte = *span->at++;
      *value = *value << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return PART_COMPLETE;
    }

  return PART_DAMAGED;
}

/* Most of a changeset is walked through here: a base list has five million values. */
static Part
skip_side (Span *span,
           guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      Part part = PART_COMPLETE;
      gsize size;

      if (span->at == span->end)
        return PART_CUT_OFF;

      switch (*span->at++)
        {
        case VALUE_ABSENT:
        case VALUE_NULL:
          continue;
        case SQLITE_INTEGER:
        case SQLITE_FLOAT:
          size = 8;
          break;
        case SQLITE_TEXT:
        case SQLITE_BLOB:
          part = read_varint (span, &size);
          break;
        default:
          return PART_DAMAGED;
        }

      if (part == PART_COMPLETE)
        part = skip (span, size);
      if (part != PART_COMPLETE)
        return part;
    }

  return PART_COMPLETE;
}

static gint64
read_int (const guint8 *at)
{
  guint64 value;

  memcpy (&value, at, sizeof value);
  return (gint64) GUINT64_FROM_BE (value);
}

/* A column of a side that is complete, from its type on. */
static const guint8 *
find_value (const PskChangeRecord *record,
            PskChangeSide          side,
            guint                  column)
{
  Span span = { record->sides[side], record->data + record->size };

  if (span.at == NULL || column >= record->n_columns)
    return NULL;

  skip_side (&span, column);
  return span.at;
}

static gint64
id_of_value (const guint8 *value)
{
  Span span = { value + 1, value + 1 + 5 };
  gsize size;

  if (*value == SQLITE_INTEGER)
    return read_int (value + 1);
  if ((*value == SQLITE_TEXT || *value == SQLITE_BLOB)
      && read_varint (&span, &size) == PART_COMPLETE)
    return psk_changeset_hash_key (span.at, size);

  return 0;
}

static Part
read_header (PskChangesetReader *self,
             Span               *span)
{
  const guint8 *start = span->at;
  const guint8 *keys;
  const guint8 *name_end;
  gsize n;
  Part part;

  span->at++;
  part = read_varint (span, &n);
  if (part != PART_COMPLETE)
    return part;
  if (n == 0 || n > MAX_COLUMNS)
    return PART_DAMAGED;

  keys = span->at;
  if (skip (span, n) != PART_COMPLETE)
    return PART_CUT_OFF;
  name_end = memchr (span->at, '\0', (gsize) (span->end - span->at));
  if (name_end == NULL)
    return PART_CUT_OFF;

  for (self->key = 0; self->key < n - 1 && keys[self->key] == 0; self->key++)
    ;
  self->n_columns = (guint) n;
  self->name_at = (gsize) (span->at - start);
  span->at = name_end + 1;
  g_byte_array_set_size (self->header, 0);
  g_byte_array_append (self->header, start, (guint) (span->at - start));

  return PART_COMPLETE;
}

static gboolean
change_of_code (int        code,
                PskChange *change)
{
  switch (code)
    {
    case SQLITE_INSERT:
      *change = PSK_CHANGE_INSERT;
      return TRUE;
    case SQLITE_UPDATE:
      *change = PSK_CHANGE_UPDATE;
      return TRUE;
    case SQLITE_DELETE:
      *change = PSK_CHANGE_DELETE;
      return TRUE;
    default:
      return FALSE;
    }
}

static Part
read_record (PskChangesetReader *self,
             Span               *span)
{
  PskChangeRecord record = { .n_columns = self->n_columns, .data = span->at };
  Part part;

  if (self->header->len == 0 || !change_of_code (*span->at, &record.change))
    return PART_DAMAGED;

  part = skip (span, 2);
  for (int side = PSK_SIDE_OLD; side <= PSK_SIDE_NEW && part == PART_COMPLETE; side++)
    {
      if (record.change == (side == PSK_SIDE_OLD ? PSK_CHANGE_INSERT : PSK_CHANGE_DELETE))
        continue;
      record.sides[side] = span->at;
      part = skip_side (span, self->n_columns);
    }
  if (part != PART_COMPLETE)
    return part;

  record.table = (const char *) self->header->data + self->name_at;
  record.header = self->header->data;
  record.header_size = self->header->len;
  record.size = (gsize) (span->at - record.data);
  record.id = id_of_value (find_value (&record, record.sides[PSK_SIDE_OLD] != NULL
                                                ? PSK_SIDE_OLD : PSK_SIDE_NEW, self->key));
  self->func (&record, self->user_data);

  return PART_COMPLETE;
}

/* Returns how much of @data was read: all but a last part that is cut off. */
static gsize
read_parts (PskChangesetReader *self,
            const guint8       *data,
            gsize               size)
{
  Span span = { data, data + size };
  const guint8 *done = data;

  while (span.at < span.end && !self->damaged)
    {
      const Part part = *span.at == TABLE_HEAD ? read_header (self, &span)
                                               : read_record (self, &span);

      if (part == PART_CUT_OFF)
        break;
      self->damaged = part == PART_DAMAGED;
      done = span.at;
    }

  return (gsize) (done - data);
}

/**
 * psk_changeset_reader_new:
 * @func: is told of every record
 * @user_data: for @func
 *
 * Returns: (transfer full): a reader
 */
PskChangesetReader *
psk_changeset_reader_new (PskChangeFunc func,
                          gpointer      user_data)
{
  PskChangesetReader *self = g_new0 (PskChangesetReader, 1);

  g_return_val_if_fail (func != NULL, NULL);

  self->func = func;
  self->user_data = user_data;
  self->pending = g_byte_array_new ();
  self->header = g_byte_array_new ();

  return self;
}

/**
 * psk_changeset_reader_free:
 * @self: (transfer full): a reader
 */
void
psk_changeset_reader_free (PskChangesetReader *self)
{
  g_byte_array_unref (self->pending);
  g_byte_array_unref (self->header);
  g_free (self);
}

/**
 * psk_changeset_reader_push:
 * @self: a reader
 * @data: (array length=size): the next bytes of a changeset
 * @size: how many
 *
 * Tells of every record that is complete now.
 *
 * Returns: whether it is a changeset so far
 */
gboolean
psk_changeset_reader_push (PskChangesetReader *self,
                           const guint8       *data,
                           gsize               size)
{
  gsize n_read;

  g_return_val_if_fail (self != NULL, FALSE);

  /* What SQLite hands out ends with a record: nothing is copied then. */
  if (self->pending->len == 0)
    {
      n_read = read_parts (self, data, size);
      g_byte_array_append (self->pending, data + n_read, (guint) (size - n_read));
    }
  else
    {
      g_byte_array_append (self->pending, data, (guint) size);
      n_read = read_parts (self, self->pending->data, self->pending->len);
      if (n_read > 0)
        g_byte_array_remove_range (self->pending, 0, (guint) n_read);
    }

  return !self->damaged;
}

/**
 * psk_changeset_reader_end:
 * @self: a reader that was given everything
 *
 * Returns: whether it was a whole changeset
 */
gboolean
psk_changeset_reader_end (PskChangesetReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->damaged && self->pending->len == 0;
}

/**
 * psk_changeset_hash_key:
 * @key: a primary key that is no number
 * @size: its bytes
 *
 * Returns: the number that stands for it, not negative: FNV-1a of 64 bits
 */
gint64
psk_changeset_hash_key (const void *key,
                        gsize       size)
{
  const guint8 *bytes = key;
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < size; i++)
    hash = (hash ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return (gint64) (hash & G_MAXINT64);
}

/**
 * psk_change_record_has:
 * @record: a record
 * @side: before or after
 * @column: the number of a column
 *
 * Returns: whether the record has the value of that column, which may be NULL; one
 *   that was changed has only the columns that changed, and its key
 */
gboolean
psk_change_record_has (const PskChangeRecord *record,
                       PskChangeSide          side,
                       guint                  column)
{
  const guint8 *value = find_value (record, side, column);

  return value != NULL && *value != VALUE_ABSENT;
}

/**
 * psk_change_record_get_id:
 * @record: a record
 * @side: before or after
 * @column: the number of a column that refers to another table
 * @id: (out): its value
 *
 * Returns: whether the record has a whole number in that column
 */
gboolean
psk_change_record_get_id (const PskChangeRecord *record,
                          PskChangeSide          side,
                          guint                  column,
                          gint64                *id)
{
  const guint8 *value = find_value (record, side, column);

  if (value == NULL || *value != SQLITE_INTEGER)
    return FALSE;

  *id = read_int (value + 1);
  return TRUE;
}

static char *
format_real (const guint8 *at)
{
  const gint64 bits = read_int (at);
  char text[40];
  double real;

  memcpy (&real, &bits, sizeof real);
  return g_strdup (sqlite3_snprintf (sizeof text, text, "%!.15g", real));
}

/**
 * psk_change_record_get_text:
 * @record: a record
 * @side: before or after
 * @column: the number of a column
 *
 * Returns: (transfer full) (nullable): its value as SQLite writes it as a text; %NULL
 *   for NULL, for bytes, and when the record does not have it
 */
char *
psk_change_record_get_text (const PskChangeRecord *record,
                            PskChangeSide          side,
                            guint                  column)
{
  const guint8 *value = find_value (record, side, column);
  Span span;
  gsize size;

  if (value == NULL)
    return NULL;

  switch (*value)
    {
    case SQLITE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, read_int (value + 1));
    case SQLITE_FLOAT:
      return format_real (value + 1);
    case SQLITE_TEXT:
      span.at = value + 1;
      span.end = record->data + record->size;
      read_varint (&span, &size);
      return g_strndup ((const char *) span.at, size);
    default:
      return NULL;
    }
}
