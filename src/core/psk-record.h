/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PskFieldKind:
 * @PSK_FIELD_ID: a gint64, 0 when absent
 * @PSK_FIELD_INT: an int that is not negative, -1 when absent
 * @PSK_FIELD_REAL: a double, NaN when absent
 * @PSK_FIELD_TEXT: a string, %NULL when absent
 */
typedef enum
{
  PSK_FIELD_ID,
  PSK_FIELD_INT,
  PSK_FIELD_REAL,
  PSK_FIELD_TEXT,
} PskFieldKind;

/**
 * PskField:
 * @name: the name of the GObject property, with hyphens
 * @kind: its type
 * @offset: where it lies in the instance
 *
 * One field of a record. The order of a class's fields is the order of the
 * columns in the statements that read it.
 */
typedef struct
{
  const char *name;
  PskFieldKind kind;
  gsize offset;
} PskField;

#define PSK_TYPE_RECORD (psk_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (PskRecord, psk_record, PSK, RECORD, GObject)

/**
 * PskRecordClass:
 *
 * An immutable snapshot of one row. A subclass is a struct of fields and the
 * table that names them; properties, freeing and JSON come from the table.
 */
struct _PskRecordClass
{
  GObjectClass parent_class;

  const PskField *fields;
  guint n_fields;
};

void            psk_record_class_set_fields (PskRecordClass  *klass,
                                             const PskField  *fields,
                                             guint            n_fields);
const PskField *psk_record_get_fields       (gpointer         record,
                                             guint           *n_fields);
void            psk_record_set_text         (gpointer         record,
                                             guint            field,
                                             const char      *text);
gpointer        psk_record_copy             (gpointer         record);
void            psk_record_assign           (gpointer         record,
                                             gpointer         from);
gboolean        psk_record_equal            (gpointer         a,
                                             gpointer         b);
gboolean        psk_record_field_equal      (gpointer         a,
                                             gpointer         b,
                                             guint            field);

G_END_DECLS
