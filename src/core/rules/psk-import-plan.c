/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-plan.h"

#include <glib/gi18n-lib.h>

#include "psk-household-table.h"
#include "psk-import-sheet.h"
#include "psk-import-table.h"
#include "psk-metric-table.h"
#include "psk-person-id.h"

struct _PskImportPlan
{
  PskStore *store; /* borrowed */
  GArray *rows; /* PskImportRow, borrowed */
  GPtrArray *sheets; /* PskImportSheet, borrowed */
  GHashTable *by_citizen; /* citizen id as a number → index + 1 */
  GHashTable *by_place; /* place and name → index + 1; NULL until a row has no id */
  GHashTable *matched; /* row id of a household → index + 1 */
  gboolean has_households;
};

/* Slots of one tambon while they are given out. */
typedef struct
{
  int target;
  int n_new;
  int next; /* the slot to look at next */
} Tambon;

/**
 * psk_import_plan_new:
 * @store: a store of the book
 * @rows: (element-type PskImportRow): where the rows will be added
 * @sheets: (element-type PskImportSheet): the sheets of the file
 *
 * Returns: (transfer full): an empty plan
 */
PskImportPlan *
psk_import_plan_new (PskStore  *store,
                     GArray    *rows,
                     GPtrArray *sheets)
{
  PskImportPlan *self = g_new0 (PskImportPlan, 1);

  self->store = store;
  self->rows = rows;
  self->sheets = sheets;
  self->by_citizen = g_hash_table_new (NULL, NULL);
  self->matched = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->has_households = psk_import_table_has_households (store);

  return self;
}

/**
 * psk_import_plan_free:
 * @self: (transfer full): a plan
 */
void
psk_import_plan_free (PskImportPlan *self)
{
  g_hash_table_unref (self->by_citizen);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
  g_hash_table_unref (self->matched);
  g_free (self);
}

static gpointer
citizen_key (PskHousehold *household)
{
  return (gpointer) (gsize) g_ascii_strtoull (household->citizen_id, NULL, 10);
}

static char *
place_key (PskHousehold *household)
{
  return g_strdup_printf ("%d|%d|%s|%s|%s", household->tambon, household->village_no,
                          household->house_no != NULL ? household->house_no : "",
                          household->first_name != NULL ? household->first_name : "",
                          household->last_name != NULL ? household->last_name : "");
}

static void
add_place (PskImportPlan *self,
           PskHousehold  *household,
           guint          index)
{
  g_autofree char *key = place_key (household);

  if (!g_hash_table_contains (self->by_place, key))
    g_hash_table_insert (self->by_place, g_steal_pointer (&key), GUINT_TO_POINTER (index + 1));
}

/* Lists with an id in every row do not need the places, which cost time. */
static void
need_places (PskImportPlan *self)
{
  if (self->by_place != NULL)
    return;

  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PskImportRow *row = &g_array_index (self->rows, PskImportRow, i);

      if (row->household != NULL)
        add_place (self, row->household, i);
    }
}

static void
remember (PskImportPlan *self,
          PskHousehold  *household,
          guint          index)
{
  if (household->citizen_id != NULL)
    g_hash_table_insert (self->by_citizen, citizen_key (household), GUINT_TO_POINTER (index + 1));
  if (self->by_place != NULL)
    add_place (self, household, index);
}

/* The earlier row of the file with the same household, or %NULL. */
static const PskImportRow *
find_twin (PskImportPlan *self,
           PskHousehold  *household)
{
  g_autofree char *key = NULL;
  const PskImportRow *twin = NULL;
  guint index = 0;

  if (household->citizen_id != NULL)
    index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_citizen, citizen_key (household)));
  else
    need_places (self);
  if (index == 0 && self->by_place != NULL)
    {
      key = place_key (household);
      index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_place, key));
      twin = index > 0 ? &g_array_index (self->rows, PskImportRow, index - 1) : NULL;
      if (twin != NULL && twin->household->citizen_id != NULL && household->citizen_id != NULL)
        return NULL;
    }

  return index > 0 ? &g_array_index (self->rows, PskImportRow, index - 1) : NULL;
}

static void
add_problem (PskImportConverter *converter,
             const PskImportRow *row,
             PskColumn           field,
             const char         *value,
             const char         *reason,
             GPtrArray          *problems)
{
  PskImportProblem *problem
    = psk_import_problem_new (PSK_IMPORT_ERROR, field,
                              psk_import_converter_title (converter, field), value, reason);

  problem->name = psk_household_get_name (row->household);
  problem->district = psk_area_code_parent (row->household->tambon);
  g_ptr_array_add (problems, problem);
}

static void
reject_twin (PskImportPlan      *self,
             PskImportConverter *converter,
             PskImportRow       *row,
             const PskImportRow *twin,
             GPtrArray          *problems)
{
  const gboolean by_id = row->household->citizen_id != NULL;
  const PskImportSheet *sheet = self->sheets->pdata[twin->sheet - 1];
  g_autofree char *name = psk_household_get_name (row->household);
  g_autofree char *reason
    = twin->sheet == row->sheet
      ? g_strdup_printf (_("The row repeats row %d: delete one of them."), twin->row)
      : g_strdup_printf (
        /* Translators: the number of a row, the name of a sheet */
        _("The row repeats row %d of “%s”: delete one of them."), twin->row, sheet->name);

  add_problem (converter, row, by_id ? PSK_COLUMN_CITIZEN_ID : PSK_COLUMN_FULL_NAME,
               by_id ? row->household->citizen_id : name, reason, problems);
  row->outcome = PSK_IMPORT_REJECTED;
  g_clear_object (&row->household);
}

static gboolean
settle_known (PskImportPlan   *self,
              PskImportConverter *converter,
              PskImportRow    *row,
              gint64           id,
              GPtrArray       *problems,
              GError         **error)
{
  g_autoptr (PskHousehold) before = psk_household_table_read (self->store, id, error);
  g_autoptr (PskHousehold) after = NULL;

  if (before == NULL)
    return FALSE;

  /* What the file says replaces what the book says; what it leaves blank stays. */
  after = psk_household_lay_over (before, row->household);
  if (after->tambon != before->tambon && before->slot >= 1)
    {
      add_problem (converter, row, PSK_COLUMN_TAMBON, "",
                   _("The household holds a slot of another tambon: replace it there before you "
                     "move it."), problems);
      row->outcome = PSK_IMPORT_REJECTED;
      g_clear_object (&row->household);
      return TRUE;
    }

  row->outcome = psk_record_equal (before, after) ? PSK_IMPORT_UNCHANGED : PSK_IMPORT_UPDATED;
  g_set_object (&row->household, after);
  if (row->outcome == PSK_IMPORT_UPDATED)
    row->before = g_steal_pointer (&before);

  return TRUE;
}

/* The row id of the household in the book, or 0. In a list that came back filled in, a name
 * may have been corrected while the id is hidden. */
static gint64
find_known (PskImportPlan *self,
            PskHousehold  *household,
            const char    *mask)
{
  const gint64 id = psk_household_table_find (self->store, household);
  g_autofree char *ids = NULL;

  if (id != 0 || mask == NULL || household->citizen_id != NULL)
    return id;

  ids = psk_person_id_unmask (mask);
  return ids != NULL ? psk_household_table_find_masked (self->store, household, ids) : 0;
}

/**
 * psk_import_plan_settle:
 * @self: a plan
 * @converter: the converter of the sheet
 * @row: a good row that will be added to the rows next
 * @mask: (nullable): what it shows of an id that it hides
 * @problems: (element-type PskImportProblem): where problems are added
 * @error: (nullable): where to put the error
 *
 * Says whether the household is new, changed, unchanged, or in the file twice.
 *
 * Returns: whether the book could be read
 */
gboolean
psk_import_plan_settle (PskImportPlan   *self,
                        PskImportConverter *converter,
                        PskImportRow    *row,
                        const char      *mask,
                        GPtrArray       *problems,
                        GError         **error)
{
  g_autoptr (PskHousehold) as_written = g_object_ref (row->household);
  const PskImportRow *twin = find_twin (self, as_written);
  const guint index = self->rows->len;
  gint64 id = 0;

  if (twin == NULL && self->has_households)
    id = find_known (self, as_written, mask);
  if (id > 0)
    {
      const guint other = GPOINTER_TO_UINT (g_hash_table_lookup (self->matched, &id));

      twin = other > 0 ? &g_array_index (self->rows, PskImportRow, other - 1) : NULL;
    }
  if (twin != NULL)
    {
      reject_twin (self, converter, row, twin, problems);
      return TRUE;
    }

  row->outcome = PSK_IMPORT_NEW;
  if (id != 0 && !settle_known (self, converter, row, id, problems, error))
    return FALSE;

  /* A row that was rejected is nobody's twin. */
  if (row->household != NULL)
    remember (self, as_written, index);
  if (row->household != NULL && id != 0)
    g_hash_table_insert (self->matched, &row->household->id, GUINT_TO_POINTER (index + 1));

  return TRUE;
}

static GHashTable *
count_new (PskImportPlan *self)
{
  GHashTable *tambons = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PskImportRow *row = &g_array_index (self->rows, PskImportRow, i);
      Tambon *tambon;

      if (row->outcome != PSK_IMPORT_NEW)
        continue;
      tambon = g_hash_table_lookup (tambons, GINT_TO_POINTER (row->household->tambon));
      if (tambon == NULL)
        {
          tambon = g_new0 (Tambon, 1);
          tambon->target = psk_metric_table_get_target (self->store, row->household->tambon);
          tambon->next = 1;
          g_hash_table_insert (tambons, GINT_TO_POINTER (row->household->tambon), tambon);
        }
      tambon->n_new++;
    }

  return tambons;
}

static int
take_slot (PskImportPlan *self,
           Tambon        *tambon,
           int            code)
{
  for (; tambon->next <= tambon->target; tambon->next++)
    {
      if (psk_household_table_slot_holder (self->store, code, tambon->next) == 0)
        return tambon->next++;
    }

  return 0;
}

/**
 * psk_import_plan_give_slots:
 * @self: a plan with all its rows
 * @list: whether the list is of chosen households
 *
 * Gives each new household of a list of chosen ones the lowest free slot of its
 * tambon, in the order of the file. Those for which none is left stay candidates.
 *
 * Returns: (transfer container) (element-type PskImportRow): the rows without one
 */
GPtrArray *
psk_import_plan_give_slots (PskImportPlan *self,
                            PskImportList  list)
{
  GPtrArray *without = g_ptr_array_new ();
  g_autoptr (GHashTable) tambons = NULL;

  if (list == PSK_IMPORT_LIST_BASE)
    return without;

  tambons = count_new (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      PskImportRow *row = &g_array_index (self->rows, PskImportRow, i);
      Tambon *tambon;
      int slot;

      if (row->outcome != PSK_IMPORT_NEW)
        continue;
      tambon = g_hash_table_lookup (tambons, GINT_TO_POINTER (row->household->tambon));
      if (list == PSK_IMPORT_LIST_GUESS && tambon->n_new > tambon->target)
        continue;

      slot = take_slot (self, tambon, row->household->tambon);
      if (slot > 0)
        {
          row->household->slot = slot;
          psk_record_set_text (row->household, PSK_HOUSEHOLD_STATUS, "selected");
        }
      else
        g_ptr_array_add (without, row);
    }

  return without;
}
