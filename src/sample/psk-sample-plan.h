/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "psk-areas.h"

G_BEGIN_DECLS

/* The day that the sample book is always at, and when it was filled. */
#define PSK_SAMPLE_TODAY "2024-04-12"
#define PSK_SAMPLE_NOW "2024-04-12T03:00:00Z"

/* Days are counted from 1 January 2024. */
#define PSK_SAMPLE_DAY_FEBRUARY 31
#define PSK_SAMPLE_DAY_MARCH 60
#define PSK_SAMPLE_DAY_MONTH_AGO 71 /* 12 March */
#define PSK_SAMPLE_DAY_APRIL 91
#define PSK_SAMPLE_DAY_TODAY 102

#define PSK_SAMPLE_N_DISTRICTS 13
#define PSK_SAMPLE_N_SLOTS 20

/* The parts of the book; each has random numbers of its own, so that a change
 * to one does not change the others. */
typedef enum
{
  PSK_SAMPLE_PART_PLAN = 2567,
  PSK_SAMPLE_PART_PHOTOS,
  PSK_SAMPLE_PART_CENTRES,
  PSK_SAMPLE_PART_HOUSEHOLDS,
  PSK_SAMPLE_PART_REPORTS,
} PskSamplePart;

/**
 * PskSampleDistrict:
 * @code: the district
 * @selected: how many households hold a slot
 * @planting: how many of them plant enough kinds
 * @open: how many centres are open
 * @pinned: how many centres are pinned
 * @paired: how many centres have a pair of photographs
 * @processes: how many items of the check list are done
 * @february_late: the report of February came after it was due
 * @march: the state of the report of March; %NULL when nobody has begun it
 *
 * How far a district is, on the day of the sample book.
 */
typedef struct
{
  int code;
  int selected;
  int planting;
  int open;
  int pinned;
  int paired;
  int processes;
  gboolean february_late;
  const char *march;
} PskSampleDistrict;

/**
 * PskSampleTambon:
 *
 * How far a tambon is: its share of what its district has.
 */
typedef struct
{
  int code;
  const PskSampleDistrict *district;
  const char *name; /* borrowed from the areas */
  double lat; /* label point */
  double lon;

  int selected;
  int planting;
  int late_march; /* began to plant after 12 March, in March */
  int april; /* began to plant in April */
  gboolean dropped; /* one household dropped out, its slot is vacant */
  int replaced; /* households that dropped out and have a successor */

  int opened_day; /* -1: not open */
  int pinned_day; /* -1: not pinned */
  double pin_lat;
  double pin_lon;
  int n_before; /* photographs */
  int n_after;
  gint64 centre; /* row id, once it is known */
} PskSampleTambon;

/**
 * PskSamplePlan:
 *
 * What the sample book shall hold, before anything is written.
 */
typedef struct
{
  GRand *random;
  JsonParser *names;
  PskAreas *areas;
  PskSampleTambon *tambons;
  guint n_tambons;
  GPtrArray *given; /* PskVisit at which seeds of a centre were given, once they are written */
} PskSamplePlan;

PskSamplePlan           *psk_sample_plan_new     (PskAreas       *areas,
                                                  GError        **error);
void                     psk_sample_plan_free    (PskSamplePlan  *self);
void                     psk_sample_plan_begin   (PskSamplePlan  *self,
                                                  PskSamplePart   part);
int                      psk_sample_plan_roll    (PskSamplePlan  *self,
                                                  int             low,
                                                  int             high);
gboolean                 psk_sample_plan_chance  (PskSamplePlan  *self,
                                                  int             percent);
const char              *psk_sample_plan_pick    (PskSamplePlan  *self,
                                                  const char     *list);
void                     psk_sample_plan_shuffle (PskSamplePlan  *self,
                                                  int            *numbers,
                                                  guint           n);
char                    *psk_sample_plan_person  (PskSamplePlan  *self,
                                                  const char    **title,
                                                  const char    **first,
                                                  const char    **last);
char                    *psk_sample_plan_phone   (PskSamplePlan  *self);
char                    *psk_sample_date         (int             day);
const PskSampleDistrict *psk_sample_districts    (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskSamplePlan, psk_sample_plan_free)

G_END_DECLS
