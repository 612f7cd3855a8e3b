/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-record.h"

#include <math.h>

G_DEFINE_ABSTRACT_TYPE (PskRecord, psk_record, G_TYPE_OBJECT)

#define FIELD_AT(record, field, type) \
  (*(type *) G_STRUCT_MEMBER_P (record, (field)->offset))

static void
psk_record_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  const PskField *field = &PSK_RECORD_GET_CLASS (object)->fields[id - 1];

  switch (field->kind)
    {
    case PSK_FIELD_ID:
      g_value_set_int64 (value, FIELD_AT (object, field, gint64));
      break;
    case PSK_FIELD_INT:
      g_value_set_int (value, FIELD_AT (object, field, int));
      break;
    case PSK_FIELD_REAL:
      g_value_set_double (value, FIELD_AT (object, field, double));
      break;
    case PSK_FIELD_TEXT:
      g_value_set_string (value, FIELD_AT (object, field, char *));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
psk_record_finalize (GObject *object)
{
  PskRecordClass *klass = PSK_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].kind == PSK_FIELD_TEXT)
        g_free (FIELD_AT (object, &klass->fields[i], char *));
    }

  G_OBJECT_CLASS (psk_record_parent_class)->finalize (object);
}

static void
psk_record_constructed (GObject *object)
{
  PskRecordClass *klass = PSK_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (psk_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (klass->fields[i].kind == PSK_FIELD_INT)
        FIELD_AT (object, &klass->fields[i], int) = -1;
      else if (klass->fields[i].kind == PSK_FIELD_REAL)
        FIELD_AT (object, &klass->fields[i], double) = NAN;
    }
}

static void
psk_record_class_init (PskRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = psk_record_constructed;
  object_class->finalize = psk_record_finalize;
}

static void
psk_record_init (PskRecord *self)
{
}

static GParamSpec *
param_spec_of_field (const PskField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  switch (field->kind)
    {
    case PSK_FIELD_ID:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case PSK_FIELD_INT:
      return g_param_spec_int (field->name, NULL, NULL, -1, G_MAXINT, -1, flags);
    case PSK_FIELD_REAL:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case PSK_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    default:
      g_assert_not_reached ();
    }
}

/**
 * psk_record_class_set_fields:
 * @klass: the class of a record
 * @fields: (array length=n_fields): its fields; static
 * @n_fields: how many
 *
 * Called in class_init: installs a readable property for each field.
 */
void
psk_record_class_set_fields (PskRecordClass *klass,
                             const PskField *fields,
                             guint           n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  g_return_if_fail (klass->fields == NULL);

  klass->fields = fields;
  klass->n_fields = n_fields;
  object_class->get_property = psk_record_get_property;

  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, param_spec_of_field (&fields[i]));
}

/**
 * psk_record_get_fields:
 * @record: a record
 * @n_fields: (out): how many fields
 *
 * Returns: (array length=n_fields) (transfer none): the fields of its class
 */
const PskField *
psk_record_get_fields (gpointer record,
                       guint   *n_fields)
{
  g_return_val_if_fail (PSK_IS_RECORD (record), NULL);

  *n_fields = PSK_RECORD_GET_CLASS (record)->n_fields;
  return PSK_RECORD_GET_CLASS (record)->fields;
}

/**
 * psk_record_set_text:
 * @record: a record that nobody else has seen yet
 * @field: the number of a text field
 * @text: (nullable): its new value, copied
 *
 * For building a record. A record that was handed out is not changed.
 */
void
psk_record_set_text (gpointer    record,
                     guint       field,
                     const char *text)
{
  const PskField *f = &PSK_RECORD_GET_CLASS (record)->fields[field];
  char **place = &FIELD_AT (record, f, char *);

  g_return_if_fail (f->kind == PSK_FIELD_TEXT);

  if (*place != text)
    {
      g_free (*place);
      *place = g_strdup (text);
    }
}

/**
 * psk_record_assign:
 * @record: a record that nobody else looks at yet
 * @from: a record of the same type
 *
 * Gives it all values of another one.
 */
void
psk_record_assign (gpointer record,
                   gpointer from)
{
  PskRecordClass *klass = PSK_RECORD_GET_CLASS (record);

  g_return_if_fail (G_OBJECT_TYPE (record) == G_OBJECT_TYPE (from));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const PskField *field = &klass->fields[i];

      if (field->kind == PSK_FIELD_ID)
        FIELD_AT (record, field, gint64) = FIELD_AT (from, field, gint64);
      else if (field->kind == PSK_FIELD_INT)
        FIELD_AT (record, field, int) = FIELD_AT (from, field, int);
      else if (field->kind == PSK_FIELD_REAL)
        FIELD_AT (record, field, double) = FIELD_AT (from, field, double);
      else
        psk_record_set_text (record, i, FIELD_AT (from, field, char *));
    }
}

/**
 * psk_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy, to be given other values
 */
gpointer
psk_record_copy (gpointer record)
{
  gpointer copy = g_object_new (G_OBJECT_TYPE (record), NULL);

  psk_record_assign (copy, record);
  return copy;
}

static gboolean
field_equal (gpointer        a,
             gpointer        b,
             const PskField *field)
{
  switch (field->kind)
    {
    case PSK_FIELD_ID:
      return FIELD_AT (a, field, gint64) == FIELD_AT (b, field, gint64);
    case PSK_FIELD_INT:
      return FIELD_AT (a, field, int) == FIELD_AT (b, field, int);
    case PSK_FIELD_REAL:
      return FIELD_AT (a, field, double) == FIELD_AT (b, field, double)
             || (isnan (FIELD_AT (a, field, double)) && isnan (FIELD_AT (b, field, double)));
    case PSK_FIELD_TEXT:
      return g_strcmp0 (FIELD_AT (a, field, char *), FIELD_AT (b, field, char *)) == 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * psk_record_field_equal:
 * @a: a record
 * @b: another one of the same type
 * @field: the number of a field
 *
 * Returns: whether they have the same value there
 */
gboolean
psk_record_field_equal (gpointer a,
                        gpointer b,
                        guint    field)
{
  g_return_val_if_fail (G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b), FALSE);

  return field_equal (a, b, &PSK_RECORD_GET_CLASS (a)->fields[field]);
}

/**
 * psk_record_equal:
 * @a: a record
 * @b: a record of the same class
 *
 * Returns: whether all fields are the same
 */
gboolean
psk_record_equal (gpointer a,
                  gpointer b)
{
  PskRecordClass *klass = PSK_RECORD_GET_CLASS (a);

  g_return_val_if_fail (G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (!field_equal (a, b, &klass->fields[i]))
        return FALSE;
    }

  return TRUE;
}
