/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskChange:
 * @PSK_CHANGE_INSERT: the record was added
 * @PSK_CHANGE_UPDATE: some of its columns were changed
 * @PSK_CHANGE_DELETE: it was deleted
 * @PSK_CHANGE_CHILD: another record came to refer to it, or no longer does
 *
 * What happened to a record. A changeset has only the first three.
 */
typedef enum
{
  PSK_CHANGE_INSERT,
  PSK_CHANGE_UPDATE,
  PSK_CHANGE_DELETE,
  PSK_CHANGE_CHILD,
  PSK_N_CHANGES,
} PskChange;

/**
 * PskChangeSide:
 * @PSK_SIDE_OLD: before the change
 * @PSK_SIDE_NEW: after it
 */
typedef enum
{
  PSK_SIDE_OLD,
  PSK_SIDE_NEW,
} PskChangeSide;

/**
 * PskChangeRecord:
 * @table: the name of its table
 * @change: what happened to it
 * @id: its primary key; of a key that is a text, a number that stands for it; of a
 *   key of several columns, the first
 * @n_columns: how many columns its table has
 * @header: what stands before the records of its table in the changeset
 * @data: the record in the changeset
 *
 * One changed record, as it lies in a changeset; valid until the next one.
 */
typedef struct
{
  const char *table;
  PskChange change;
  gint64 id;
  guint n_columns;

  const guint8 *header;
  gsize header_size;
  const guint8 *data;
  gsize size;

  const guint8 *sides[2]; /* the first column of the old and of the new values, or NULL */
} PskChangeRecord;

/**
 * PskChangeFunc:
 * @record: a record
 * @user_data: what was given with the function
 *
 * Is told of every record of a changeset, in order.
 */
typedef void (*PskChangeFunc) (const PskChangeRecord *record,
                               gpointer               user_data);

/**
 * PskChangesetReader:
 *
 * Parts a changeset that arrives in pieces into its records.
 */
typedef struct _PskChangesetReader PskChangesetReader;

PskChangesetReader *psk_changeset_reader_new  (PskChangeFunc           func,
                                               gpointer                user_data);
void                psk_changeset_reader_free (PskChangesetReader     *self);
gboolean            psk_changeset_reader_push (PskChangesetReader     *self,
                                               const guint8           *data,
                                               gsize                   size);
gboolean            psk_changeset_reader_end  (PskChangesetReader     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskChangesetReader, psk_changeset_reader_free)

gint64              psk_changeset_hash_key     (const void             *key,
                                                gsize                   size);
gboolean            psk_change_record_has      (const PskChangeRecord  *record,
                                                PskChangeSide           side,
                                                guint                   column);
gboolean            psk_change_record_get_id   (const PskChangeRecord  *record,
                                                PskChangeSide           side,
                                                guint                   column,
                                                gint64                 *id);
char               *psk_change_record_get_text (const PskChangeRecord  *record,
                                                PskChangeSide           side,
                                                guint                   column);

G_END_DECLS
