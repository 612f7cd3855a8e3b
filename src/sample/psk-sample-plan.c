/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-plan.h"

#include <gio/gio.h>
#include <math.h>

#include "psk-area.h"
#include "psk-thai-date.h"

#define NAMES_FILE "/io/github/pansuk/Pansuk/data/sample/names.json"

/* Households that began to plant in the last month, and in April. */
#define N_LATE_MARCH 100
#define N_APRIL 12

/* Households that dropped out: without and with a successor. */
#define N_DROPPED 5
#define N_REPLACED 12

/* Centres without a pair that have only a photo before, or only one after; the
 * others have none. */
#define N_ONLY_BEFORE 25
#define N_ONLY_AFTER 13

/* Centres that opened in the last month. */
#define N_NEWLY_OPEN 4

/* Pins that lie in another tambon by mistake: the n-th of those pinned. */
static const int wrong_pins[] = { 23, 61 };

/* Under the default criteria this makes one A (เสริมงาม), eight B and four C in
 * the quarter 2567Q2; nothing is below 70 points. */
static const PskSampleDistrict districts[PSK_SAMPLE_N_DISTRICTS] = {
  { 5201, 343, 280, 16, 15, 6, 13, FALSE, "accepted" }, /* เมืองลำปาง */
  { 5202, 82, 70, 4, 4, 3, 12, FALSE, "submitted" }, /* แม่เมาะ */
  { 5203, 171, 150, 8, 6, 6, 15, FALSE, "submitted" }, /* เกาะคา */
  { 5204, 80, 80, 4, 4, 4, 19, FALSE, "accepted" }, /* เสริมงาม */
  { 5205, 164, 149, 9, 8, 4, 15, TRUE, "draft" }, /* งาว */
  { 5206, 123, 111, 7, 6, 5, 16, FALSE, "accepted" }, /* แจ้ห่ม */
  { 5207, 147, 131, 8, 6, 4, 17, FALSE, NULL }, /* วังเหนือ */
  { 5208, 137, 127, 8, 6, 6, 18, FALSE, "returned" }, /* เถิน */
  { 5209, 74, 67, 4, 3, 2, 19, FALSE, "submitted" }, /* แม่พริก */
  { 5210, 195, 165, 8, 7, 7, 14, TRUE, "accepted" }, /* แม่ทะ */
  { 5211, 80, 70, 4, 3, 2, 13, FALSE, "draft" }, /* สบปราบ */
  { 5212, 127, 115, 7, 7, 5, 15, FALSE, "accepted" }, /* ห้างฉัตร */
  { 5213, 86, 80, 4, 4, 4, 16, FALSE, "submitted" }, /* เมืองปาน */
};

/* About a hundred metres, so that the pin stays in a small tambon too; to five
 * decimals, as telephones show them. */
static double
move_a_little (PskSamplePlan *self,
               double         degrees)
{
  return (floor (degrees * 1e5 + 0.5) + psk_sample_plan_roll (self, -90, 90)) / 1e5;
}

/* Takes @missing away from @n values, from a few of them more than from others,
 * and from none more than leaves @least. */
static void
take_away (PskSamplePlan *self,
           int           *values,
           int            n,
           int            missing,
           int            least)
{
  g_autofree int *weights = g_new (int, n);

  g_assert (n > 0);

  for (int i = 0; i < n; i++)
    weights[i] = psk_sample_plan_chance (self, 40) ? 1 : psk_sample_plan_roll (self, 8, 90);

  while (missing > 0)
    {
      int i = psk_sample_plan_roll (self, 0, n - 1);

      if (values[i] <= least || psk_sample_plan_roll (self, 0, 99) >= weights[i])
        continue;

      values[i]--;
      missing--;
    }
}

static void
plan_households (PskSamplePlan   *self,
                 PskSampleTambon *tambons,
                 int              n)
{
  const PskSampleDistrict *district = tambons[0].district;
  g_autofree int *selected = g_new (int, n);
  g_autofree int *planting = g_new (int, n);

  for (int i = 0; i < n; i++)
    selected[i] = PSK_SAMPLE_N_SLOTS;
  take_away (self, selected, n, n * PSK_SAMPLE_N_SLOTS - district->selected, 9);

  for (int i = 0; i < n; i++)
    planting[i] = selected[i];
  take_away (self, planting, n, district->selected - district->planting, 5);

  for (int i = 0; i < n; i++)
    {
      tambons[i].selected = selected[i];
      tambons[i].planting = planting[i];
    }
}

/* Marks @wanted of the centres that are open, rather those whose tambon is far. */
static void
choose_centres (PskSamplePlan   *self,
                PskSampleTambon *tambons,
                int              n,
                int              wanted,
                gboolean         of_open,
                gboolean        *chosen)
{
  while (wanted > 0)
    {
      int best = -1;
      int best_rank = -1;

      for (int i = 0; i < n; i++)
        {
          int rank = tambons[i].planting + psk_sample_plan_roll (self, 0, 7);

          if (!chosen[i] && (!of_open || tambons[i].opened_day >= 0) && rank > best_rank)
            {
              best = i;
              best_rank = rank;
            }
        }

      g_assert (best >= 0);
      chosen[best] = TRUE;
      wanted--;
    }
}

static void
plan_centres (PskSamplePlan   *self,
              PskSampleTambon *tambons,
              int              n)
{
  const PskSampleDistrict *district = tambons[0].district;
  g_autofree gboolean *open = g_new0 (gboolean, n);
  g_autofree gboolean *pinned = g_new0 (gboolean, n);
  g_autofree gboolean *paired = g_new0 (gboolean, n);

  choose_centres (self, tambons, n, district->open, FALSE, open);
  for (int i = 0; i < n; i++)
    tambons[i].opened_day = open[i] ? psk_sample_plan_roll (self, 8, 52) : -1;

  choose_centres (self, tambons, n, district->pinned, TRUE, pinned);
  choose_centres (self, tambons, n, district->paired, TRUE, paired);

  for (int i = 0; i < n; i++)
    {
      tambons[i].pinned_day = -1;
      if (pinned[i])
        tambons[i].pinned_day = tambons[i].opened_day + psk_sample_plan_roll (self, 1, 12);
      if (paired[i])
        tambons[i].n_before = tambons[i].n_after = 1;
    }
}

static void
plan_pins (PskSamplePlan *self)
{
  int nth = 0;

  for (guint i = 0; i < self->n_tambons; i++)
    {
      PskSampleTambon *tambon = &self->tambons[i];
      const PskSampleTambon *near = tambon;

      if (tambon->pinned_day < 0)
        continue;

      for (gsize w = 0; w < G_N_ELEMENTS (wrong_pins); w++)
        {
          if (wrong_pins[w] == nth)
            near = &self->tambons[(i + 12) % self->n_tambons];
        }
      nth++;

      tambon->pin_lat = move_a_little (self, near->lat);
      tambon->pin_lon = move_a_little (self, near->lon);
    }
}

static void
plan_single_photos (PskSamplePlan *self)
{
  g_autofree int *order = g_new (int, self->n_tambons);
  int only_before = N_ONLY_BEFORE;
  int only_after = N_ONLY_AFTER;
  int none = 4;
  int extra = 2;

  for (guint i = 0; i < self->n_tambons; i++)
    order[i] = i;
  psk_sample_plan_shuffle (self, order, self->n_tambons);

  for (guint i = 0; i < self->n_tambons; i++)
    {
      PskSampleTambon *tambon = &self->tambons[order[i]];

      if (tambon->n_before > 0 && extra > 0)
        {
          tambon->n_before++;
          tambon->n_after++;
          extra--;
        }
      else if (tambon->n_before > 0)
        {
          continue;
        }
      else if (tambon->opened_day < 0 && none > 0)
        {
          none--;
        }
      else if (tambon->opened_day >= 0 && only_after > 0)
        {
          tambon->n_after = 1;
          only_after--;
        }
      else if (only_before > 0)
        {
          tambon->n_before = 1;
          only_before--;
        }
    }
}

/* Centres that opened late have neither a pin nor a photo after. */
static void
plan_newly_open (PskSamplePlan *self)
{
  int missing = N_NEWLY_OPEN;

  for (guint i = 0; i < self->n_tambons && missing > 0; i++)
    {
      PskSampleTambon *tambon = &self->tambons[i];

      if (tambon->opened_day >= 0 && tambon->pinned_day < 0 && tambon->n_after == 0)
        {
          tambon->opened_day = psk_sample_plan_roll (self, PSK_SAMPLE_DAY_MONTH_AGO + 2, 88);
          missing--;
        }
    }

  g_assert (missing == 0);
}

static void
plan_late_planting (PskSamplePlan *self)
{
  int march = N_LATE_MARCH;
  int april = N_APRIL;

  while (march + april > 0)
    {
      PskSampleTambon *tambon
        = &self->tambons[psk_sample_plan_roll (self, 0, self->n_tambons - 1)];

      /* A district that is complete was complete at the end of the quarter. */
      if (tambon->late_march + tambon->april >= tambon->planting / 4
          || tambon->district->planting == tambon->district->selected)
        continue;

      if (march > 0)
        {
          tambon->late_march++;
          march--;
        }
      else
        {
          tambon->april++;
          april--;
        }
    }
}

static void
plan_drops (PskSamplePlan *self)
{
  int dropped = N_DROPPED;
  int replaced = N_REPLACED;

  while (dropped + replaced > 0)
    {
      PskSampleTambon *tambon
        = &self->tambons[psk_sample_plan_roll (self, 0, self->n_tambons - 1)];

      if (dropped > 0 && tambon->selected < PSK_SAMPLE_N_SLOTS && !tambon->dropped)
        {
          tambon->dropped = TRUE;
          dropped--;
        }
      else if (dropped == 0 && tambon->replaced == 0 && !tambon->dropped)
        {
          tambon->replaced = 1;
          replaced--;
        }
    }
}

static const PskSampleDistrict *
find_district (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (districts); i++)
    {
      if (districts[i].code == code)
        return &districts[i];
    }

  return NULL;
}

static void
list_tambons (PskSamplePlan *self)
{
  const guint n_areas = psk_areas_get_n (self->areas);

  self->tambons = g_new0 (PskSampleTambon, n_areas);
  for (guint i = 0; i < n_areas; i++)
    {
      PskArea *area = psk_areas_get (self->areas, i);
      PskSampleTambon *tambon = &self->tambons[self->n_tambons];

      if (area->level != PSK_AREA_TAMBON)
        continue;

      tambon->code = area->code;
      tambon->district = find_district (psk_area_code_parent (area->code));
      tambon->name = area->name_th;
      tambon->lat = area->lat;
      tambon->lon = area->lon;
      self->n_tambons++;
    }
}

static gboolean
load_names (PskSamplePlan *self,
            GError       **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (NAMES_FILE, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                      error);
  gsize size;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  self->names = json_parser_new_immutable ();
  return text != NULL && json_parser_load_from_data (self->names, text, size, error);
}

/**
 * psk_sample_plan_new:
 * @areas: the areas of the book
 * @error: (nullable): where to put the error
 *
 * Decides how far every tambon is, from a fixed seed.
 *
 * Returns: (transfer full) (nullable): the plan
 */
PskSamplePlan *
psk_sample_plan_new (PskAreas *areas,
                     GError  **error)
{
  g_autoptr (PskSamplePlan) self = g_new0 (PskSamplePlan, 1);
  guint first = 0;

  g_return_val_if_fail (areas != NULL, NULL);

  self->random = g_rand_new_with_seed (PSK_SAMPLE_PART_PLAN);
  self->areas = psk_areas_ref (areas);
  self->given = g_ptr_array_new_with_free_func (g_object_unref);
  list_tambons (self);
  if (!load_names (self, error))
    return NULL;

  for (guint i = 1; i <= self->n_tambons; i++)
    {
      if (i < self->n_tambons && self->tambons[i].district == self->tambons[first].district)
        continue;

      plan_households (self, &self->tambons[first], i - first);
      plan_centres (self, &self->tambons[first], i - first);
      first = i;
    }

  plan_pins (self);
  plan_single_photos (self);
  plan_newly_open (self);
  plan_late_planting (self);
  plan_drops (self);

  return g_steal_pointer (&self);
}

/**
 * psk_sample_plan_free:
 * @self: (transfer full): a plan
 */
void
psk_sample_plan_free (PskSamplePlan *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->random, g_rand_free);
  g_clear_object (&self->names);
  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->given, g_ptr_array_unref);
  g_free (self->tambons);
  g_free (self);
}

/**
 * psk_sample_plan_begin:
 * @self: a plan
 * @part: the part of the book that is made now
 *
 * Starts the random numbers of a part.
 */
void
psk_sample_plan_begin (PskSamplePlan *self,
                       PskSamplePart  part)
{
  g_return_if_fail (self != NULL);

  g_rand_set_seed (self->random, part);
}

/**
 * psk_sample_plan_roll:
 * @self: a plan
 * @low: the least
 * @high: the most
 *
 * Returns: a random number, both ends included
 */
int
psk_sample_plan_roll (PskSamplePlan *self,
                      int            low,
                      int            high)
{
  g_return_val_if_fail (self != NULL && low <= high, low);

  return g_rand_int_range (self->random, low, high + 1);
}

/**
 * psk_sample_plan_chance:
 * @self: a plan
 * @percent: 0 to 100
 *
 * Returns: %TRUE in @percent of a hundred cases
 */
gboolean
psk_sample_plan_chance (PskSamplePlan *self,
                        int            percent)
{
  return psk_sample_plan_roll (self, 0, 99) < percent;
}

/**
 * psk_sample_plan_pick:
 * @self: a plan
 * @list: a list of the file of names
 *
 * Returns: (transfer none): one of its words
 */
const char *
psk_sample_plan_pick (PskSamplePlan *self,
                      const char    *list)
{
  JsonObject *root;
  JsonArray *array;

  g_return_val_if_fail (self != NULL, NULL);

  root = json_node_get_object (json_parser_get_root (self->names));
  array = json_object_get_array_member (root, list);
  g_return_val_if_fail (array != NULL, NULL);

  return json_array_get_string_element (
    array, psk_sample_plan_roll (self, 0, json_array_get_length (array) - 1));
}

/**
 * psk_sample_plan_shuffle:
 * @self: a plan
 * @numbers: (array length=n): numbers
 * @n: how many
 *
 * Puts numbers into a random order.
 */
void
psk_sample_plan_shuffle (PskSamplePlan *self,
                         int           *numbers,
                         guint          n)
{
  for (guint i = n; i > 1; i--)
    {
      int other = psk_sample_plan_roll (self, 0, i - 1);
      int number = numbers[i - 1];

      numbers[i - 1] = numbers[other];
      numbers[other] = number;
    }
}

/**
 * psk_sample_plan_person:
 * @self: a plan
 * @title: (out) (optional) (transfer none): นาย, นาง or นางสาว
 * @first: (out) (optional) (transfer none): the first name
 * @last: (out) (optional) (transfer none): the family name
 *
 * Returns: (transfer full): an invented name, whole
 */
char *
psk_sample_plan_person (PskSamplePlan *self,
                        const char   **title,
                        const char   **first,
                        const char   **last)
{
  const gboolean man = psk_sample_plan_chance (self, 44);
  const char *t = man ? "นาย" : psk_sample_plan_chance (self, 78) ? "นาง" : "นางสาว";
  const char *f = psk_sample_plan_pick (self, man ? "male" : "female");
  const char *l = psk_sample_plan_pick (self, "family");

  if (title != NULL)
    *title = t;
  if (first != NULL)
    *first = f;
  if (last != NULL)
    *last = l;

  return g_strdup_printf ("%s%s %s", t, f, l);
}

/**
 * psk_sample_plan_phone:
 * @self: a plan
 *
 * Returns: (transfer full): an invented telephone number: its middle is 000
 */
char *
psk_sample_plan_phone (PskSamplePlan *self)
{
  int network = psk_sample_plan_roll (self, 0, 9);

  return g_strdup_printf ("08%d000%04d", network, psk_sample_plan_roll (self, 0, 9999));
}

/**
 * psk_sample_date:
 * @day: days since 1 January 2024
 *
 * Returns: (transfer full): the date, ISO 8601
 */
char *
psk_sample_date (int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2024);
  g_date_add_days (&date, day);

  return psk_thai_date_to_iso (&date);
}

/**
 * psk_sample_districts:
 *
 * Returns: (transfer none) (array fixed-size=13): how far the districts are
 */
const PskSampleDistrict *
psk_sample_districts (void)
{
  return districts;
}
