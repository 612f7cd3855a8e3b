/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-households.h"

#include "psk-household-table.h"
#include "psk-household.h"
#include "psk-visit-table.h"

#define N_CANDIDATES_PER_TAMBON 3

/* Some households, by the order in which they are made, have the faults of old
 * lists: an id whose check digit is wrong, and a person who is listed twice. */
static const int wrong_ids[] = { 211, 907, 1490 };
static const int twins[][2] = { { 371, 402 }, { 1288, 1311 } };

/* What is being made, and what is remembered of it. */
typedef struct
{
  PskSamplePlan *plan;
  PskStore *store;
  int serial;
  PskHousehold *twin;
} Filler;

typedef enum
{
  STATE_PLANTING_EARLY,
  STATE_PLANTING_MARCH,
  STATE_PLANTING_APRIL,
  STATE_STARTED,
  STATE_SELECTED,
} State;

/* Most are old people, as in any village. */
static const char *
roll_vulnerability (PskSamplePlan *plan)
{
  static const struct
  {
    int percent;
    const char *code;
  } causes[] = {
    { 26, "elderly-alone" }, { 46, "elderly" }, { 62, "low-income" }, { 76, "disabled" },
    { 84, "chronic-illness" }, { 89, "bedridden" }, { 94, "single-parent" }, { 96, "unemployed" },
    { 98, "no-housing" }, { 99, "orphan" }, { 100, "other" },
  };
  int roll = psk_sample_plan_roll (plan, 0, 99);
  gsize i = 0;

  while (roll >= causes[i].percent)
    i++;

  return causes[i].code;
}

static gboolean
has_wrong_id (int serial)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong_ids); i++)
    {
      if (wrong_ids[i] == serial)
        return TRUE;
    }

  return FALSE;
}

/* A citizen id begins with 0 to 8; the 9 of these is given to nobody. The check
 * digit is right, by the rule in psk_person_id_check(). */
static char *
make_citizen_id (int tambon,
                 int serial)
{
  /* A multiple of a number that has no factor in common with ten million runs
   * through all of them before it meets one again. */
  const int number = (int) ((gint64) serial * 4637319 % 10000000);
  g_autofree char *digits = g_strdup_printf ("9%04d%07d", tambon / 100, number);
  int sum = 0;
  int check;

  for (int i = 0; i < 12; i++)
    sum += (digits[i] - '0') * (13 - i);

  check = (11 - sum % 11) % 10;
  if (has_wrong_id (serial))
    check = (check + 1) % 10;

  return g_strdup_printf ("%s%d", digits, check);
}

static void
copy_person (PskHousehold *household,
             PskHousehold *other)
{
  static const PskHouseholdField fields[] = {
    PSK_HOUSEHOLD_TITLE, PSK_HOUSEHOLD_FIRST_NAME, PSK_HOUSEHOLD_LAST_NAME,
    PSK_HOUSEHOLD_CITIZEN_ID,
  };
  char *texts[] = { other->title, other->first_name, other->last_name, other->citizen_id };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    psk_record_set_text (household, fields[i], texts[i]);
}

static void
mind_twins (Filler       *self,
            PskHousehold *household)
{
  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++)
    {
      if (self->serial == twins[i][0])
        g_set_object (&self->twin, household);
      else if (self->serial == twins[i][1])
        copy_person (household, self->twin);
    }
}

static gboolean
must_have_id (int serial)
{
  return has_wrong_id (serial) || serial == twins[0][0] || serial == twins[1][0];
}

/* An invented household; @place is 0 to 1 through the villages of the tambon. */
static PskHousehold *
make_household (Filler          *self,
                PskSampleTambon *tambon,
                double           place)
{
  PskSamplePlan *plan = self->plan;
  PskHousehold *household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  const int n_villages = 5 + tambon->code % 7;
  const char *title;
  const char *first;
  const char *last;
  int house;

  g_free (psk_sample_plan_person (plan, &title, &first, &last));
  household->tambon = tambon->code;
  household->village_no = 1 + MIN ((int) (place * n_villages), n_villages - 1);
  house = psk_sample_plan_roll (plan, 1, 260);
  household->house_no = psk_sample_plan_chance (plan, 30)
                        ? g_strdup_printf ("%d/%d", house, psk_sample_plan_roll (plan, 1, 9))
                        : g_strdup_printf ("%d", house);
  household->title = g_strdup (title);
  household->first_name = g_strdup (first);
  household->last_name = g_strdup (last);
  household->members = psk_sample_plan_roll (plan, 1, 3) + psk_sample_plan_roll (plan, 0, 3);
  household->vulnerability = g_strdup (roll_vulnerability (plan));
  household->definition_used = g_strdup ("definition-1");

  self->serial++;
  if (psk_sample_plan_chance (plan, 95) || must_have_id (self->serial))
    household->citizen_id = make_citizen_id (tambon->code, self->serial);
  if (psk_sample_plan_chance (plan, 55))
    household->phone = psk_sample_plan_phone (plan);
  mind_twins (self, household);

  return household;
}

static int
roll_planting_day (PskSamplePlan *plan,
                   State          state,
                   int            from)
{
  const int percent = psk_sample_plan_roll (plan, 0, 99);

  if (state == STATE_PLANTING_MARCH)
    return psk_sample_plan_roll (plan, PSK_SAMPLE_DAY_MONTH_AGO + 1, PSK_SAMPLE_DAY_APRIL - 1);
  if (state == STATE_PLANTING_APRIL)
    return psk_sample_plan_roll (plan, PSK_SAMPLE_DAY_APRIL, PSK_SAMPLE_DAY_TODAY - 1);
  if (state == STATE_STARTED)
    return psk_sample_plan_roll (plan, MAX (from, 25), PSK_SAMPLE_DAY_TODAY - 3);
  if (percent < 44 && from < PSK_SAMPLE_DAY_FEBRUARY - 2)
    return psk_sample_plan_roll (plan, from + 1, PSK_SAMPLE_DAY_FEBRUARY - 1);
  if (percent < 82 && from < PSK_SAMPLE_DAY_MARCH - 2)
    return psk_sample_plan_roll (plan, MAX (from + 1, PSK_SAMPLE_DAY_FEBRUARY),
                                 PSK_SAMPLE_DAY_MARCH - 1);

  return psk_sample_plan_roll (plan, MAX (from, PSK_SAMPLE_DAY_MARCH), PSK_SAMPLE_DAY_MONTH_AGO);
}

/* Returns the day on which the household began to plant, or -1. */
static int
set_progress (PskSamplePlan *plan,
              PskHousehold  *household,
              State          state,
              int            from)
{
  const int some = psk_sample_plan_roll (plan, 0, 8);
  const int more = psk_sample_plan_roll (plan, 0, 8);
  int day;

  if (state == STATE_SELECTED)
    {
      household->kinds = 0;
      return -1;
    }

  day = roll_planting_day (plan, state, from);
  household->planted_on = psk_sample_date (day);
  household->kinds = state == STATE_STARTED
                     ? psk_sample_plan_roll (plan, 2, PSK_KINDS_NEEDED - 1)
                     : PSK_KINDS_NEEDED + MIN (some, more);

  return day;
}

static gboolean
add_visit (Filler          *self,
           PskSampleTambon *tambon,
           PskHousehold    *household,
           int              day,
           int              kinds,
           int              area,
           GError         **error)
{
  g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);

  visit->household = household->id;
  visit->visited_on = psk_sample_date (day);
  visit->kinds = kinds;
  visit->area_sqm = area;

  if (tambon->opened_day >= 0 && tambon->opened_day <= day
      && psk_sample_plan_chance (self->plan, 60))
    {
      const gboolean packets = psk_sample_plan_chance (self->plan, 55);

      visit->centre = tambon->centre;
      visit->seed_unit = g_strdup (packets ? "packet" : "seedling");
      visit->seeds = packets ? psk_sample_plan_roll (self->plan, 2, 6)
                             : 5 * psk_sample_plan_roll (self->plan, 1, 5);
    }

  if (!psk_visit_table_insert (self->store, visit, error))
    return FALSE;
  if (visit->centre != 0)
    g_ptr_array_add (self->plan->given, g_steal_pointer (&visit));
  return TRUE;
}

/* The last visit found what the household grows now. */
static gboolean
add_visits (Filler          *self,
            PskSampleTambon *tambon,
            PskHousehold    *household,
            int              day,
            GError         **error)
{
  const int wait = psk_sample_plan_roll (self->plan, 0, 6);
  const int first = MIN (day + wait, PSK_SAMPLE_DAY_TODAY);
  const int gap = psk_sample_plan_roll (self->plan, 17, 31);
  const int wanted = psk_sample_plan_roll (self->plan, 0, 2);
  const int last = MIN (wanted, (PSK_SAMPLE_DAY_TODAY - first) / gap);
  const int area = 2 * psk_sample_plan_roll (self->plan, 3, 9);
  const int step = psk_sample_plan_roll (self->plan, 2, 4);

  for (int i = 0; i <= last; i++)
    {
      if (!add_visit (self, tambon, household, first + i * gap,
                      MAX (household->kinds - (last - i) * step, 1), area + i * step * 2, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_holder (Filler          *self,
            PskSampleTambon *tambon,
            PskHousehold    *household,
            int              slot,
            State            state,
            int              from,
            GError         **error)
{
  g_autofree char *on = psk_sample_date (from);
  int day = set_progress (self->plan, household, state, from);

  household->slot = slot;
  psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, "selected");

  return (household->id == 0
          ? psk_household_table_insert (self->store, household, NULL, error)
          : psk_household_table_update (self->store, household, error))
         && psk_household_table_open_slot (self->store, household->id, on, error)
         && (day < 0 || !psk_sample_plan_chance (self->plan, 62)
             || add_visits (self, tambon, household, day, error));
}

/* A household that held a slot from January and gives it up on @day. */
static gboolean
add_dropped (Filler          *self,
             PskSampleTambon *tambon,
             int              slot,
             int              day,
             gint64           successor,
             GError         **error)
{
  static const char *reasons[] = { "moved", "ill", "died", "unwilling", "moved", "no-land" };
  g_autoptr (PskHousehold) household = make_household (self, tambon,
                                                       slot / (double) PSK_SAMPLE_N_SLOTS);
  g_autofree char *on = psk_sample_date (day);
  const char *reason = reasons[psk_sample_plan_roll (self->plan, 0, G_N_ELEMENTS (reasons) - 1)];

  if (!add_holder (self, tambon, household, slot, STATE_SELECTED, 10, error))
    return FALSE;

  household->slot = -1;
  psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, "dropped");

  return psk_household_table_update (self->store, household, error)
         && psk_household_table_close_slot (self->store, household->id, on, reason, successor,
                                            error);
}

/* The successor comes from the base list, as it does in an office. */
static gboolean
add_replaced (Filler          *self,
              PskSampleTambon *tambon,
              PskHousehold    *successor,
              int              slot,
              State            state,
              GError         **error)
{
  const int day = psk_sample_plan_roll (self->plan, 38, 56);

  successor->status = g_strdup ("candidate");

  return psk_household_table_insert (self->store, successor, NULL, error)
         && add_dropped (self, tambon, slot, day, successor->id, error)
         && add_holder (self, tambon, successor, slot, state, day, error);
}

static int *
deal_states (PskSamplePlan   *plan,
             PskSampleTambon *tambon)
{
  int *states = g_new (int, tambon->selected);
  const int early = tambon->planting - tambon->late_march - tambon->april;

  for (int i = 0; i < tambon->selected; i++)
    {
      if (i < early)
        states[i] = STATE_PLANTING_EARLY;
      else if (i < early + tambon->late_march)
        states[i] = STATE_PLANTING_MARCH;
      else if (i < tambon->planting)
        states[i] = STATE_PLANTING_APRIL;
      else
        states[i] = psk_sample_plan_chance (plan, 75) ? STATE_STARTED : STATE_SELECTED;
    }
  psk_sample_plan_shuffle (plan, states, tambon->selected);

  return states;
}

static gboolean
add_candidates (Filler          *self,
                PskSampleTambon *tambon,
                GError         **error)
{
  for (int i = 0; i < N_CANDIDATES_PER_TAMBON; i++)
    {
      double place = psk_sample_plan_roll (self->plan, 0, 99) / 100.0;
      g_autoptr (PskHousehold) household = make_household (self, tambon, place);

      household->status = g_strdup ("candidate");
      if (!psk_household_table_insert (self->store, household, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_tambon (Filler          *self,
             PskSampleTambon *tambon,
             GError         **error)
{
  g_autofree int *states = deal_states (self->plan, tambon);
  const int vacant = tambon->dropped ? psk_sample_plan_roll (self->plan, 2, tambon->selected) : 0;
  const int replaced = tambon->replaced > 0 ? psk_sample_plan_roll (self->plan, 1, 9) : 0;

  for (int i = 0; i < tambon->selected; i++)
    {
      const int slot = i + 1 + (vacant > 0 && i + 1 >= vacant ? 1 : 0);
      g_autoptr (PskHousehold) household = make_household (self, tambon,
                                                           i / (double) tambon->selected);
      const int from = psk_sample_plan_roll (self->plan, 7, 22);

      if (slot == replaced
          ? !add_replaced (self, tambon, household, slot, states[i], error)
          : !add_holder (self, tambon, household, slot, states[i], from, error))
        return FALSE;
    }

  if (vacant > 0
      && !add_dropped (self, tambon, vacant, psk_sample_plan_roll (self->plan, 60, 95), 0, error))
    return FALSE;

  return add_candidates (self, tambon, error);
}

/**
 * psk_sample_households_fill:
 * @plan: the plan; its centres have row ids
 * @store: the writing store of a new book
 * @error: (nullable): where to put the error
 *
 * Writes the households, their slots and the visits to them.
 *
 * Returns: whether all were written
 */
gboolean
psk_sample_households_fill (PskSamplePlan *plan,
                            PskStore      *store,
                            GError       **error)
{
  Filler filler = { plan, store, 0, NULL };
  gboolean filled = TRUE;

  g_return_val_if_fail (plan != NULL && store != NULL, FALSE);

  psk_sample_plan_begin (plan, PSK_SAMPLE_PART_HOUSEHOLDS);
  for (guint i = 0; filled && i < plan->n_tambons; i++)
    filled = fill_tambon (&filler, &plan->tambons[i], error);
  g_clear_object (&filler.twin);

  return filled;
}
