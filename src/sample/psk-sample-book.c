/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-book.h"

#include <string.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-household-table.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-sample-pictures.h"
#include "psk-sample-plan.h"
#include "psk-setting-table.h"
#include "psk-visit-table.h"

/* The day that the sample was drawn up for: three days before the reports of
 * March are due, so that there is something to chase. */
#define TODAY "2024-04-12"
#define SLOTS 20

typedef struct
{
  PskSamplePlan *plan;
  GPtrArray *photos;
} FillData;

static const char *vulnerabilities[] = {
  "elderly-alone", "disabled", "bedridden", "orphan", "low-income", "unemployed",
};

static PskHousehold *
invent_household (PskSamplePlan *plan,
                  int            tambon)
{
  PskHousehold *household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  const gboolean man = psk_sample_plan_chance (plan, 0.45);

  household->tambon = tambon;
  household->status = g_strdup ("candidate");
  household->village_no = psk_sample_plan_number (plan, 1, 13);
  household->house_no = psk_sample_plan_chance (plan, 0.3)
                        ? g_strdup_printf ("%d/%d", psk_sample_plan_number (plan, 1, 320),
                                           psk_sample_plan_number (plan, 1, 12))
                        : g_strdup_printf ("%d", psk_sample_plan_number (plan, 1, 320));
  household->title = g_strdup (man ? "นาย" : psk_sample_plan_chance (plan, 0.6) ? "นาง" : "นางสาว");
  household->first_name = g_strdup (psk_sample_plan_pick (plan, man ? "male" : "female"));
  household->last_name = g_strdup (psk_sample_plan_pick (plan, "family"));
  if (psk_sample_plan_chance (plan, 0.95))
    household->citizen_id = psk_sample_plan_id (plan);
  if (psk_sample_plan_chance (plan, 0.6))
    household->phone = g_strdup_printf ("08%d-000-%04d", psk_sample_plan_number (plan, 0, 9),
                                        psk_sample_plan_number (plan, 0, 9999));
  household->members = psk_sample_plan_number (plan, 1, 7);
  household->vulnerability
    = g_strdup (vulnerabilities[psk_sample_plan_number (plan, 0,
                                                        G_N_ELEMENTS (vulnerabilities) - 1)]);
  household->definition_used = g_strdup ("definition-1");
  household->kinds = 0;

  return household;
}

static void
let_it_grow (PskSamplePlan *plan,
             PskHousehold  *household,
             double         quality)
{
  if (psk_sample_plan_chance (plan, quality * 1.04))
    household->kinds = psk_sample_plan_number (plan, 10, 16);
  else if (psk_sample_plan_chance (plan, 0.7))
    household->kinds = psk_sample_plan_number (plan, 2, 9);

  if (household->kinds > 0)
    household->planted_on = psk_sample_plan_chance (plan, 0.93)
                            ? psk_sample_plan_date (plan, "2024-01-04", "2024-03-12")
                            : psk_sample_plan_date (plan, "2024-03-13", "2024-04-10");
}

static gboolean
add_visits (PskStore      *store,
            PskSamplePlan *plan,
            PskHousehold  *household,
            GError       **error)
{
  const int n = household->kinds > 0 && psk_sample_plan_chance (plan, 0.6)
                ? psk_sample_plan_number (plan, 1, 3) : 0;

  for (int i = 1; i <= n; i++)
    {
      g_autoptr (PskVisit) visit = g_object_new (PSK_TYPE_VISIT, NULL);

      visit->household = household->id;
      visit->visited_on = psk_sample_plan_date (plan, household->planted_on, TODAY);
      visit->kinds = household->kinds * i / n;
      visit->area_sqm = psk_sample_plan_number (plan, 6, 40);
      if (!psk_visit_table_insert (store, visit, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_slot (PskStore      *store,
           PskSamplePlan *plan,
           PskHousehold  *household,
           int            slot,
           const char    *on,
           GError       **error)
{
  household->slot = slot;
  g_free (household->status);
  household->status = g_strdup ("selected");

  return psk_household_table_insert (store, household, NULL, error)
         && psk_household_table_open_slot (store, household->id, on, error)
         && add_visits (store, plan, household, error);
}

/* A household that left: with a successor in its slot, or with a hole that
 * somebody has to fill. */
static gboolean
add_drop_out (PskStore      *store,
              PskSamplePlan *plan,
              const PskSampleTambon *tambon,
              int            slot,
              gboolean       replaced,
              GError       **error)
{
  g_autoptr (PskHousehold) gone = invent_household (plan, tambon->tambon);
  g_autoptr (PskHousehold) next = invent_household (plan, tambon->tambon);

  if (!take_slot (store, plan, gone, slot, "2024-01-08", error))
    return FALSE;

  gone->slot = -1;
  g_free (gone->status);
  gone->status = g_strdup ("dropped");
  if (!psk_household_table_update (store, gone, error))
    return FALSE;

  if (!replaced)
    return psk_household_table_close_slot (store, gone->id, "2024-03-04", "moved", 0, error);

  let_it_grow (plan, next, tambon->quality);
  return take_slot (store, plan, next, slot, "2024-02-12", error)
         && psk_household_table_close_slot (store, gone->id, "2024-02-12", "died", next->id, error);
}

static gboolean
add_households (PskStore              *store,
                PskSamplePlan         *plan,
                const PskSampleTambon *tambon,
                GError               **error)
{
  const int n_candidates = psk_sample_plan_number (plan, 2, 4);

  for (int slot = 1; slot <= SLOTS; slot++)
    {
      g_autoptr (PskHousehold) household = NULL;

      if (tambon->tambon % 20 == 7 && slot == 14)
        {
          if (!add_drop_out (store, plan, tambon, slot, FALSE, error))
            return FALSE;
          continue;
        }
      if (tambon->tambon % 9 == 3 && slot == 5)
        {
          if (!add_drop_out (store, plan, tambon, slot, TRUE, error))
            return FALSE;
          continue;
        }
      if (tambon->quality < 1 && !psk_sample_plan_chance (plan, 0.72 + tambon->quality * 0.27))
        continue;

      household = invent_household (plan, tambon->tambon);
      let_it_grow (plan, household, tambon->quality);
      if (!take_slot (store, plan, household, slot, "2024-01-08", error))
        return FALSE;
    }

  for (int i = 0; i < n_candidates; i++)
    {
      g_autoptr (PskHousehold) candidate = invent_household (plan, tambon->tambon);

      if (!psk_household_table_insert (store, candidate, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* Work for the list of what is to be checked: ids with a wrong check digit, as
 * from an old list, and one household that stands twice. */
static gboolean
add_flaws (PskStore *store,
           GError  **error)
{
  PskHouseholdQuery query = { .area = 520103, .scope = PSK_HOUSEHOLDS_HOLDING };
  g_autoptr (GArray) ids = psk_household_table_query (store, &query, error);
  g_autofree char *id = NULL;

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (4, ids->len); i++)
    {
      g_autoptr (PskHousehold) household
        = psk_household_table_read (store, g_array_index (ids, gint64, i), error);

      if (household == NULL)
        return FALSE;
      if (household->citizen_id == NULL)
        continue;
      if (i < 3)
        household->citizen_id[12] = (char) ('0' + (household->citizen_id[12] - '0' + 1) % 10);
      if (i == 2)
        id = g_strdup (household->citizen_id);
      if (i == 3 && id != NULL)
        psk_record_set_text (household, PSK_HOUSEHOLD_CITIZEN_ID, id);
      if (!psk_household_table_update (store, household, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_stock (PskStore      *store,
           PskSamplePlan *plan,
           PskCentre     *centre,
           GError       **error)
{
  static const struct
  {
    const char *item;
    const char *unit;
    int most;
  } goods[] = { { "ผักบุ้ง", "packet", 400 }, { "พริก", "seedling", 200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      const int in = psk_sample_plan_number (plan, goods[i].most / 4, goods[i].most);

      for (int out = 0; out < 2; out++)
        {
          g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);

          movement->centre = centre->id;
          movement->moved_on = psk_sample_plan_date (plan, out ? "2024-03-01" : centre->opened_on,
                                                     out ? "2024-04-05" : "2024-02-28");
          movement->direction = g_strdup (out ? "out" : "in");
          movement->item = g_strdup (goods[i].item);
          movement->unit = g_strdup (goods[i].unit);
          movement->quantity = out ? psk_sample_plan_number (plan, in / 5, in * 4 / 5) : in;
          if (!psk_centre_table_insert_stock (store, movement, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
fill_centre (PskStore              *store,
             PskSamplePlan         *plan,
             const PskSampleTambon *tambon,
             GError               **error)
{
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, tambon->tambon, error);

  if (centre == NULL)
    return FALSE;
  if (tambon->opened_on == NULL)
    return TRUE;

  centre->opened_on = g_strdup (tambon->opened_on);
  centre->keeper = g_strdup_printf ("นาง%s %s", psk_sample_plan_pick (plan, "female"),
                                    psk_sample_plan_pick (plan, "family"));
  centre->phone = g_strdup_printf ("08%d-000-%04d", psk_sample_plan_number (plan, 0, 9),
                                   psk_sample_plan_number (plan, 0, 9999));
  if (tambon->pinned)
    {
      /* Two pins lie far off, for somebody to find. */
      const double off = tambon->tambon == 520807 || tambon->tambon == 521002 ? 0.45 : 0;

      centre->lat = tambon->lat + off;
      centre->lon = tambon->lon;
      centre->pinned_on = psk_sample_plan_date (plan, tambon->opened_on, "2024-04-08");
    }

  return psk_centre_table_update (store, centre, error) && add_stock (store, plan, centre, error);
}

static gboolean
add_photos (PskStore  *store,
            GPtrArray *photos,
            GError   **error)
{
  for (guint i = 0; i < photos->len; i++)
    {
      g_autoptr (PskPhoto) photo = psk_record_copy (photos->pdata[i]);
      g_autoptr (PskCentre) centre = psk_centre_table_read (store, photo->tambon, error);
      const gboolean after = g_str_equal (photo->moment, "after");

      if (centre == NULL)
        return FALSE;

      photo->centre = centre->id;
      if (!psk_centre_table_insert_photo (store, photo, error)
          || !psk_centre_table_set_pair (store, centre->id, after ? centre->before : photo->id,
                                         after ? photo->id : centre->after, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_values (PskStore   *store,
            PskSamplePlan *plan,
            PskReport  *report,
            PskDefinition *form,
            int         month,
            GError    **error)
{
  report->definition = psk_definition_get_id (form);
  for (guint i = 0; i < psk_definition_get_n (form, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (form, "items", i);
      const char *id = json_object_get_string_member (item, "id");
      double value = psk_report_get_value (store, report->district, report->month, item, NULL);

      if (value != value
          && g_strcmp0 (json_object_get_string_member_with_default (item, "type", ""), "text") != 0)
        value = psk_sample_plan_number (plan, 4, 18) * (month + 1);
      if (value == value && !psk_report_table_set_value (store, report->id, id, value, error))
        return FALSE;
    }

  return TRUE;
}

/* January and February are in, two of February late; of March nine are in, one
 * was sent back, two are being written and one has not begun. */
static const char *
state_of_report (guint district,
                 int   month)
{
  static const char *march[] = {
    "accepted", "submitted", "submitted", "draft", "submitted", "accepted", NULL,
    "returned", "submitted", "accepted", "draft", "accepted", "accepted",
  };

  return month < 2 ? "accepted" : march[district % G_N_ELEMENTS (march)];
}

static gboolean
add_report (PskStore      *store,
            PskSamplePlan *plan,
            PskDefinition *form,
            PskArea       *district,
            guint          number,
            int            month,
            GError       **error)
{
  static const char *months[] = { "2024-01", "2024-02", "2024-03" };
  static const char *first[] = { "2024-02-05", "2024-03-05", "2024-04-02" };
  static const char *last[] = { "2024-02-15", "2024-03-15", "2024-04-11" };
  const char *state = state_of_report (number, month);
  const gboolean late = month == 1 && (number == 1 || number == 9);
  g_autoptr (PskReport) report = NULL;

  if (state == NULL)
    return TRUE;

  report = g_object_new (PSK_TYPE_REPORT, NULL);
  report->district = district->code;
  report->month = g_strdup (months[month]);
  report->state = g_strdup (state);
  report->achievement = g_strdup (psk_sample_plan_pick (plan, "achievements"));
  report->problems = g_strdup (psk_sample_plan_pick (plan, "problems"));
  report->suggestions = g_strdup (psk_sample_plan_pick (plan, "suggestions"));
  if (!g_str_equal (state, "draft"))
    {
      report->submitted_on = late ? g_strdup ("2024-03-18")
                                  : psk_sample_plan_date (plan, first[month], last[month]);
      report->submitted_by = g_strdup_printf ("สพอ.%s", district->name_th);
    }
  if (g_str_equal (state, "accepted") || g_str_equal (state, "returned"))
    report->decided_on = g_strdup (report->submitted_on);
  if (g_str_equal (state, "returned"))
    report->return_reason = g_strdup ("จำนวนการแบ่งปันในชุมชนน้อยกว่าเดือนก่อน ขอให้ตรวจสอบ");

  return psk_report_table_write (store, report, error)
         && add_values (store, plan, report, form, month, error)
         && psk_report_table_write (store, report, error);
}

static gboolean
add_checks (PskStore      *store,
            PskSamplePlan *plan,
            PskDefinition *checklist,
            int            district,
            double         quality,
            GError       **error)
{
  for (guint i = 0; i < psk_definition_get_n (checklist, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (checklist, "items", i);
      const char *evidence = json_object_get_string_member_with_default (item, "evidence_th", "");

      if (psk_sample_plan_chance (plan, quality)
          && !psk_report_table_set_check (store, district, "2024-03",
                                          json_object_get_string_member (item, "id"), TRUE,
                                          evidence, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_reports (PskStore      *store,
             PskSamplePlan *plan,
             GError       **error)
{
  g_autoptr (PskAreas) areas = psk_areas_load (store, error);
  g_autoptr (PskDefinition) form = psk_definition_load (store, "form", error);
  g_autoptr (PskDefinition) checklist = psk_definition_load (store, "checklist", error);
  g_autoptr (GPtrArray) districts = NULL;

  if (areas == NULL || form == NULL || checklist == NULL)
    return FALSE;

  districts = psk_areas_get_children (areas, psk_areas_get_province (areas)->code);
  for (guint i = 0; i < districts->len; i++)
    {
      PskArea *district = districts->pdata[i];
      double quality = 0.8;

      for (guint t = 0; t < plan->tambons->len; t++)
        {
          PskSampleTambon *tambon = &g_array_index (plan->tambons, PskSampleTambon, t);

          if (psk_area_code_within (tambon->tambon, district->code))
            quality = tambon->quality;
        }

      for (int month = 0; month < 3; month++)
        {
          if (!add_report (store, plan, form, district, i, month, error))
            return FALSE;
        }
      if (!add_checks (store, plan, checklist, district->code, quality, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_posts (PskStore      *store,
           PskSamplePlan *plan,
           GError       **error)
{
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (PskPost) post = g_object_new (PSK_TYPE_POST, NULL);

      post->district = 5201 + i % 13;
      post->posted_on = psk_sample_plan_date (plan, "2024-01-05", "2024-04-10");
      post->channel = g_strdup (i % 3 == 0 ? "line" : "facebook");
      post->title = g_strdup (psk_sample_plan_pick (plan, "posts"));
      if (!psk_report_table_insert_post (store, post, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (PskStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  FillData *d = data;

  psk_store_make_repeatable (store, 2567, TODAY "T03:00:00Z");
  if (!psk_setting_table_set (store, PSK_SETTING_TODAY, TODAY, error)
      || !psk_setting_table_set (store, PSK_SETTING_SAMPLE, "1", error))
    return FALSE;

  for (guint i = 0; i < d->plan->tambons->len; i++)
    {
      PskSampleTambon *tambon = &g_array_index (d->plan->tambons, PskSampleTambon, i);

      if (!add_households (store, d->plan, tambon, error)
          || !fill_centre (store, d->plan, tambon, error))
        return FALSE;
    }

  return add_flaws (store, error)
         && add_photos (store, d->photos, error)
         && add_reports (store, d->plan, error)
         && add_posts (store, d->plan, error);
}

/**
 * psk_sample_book_fill:
 * @book: a new book
 * @error: (nullable): where to put the error
 *
 * Fills a book with invented households, centres, pictures, reports and check
 * lists, always the same: with enough missing and late that every screen has
 * something to show. The book says that it is a sample.
 *
 * Returns: whether it was filled
 */
gboolean
psk_sample_book_fill (PskBook *book,
                      GError **error)
{
  g_autoptr (PskSamplePlan) plan = psk_sample_plan_new (psk_book_get_areas (book));
  g_autofree char *photos_dir = psk_book_get_photos_dir (book);
  g_autoptr (GPtrArray) photos = psk_sample_pictures_make (plan, photos_dir, error);
  FillData data = { plan, photos };
  g_autoptr (PskCommand) command = NULL;

  if (photos == NULL)
    return FALSE;

  command = psk_command_new ("Sample book", NULL, fill, &data, NULL);
  return psk_book_run_silent (book, command, error);
}
