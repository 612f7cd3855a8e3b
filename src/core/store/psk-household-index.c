/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-index.h"

#include <math.h>

#include "psk-household-table.h"
#include "psk-row-sort.h"

#define N_FIELDS (PSK_HOUSEHOLD_NOTE + 1)

/* Where a store keeps its index. */
#define ATTACHMENT "household-index"

struct _PskHouseholdIndex
{
  PskStore *store; /* borrowed */
  PskStamp stamp; /* the state of the book that is in memory */

  /* Owned */
  GArray *ids; /* gint64, ascending */
  GByteArray *present; /* 1 for a row that is in the book, 0 for one that was deleted */
  PskValues *columns[N_FIELDS]; /* NULL until asked for */
  PskSearchIndex *texts; /* NULL until asked for */
  guint32 *order; /* all rows by place, NULL until asked for */
};

/* What the order by place is made of, the last key first. Households without a village come
 * first, as the index household_place of the database has it. */
static const PskHouseholdField place_fields[] = {
  PSK_HOUSEHOLD_HOUSE_NO, PSK_HOUSEHOLD_VILLAGE_NO, PSK_HOUSEHOLD_TAMBON,
};

/* Whole statements, with the rows in the order of their ids. The state of a household
 * stands for its status: see psk_household_get_state(). */
static const struct
{
  const char *sql;
  PskValueOrder order;
} kinds_of_columns[N_FIELDS] = {
  [PSK_HOUSEHOLD_TAMBON] = { NULL, PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_SLOT] = { NULL, PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_STATUS] = { NULL, PSK_ORDER_GIVEN },
  [PSK_HOUSEHOLD_KINDS] = { NULL, PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_VILLAGE_NO] = { "SELECT village_no FROM household ORDER BY id",
                                 PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_HOUSE_NO] = { "SELECT house_no FROM household ORDER BY id",
                               PSK_ORDER_NATURAL },
  [PSK_HOUSEHOLD_HOUSE_CODE] = { "SELECT house_code FROM household ORDER BY id",
                                 PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_TITLE] = { "SELECT title FROM household ORDER BY id", PSK_ORDER_NAME },
  [PSK_HOUSEHOLD_FIRST_NAME] = { "SELECT first_name FROM household ORDER BY id",
                                 PSK_ORDER_NAME },
  [PSK_HOUSEHOLD_LAST_NAME] = { "SELECT last_name FROM household ORDER BY id",
                                PSK_ORDER_NAME },
  [PSK_HOUSEHOLD_CITIZEN_ID] = { "SELECT citizen_id FROM household ORDER BY id",
                                 PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_PHONE] = { "SELECT phone FROM household ORDER BY id", PSK_ORDER_CODE },
  [PSK_HOUSEHOLD_MEMBERS] = { "SELECT members FROM household ORDER BY id",
                              PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_VULNERABILITY] = { "SELECT vulnerability FROM household ORDER BY id",
                                    PSK_ORDER_CODE },
  [PSK_HOUSEHOLD_DEFINITION_USED] = { "SELECT definition_used FROM household ORDER BY id",
                                      PSK_ORDER_CODE },
  [PSK_HOUSEHOLD_PLANTED_ON] = { "SELECT planted_on FROM household ORDER BY id",
                                 PSK_ORDER_CODE },
  [PSK_HOUSEHOLD_LAT] = { "SELECT CAST (lat * 1000000 AS INTEGER) FROM household ORDER BY id",
                          PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_LON] = { "SELECT CAST (lon * 1000000 AS INTEGER) FROM household ORDER BY id",
                          PSK_ORDER_NUMBER },
  [PSK_HOUSEHOLD_NOTE] = { "SELECT note FROM household ORDER BY id", PSK_ORDER_NAME },
};

static void
psk_household_index_free (gpointer data)
{
  PskHouseholdIndex *self = data;

  g_array_unref (self->ids);
  g_byte_array_unref (self->present);
  for (int i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&self->columns[i], psk_values_free);
  g_clear_pointer (&self->texts, psk_search_index_free);
  g_free (self->order);
  g_free (self);
}

static PskValues *
new_state_column (void)
{
  static const char *const states[] = { "candidate", "selected", "started", "planting", "dropped" };
  PskValues *column = psk_values_new (PSK_ORDER_GIVEN);

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    psk_values_add_value (column, states[i]);

  return column;
}

static void
set_number (PskValues    *column,
            guint         row,
            sqlite3_stmt *statement,
            int           place)
{
  if (sqlite3_column_type (statement, place) == SQLITE_NULL)
    psk_values_set_missing (column, row);
  else
    psk_values_set_number (column, row, sqlite3_column_int64 (statement, place));
}

/* What every question asks for is read at once. */
static gboolean
load_rows (PskHouseholdIndex *self,
           GError           **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    self->store,
    "SELECT id, tambon, slot, kinds, CASE WHEN status <> 'selected' THEN status "
    "WHEN coalesce (kinds, 0) = 0 THEN 'selected' WHEN kinds < ? THEN 'started' "
    "ELSE 'planting' END FROM household ORDER BY id",
    error);
  const guint8 present = 1;
  PskStep step;

  if (statement == NULL)
    return FALSE;

  psk_store_bind (statement, "i", PSK_KINDS_NEEDED);
  while ((step = psk_store_step (self->store, statement, error)) == PSK_STEP_ROW)
    {
      const guint row = self->ids->len;
      const gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (self->ids, id);
      g_byte_array_append (self->present, &present, 1);
      set_number (self->columns[PSK_HOUSEHOLD_TAMBON], row, statement, 1);
      set_number (self->columns[PSK_HOUSEHOLD_SLOT], row, statement, 2);
      set_number (self->columns[PSK_HOUSEHOLD_KINDS], row, statement, 3);
      psk_values_set_text (self->columns[PSK_HOUSEHOLD_STATUS], row,
                           (const char *) sqlite3_column_text (statement, 4));
    }

  return step == PSK_STEP_DONE;
}

static PskHouseholdIndex *
load (PskStore *store,
      GError  **error)
{
  PskHouseholdIndex *self = g_new0 (PskHouseholdIndex, 1);

  self->store = store;
  self->stamp = psk_store_get_stamp (store);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->present = g_byte_array_new ();
  self->columns[PSK_HOUSEHOLD_TAMBON] = psk_values_new (PSK_ORDER_NUMBER);
  self->columns[PSK_HOUSEHOLD_SLOT] = psk_values_new (PSK_ORDER_NUMBER);
  self->columns[PSK_HOUSEHOLD_KINDS] = psk_values_new (PSK_ORDER_NUMBER);
  self->columns[PSK_HOUSEHOLD_STATUS] = new_state_column ();
  if (load_rows (self, error))
    return self;

  psk_household_index_free (self);
  return NULL;
}

/**
 * psk_household_index_get:
 * @store: a store, inside a transaction, so that what is read later is of the same state
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer none) (nullable): the households as they are in the book now; until
 *   the next call
 */
PskHouseholdIndex *
psk_household_index_get (PskStore *store,
                         GError  **error)
{
  PskHouseholdIndex *self = psk_store_get_attachment (store, ATTACHMENT);
  const PskStamp now = psk_store_get_stamp (store);

  if (self != NULL && psk_stamp_equal (&self->stamp, &now))
    return self;

  /* The old one goes first: there is never memory for two. */
  psk_store_attach (store, ATTACHMENT, NULL, NULL);
  self = load (store, error);
  if (self != NULL)
    psk_store_attach (store, ATTACHMENT, self, psk_household_index_free);

  return self;
}

/* Where an id is, or where it would be put. */
static guint
find_row (PskHouseholdIndex *self,
          gint64             id)
{
  guint low = 0;
  guint high = self->ids->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (g_array_index (self->ids, gint64, middle) < id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
take_value (PskValues        *column,
            guint             row,
            PskHousehold     *household,
            PskHouseholdField field)
{
  guint n_fields;
  const PskField *fields = psk_record_get_fields (household, &n_fields);
  gconstpointer place = G_STRUCT_MEMBER_P (household, fields[field].offset);
  const char *text = fields[field].kind == PSK_FIELD_TEXT ? *(char *const *) place : NULL;

  if (field == PSK_HOUSEHOLD_STATUS)
    psk_values_set_text (column, row, psk_household_get_state (household));
  else if (!psk_values_is_number (column))
    psk_values_set_text (column, row, text);
  else if (text != NULL && *text != '\0')
    psk_values_set_number (column, row, g_ascii_strtoll (text, NULL, 10));
  else if (fields[field].kind == PSK_FIELD_INT && *(const int *) place >= 0)
    psk_values_set_number (column, row, *(const int *) place);
  else if (fields[field].kind == PSK_FIELD_REAL && !isnan (*(const double *) place))
    psk_values_set_number (column, row, (gint64) (*(const double *) place * 1000000));
  else
    psk_values_set_missing (column, row);
}

static void
take_text (PskHouseholdIndex *self,
           guint              row,
           gint64             id)
{
  sqlite3_stmt *statement = psk_store_statement (
    self->store, "SELECT search_text FROM household_text WHERE household = ?", NULL);

  if (statement == NULL)
    return;

  psk_store_bind (statement, "l", id);
  if (psk_store_step (self->store, statement, NULL) == PSK_STEP_ROW)
    psk_search_index_set (self->texts, row, sqlite3_column_blob (statement, 0),
                          (gsize) sqlite3_column_bytes (statement, 0));
  else
    psk_search_index_set (self->texts, row, "", 0);
  sqlite3_reset (statement);
}

/* All columns that are in memory take the values of a household. One that moved is not where
 * the order by place has it. */
static void
take_values (PskHouseholdIndex *self,
             guint              row,
             PskHousehold      *household)
{
  gint64 place[G_N_ELEMENTS (place_fields)];

  for (gsize i = 0; self->order != NULL && i < G_N_ELEMENTS (place_fields); i++)
    place[i] = psk_values_identify (self->columns[place_fields[i]], row);

  for (int i = 0; i < N_FIELDS; i++)
    {
      if (self->columns[i] != NULL)
        take_value (self->columns[i], row, household, i);
    }

  for (gsize i = 0; self->order != NULL && i < G_N_ELEMENTS (place_fields); i++)
    {
      if (psk_values_identify (self->columns[place_fields[i]], row) != place[i])
        g_clear_pointer (&self->order, g_free);
    }
}

/* Whether the row could be brought up to date; one that lies between others cannot. */
static gboolean
note_one (PskHouseholdIndex *self,
          gint64             id)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (self->store, id, NULL);
  const guint row = find_row (self, id);
  const gboolean is_known = row < self->ids->len && g_array_index (self->ids, gint64, row) == id;
  const guint8 present = household != NULL;

  if (household == NULL)
    {
      if (is_known)
        self->present->data[row] = 0;
      return TRUE;
    }

  if (!is_known && row < self->ids->len)
    return FALSE;
  if (is_known)
    self->present->data[row] = present;
  else
    {
      g_array_append_val (self->ids, id);
      g_byte_array_append (self->present, &present, 1);
      g_clear_pointer (&self->order, g_free);
    }

  take_values (self, row, household);
  if (self->texts != NULL)
    take_text (self, row, id);

  return TRUE;
}

/**
 * psk_household_index_note:
 * @store: a store
 * @ids: (nullable) (element-type gint64): the households that a commit changed; %NULL
 *   when they are not known
 *
 * Brings an index that is in memory up to date, which is faster than to read it anew.
 */
void
psk_household_index_note (PskStore *store,
                          GArray   *ids)
{
  PskHouseholdIndex *self = psk_store_get_attachment (store, ATTACHMENT);
  gboolean good = ids != NULL;

  if (self == NULL)
    return;

  if (good && psk_store_script (store, "BEGIN", NULL))
    {
      for (guint i = 0; good && i < ids->len; i++)
        good = note_one (self, g_array_index (ids, gint64, i));
      self->stamp = psk_store_get_stamp (store);
      psk_store_script (store, "COMMIT", NULL);
    }
  if (!good)
    psk_store_attach (store, ATTACHMENT, NULL, NULL);
}

/**
 * psk_household_index_get_store:
 * @self: an index
 *
 * Returns: (transfer none): the store that it is of
 */
PskStore *
psk_household_index_get_store (PskHouseholdIndex *self)
{
  return self->store;
}

/**
 * psk_household_index_get_n_rows:
 * @self: an index
 *
 * Returns: how many rows it has, those of deleted households among them
 */
guint
psk_household_index_get_n_rows (PskHouseholdIndex *self)
{
  return self->ids->len;
}

/**
 * psk_household_index_get_id:
 * @self: an index
 * @row: a row
 *
 * Returns: the id of its household
 */
gint64
psk_household_index_get_id (PskHouseholdIndex *self,
                            guint              row)
{
  return g_array_index (self->ids, gint64, row);
}

/**
 * psk_household_index_find:
 * @self: an index
 * @id: the id of a household
 * @row: (out): its row
 *
 * Returns: whether it has one
 */
gboolean
psk_household_index_find (PskHouseholdIndex *self,
                          gint64             id,
                          guint             *row)
{
  *row = find_row (self, id);

  return *row < self->ids->len && g_array_index (self->ids, gint64, *row) == id;
}

/**
 * psk_household_index_get_present:
 * @self: an index
 *
 * Returns: (transfer none): 1 for each row whose household is in the book, else 0
 */
const guint8 *
psk_household_index_get_present (PskHouseholdIndex *self)
{
  return self->present->data;
}

/* The rows that are there get their values in order; the others have none. */
static PskValues *
load_column (PskHouseholdIndex *self,
             PskHouseholdField  field,
             GError           **error)
{
  g_autoptr (PskValues) column = psk_values_new (kinds_of_columns[field].order);
  sqlite3_stmt *statement = psk_store_statement (self->store, kinds_of_columns[field].sql, error);

  for (guint row = 0; statement != NULL && row < self->ids->len; row++)
    {
      if (!self->present->data[row])
        psk_values_set_missing (column, row);
      else if (psk_store_step (self->store, statement, error) != PSK_STEP_ROW)
        return NULL;
      else if (psk_values_is_number (column))
        set_number (column, row, statement, 0);
      else
        psk_values_set_text (column, row, (const char *) sqlite3_column_text (statement, 0));
    }
  if (statement != NULL)
    sqlite3_reset (statement);

  return statement != NULL ? g_steal_pointer (&column) : NULL;
}

/**
 * psk_household_index_get_column:
 * @self: an index that psk_household_index_get() returned in this transaction
 * @field: a field that households can be sorted by
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer none) (nullable): its values
 */
PskValues *
psk_household_index_get_column (PskHouseholdIndex *self,
                                PskHouseholdField  field,
                                GError           **error)
{
  g_return_val_if_fail (self->columns[field] != NULL || kinds_of_columns[field].sql != NULL, NULL);

  if (self->columns[field] == NULL)
    self->columns[field] = load_column (self, field, error);

  return self->columns[field];
}

static PskSearchIndex *
load_texts (PskHouseholdIndex *self,
            GError           **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    self->store, "SELECT search_text FROM household_text ORDER BY household", error);
  g_autoptr (PskSearchIndex) texts = psk_search_index_new ();

  for (guint row = 0; statement != NULL && row < self->ids->len; row++)
    {
      if (!self->present->data[row])
        psk_search_index_set (texts, row, "", 0);
      else if (psk_store_step (self->store, statement, error) != PSK_STEP_ROW)
        return NULL;
      else
        psk_search_index_set (texts, row, sqlite3_column_blob (statement, 0),
                              (gsize) sqlite3_column_bytes (statement, 0));
    }
  if (statement != NULL)
    sqlite3_reset (statement);

  return statement != NULL ? g_steal_pointer (&texts) : NULL;
}

/**
 * psk_household_index_get_texts:
 * @self: an index that psk_household_index_get() returned in this transaction
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer none) (nullable): what households are searched by
 */
PskSearchIndex *
psk_household_index_get_texts (PskHouseholdIndex *self,
                               GError           **error)
{
  if (self->texts == NULL)
    self->texts = load_texts (self, error);

  return self->texts;
}

/**
 * psk_household_index_get_order:
 * @self: an index that psk_household_index_get() returned in this transaction
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer none) (nullable): all rows, those of deleted households among them, in
 *   the order of place: tambon, village, house
 */
const guint32 *
psk_household_index_get_order (PskHouseholdIndex *self,
                               GError           **error)
{
  g_autoptr (PskRowSort) sort = NULL;

  if (self->order != NULL)
    return self->order;

  sort = psk_row_sort_new (NULL, NULL, self->ids->len);
  for (gsize i = 0; i < G_N_ELEMENTS (place_fields); i++)
    {
      PskValues *column = psk_household_index_get_column (self, place_fields[i], error);

      if (column == NULL)
        return NULL;
      psk_row_sort_by (sort, column, FALSE, TRUE);
    }
  self->order = psk_row_sort_steal_rows (sort);

  return self->order;
}
