/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-rows.h"

#include <stdlib.h>
#include <string.h>

#include "psk-area.h"
#include "psk-duplicate-table.h"
#include "psk-person-id.h"
#include "psk-text.h"

#define CITIZEN_ID_DIGITS 13
#define HOUSE_CODE_DIGITS 11
#define PHONE_DIGITS 9 /* at least, with the zero before them */

/* An id or a telephone of so many households is what a clerk types into a cell that
 * must not be empty, or the telephone of the village head. */
#define MAX_SHARERS 8

typedef struct
{
  PskDuplicateRows *rows;
  GHashTable *by_text;  /* a name as it is written → its index */
  GHashTable *by_sound; /* a name as it sounds → its index */
  GHashTable *houses;   /* a house number → its index */
  int first_tambon;
  int last_tambon;
  PskHouseholdScope scope;
} Loader;

/* The digits of @text as a number; 0 when there are others than @least to 18. */
static guint64
read_digits (const char *text,
             int         least)
{
  guint64 number = 0;
  int n = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        continue;
      number = number * 10 + (guint64) (*p - '0');
      if (++n > 18)
        return 0;
    }

  return n >= least ? number : 0;
}

static guint64
read_exactly (const char *text,
              gsize       n_digits)
{
  return text != NULL && strlen (text) == n_digits ? read_digits (text, (int) n_digits) : 0;
}

static guint
intern_sound (Loader     *self,
              const char *text)
{
  g_autoptr (PskNamePart) part = psk_name_part_new (text);
  guint index;

  if (*part->sound == '\0')
    return 0;

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_sound, part->sound));
  if (index > 0)
    return index;

  index = self->rows->names->len;
  g_hash_table_insert (self->by_sound, part->sound, GUINT_TO_POINTER (index));
  g_ptr_array_add (self->rows->names, g_steal_pointer (&part));
  return index;
}

/* Names come again and again: the sound of each is made once. */
static guint
intern_name (Loader     *self,
             const char *text)
{
  gpointer index;

  if (text == NULL || *text == '\0')
    return 0;
  if (g_hash_table_lookup_extended (self->by_text, text, NULL, &index))
    return GPOINTER_TO_UINT (index);

  index = GUINT_TO_POINTER (intern_sound (self, text));
  g_hash_table_insert (self->by_text, g_strdup (text), index);
  return GPOINTER_TO_UINT (index);
}

/* Some lists have the title, or all of a name, in the column of the first name. */
static gboolean
needs_splitting (const PskDuplicateTableRow *from)
{
  return (from->last_name == NULL || *from->last_name == '\0')
         || (from->title == NULL || *from->title == '\0');
}

static guint
sex_of_title (const char *title)
{
  static const struct
  {
    const char *prefix;
    guint flag;
  } titles[] = {
    { "นาง", PSK_DUPLICATE_FEMALE }, { "เด็กหญิง", PSK_DUPLICATE_FEMALE },
    { "แม่ชี", PSK_DUPLICATE_FEMALE }, { "นาย", PSK_DUPLICATE_MALE },
    { "เด็กชาย", PSK_DUPLICATE_MALE }, { "พระ", PSK_DUPLICATE_MALE },
  };

  for (gsize i = 0; title != NULL && i < G_N_ELEMENTS (titles); i++)
    {
      if (g_str_has_prefix (title, titles[i].prefix))
        return titles[i].flag;
    }

  return 0;
}

static void
read_name (Loader                     *self,
           const PskDuplicateTableRow *from,
           PskDuplicateRow            *row)
{
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  const gboolean has_last = from->last_name != NULL && *from->last_name != '\0';

  row->flags |= sex_of_title (from->title);
  if (!needs_splitting (from))
    {
      row->first = intern_name (self, from->first_name);
      row->last = intern_name (self, from->last_name);
      return;
    }

  psk_text_split_name (from->first_name, &title, &first, &last);
  row->flags |= sex_of_title (title);
  if (has_last && *last != '\0')
    {
      /* “บุญ มี” in the column of the first name is no last name. */
      g_autofree char *whole = g_strconcat (first, last, NULL);

      row->first = intern_name (self, whole);
    }
  else
    row->first = intern_name (self, first);
  row->last = intern_name (self, has_last ? from->last_name : last);
}

/* House numbers as they are compared: 012 / 05 is 12/5. */
static guint
read_house (Loader     *self,
            const char *house_no)
{
  g_autofree char *arabic = NULL;
  g_autoptr (GString) key = NULL;
  gboolean significant = FALSE;
  guint index;

  if (house_no == NULL || *house_no == '\0')
    return 0;

  arabic = psk_text_arabic_digits (house_no);
  key = g_string_sized_new (strlen (arabic));
  for (const char *p = arabic; *p != '\0'; p++)
    {
      const gboolean begins = key->len == 0 || !g_ascii_isdigit (key->str[key->len - 1]);

      if (*p == ' ' || (*p == '0' && begins && g_ascii_isdigit (p[1])))
        continue;
      significant = significant || (*p >= '1' && *p <= '9');
      g_string_append_c (key, *p);
    }
  if (!significant)
    return 0;

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->houses, key->str));
  if (index == 0)
    {
      index = g_hash_table_size (self->houses) + 1;
      g_hash_table_insert (self->houses, g_strdup (key->str), GUINT_TO_POINTER (index));
    }

  return index;
}

static guint
read_status (Loader     *self,
             int         tambon,
             const char *status)
{
  const gboolean dropped = g_str_equal (status, "dropped");
  const gboolean holding = g_str_equal (status, "selected");
  const gboolean in_scope = self->scope == PSK_HOUSEHOLDS_ALL || holding
                            || (self->scope == PSK_HOUSEHOLDS_CHOSEN && dropped);

  return (dropped ? PSK_DUPLICATE_DROPPED : 0)
         | (in_scope ? PSK_DUPLICATE_IN_SCOPE : 0)
         | (tambon >= self->first_tambon && tambon <= self->last_tambon
            ? PSK_DUPLICATE_IN_AREA : 0);
}

static void
add_row_cb (const PskDuplicateTableRow *from,
            gpointer                    user_data)
{
  Loader *self = user_data;
  PskDuplicateRow row = { 0 };

  row.id = from->id;
  row.tambon = from->tambon;
  row.village_no = from->village_no;
  row.house = read_house (self, from->house_no);
  row.house_code = read_exactly (from->house_code, HOUSE_CODE_DIGITS);
  row.phone = read_digits (from->phone, PHONE_DIGITS);
  row.citizen_id = read_exactly (from->citizen_id, CITIZEN_ID_DIGITS);
  row.flags = read_status (self, from->tambon, from->status);
  if (row.citizen_id != 0 && psk_person_id_check (from->citizen_id))
    row.flags |= PSK_DUPLICATE_VALID_ID;
  read_name (self, from, &row);

  g_array_append_val (self->rows->rows, row);
}

/* The rows are in the order of their ids. */
static PskDuplicateRow *
find_row (PskDuplicateRows *self,
          gint64            id)
{
  guint first = 0;
  guint after = self->rows->len;

  while (first < after)
    {
      const guint middle = first + (after - first) / 2;
      PskDuplicateRow *row = &g_array_index (self->rows, PskDuplicateRow, middle);

      if (row->id == id)
        return row;
      if (row->id < id)
        first = middle + 1;
      else
        after = middle;
    }

  return NULL;
}

static void
note_reason_cb (gint64      household,
                gint64      successor,
                const char *reason,
                gpointer    user_data)
{
  PskDuplicateRow *row = find_row (user_data, household);

  if (row == NULL || !(row->flags & PSK_DUPLICATE_DROPPED))
    return;

  /* It may have held slots before: the latest reason counts. */
  row->flags &= ~(guint) (PSK_DUPLICATE_MOVED | PSK_DUPLICATE_SETTLED);
  if (g_strcmp0 (reason, "moved") == 0)
    row->flags |= PSK_DUPLICATE_MOVED;
  else if (g_strcmp0 (reason, "duplicate") == 0)
    row->flags |= PSK_DUPLICATE_SETTLED;
}

static int
compare_numbers (const void *a,
                 const void *b)
{
  const guint64 *left = a;
  const guint64 *right = b;

  return left[0] != right[0] ? (left[0] < right[0] ? -1 : 1)
                             : (left[1] > right[1]) - (left[1] < right[1]);
}

/* Clears what too many households share in the number at @offset of each row. */
static void
clear_fillers (GArray *rows,
               gsize   offset)
{
  g_autoptr (GArray) numbers = g_array_sized_new (FALSE, FALSE, 2 * sizeof (guint64), rows->len);
  guint n;

  for (guint i = 0; i < rows->len; i++)
    {
      const guint64 *number
        = G_STRUCT_MEMBER_P (&g_array_index (rows, PskDuplicateRow, i), offset);
      const guint64 pair[2] = { *number, i };

      if (*number != 0)
        g_array_append_vals (numbers, pair, 1);
    }
  if (numbers->len == 0)
    return;
  qsort (numbers->data, numbers->len, 2 * sizeof (guint64), compare_numbers);

  for (guint i = 0; i < numbers->len; i += n)
    {
      const guint64 *run = (const guint64 *) (gpointer) numbers->data + 2 * i;

      for (n = 1; i + n < numbers->len && run[2 * n] == run[0]; n++)
        ;
      for (guint j = 0; n > MAX_SHARERS && j < n; j++)
        *(guint64 *) G_STRUCT_MEMBER_P (&g_array_index (rows, PskDuplicateRow, run[2 * j + 1]),
                                        offset) = 0;
    }
}

/**
 * psk_duplicate_rows_load:
 * @store: a store
 * @area: a district or tambon; 0 for everything
 * @scope: which households are looked at
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the households, with all that others are
 *   compared with
 */
PskDuplicateRows *
psk_duplicate_rows_load (PskStore         *store,
                         int               area,
                         PskHouseholdScope scope,
                         GError          **error)
{
  g_autoptr (PskDuplicateRows) self = g_new0 (PskDuplicateRows, 1);
  g_autoptr (GHashTable) by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) by_sound = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) houses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loader loader = { self, by_text, by_sound, houses, 0, G_MAXINT, scope };

  if (area > 0)
    psk_area_code_range (area, &loader.first_tambon, &loader.last_tambon);

  self->rows = g_array_new (FALSE, FALSE, sizeof (PskDuplicateRow));
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_name_part_free);
  g_ptr_array_add (self->names, psk_name_part_new (NULL));

  if (!psk_duplicate_table_each (store, area, add_row_cb, &loader, error)
      || !psk_duplicate_table_each_handover (store, note_reason_cb, self, error))
    return NULL;

  clear_fillers (self->rows, G_STRUCT_OFFSET (PskDuplicateRow, citizen_id));
  clear_fillers (self->rows, G_STRUCT_OFFSET (PskDuplicateRow, phone));
  return g_steal_pointer (&self);
}

/**
 * psk_duplicate_rows_free:
 * @self: (transfer full): the households
 */
void
psk_duplicate_rows_free (PskDuplicateRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_free (self);
}
