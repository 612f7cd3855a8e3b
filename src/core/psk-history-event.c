/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-history-event.h"

G_DEFINE_FINAL_TYPE (PskHistoryEvent, psk_history_event, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "journal", PSK_FIELD_ID, G_STRUCT_OFFSET (PskHistoryEvent, journal) },
  { "table", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHistoryEvent, table) },
  { "record", PSK_FIELD_ID, G_STRUCT_OFFSET (PskHistoryEvent, record) },
  { "kind", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskHistoryEvent, kind) },
  { "undone", PSK_FIELD_INT, G_STRUCT_OFFSET (PskHistoryEvent, undone) },
};

static void
free_change (gpointer data)
{
  PskHistoryChange *change = data;

  g_free (change->field);
  g_free (change->old_value);
  g_free (change->new_value);
  g_free (change);
}

static void
psk_history_event_finalize (GObject *object)
{
  PskHistoryEvent *self = PSK_HISTORY_EVENT (object);

  g_clear_object (&self->entry);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (psk_history_event_parent_class)->finalize (object);
}

static void
psk_history_event_class_init (PskHistoryEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_history_event_finalize;
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_history_event_init (PskHistoryEvent *self)
{
  self->changes = g_ptr_array_new_with_free_func (free_change);
}

/**
 * psk_history_event_take_change:
 * @self: an event that nobody else has seen yet
 * @column: the name of a column
 * @old_value: (transfer full) (nullable): its value before
 * @new_value: (transfer full) (nullable): its value after
 */
void
psk_history_event_take_change (PskHistoryEvent *self,
                               const char      *column,
                               char            *old_value,
                               char            *new_value)
{
  PskHistoryChange *change = g_new0 (PskHistoryChange, 1);

  g_return_if_fail (PSK_IS_HISTORY_EVENT (self) && column != NULL);

  change->field = g_strdelimit (g_strdup (column), "_", '-');
  change->old_value = old_value;
  change->new_value = new_value;
  g_ptr_array_add (self->changes, change);
}
